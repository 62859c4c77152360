"""The palette adds a follow-up out of what was typed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import time
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from netdesk.desk import Desk
from netdesk.domain.acts import Act
from netdesk.domain.changes import Kind
from netdesk.ui.dialogs.palette import Palette
from netdesk.ui.dialogs.palette_follow_up import FollowUpOffer
from netdesk.ui.dialogs.palette_lines import Line
from netdesk.ui.tasks import InlineTasks, Reporter
from tests.services.dated import Hand, day, open_at


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    opened = open_at(tmp_path / "a.netdesk", Hand())
    for name in ("Anna Lindqvist", "Anna Schmidt", "Zoë Winter"):
        opened.contacts.add_from_line(name)
    yield opened
    opened.close()


@pytest.fixture
def palette(qtbot: QtBot, desk: Desk) -> Palette:
    window = QWidget()
    window.resize(1000, 700)
    qtbot.addWidget(window)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    tasks = InlineTasks(Reporter())
    offer = FollowUpOffer(desk.plain_words, tasks, desk.clock, window)
    made = Palette(window, tasks, desk.search.find, desk.search.more, offer)
    made.open({})
    return made


def rows(palette: Palette) -> list[Line]:
    lines = [palette.model.row_at(row) for row in range(palette.model.rowCount())]
    return [line for line in lines if isinstance(line, Line)]


def test_a_line_with_a_day_is_offered_first_and_enter_adds_it(palette: Palette, desk: Desk) -> None:
    palette.field.setText("Call Zoe in 3 days at 3pm")
    first = rows(palette)[0]
    assert first.title == "Add follow-up: Call Zoe"
    assert first.detail.endswith("Zoë Winter")
    QTest.keyClick(palette.field, Qt.Key.Key_Return)
    assert not palette.isVisible()
    (entry,) = desk.calendar.month(day(3), day(3))[day(3)]
    assert desk.follow_ups.load(entry.id).due_at == time(15)
    assert desk.history.undo() is Act.ADD_FOLLOW_UP


def test_a_name_is_found_first_and_can_still_be_added_below(palette: Palette) -> None:
    palette.field.setText("Zoe Winter")
    shown = rows(palette)
    assert (shown[0].kind, shown[-1].title) == (Kind.CONTACT, "Add follow-up: Zoe Winter")


def test_one_word_is_searched_for_only(palette: Palette) -> None:
    palette.field.setText("tomorrow")
    assert [row for row in rows(palette) if row.follow_up is not None] == []


def test_namesakes_have_a_row_each(palette: Palette, desk: Desk) -> None:
    palette.field.setText("Call Anna tomorrow")
    offered = [row.detail.rpartition(" · ")[2] for row in rows(palette) if row.follow_up is not None]
    assert offered == ["Anna Lindqvist", "Anna Schmidt"]
    QTest.keyClick(palette.field, Qt.Key.Key_Down)
    QTest.keyClick(palette.field, Qt.Key.Key_Return)
    (entry,) = desk.calendar.month(day(1), day(1))[day(1)]
    assert entry.contact == "Anna Schmidt"
