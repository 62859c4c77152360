"""The columns of the table of questions."""

from __future__ import annotations

from dataclasses import dataclass
from operator import attrgetter

from PySide6.QtCore import QCoreApplication

from netdesk.domain.question import Question
from netdesk.ui.models.columns import Column, Look
from netdesk.ui.palettes import Tone


@dataclass(frozen=True, slots=True)
class QuestionRow:
    """A question as the table shows it; `id` is its place in the list of what was found."""

    id: int
    text: str
    category: str
    minutes: str
    whose: str
    whose_tone: str


def row_of(place: int, question: Question, titles: dict[str, str]) -> QuestionRow:
    """What the table shows of a question."""
    own = QCoreApplication.translate("Question", "your own") if question.own_id else ""
    closing = QCoreApplication.translate("Question", "at the close") if question.closing else ""
    minutes = QCoreApplication.translate("Question", "{0} min").format(question.minutes)
    return QuestionRow(
        id=place,
        text=question.text,
        category=titles.get(question.category, question.category),
        minutes=minutes,
        whose=own or closing,
        whose_tone=(Tone.ACCENT if own else Tone.MEET) if own or closing else "",
    )


def question_columns() -> tuple[Column, ...]:
    """Made when called, so that they speak the user's language."""

    def title(text: str) -> str:
        return QCoreApplication.translate("Question", text)

    return (
        Column(key="text", title=title("Question"), text=attrgetter("text"), width=440, sortable=False),
        Column(
            key="category", title=title("Category"), text=attrgetter("category"), look=Look.CHIP,
            tone=lambda row: Tone.PLAIN, width=144, rank=1, sortable=False,
        ),
        Column(
            key="minutes", title=title("Takes"), text=attrgetter("minutes"), look=Look.QUIET,
            width=72, rank=2, sortable=False,
        ),
        Column(
            key="whose", title="", text=attrgetter("whose"), look=Look.WHEN, tone=attrgetter("whose_tone"),
            width=104, sortable=False, blank="",
        ),
    )  # fmt: skip
