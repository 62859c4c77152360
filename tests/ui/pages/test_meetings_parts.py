"""Parts of the meetings page by themselves: the printed page, days and times, rows that stay."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtGui import QPdfWriter
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from netdesk.domain.agenda import AgendaItem
from netdesk.domain.balance import Proposal, Why
from netdesk.domain.meeting import AgendaEntry, Meeting
from netdesk.domain.meeting_view import ContactBrief, MeetingView
from netdesk.domain.question import Question
from netdesk.domain.readiness import readiness
from netdesk.ui.pages.meetings.keyed import Keyed
from netdesk.ui.pages.meetings.prepare.bank import reason
from netdesk.ui.pages.meetings.printing import fitted, one_page, write_page
from netdesk.ui.pages.meetings.wording import clock_text, names_text, near_day_text

pytestmark = pytest.mark.usefixtures("english")

TODAY = date(2026, 11, 24)


def view(questions: int) -> MeetingView:
    meeting = Meeting(id=1, purpose="<b>Why</b> this person")
    entries = (AgendaEntry(id=key, meeting_id=1, wording=f"Question {key}? " * 6) for key in range(questions))
    return MeetingView(
        meeting=meeting,
        contacts=(ContactBrief(id=1, uid="a", name="Denis Moreau", title="Plant Manager"),),
        agenda=tuple(AgendaItem(entry=entry) for entry in entries),
        readiness=readiness(meeting, questions=questions, researched=False),
    )


@pytest.mark.parametrize("questions", [0, 9, 30])
def test_the_preparation_fits_one_page(qtbot: QtBot, tmp_path: Path, questions: int) -> None:
    assert fitted(view(questions), QPdfWriter(str(tmp_path / "a.pdf"))).pageCount() == 1
    page = one_page(view(questions))
    assert page.startswith(b"%PDF")
    assert page.count(b"/Type /Page\n") == 1


def test_the_page_shows_texts_as_they_were_typed(qtbot: QtBot, tmp_path: Path) -> None:
    text = fitted(view(1), QPdfWriter(str(tmp_path / "a.pdf"))).toPlainText()
    assert "<b>Why</b> this person" in text


def test_a_page_that_cannot_be_written_says_why(qtbot: QtBot, tmp_path: Path) -> None:
    assert write_page(view(1), str(tmp_path / "a.pdf")).startswith("Written")
    assert write_page(view(1), str(tmp_path / "missing" / "a.pdf")).startswith(
        "The page could not be written"
    )


def test_time_left_is_told_in_minutes_and_seconds() -> None:
    assert clock_text(timedelta(minutes=5, seconds=42)) == "05:42"
    assert clock_text(-timedelta(seconds=75)) == "−01:15"


def test_days_are_told_as_one_says_them() -> None:
    told = [near_day_text(TODAY + timedelta(days=days), TODAY) for days in (-2, 0, 1, 2, 60)]
    assert told == ["2 days late", "today", "tomorrow", "Thu", "23 Jan 2027"]
    assert near_day_text(None, TODAY) == ""


def test_names_are_told_in_few_words() -> None:
    assert names_text([]) == "New meeting note"
    assert names_text(["Ada", "Ben"]) == "Ada and Ben"
    assert names_text(["Ada", "Ben", "Cleo"]) == "Ada and 2 others"


def test_a_question_is_offered_with_its_reason() -> None:
    question = Question(key="a", text="How?", category="a")
    told = [reason(Proposal(question=question, why=why, about="returning")) for why in Why]
    assert all(told)
    assert len(set(told)) == len(told)
    assert "you are returning" in told


def test_rows_that_stay_are_kept_and_only_changed_ones_updated(qtbot: QtBot) -> None:
    column, updated = QVBoxLayout(), []
    holder = QWidget()
    holder.setLayout(column)
    qtbot.addWidget(holder)
    rows: Keyed[QLabel, str] = Keyed(
        column, lambda text: text[0], QLabel, lambda row, text: updated.append(text)
    )
    assert rows.show(["a", "b"])
    first = rows.rows[0]
    assert not rows.show(["a", "b"])
    assert updated == ["a", "b"]
    assert not rows.show(["a!", "b"])
    assert rows.rows[0] is first
    assert rows.show(["b", "a!"])
    assert [column.indexOf(row) for row in rows.rows] == [0, 1]
    assert rows.show(["b"])
    assert len(rows.rows) == 1
