"""Calls with their words and next steps, drafts on a contact, and messages begun from Today and a meeting."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from netdesk.desk import Desk
from netdesk.domain.changes import Kind
from netdesk.domain.draft import Purpose
from netdesk.domain.follow_up import FollowUpKind
from netdesk.domain.introduction import IntroductionState
from netdesk.domain.meeting import MeetingKind, UseName
from netdesk.ui.actions import ActionId
from netdesk.ui.change_bus import ChangeBus
from netdesk.ui.dialogs.templates import TemplatesSheet
from netdesk.ui.dialogs.writing import WriteSheet
from netdesk.ui.pages.contacts.detail.pane import DetailPane
from netdesk.ui.pages.contacts.detail.story import StoryRow
from netdesk.ui.pages.meetings.follow_through.thanks import ThankYouCard
from netdesk.ui.pages.meetings.page import MeetingsPage
from netdesk.ui.pages.today.page import TodayPage
from netdesk.ui.session import Session
from netdesk.ui.tasks import InlineTasks, Reporter
from netdesk.ui.widgets.basics import GhostButton, IconButton
from tests.services.dated import TODAY, Hand, open_at
from tests.ui.windows import holder, read_once, session_on, settle

Key = Qt.Key


@pytest.fixture(autouse=True)
def coach_at_hand(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("netdesk.desk.read_coach", read_once)


@pytest.fixture
def shown(qtbot: QtBot, tmp_path: Path) -> Iterator[tuple[Session, Desk]]:
    with session_on(qtbot, tmp_path / "a.netdesk") as pair:
        yield pair


@pytest.fixture
def session(shown: tuple[Session, Desk]) -> Session:
    return shown[0]


@pytest.fixture
def desk(shown: tuple[Session, Desk]) -> Desk:
    return shown[1]


@pytest.fixture
def laura(desk: Desk) -> int:
    desk.profile.edit(name="Nora Lind")
    return desk.contacts.add_from_line("Laura Chen, Lumen Works, laura@lumen.example")


@pytest.fixture
def alone(qtbot: QtBot, tmp_path: Path) -> Iterator[Desk]:
    opened = open_at(tmp_path / "pane.netdesk", Hand())
    yield opened
    opened.close()


@pytest.fixture
def lea(alone: Desk) -> int:
    alone.profile.edit(name="Nora Lind")
    return alone.contacts.add_from_line("Lea Chen, Lumen Works, lea@lumen.example")


@pytest.fixture
def pane(qtbot: QtBot, alone: Desk, lea: int) -> DetailPane:
    bus = ChangeBus()
    alone.listen(bus.publish)
    made = DetailPane(alone, InlineTasks(Reporter()), alone.clock)
    for _ in made.building():
        pass
    bus.changed.connect(made.on_changed)
    bus.setParent(made)
    qtbot.addWidget(made)
    made.resize(420, 1000)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    made.show_contact(lea)
    return made


def sheet(session: Session) -> WriteSheet:
    settle()
    (found,) = [one for one in session.window.findChildren(WriteSheet) if one.isVisible()]
    return found


def step(desk: Desk, contact_id: int) -> tuple[str, date | None] | None:
    found = desk.contact_story.next_step(contact_id)
    return (found.title, found.on) if found else None


# Calls


def test_a_call_shows_what_to_say_for_each_result(pane: DetailPane) -> None:
    pane.log_call()
    script = pane.strip.script
    assert script.said.text().startswith("Hello Lea, this is Nora Lind.")
    assert script.said.isVisible()
    assert not script.voicemail.isVisible()
    QTest.keyClick(holder(), Key.Key_2)
    assert script.voicemail.isVisible()
    assert not script.said.isVisible()
    assert pane.strip.then.text() == "Then try again Mon"
    QTest.keyClick(holder(), Key.Key_3)
    assert script.not_now.isVisible()
    assert pane.strip.then.text() == "Then call again 21 Dec"


def test_no_answer_is_logged_and_tried_again_as_one_step(alone: Desk, pane: DetailPane, lea: int) -> None:
    pane.log_call()
    QTest.keyClick(holder(), Key.Key_2)
    QTest.keyClick(holder(), Key.Key_Return)
    assert step(alone, lea) == ("Call Lea", TODAY + timedelta(days=2))
    alone.history.undo()
    assert step(alone, lea) is None
    assert [item.title for item in alone.contact_story.story(lea)] == ["Added to contacts"]


def test_without_the_next_step_a_call_is_only_logged(alone: Desk, pane: DetailPane, lea: int) -> None:
    pane.log_call()
    QTest.keyClick(holder(), Key.Key_2)
    pane.strip.then.click()
    pane.strip.line.setFocus()
    QTest.keyClick(holder(), Key.Key_Return)
    assert step(alone, lea) is None
    assert alone.contact_story.story(lea)[-1].title == "Call, no answer"


def test_an_answered_call_leads_to_the_plan_only_when_that_is_wanted(qtbot: QtBot, pane: DetailPane) -> None:
    pane.log_call()
    assert not pane.strip.then.isChecked()
    pane.strip.then.click()
    pane.strip.line.setFocus()
    with qtbot.waitSignal(pane.header.plan_asked):
        QTest.keyClick(holder(), Key.Key_Return)


def test_other_asks_have_words_too_and_a_name_that_may_be_used_comes_first(
    alone: Desk, pane: DetailPane, lea: int
) -> None:
    ben = alone.contacts.add_from_line("Ben Okafor")
    alone.introductions.add(ben, lea, use_name=UseName.YES)
    pane.log_call()
    script = pane.strip.script
    assert "Ben Okafor thought that you would be a good person" in script.said.text()
    script.choices._chips["reference"].click()
    assert "one of my references" in script.said.text()


def test_a_note_has_no_script(pane: DetailPane) -> None:
    pane.add_note()
    assert not pane.strip.script.isVisible()
    assert not pane.strip.then.isVisible()


# Drafts


def test_a_draft_that_was_begun_stands_on_the_contact_and_goes_on(
    qtbot: QtBot, alone: Desk, pane: DetailPane, lea: int
) -> None:
    assert not pane.drafts.isVisible()
    alone.drafts.type(Purpose(template="article", contact_id=lea), subject="Heat", body="Dear Lea")
    settle()
    (link,) = pane.drafts.links
    with qtbot.waitSignal(pane.write_asked) as asked:
        link.click()
    assert asked.args == [Purpose(template="article", contact_id=lea)]


def test_the_contact_is_written_to_by_one_key_and_its_words_are_stored_with_the_window(
    session: Session, desk: Desk, laura: int
) -> None:
    session.show_record(Kind.CONTACT, laura)
    session.window.run(ActionId.WRITE)
    found = sheet(session)
    QTest.keyClicks(holder(), "last words")
    session.window.settle()
    assert not session.window.unsaved()
    (line,) = desk.drafts.unsent(laura)
    assert "last words" in line.draft.body
    found.bottom.templates.click()
    settle()
    (templates,) = session.window.findChildren(TemplatesSheet)
    assert isinstance(templates, TemplatesSheet)
    assert templates.kinds.selected() == {"request"}
    assert templates.person.text() == "Laura Chen"


def test_the_next_step_is_written_by_its_button(session: Session, desk: Desk, laura: int) -> None:
    session.show_record(Kind.CONTACT, laura)
    pane = session.contacts.detail
    assert pane is not None
    desk.follow_ups.add("Thank Laura", kind=FollowUpKind.THANK, contact_id=laura, due_on=TODAY)
    settle()
    pane.step.draft.click()
    found = sheet(session)
    assert found.subject.text() == "Thank you for the conversation"
    found.strip.sent.emit(False)
    assert step(desk, laura) is None


def test_today_has_a_draft_for_what_can_be_written(session: Session, desk: Desk, laura: int) -> None:
    for title, kind in (("Write to Laura", FollowUpKind.WRITE), ("Sheet for Laura", FollowUpKind.PROMISE)):
        desk.follow_ups.add(title, kind=kind, contact_id=laura, due_on=TODAY)
    page = session.window.show_page("today")
    assert isinstance(page, TodayPage)
    settle()
    rows = {row.entry.title: row for row in page.steps_card.rows}
    assert not rows["Sheet for Laura"].draft.isVisible()
    rows["Write to Laura"].draft.click()
    assert sheet(session).head.to.text().startswith("To Laura Chen")


# Thanks


@pytest.fixture
def card(session: Session, desk: Desk, laura: int) -> ThankYouCard:
    ben = desk.contacts.add_from_line("Ben Okafor, ben@x.example")
    desk.introductions.add(ben, laura, state=IntroductionState.MADE)
    meeting = desk.meetings.plan([laura], MeetingKind.COFFEE, None, 20, "Lyon")
    desk.meetings.start(meeting)
    desk.meetings.close(meeting)
    session.show_record(Kind.MEETING, meeting, "follow through")
    settle()
    page = session.window.current()
    assert isinstance(page, MeetingsPage)
    (found,) = page.findChildren(ThankYouCard)
    assert isinstance(found, ThankYouCard)
    return found


def test_thanks_are_stored_while_typed_opened_and_told_as_sent(
    session: Session, desk: Desk, laura: int, card: ThankYouCard, monkeypatch: pytest.MonkeyPatch
) -> None:
    links: list[QUrl] = []

    def take(url: QUrl) -> bool:
        links.append(url)
        return True

    monkeypatch.setattr(QDesktopServices, "openUrl", take)
    card.gaps.click()
    QTest.keyClicks(holder(), "your story of the flood")
    assert not card.sent.isVisible()
    card.mail.click()
    assert links[0].scheme() == "mailto"
    (line,) = desk.drafts.unsent(laura)
    assert "your story of the flood" in line.draft.body
    card.sent.click()
    settle()
    assert not card.editor.isVisible()
    assert desk.drafts.unsent(laura) == ()
    assert desk.contact_story.give_and_get(laura) == (1, 0)
    desk.history.undo()
    settle()
    assert "your story of the flood" in card.editor.text()
    assert card.sent.isVisible()


def test_what_was_sent_can_be_read_in_the_story(
    session: Session, desk: Desk, laura: int, card: ThankYouCard
) -> None:
    card.gaps.click()
    QTest.keyClicks(holder(), "your story of the flood")
    card.copy.click()
    card.sent.click()
    settle()
    session.show_record(Kind.CONTACT, laura)
    settle()
    (row,) = [row for row in session.contacts.findChildren(StoryRow) if row.letter.text()]
    assert not row.letter.isVisible()
    row.setFocus()
    QTest.keyClick(row, Qt.Key.Key_Return)
    assert row.letter.isVisible()
    assert "your story of the flood" in row.letter.text()
    QTest.mouseClick(row, Qt.MouseButton.LeftButton)
    assert not row.letter.isVisible()
    desk.history.undo()
    assert not any(item.letter for item in desk.contact_story.story(laura))


def test_who_opened_the_door_is_written_to_from_there(session: Session, card: ThankYouCard) -> None:
    texts = {button.text(): button for button in card.findChildren(GhostButton) if button.isVisible()}
    texts["Keep Ben Okafor posted…"].click()
    assert sheet(session).subject.text() == "How it went with Laura Chen"


def test_more_room_shows_the_same_words(session: Session, card: ThankYouCard) -> None:
    card.gaps.click()
    QTest.keyClicks(holder(), "the flood")
    card.more.click()
    found = sheet(session)
    assert found.body_edit.text() == card.editor.text()
    assert found.head.kinds.selected() == {"thanks"}


def test_an_address_that_no_program_opens_is_said(session: Session, desk: Desk, laura: int) -> None:
    """The system of the tests has no program for anything."""
    desk.research.add("She builds", "https://lumen.example/team", contact_id=laura)
    session.show_record(Kind.CONTACT, laura)
    settle()
    buttons = {one.accessibleName(): one for one in session.contacts.findChildren(IconButton)}
    for name, link in {
        "Open laura@lumen.example": "laura@lumen.example",
        "Open the source": "https://lumen.example/team",
    }.items():
        buttons[name].click()
        assert session.window.toast.accessibleName() == f"No program here opens {link}: copy it instead."
