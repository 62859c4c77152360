"""The sheet that writes: gaps, what is typed, the mail program, and what follows when it was sent."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QMenu, QWidget
from pytestqt.logging import _QtMessageCapture
from pytestqt.qtbot import QtBot

from netdesk.desk import Desk
from netdesk.domain.acts import Act
from netdesk.domain.draft import Purpose
from netdesk.domain.meeting import UseName
from netdesk.ui.change_bus import ChangeBus
from netdesk.ui.dialogs.templates import TemplatesSheet
from netdesk.ui.dialogs.writing import WriteSheet
from netdesk.ui.mail import open_mail
from netdesk.ui.tasks import InlineTasks, Reporter
from tests.services.dated import Hand, open_at, person
from tests.ui.windows import holder, read_once, settle

Key = Qt.Key


@pytest.fixture(autouse=True)
def coach_at_hand(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("netdesk.desk.read_coach", read_once)


@pytest.fixture
def opened_links(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    links: list[str] = []
    encoded = QUrl.ComponentFormattingOption.FullyEncoded

    def take(url: QUrl) -> bool:
        links.append(url.toString(encoded))
        return True

    monkeypatch.setattr(QDesktopServices, "openUrl", take)
    return links


@dataclass
class Office:
    """A bare window to write over, and its desk."""

    window: QWidget
    desk: Desk
    bus: ChangeBus

    def write(self, purpose: Purpose) -> WriteSheet:
        sheet = WriteSheet(self.window, self.desk, InlineTasks(Reporter()), self.bus)
        sheet.begin(purpose)
        settle()
        return sheet

    def templates(self, contact_id: int) -> TemplatesSheet:
        sheet = TemplatesSheet(self.window, self.desk, InlineTasks(Reporter()), self.bus)
        sheet.begin("", contact_id)
        settle()
        return sheet


@pytest.fixture
def office(qtbot: QtBot, tmp_path: Path) -> Iterator[Office]:
    desk, bus, window = open_at(tmp_path / "a.netdesk", Hand()), ChangeBus(), QWidget()
    desk.listen(bus.publish)
    bus.setParent(window)
    qtbot.addWidget(window)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    yield Office(window, desk, bus)
    window.close()
    desk.close()


@pytest.fixture
def desk(office: Office) -> Desk:
    return office.desk


@pytest.fixture
def laura(desk: Desk) -> int:
    desk.profile.edit(name="Nora Lind", field_from="Museums", field_to="Heat")
    return desk.contacts.add_from_line("Laura Chen, Lumen Works, laura@lumen.example")


@pytest.fixture
def sheet(office: Office, laura: int) -> WriteSheet:
    return office.write(Purpose(template="request", contact_id=laura))


def chosen(sheet: WriteSheet) -> str:
    return sheet.body_edit.textCursor().selectedText()


def fill(sheet: WriteSheet, *texts: str) -> None:
    for text in texts:
        QTest.keyClicks(holder(), text)
        QTest.keyClick(holder(), Key.Key_F4)


def test_the_first_gap_is_ready_to_be_typed_over(sheet: WriteSheet) -> None:
    assert sheet.head.to.text() == "To Laura Chen <laura@lumen.example>"
    assert holder() is sheet.body_edit
    assert chosen(sheet) == "[why this person]"
    assert not sheet.isModal()


def test_tab_leads_from_gap_to_gap_and_then_out(sheet: WriteSheet) -> None:
    QTest.keyClick(holder(), Key.Key_Tab)
    assert chosen(sheet) == "[what you want to learn]"
    assert sheet.bottom.gaps.text() == "2 gaps to fill · F4"
    QTest.keyClicks(holder(), "your first year")
    assert sheet.bottom.gaps.text() == "1 gap to fill · F4"
    QTest.keyClick(holder(), Key.Key_Tab)
    assert holder() is not sheet.body_edit
    QTest.keyClick(holder(), Key.Key_F4)
    assert chosen(sheet) == "[why this person]"


def test_esc_keeps_every_word(office: Office, sheet: WriteSheet, laura: int) -> None:
    QTest.keyClicks(holder(), "of your talk")
    QTest.keyClick(sheet, Key.Key_Escape)
    settle()
    again = office.write(Purpose(template="request", contact_id=laura))
    assert "a reason: of your talk." in again.body_edit.text()
    (line,) = office.desk.drafts.unsent(laura)
    assert line.draft.body == again.body_edit.text()


def test_what_the_coach_warns_of_is_marked_but_not_the_users_own_note(
    qtbot: QtBot, office: Office, laura: int
) -> None:
    desk = office.desk
    desk.contacts.edit(laura, why="Are you hiring? Do you have any openings?")
    sheet = office.write(Purpose(template="request", contact_id=laura))
    marks = sheet.drafting.coach.marks
    marks.ask()
    assert chosen(sheet).startswith("[in your words: Are you hiring?")
    assert marks.findings == []
    QTest.keyClicks(holder(), "Do you have any openings?")
    marks.ask()
    assert [str(one.rule) for one in marks.findings] == ["asks_for_job"]
    assert sheet.drafting.coach.hint.isVisible()
    assert len(sheet.body_edit.extraSelections()) == 2  # the gap that is left, and the wavy line


def test_what_is_missing_is_told_once_no_gap_is_left(qtbot: QtBot, sheet: WriteSheet) -> None:
    sheet.body_edit.selectAll()
    QTest.keyClicks(holder(), "Dear Laura, I would like to hear from you.")
    sheet.drafting.coach.marks.ask()
    assert sheet.missing.isVisible()
    sheet.body_edit.selectAll()
    QTest.keyClicks(holder(), "I thought of you because of your talk. May I ask for 15 minutes of advice?")
    sheet.drafting.coach.marks.ask()
    assert not sheet.missing.isVisible()


def test_a_message_with_gaps_opens_at_the_second_press_then_asks_whether_it_was_sent(
    office: Office, sheet: WriteSheet, laura: int, opened_links: list[str]
) -> None:
    desk = office.desk
    QTest.keyClick(holder(), Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert opened_links == []
    assert sheet.head.why_not.isVisible()
    assert not sheet.strip.isVisible()
    fill(sheet, "your talk", "heat at night")
    sheet.bottom.open.click()
    assert opened_links[0].startswith(
        "mailto:laura@lumen.example?subject=15%20minutes%20of%20your%20advice&body=Dear"
    )
    assert "%5B" not in opened_links[0]
    assert sheet.strip.isVisible()
    before = len(desk.asks.of_contact(laura))
    sheet.strip.yes.click()
    settle()
    assert len(desk.asks.of_contact(laura)) == before + 1
    assert not any(one.isVisible() for one in office.window.findChildren(WriteSheet))
    assert desk.history.undo() is Act.SEND_DRAFT
    assert len(desk.asks.of_contact(laura)) == before


def test_without_a_mail_program_it_says_so_and_takes_nothing_for_sent(
    sheet: WriteSheet, qtlog: _QtMessageCapture
) -> None:
    """The system of the tests has none, and Qt prints the link that it could not open."""
    fill(sheet, "your talk", "heat at night")
    sheet.bottom.open.click()
    assert "No mail program answered" in sheet.head.why_not.text()
    assert sheet.head.why_not.isVisible()
    assert not sheet.strip.isVisible()
    assert not [one.message for one in qtlog.records if "laura" in one.message]


def test_without_an_address_it_says_so_before_it_opens_anything(
    office: Office, opened_links: list[str]
) -> None:
    sheet = office.write(Purpose(template="request", contact_id=person(office.desk, "Ben Okafor")))
    sheet.body_edit.setPlainText("Dear Ben, thank you.")
    sheet.bottom.open.click()
    assert "Ben Okafor has no e-mail address" in sheet.head.why_not.text()
    assert opened_links == []
    sheet.bottom.open.click()
    assert opened_links[0].startswith("mailto:?subject=")


def test_a_long_message_asks_where_to_save_it(
    office: Office, sheet: WriteSheet, opened_links: list[str], tmp_path: Path
) -> None:
    sheet.body_edit.selectAll()
    sheet.body_edit.insertPlainText("A long story. " * 200)
    sheet.bottom.open.click()
    dialog = sheet.findChild(QFileDialog)
    assert dialog is not None
    dialog.fileSelected.emit(str(tmp_path / "letter.eml"))
    dialog.close()
    assert opened_links == []
    assert (tmp_path / "letter.eml").read_bytes().startswith(b"X-Unsent: 1\r\n")
    assert sheet.strip.isVisible()


def test_a_resume_is_attached_only_by_choice_and_then_it_is_a_file(
    office: Office, sheet: WriteSheet, tmp_path: Path, opened_links: list[str]
) -> None:
    desk = office.desk
    assert not sheet.bottom.resume.isVisible()
    (tmp_path / "cv.pdf").write_bytes(b"%PDF-")
    desk.profile.add_resume(tmp_path / "cv.pdf", "For heat")
    sheet.drafting.refresh()
    sheet.bottom.resume.click()
    menu = sheet.bottom.findChild(QMenu)
    assert menu is not None
    menu.actions()[1].trigger()
    menu.close()
    settle()
    assert sheet.bottom.resume.text() == "With For heat"
    sheet.body_edit.setPlainText("As you asked, here it is.")
    sheet.bottom.open.click()
    dialog = sheet.findChild(QFileDialog)
    assert dialog is not None
    dialog.fileSelected.emit(str(tmp_path / "letter.eml"))
    dialog.close()
    assert b"cv.pdf" in (tmp_path / "letter.eml").read_bytes()
    assert opened_links == []


def test_a_name_that_may_not_be_used_is_refused_with_the_reason(
    office: Office, sheet: WriteSheet, laura: int
) -> None:
    desk = office.desk
    desk.introductions.add(person(desk, "Ben Okafor"), laura, use_name=UseName.DID_NOT_ASK)
    sheet.drafting.refresh()
    sheet.head.kinds._chips["request.introduced"].click()
    assert sheet.head.why_not.text() == "Ask Ben first: “May I use your name?”"
    assert sheet.head.kinds.selected() == {"request"}
    (edge,) = desk.introductions.edges(laura)
    desk.introductions.edit(edge.id, use_name=UseName.YES)
    sheet.drafting.refresh()
    sheet.head.kinds._chips["request.introduced"].click()
    assert sheet.subject.text() == "Ben Okafor suggested that I write to you"
    assert not sheet.head.why_not.isVisible()


def test_a_draft_whose_contact_is_gone_says_so(office: Office, sheet: WriteSheet, laura: int) -> None:
    office.desk.contacts.delete([laura])
    assert sheet.head.why_not.text() == "This contact was removed in the meantime."
    assert sheet.head.why_not.isVisible()


def test_where_a_name_may_not_be_used_a_plain_request_is_written(office: Office, laura: int) -> None:
    sheet = office.write(Purpose(template="request.introduced", contact_id=laura))
    assert sheet.head.why_not.text() == "Nobody has led you to Laura so far."
    assert sheet.head.kinds.selected() == {"request"}
    assert sheet.subject.text() == "15 minutes of your advice"
    QTest.keyClicks(holder(), "your talk")
    sheet.close()
    assert [line.draft.template for line in office.desk.drafts.unsent(laura)] == ["request"]


def test_another_purpose_keeps_what_was_typed_for_the_first(sheet: WriteSheet) -> None:
    QTest.keyClicks(holder(), "your talk")
    sheet.head.kinds._chips["article"].click()
    settle()
    assert sheet.subject.text() == "I came across this and thought of you"
    assert not sheet._side.isVisible()
    sheet.head.kinds._chips["request"].click()
    settle()
    assert "a reason: your talk." in sheet.body_edit.text()
    assert "seconds" in sheet.script._titles[0].text().lower()


def test_whom_it_is_about_is_chosen_by_name(office: Office, sheet: WriteSheet) -> None:
    desk = office.desk
    ben = person(desk, "Ben Okafor")
    sheet.head.kinds._chips["introduction"].click()
    settle()
    assert sheet.head.about.isVisible()
    sheet.head.about.taken.emit(ben)
    settle()
    assert sheet.subject.text() == "Would Ben Okafor be a good person for me to talk to?"
    assert sheet.head.about.text() == "Ben Okafor"


def test_a_second_ask_for_a_reference_needs_a_second_word(
    office: Office, sheet: WriteSheet, laura: int
) -> None:
    desk = office.desk
    desk.outbox.sent(Purpose(template="reference", contact_id=laura))
    sheet.head.kinds._chips["reference"].click()
    settle()
    sheet.bottom.copy.click()
    sheet.strip.yes.click()
    assert len(desk.asks.of_contact(laura)) == 1
    assert sheet.strip.yes.text() == "Log it all the same"
    sheet.strip.yes.click()
    assert len(desk.asks.of_contact(laura)) == 2


def test_copied_text_is_the_message_and_discarding_can_be_undone(
    office: Office, sheet: WriteSheet, laura: int
) -> None:
    desk = office.desk
    QTest.keyClicks(holder(), "your talk")
    sheet.bottom.copy.click()
    assert QGuiApplication.clipboard().text() == sheet.body_edit.text()
    sheet.bottom.discard.click()
    assert "[why this person]" in sheet.body_edit.text()
    assert desk.drafts.unsent(laura) == ()
    desk.history.undo()
    assert "your talk" in sheet.body_edit.text()


@pytest.mark.parametrize("link", ["file:///etc/hosts", "smb://x/y", "javascript:alert(1)", "mail to:a", ""])
def test_nothing_but_a_mail_is_opened(link: str, opened_links: list[str]) -> None:
    open_mail(link)
    assert opened_links == []


# Templates


@pytest.fixture
def templates(office: Office, laura: int) -> TemplatesSheet:
    return office.templates(laura)


def test_a_template_is_seen_on_the_contact_while_it_is_typed(
    office: Office, templates: TemplatesSheet, laura: int
) -> None:
    desk = office.desk
    assert templates.person.text() == "Laura Chen"
    templates.text.selectAll()
    templates.text.setFocus()
    QTest.keyClicks(holder(), "Hi {first}, about {topic}")
    assert templates.preview[1].toPlainText() == "Hi Laura, about [what you want to learn]"
    assert len(templates.preview[1].extraSelections()) == 1
    templates.settle()
    assert desk.drafts.load(Purpose(template="request", contact_id=laura)).body.startswith("Hi Laura")
    assert templates.reset.isEnabled()
    templates.reset.click()
    assert templates.text.toPlainText().startswith("Dear {first},")
    assert not templates.reset.isEnabled()
    assert desk.history.undo() is Act.RESET_TEMPLATE
    assert templates.text.toPlainText().startswith("Hi {first}")


def test_a_field_is_put_in_at_the_cursor_and_a_script_is_ones_own_too(
    office: Office, templates: TemplatesSheet, laura: int
) -> None:
    desk = office.desk
    templates.script.selectAll()
    templates.script.setFocus()
    QTest.keyClicks(holder(), "Hello ")
    templates.fields._chips["first"].click()
    assert templates.preview[2].toPlainText() == "Hello Laura"
    templates.settle()
    assert desk.drafts.script(laura).spoken[0].text == "Hello Laura"
    templates.kinds._chips["thanks"].click()
    settle()
    assert not templates.script.isVisible()
    assert templates.text.toPlainText().startswith("Dear {first},\n\nThank you")
