"""The export dialog: what can be chosen, what is written, what is told, and what stays after a failure."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from netdesk.desk import Desk
from netdesk.domain.errors import UserError
from netdesk.domain.exports import ExportFormat
from netdesk.ui.actions import ActionId
from netdesk.ui.dialogs.export_form import ALL, CHOSEN
from netdesk.ui.dialogs.exporting import ExportDialog
from netdesk.ui.pages.contacts.page import ContactsPage
from netdesk.ui.session import Session
from tests.services.dated import person
from tests.ui.windows import session_on


@pytest.fixture
def opened(qtbot: QtBot, tmp_path: Path) -> Iterator[tuple[Session, Desk]]:
    with session_on(qtbot, tmp_path / "a.netdesk") as found:
        person(found[1], "Ines Okoro")
        person(found[1], "Bo Falk")
        person(found[1], "Ada Lindqvist")
        yield found


@pytest.fixture
def session(opened: tuple[Session, Desk]) -> Session:
    return opened[0]


@pytest.fixture
def desk(opened: tuple[Session, Desk]) -> Desk:
    return opened[1]


@pytest.fixture
def out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The file that the user names."""
    chosen = tmp_path / "out"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(chosen), ""))
    return chosen


def asked(session: Session) -> ExportDialog:
    session.window.run(ActionId.EXPORT)
    found = session.window.findChild(ExportDialog)
    assert isinstance(found, ExportDialog)
    return found


def choose(dialog: ExportDialog, kind: ExportFormat) -> None:
    dialog.form.buttons[kind].setChecked(True)


@pytest.mark.parametrize("kind", ExportFormat)
def test_each_format_is_written_with_its_ending(session: Session, out: Path, kind: ExportFormat) -> None:
    dialog = asked(session)
    choose(dialog, kind)
    dialog.go.click()
    assert out.with_suffix(kind).stat().st_size
    assert not dialog.isVisible(), dialog.problem.text()
    assert f"out{kind}" in session.window.toast.accessibleName()


@pytest.mark.parametrize("width", [1440, 800])
def test_the_calendar_has_a_button_that_exports_it(session: Session, out: Path, width: int) -> None:
    session.window.resize(width, 800)
    session.window.show_page("calendar")
    page = session.window.current()
    assert page is not None
    found = [one for one in page.findChildren(QAbstractButton) if one.accessibleName() == "Export calendar…"]
    (button,) = (one for one in found if one.isVisible())
    button.click()
    dialog = session.window.findChild(ExportDialog)
    assert isinstance(dialog, ExportDialog)
    assert dialog.form.chosen() is ExportFormat.CALENDAR
    dialog.go.click()
    assert out.with_suffix(".ics").stat().st_size


def test_each_format_says_what_it_keeps_and_what_it_has_no_place_for(session: Session) -> None:
    form = asked(session).form
    seen = set()
    for kind in ExportFormat:
        form.buttons[kind].setChecked(True)
        assert form._keeps.text()
        assert form._lacks.text()
        seen.add((form._keeps.text(), form._lacks.text()))
    assert len(seen) == len(ExportFormat)


def test_the_selected_contacts_alone_are_written(session: Session, out: Path) -> None:
    page = session.window.show_page("contacts")
    assert isinstance(page, ContactsPage)
    page.table.select_ids([1, 3])
    dialog = asked(session)
    assert dialog.form.whom.selected() == CHOSEN
    choose(dialog, ExportFormat.CSV)
    dialog.go.click()
    written = out.with_suffix(".csv").read_text()
    assert [name in written for name in ("Ines", "Bo Falk", "Ada")] == [True, False, True]


def test_one_row_is_where_the_keyboard_is_and_no_selection(session: Session, out: Path) -> None:
    dialog = asked(session)
    assert dialog.form.whom.selected() == ALL
    dialog.go.click()
    assert out.with_suffix(".vcf").read_text().count("BEGIN:VCARD") == 3


def test_nothing_is_asked_about_contacts_where_none_are_meant(session: Session) -> None:
    form = asked(session).form
    form.buttons[ExportFormat.JSON].setChecked(True)
    assert form._whom_line.isHidden()
    assert form.version.isHidden()
    form.buttons[ExportFormat.VCARD].setChecked(True)
    assert not form.version.isHidden()


def test_the_version_of_the_vcards_is_the_one_that_was_chosen(session: Session, out: Path) -> None:
    dialog = asked(session)
    dialog.form.version.select("4.0")
    dialog.go.click()
    assert "VERSION:4.0" in out.with_suffix(".vcf").read_text()


def test_the_keyboard_alone_does(qtbot: QtBot, session: Session, out: Path) -> None:
    dialog = asked(session)
    dialog.activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is dialog)
    dialog.form.buttons[ExportFormat.VCARD].setFocus()
    QTest.keyClick(dialog.form.buttons[ExportFormat.VCARD], Qt.Key.Key_Down)
    assert dialog.form.chosen() is ExportFormat.CSV
    dialog.go.setFocus()
    QTest.keyClick(dialog.go, Qt.Key.Key_Return)
    assert out.with_suffix(".csv").exists()


def test_what_was_stopped_leaves_the_earlier_file(session: Session, tmp_path: Path) -> None:
    earlier = tmp_path / "out.json"
    earlier.write_text("earlier")
    dialog = asked(session)
    dialog.begin(earlier)
    dialog.close()  # asks to stop; the dialog waits for the end
    assert dialog.isVisible()
    with pytest.raises(UserError, match="stopped"):
        dialog.progress(1, 2)
    dialog.show_failure(UserError("The export was stopped. No file was written."))
    assert "stopped" in dialog.problem.text()
    assert earlier.read_text() == "earlier"
    dialog.close()
    assert not dialog.isVisible()


def test_a_failure_is_told_and_the_choices_stay(
    session: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    nowhere = tmp_path / "gone" / "out.zip"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(nowhere), ""))
    dialog = asked(session)
    choose(dialog, ExportFormat.ZIP)
    dialog.go.click()
    assert "was not written" in dialog.problem.text()
    assert dialog.isVisible()
    assert dialog.form.isEnabled()
    assert dialog.form.chosen() is ExportFormat.ZIP
    dialog.close()
