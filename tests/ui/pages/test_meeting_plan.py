"""The form that plans a meeting, in windows of little height."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from netdesk.desk import Desk
from netdesk.domain.meeting import MeetingKind, Phase
from netdesk.ui.actions import ActionId
from netdesk.ui.pages.meetings.page import MeetingsPage
from netdesk.ui.pages.meetings.plan import PlanForm
from netdesk.ui.session import Session
from tests.ui.windows import holder, session_on, settle

Opened = tuple[Session, Desk]
TUESDAY = datetime(2026, 11, 24, 10)


@pytest.fixture
def opened(qtbot: QtBot, tmp_path: Path) -> Iterator[Opened]:
    with session_on(qtbot, tmp_path / "a.netdesk", page="meetings") as found:
        yield found


def page_of(session: Session) -> MeetingsPage:
    found = session.window.findChild(MeetingsPage)
    assert isinstance(found, MeetingsPage)
    return found


@pytest.mark.parametrize("planned", [False, True])
def test_in_a_low_window_no_row_of_the_form_is_cut(opened: Opened, planned: bool) -> None:
    session, desk = opened
    denis = desk.contacts.add_from_line("Denis Moreau")
    if planned:
        desk.meetings.plan([denis], MeetingKind.COFFEE, TUESDAY, 15, "Lyon")
    page_of(session).plan([denis])
    for width, height in ((960, 600), (911, 493), (640, 480)):
        session.window.resize(width, height)
        settle()
        look_at_rows(session, page_of(session).form)


def test_in_a_low_window_the_form_above_a_meeting_scrolls(opened: Opened) -> None:
    session, desk = opened
    denis = desk.contacts.add_from_line("Denis Moreau")
    meeting = desk.meetings.plan([denis], MeetingKind.COFFEE, TUESDAY, 15, "Lyon")
    for phase in Phase:
        page_of(session).open(meeting, phase)
        pane = page_of(session).pane
        assert pane is not None
        session.window.resize(911, 493)
        pane.run(ActionId.EDIT)
        settle()
        look_at_rows(session, pane.plan.form)


def test_the_field_that_has_the_keyboard_is_seen_in_the_least_window(opened: Opened) -> None:
    session, desk = opened
    people = [desk.contacts.add_from_line(f"Jean-Baptiste Archambault {name}") for name in "ABCDEFGH"]
    session.window.resize(640, 480)
    page_of(session).plan(people)
    settle()
    when = page_of(session).form.when
    assert when.hasFocus()
    assert when.visibleRegion().boundingRect() == when.rect()


def look_at_rows(session: Session, form: PlanForm) -> None:
    """Each row has the height that it wants, the Tab key brings it up, and the buttons are always there."""
    rows = (form.people.line, form.kind, form.when, form.minutes, form.place)
    form.cancel.setFocus()
    for row in reversed(rows):
        while row is not holder() and not row.isAncestorOf(holder()):
            QTest.keyClick(holder(), Qt.Key.Key_Tab, Qt.KeyboardModifier.ShiftModifier)
        stop = holder()
        assert row.height() >= (
            row.minimumHeight() or row.minimumSizeHint().height()
        )  # a theme sets the first
        assert stop.visibleRegion().boundingRect() == stop.rect()
    for button in (form.cancel, form.store):
        assert button.visibleRegion().boundingRect() == button.rect()
        place = QRect(button.mapTo(session.window, QPoint()), button.size())
        assert session.window.rect().contains(place)
