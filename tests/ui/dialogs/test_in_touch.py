"""The sheet on staying in touch: rules with whom they concern, and what to be reminded of."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QWidget
from pytestqt.qtbot import QtBot

from netdesk.desk import Desk
from netdesk.domain.acts import Act
from netdesk.domain.stage import Stage
from netdesk.settings import SettingsFile
from netdesk.ui.change_bus import ChangeBus
from netdesk.ui.dialogs.in_touch import InTouchSheet
from netdesk.ui.dialogs.in_touch_rows import RuleRow
from netdesk.ui.tasks import InlineTasks, Reporter
from tests.services.dated import Hand, open_at, person


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    opened = open_at(tmp_path / "a.netdesk", Hand())
    yield opened
    opened.close()


@pytest.fixture
def people(desk: Desk) -> list[int]:
    """Three who were met, two of them in the choir."""
    ids = [person(desk, name, stage=Stage.MET) for name in ("Ada Nowak", "Ben Ek", "Eva Lind")]
    desk.contacts.tag(ids[:2], ["choir"])
    return ids


@pytest.fixture
def settings(tmp_path: Path) -> SettingsFile:
    return SettingsFile(tmp_path / "settings.json")


@pytest.fixture
def sheet(qtbot: QtBot, desk: Desk, people: list[int], settings: SettingsFile) -> Iterator[InTouchSheet]:
    bus = ChangeBus()
    desk.listen(bus.publish)
    window = QWidget()
    bus.setParent(window)
    qtbot.addWidget(window)
    made = InTouchSheet(window, desk.in_touch, settings, InlineTasks(Reporter()), bus)
    made.show()
    yield made
    window.close()  # it lives as long as the sheet


def only(sheet: InTouchSheet) -> RuleRow:
    (row,) = sheet.rows.values()
    return row


def choose(sheet: InTouchSheet, begins: str) -> None:
    groups = sheet.new.groups
    groups.setCurrentIndex(groups.findText(begins, Qt.MatchFlag.MatchStartsWith))


def test_a_group_says_how_many_people_it_has_and_gets_a_rule(sheet: InTouchSheet, desk: Desk) -> None:
    choose(sheet, "Tag: choir")
    assert sheet.new.groups.currentText() == "Tag: choir · 2 people"
    sheet.new.intervals.ideal.setValue(60)
    assert sheet.new.intervals.days() == (60, 74)
    sheet.new.add.click()
    assert only(sheet).people.text() == "2 people"
    assert sheet.new.groups.findText("Tag: choir", Qt.MatchFlag.MatchStartsWith) == -1
    assert [(one.tag, one.ideal_days, one.latest_days) for one in desk.in_touch.rules().lines] == [
        ("choir", 60, 74)
    ]


def test_the_counts_follow_the_desk(sheet: InTouchSheet, desk: Desk, people: list[int]) -> None:
    desk.in_touch.add_rule(stage=Stage.MET, ideal_days=30)
    assert only(sheet).people.text() == "3 people"
    desk.contacts.set_cadence(people[:1], 60)
    assert only(sheet).people.text() == "2 of 3 people"
    desk.contacts.set_stage(people[:1], Stage.RESTING)
    assert only(sheet).people.text() == "2 people"


def test_days_are_stored_when_the_field_is_left_as_one_step(sheet: InTouchSheet, desk: Desk) -> None:
    desk.in_touch.add_rule(stage=Stage.MET, ideal_days=30, latest_days=50)
    row = only(sheet)
    row.intervals.ideal.setFocus()
    row.intervals.ideal.selectAll()
    QTest.keyClicks(row.intervals.ideal, "120")
    QTest.keyClick(row.intervals.ideal, Qt.Key.Key_Return)
    (line,) = desk.in_touch.rules().lines
    assert (line.ideal_days, line.latest_days) == (120, 140)
    assert only(sheet) is row
    assert desk.history.undo() is Act.EDIT_CADENCE_RULES
    (line,) = desk.in_touch.rules().lines
    assert (line.ideal_days, line.latest_days) == (30, 50)


def test_closing_the_sheet_stores_what_stands_in_it(sheet: InTouchSheet, desk: Desk) -> None:
    desk.in_touch.add_rule(stage=Stage.MET, ideal_days=30)
    only(sheet).intervals.latest.setValue(99)
    sheet.close()
    assert desk.in_touch.rules().lines[0].latest_days == 99


def test_a_rule_goes_by_its_cross_and_comes_back(sheet: InTouchSheet, desk: Desk) -> None:
    desk.in_touch.add_rule(stage=Stage.MET, ideal_days=30)
    only(sheet).remove.click()
    assert sheet.rows == {}
    desk.history.undo()
    assert only(sheet).line.stage is Stage.MET


def test_what_to_be_reminded_of_is_kept_on_this_computer(
    qtbot: QtBot, sheet: InTouchSheet, settings: SettingsFile
) -> None:
    assert sheet.reminders["remind_evening"].isChecked()
    with qtbot.waitSignal(sheet.reminders_changed):
        sheet.reminders["remind_evening"].click()
    sheet.reminders["hide_names"].click()
    assert (settings.values.remind_evening, settings.values.hide_names) == (False, True)


def test_every_control_has_a_name(sheet: InTouchSheet, desk: Desk) -> None:
    desk.in_touch.add_rule(stage=Stage.MET, ideal_days=30)
    for button in sheet.findChildren(QAbstractButton):
        assert button.accessibleName() or button.text(), button
    assert only(sheet).intervals.latest.accessibleName() == "Stage: Met, After so many days at the latest"
