"""The meetings page with its writes on a thread of their own, as in the app."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from netdesk.desk import Desk, open_desk
from netdesk.domain.meeting import MeetingKind, Phase
from netdesk.domain.meeting_view import MeetingView
from netdesk.ui.pages.meetings.meet.phase import Meet
from netdesk.ui.tasks import Reporter, ThreadTasks
from tests.storage.desks import Ticks
from tests.ui.pages.meetings_window import ALT, CTRL, Hands, opened

TUESDAY = datetime(2026, 11, 24, 10, tzinfo=UTC)
NOTES = "Knows @Marc Petit and #Enerfip too.\n!send the sheet by Wed\n?How did the permits end\nThe rest."


@pytest.fixture(scope="module")
def bare(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("bare") / "a.netdesk"
    open_desk(path, Ticks(TUESDAY).clock).close()
    return path


@pytest.fixture
def desk(tmp_path: Path, bare: Path) -> Iterator[Desk]:
    opened_desk = open_desk(Path(shutil.copy(bare, tmp_path)), Ticks(TUESDAY).clock)
    yield opened_desk
    opened_desk.close()


@pytest.fixture
def tasks() -> ThreadTasks:
    return ThreadTasks(Reporter())


@pytest.fixture
def meeting(desk: Desk) -> int:
    denis = desk.contacts.add_from_line("Denis Moreau, Plant Manager at Cimentia")
    return desk.meetings.plan([denis], MeetingKind.COFFEE, datetime(2026, 11, 24, 10), 15, "Lyon")


@pytest.fixture
def hands(qtbot: QtBot, desk: Desk, tasks: ThreadTasks) -> Iterator[Hands]:
    made = opened(qtbot, desk, tasks)
    yield made
    made.page.settle()
    tasks.flush()


def begin(qtbot: QtBot, hands: Hands, meeting: int) -> None:
    """Opens the meeting and waits until all of it is shown."""
    hands.open(meeting, Phase.MEET)
    qtbot.waitUntil(lambda: hands.pane.findChild(Meet) is not None and hands.meet.filled)


def assert_all_is_there(view: MeetingView) -> None:
    assert view.text == NOTES
    assert [line.mention.name for line in view.mentions] == ["Marc Petit", "Enerfip"]
    assert [item.title for item in view.promises] == ["send the sheet by Wed"]
    assert [item.entry.wording for item in view.agenda] == ["How did the permits end"]
    uids = {line.mention.uid for line in view.mentions} | {view.promises[0].uid, view.agenda[0].entry.uid}
    assert {span.uid for span in view.spans} == uids


def test_switching_at_once_stores_the_text_with_all_its_marks(
    qtbot: QtBot, hands: Hands, desk: Desk, tasks: ThreadTasks, meeting: int
) -> None:
    begin(qtbot, hands, meeting)
    assert hands.meet.notes.pad.hasFocus()
    hands.type(NOTES)
    hands.window.show_page("elsewhere")
    assert_all_is_there(desk.meetings.load(meeting))


def test_changes_that_come_back_late_leave_the_typing_alone(
    qtbot: QtBot, hands: Hands, desk: Desk, tasks: ThreadTasks, meeting: int
) -> None:
    begin(qtbot, hands, meeting)
    for part in NOTES.split(" "):
        hands.type(part + " ")
        hands.meet.notes.autosave.commit()
        QApplication.processEvents()
    typed = "".join(part + " " for part in NOTES.split(" "))
    assert hands.meet.notes.text() == typed
    hands.press(Qt.Key.Key_1, ALT)
    assert desk.meetings.load(meeting).text == typed


def test_ticking_goes_on_to_the_next_answer(
    qtbot: QtBot, hands: Hands, desk: Desk, tasks: ThreadTasks, meeting: int
) -> None:
    for question in ("How did you start?", "What is hard?"):
        desk.agenda.add_own(meeting, question)
    begin(qtbot, hands, meeting)
    first = hands.meet.questions.asked()
    assert first is not None
    first.tick.setFocus()
    hands.press(Qt.Key.Key_Return)
    hands.type("By chance")
    hands.press(Qt.Key.Key_Return, CTRL)
    qtbot.waitUntil(lambda: not first.answer.hasFocus())
    hands.type("The winter")
    hands.pane.settle()
    tasks.flush()
    assert [item.answer for item in desk.agenda.items(meeting)] == ["By chance", "The winter"]
