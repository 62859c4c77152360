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
    whose, tone = _mark(question)
    minutes = QCoreApplication.translate("Question", "{0} min").format(question.minutes)
    return QuestionRow(
        id=place,
        text=question.text,
        category=titles.get(question.category, question.category),
        minutes=minutes,
        whose=whose,
        whose_tone=tone,
    )


def _mark(question: Question) -> tuple[str, str]:
    """What is special about a question, and the tone of its chip."""
    marks = (
        (question.carried, QCoreApplication.translate("Question", "still open"), Tone.WARM),
        (bool(question.own_id), QCoreApplication.translate("Question", "your own"), Tone.ACCENT),
        (question.edited, QCoreApplication.translate("Question", "your words"), Tone.ACCENT),
        (question.closing, QCoreApplication.translate("Question", "at the close"), Tone.MEET),
        (question.survey, QCoreApplication.translate("Question", "survey"), Tone.MEET),
    )
    return next(((text, tone) for holds, text, tone in marks if holds), ("", ""))


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
