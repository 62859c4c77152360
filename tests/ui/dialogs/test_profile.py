"""The sheet of the profile, and the versions of the résumé in it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from netdesk.desk import Desk
from netdesk.domain.acts import Act
from netdesk.domain.coach.findings import Rule
from netdesk.domain.profile import Situation
from netdesk.ui.change_bus import ChangeBus
from netdesk.ui.dialogs.profile import ProfileSheet
from netdesk.ui.tasks import InlineTasks, Reporter
from tests.services.dated import Hand, open_at
from tests.ui.windows import holder


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    opened = open_at(tmp_path / "a.netdesk", Hand())
    yield opened
    opened.close()


@pytest.fixture
def sheet(qtbot: QtBot, desk: Desk) -> Iterator[ProfileSheet]:
    bus = ChangeBus()
    desk.listen(bus.publish)
    window = QWidget()
    bus.setParent(window)
    qtbot.addWidget(window)
    made = ProfileSheet(window, desk.profile, desk.coach, InlineTasks(Reporter()), bus)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    yield made
    window.close()  # it lives as long as the sheet


def test_each_field_is_stored_when_it_is_left_as_one_step(desk: Desk, sheet: ProfileSheet) -> None:
    for field, text in (("name", "Jo Ash"), ("field_to", "grid planning")):
        sheet.fields[field].open()
        QTest.keyClicks(holder(), text)
        QTest.keyClick(holder(), Qt.Key.Key_Return)
    assert (desk.profile.load().name, desk.profile.load().field_to) == ("Jo Ash", "grid planning")
    assert desk.history.undo() is Act.EDIT_PROFILE
    assert (desk.profile.load().name, desk.profile.load().field_to) == ("Jo Ash", "")
    assert sheet.fields["field_to"].text() == ""


def test_typing_upon_the_ringed_name_keeps_every_letter(desk: Desk, sheet: ProfileSheet) -> None:
    sheet.fields["name"].setFocus()
    for letter in "Nora Lind":
        QTest.keyClicks(holder(), letter)
    QTest.keyClick(holder(), Qt.Key.Key_Tab)
    assert desk.profile.load().name == "Nora Lind"


def test_what_is_typed_when_the_sheet_closes_is_stored(desk: Desk, sheet: ProfileSheet) -> None:
    sheet.fields["signature"].open()
    QTest.keyClicks(holder(), "Warm regards")
    sheet.close()
    assert desk.profile.load().signature == "Warm regards"


def test_several_situations_may_be_true(desk: Desk, sheet: ProfileSheet) -> None:
    chips = sheet.situations._chips
    chips[Situation.RETURNING].click()
    chips[Situation.OLDER].click()
    assert desk.profile.load().situations == (Situation.RETURNING, Situation.OLDER)
    chips[Situation.RETURNING].click()
    assert desk.profile.load().situations == (Situation.OLDER,)


def test_a_rule_of_the_coach_keeps_quiet_and_speaks_again(desk: Desk, sheet: ProfileSheet) -> None:
    desk.coach.mute(Rule.MAKES_DEMAND)
    assert sheet.rules.selected() == frozenset(Rule) - {Rule.MAKES_DEMAND}
    chips = sheet.rules._chips
    chips[Rule.PUSHES_CV].click()
    assert desk.coach.muted() == {Rule.MAKES_DEMAND, Rule.PUSHES_CV}
    chips[Rule.MAKES_DEMAND].setFocus()
    QTest.keyClick(chips[Rule.MAKES_DEMAND], Qt.Key.Key_Space)
    assert desk.coach.muted() == {Rule.PUSHES_CV}
    assert desk.history.undo() is Act.UNMUTE_RULE
    assert Rule.MAKES_DEMAND not in sheet.rules.selected()


def test_a_version_of_the_resume_is_kept_named_taken_out_and_removed(
    desk: Desk, sheet: ProfileSheet, tmp_path: Path
) -> None:
    file = tmp_path / "jo_ash.pdf"
    file.write_bytes(b"%PDF- my life")
    sheet.resumes.add.click()
    dialog = sheet.findChild(QFileDialog)
    assert dialog is not None
    dialog.fileSelected.emit(str(file))
    dialog.close()
    (row,) = sheet.resumes.rows
    row.title.open()
    QTest.keyClicks(holder(), "For grid planners")
    QTest.keyClick(holder(), Qt.Key.Key_Return)
    (line,) = desk.profile.resumes()
    assert (line.title, line.file_name, line.size) == ("For grid planners", "jo_ash.pdf", 13)
    assert desk.profile.resume(line.id).media_type == "application/pdf"
    sheet.resumes.place_chosen.emit(line, tmp_path / "out.pdf")
    assert (tmp_path / "out.pdf").read_bytes() == b"%PDF- my life"
    sheet.resumes.rows[0].removed.emit()
    assert sheet.resumes.rows == []
    desk.history.undo()
    assert desk.profile.resume(line.id).data == b"%PDF- my life"


def test_a_file_that_cannot_be_read_is_told(qtbot: QtBot, sheet: ProfileSheet, tmp_path: Path) -> None:
    with qtbot.waitSignal(sheet.said) as said:
        sheet.resumes.file_chosen.emit(tmp_path / "missing.pdf")
    assert "could not be read" in str(said.args)
