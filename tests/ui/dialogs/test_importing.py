"""An import in the window: told first, decided on, written, undone; and past ones rolled back."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from netdesk.desk import Desk
from netdesk.domain.contact import Card, Contact, Point, PointKind
from netdesk.domain.contact_list import ContactQuery
from netdesk.domain.csv_columns import CsvField
from netdesk.domain.import_preview import Group
from netdesk.domain.imports import Source
from netdesk.ui.actions import ActionId
from netdesk.ui.dialogs.importing import ImportDialog
from netdesk.ui.dialogs.importing_decisions import LEAVE_OUT, RESTORE
from netdesk.ui.dialogs.importing_past import PastImports
from netdesk.ui.dialogs.importing_preview import PLACES, Preview
from netdesk.ui.session import Session
from tests.services.vcards import ADA, BO, vcf
from tests.ui.windows import holder, session_on, settle

NAMELESS = "BEGIN:VCARD\nVERSION:3.0\nFN:\nEND:VCARD\n"
NAMESAKE = BO.replace("bo@falk.example", "another@bo.example")


@pytest.fixture
def opened(qtbot: QtBot, tmp_path: Path) -> Iterator[tuple[Session, Desk]]:
    with session_on(qtbot, tmp_path / "a.netdesk") as found:
        yield found


@pytest.fixture
def session(opened: tuple[Session, Desk]) -> Session:
    return opened[0]


@pytest.fixture
def desk(opened: tuple[Session, Desk]) -> Desk:
    return opened[1]


def drop(session: Session, files: list[Path]) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in files])
    keys = (Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    entered = QDragEnterEvent(QPoint(9, 9), *keys)
    QApplication.sendEvent(session.window, entered)
    assert entered.isAccepted()
    QApplication.sendEvent(session.window, QDropEvent(QPointF(9, 9), *keys))


def shown(session: Session) -> ImportDialog:
    dialog = session.window.findChild(ImportDialog)
    assert isinstance(dialog, ImportDialog)
    assert dialog.isVisible()
    return dialog


def preview(session: Session) -> Preview:
    found = shown(session).preview
    assert found is not None
    return found


def people(desk: Desk) -> list[str]:
    ids = desk.contact_list.find(ContactQuery())
    return [line.name for line in desk.contact_list.lines(ids)]


def test_dropped_files_are_told_of_then_imported_then_undone(
    session: Session, desk: Desk, tmp_path: Path
) -> None:
    (tmp_path / "letter.odt").write_text("hello")
    drop(session, [vcf(tmp_path, BO, NAMELESS), tmp_path / "letter.odt"])
    dialog = shown(session)
    assert "2 read: 1 new, 1 that cannot be read" in preview(session).files.text()
    assert people(desk) == []
    QTest.keyClick(dialog.go, Qt.Key.Key_Return)
    assert "1 added" in dialog.words.text()
    assert "name" in dialog.left_out.toPlainText()
    assert people(desk) == ["Bo Falk"]
    dialog.undo.setFocus()
    QTest.keyClick(dialog.undo, Qt.Key.Key_Return)
    assert people(desk) == []


def test_whom_and_what_it_concerns_is_shown(session: Session, desk: Desk, tmp_path: Path) -> None:
    desk.contacts.add(Card(contact=Contact(full_name="Ada Lindqvist", nickname="Addie")))
    drop(session, [vcf(tmp_path, ADA.replace("TEL;", "NICKNAME:Ad\nTEL;"), BO, NAMELESS)])
    told = preview(session)
    assert told.list.model().data(told.list.currentIndex()) == "Bo Falk, bo@falk.example"
    told.show_group(Group.UPDATED)
    row = told.list.model().data(told.list.currentIndex())
    assert row.startswith("Ada Lindqvist, Given name, Family name")
    told.show_group(PLACES)
    assert told.places.isVisible()
    assert "line" in told.places.toPlainText()


def test_a_person_can_be_left_out(session: Session, desk: Desk, tmp_path: Path) -> None:
    drop(session, [vcf(tmp_path, ADA, BO)])
    dialog = shown(session)
    assert dialog.go.text() == "Import 2 contacts"
    preview(session).panel.options[LEAVE_OUT].click()
    assert dialog.go.text() == "Import 1 contact"
    assert "Left out" in preview(session).list.model().data(preview(session).list.currentIndex())
    dialog.go.click()
    assert people(desk) == ["Bo Falk"]
    dialog.close()


def test_a_doubtful_double_can_be_made_the_same(session: Session, desk: Desk, tmp_path: Path) -> None:
    email = Point(kind=PointKind.EMAIL, value="bo@falk.example")
    key = desk.contacts.add(Card(contact=Contact(full_name="Bo Falk"), points=(email,)))
    drop(session, [vcf(tmp_path, NAMESAKE)])
    option = preview(session).panel.options[key]
    assert option.text() == "The same person as Bo Falk (the same name)"
    option.click()
    shown(session).go.click()
    assert people(desk) == ["Bo Falk"]
    assert [point.value for point in desk.contacts.card(key).points] == [email.value, "another@bo.example"]
    shown(session).close()


def test_all_doubtful_ones_and_all_in_the_trash_at_once(session: Session, desk: Desk, tmp_path: Path) -> None:
    desk.importing.import_files([vcf(tmp_path, BO, ADA)])
    (ada,) = desk.contact_list.find(ContactQuery(text="lindqvist"))
    desk.contacts.delete([ada])
    drop(session, [vcf(tmp_path, NAMESAKE, ADA, name="other.vcf")])
    told = preview(session)
    for group in (Group.DOUBTFUL, Group.IN_TRASH):
        told.show_group(group)
        told.all.click()
    assert RESTORE in told.panel.options
    assert told.panel.options[RESTORE].isChecked()
    shown(session).go.click()
    assert sorted(people(desk)) == ["Ada Lindqvist", "Bo Falk"]
    shown(session).close()


def test_what_the_file_has_can_be_taken(session: Session, desk: Desk, tmp_path: Path) -> None:
    path = vcf(tmp_path, BO)
    desk.importing.import_files([path])
    (bo,) = desk.contact_list.find(ContactQuery())
    desk.contacts.rename(bo, "Bo the Younger")
    drop(session, [path])
    dialog = shown(session)
    assert not dialog.go.isEnabled()
    (box,) = preview(session).panel.boxes
    box.click()
    assert dialog.go.text() == "Import 1 contact"
    dialog.go.click()
    assert people(desk) == ["Bo Falk"]
    dialog.close()


def test_unknown_columns_are_asked_for(session: Session, desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_text("Who,Where,Born\nBo Falk,bo@falk.example,03.04.1980\n", encoding="utf-8")
    drop(session, [path])
    dialog = shown(session)
    assert dialog.columns is not None
    choices = dialog.columns.fields
    for box, field in zip(choices, (CsvField.FULL_NAME, CsvField.EMAIL, CsvField.BIRTHDAY), strict=True):
        box.setCurrentIndex(box.findData(field))
    if dialog.columns.order.count():
        dialog.columns.order.setCurrentIndex(dialog.columns.order.findData("dmy"))
    dialog.go.click()
    assert "1 new" in preview(session).files.text()
    assert dialog.again.isVisible()
    dialog.go.click()
    (bo,) = desk.contact_list.find(ContactQuery(text="falk"))
    assert [point.value for point in desk.contacts.card(bo).points] == ["bo@falk.example"]
    dialog.close()


def test_contacts_are_pasted_and_a_text_field_keeps_its_own_paste(session: Session, desk: Desk) -> None:
    clipboard = QGuiApplication.clipboard()
    clipboard.setText(BO)
    field = QLineEdit(session.window)
    field.show()
    field.setFocus()
    QTest.keyClick(holder(), Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert field.text().startswith("BEGIN:VCARD")
    assert session.window.findChild(ImportDialog) is None
    field.hide()
    session.window.setFocus()
    QTest.keyClick(session.window, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    shown(session).go.click()
    assert people(desk) == ["Bo Falk"]
    shown(session).close()
    settle()
    clipboard.setText("no contacts")
    session.window.run(ActionId.PASTE_CONTACTS)
    assert session.window.findChild(ImportDialog) is None


def test_a_stopped_import_keeps_nothing(session: Session, desk: Desk, tmp_path: Path) -> None:
    ready = desk.importing.prepare([Source(path=vcf(tmp_path, BO))])
    dialog = ImportDialog(session.window)
    dialog.show()
    dialog.end.click()  # asks to stop; the dialog waits for the end
    assert dialog.isVisible()
    session.actions()._tasks.long(
        lambda: desk.importing.carry_out(ready, progress=dialog.progress),
        dialog.show_reports,
        dialog.show_failure,
    )
    assert "stopped" in dialog.words.text()
    assert people(desk) == []
    assert desk.history.next_acts() == (None, None)
    dialog.close()


def test_a_file_that_cannot_be_read_says_why(session: Session, tmp_path: Path) -> None:
    drop(session, [tmp_path / "gone.vcf"])
    assert "gone.vcf cannot be read" in preview(session).files.text()
    assert not shown(session).go.isEnabled()
    shown(session).close()


def test_a_past_import_is_rolled_back(session: Session, desk: Desk, tmp_path: Path) -> None:
    desk.importing.import_files([vcf(tmp_path, ADA, BO)])
    (bo,) = desk.contact_list.find(ContactQuery(text="falk"))
    desk.contacts.edit(bo, nickname="Bosse")
    session.window.run(ActionId.PAST_IMPORTS)
    sheet = session.window.findChild(PastImports)
    assert isinstance(sheet, PastImports)
    sheet.back.click()
    assert people(desk) == ["Bo Falk"]
    assert sheet.words.text() == "contacts.vcf: 1 removed, 1 kept"
    assert sheet.stays.toPlainText() == "Bo Falk: was edited since"
    sheet.undo.click()
    assert sorted(people(desk)) == ["Ada Lindqvist", "Bo Falk"]
    sheet.close()
