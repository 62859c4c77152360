"""The other filters of the contacts page, and those that are saved as chips; all by keys."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu
from pytestqt.qtbot import QtBot

from netdesk.desk import Desk, open_desk
from netdesk.domain.changes import Kind
from netdesk.domain.contact import Stage
from netdesk.domain.contact_list import ContactQuery
from netdesk.services import contact_list
from netdesk.settings import SettingsFile
from netdesk.storage import search_peek
from netdesk.ui.actions import ActionId
from netdesk.ui.pages.contacts.filter_popover import FilterPopover
from netdesk.ui.pages.contacts.saved_chips import NamePopup, SavedChips
from tests.ui.pages.test_contacts import CLOCK, Shown

LINES = ("Ada Quist, Planner at Nordhaven", "Ben Sorel, Director at Helio Energy", "Cleo Faro", "Dan Ekman")


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("filled") / "desk.netdesk"
    desk = open_desk(path, CLOCK)
    ada, ben, cleo, _dan = (desk.contacts.add_from_line(line) for line in LINES)
    desk.contacts.tag([ada, ben], ["choir"])
    desk.contacts.tag([ada, cleo], ["mentor"])
    desk.contacts.set_stage([ada, cleo], Stage.MET)
    desk.follow_ups.add("Call", contact_id=ada)
    desk.filters.save("Mentors", ContactQuery(tags=("mentor",)))
    desk.close()
    return path


@pytest.fixture
def desk(filled: Path, tmp_path: Path) -> Iterator[Desk]:
    opened = open_desk(Path(shutil.copy(filled, tmp_path / "desk.netdesk")), CLOCK)
    yield opened
    opened.close()


@pytest.fixture
def shown(qtbot: QtBot, desk: Desk, tmp_path: Path) -> Shown:
    return Shown(qtbot, desk, SettingsFile(tmp_path / "settings.json"))


def firsts(shown: Shown) -> list[str]:
    shown.turn()
    return [name.split()[0] for name in shown.names()]


def chips(shown: Shown) -> SavedChips:
    assert shown.page.filters is not None
    return shown.page.filters.chips


def opened(shown: Shown) -> FilterPopover:
    """The popover, opened by the key that presses its button."""
    shown.page.list.filter_bar.more.setFocus()
    shown.press(Qt.Key.Key_Space)
    assert shown.page.filters is not None
    assert shown.page.filters.popover is not None
    return shown.page.filters.popover


def enter(line: QLineEdit, text: str) -> None:
    line.setFocus()
    QTest.keyClicks(line, text)
    QTest.keyClick(line, Qt.Key.Key_Return)


def test_tags_are_chosen_one_after_the_other_and_or(shown: Shown) -> None:
    popover = opened(shown)
    assert not popover.how.isVisible()
    for tag in ("choir", "mentor"):
        QTest.keyClick(popover.tags._chips[tag], Qt.Key.Key_Space)
    assert firsts(shown) == ["Ada"]
    popover.how._segments["one"].click()
    assert firsts(shown) == ["Ada", "Ben", "Cleo"]
    assert shown.page.list.filter_bar.more.text() == "Filter by · 1"


def test_everything_narrows_together_and_clear_brings_everybody_back(shown: Shown) -> None:
    popover = opened(shown)
    popover.no_next_step.click()
    assert firsts(shown) == ["Ben", "Cleo", "Dan"]
    popover.tags._chips["mentor"].click()
    assert firsts(shown) == ["Cleo"]
    popover._clear.click()
    assert firsts(shown) == ["Ada", "Ben", "Cleo", "Dan"]
    assert shown.page.filters is not None
    assert shown.page.filters.popover is None


def test_an_organisation_is_offered_while_its_name_is_typed(shown: Shown, qtbot: QtBot) -> None:
    popover = opened(shown)
    popover.organisation.setFocus()
    with qtbot.waitSignal(popover.organisation_asked):
        QTest.keyClicks(popover.organisation, "hel")
    shown.turn()
    assert popover._known.stringList() == ["Helio Energy"]
    popover.organisation.completer().activated.emit("Helio Energy")
    assert firsts(shown) == ["Ben"]
    assert shown.page.list.filter_bar.named() == "Helio Energy"


def test_a_filter_is_saved_by_name_and_becomes_a_chip(shown: Shown) -> None:
    popover = opened(shown)
    popover.tags._chips["choir"].click()
    enter(popover.name, "")
    assert "name" in popover._problem.text()
    enter(popover.name, "Singers")
    shown.turn()
    assert [chip.shown_text() for chip in chips(shown).chips()] == ["Mentors 2", "Singers 2"]
    assert [chip.isChecked() for chip in chips(shown).chips()] == [False, True]


def test_a_chip_filters_and_pressed_again_shows_everybody(shown: Shown) -> None:
    (chip,) = chips(shown).chips()
    chip.click()
    assert firsts(shown) == ["Ada", "Cleo"]
    QTest.keyClicks(shown.page.filter, "cl")
    assert firsts(shown) == ["Cleo"]
    assert not chip.isChecked()
    shown.page.filter.clear()
    assert chip.isChecked()
    chip.click()
    assert len(firsts(shown)) == len(LINES)


def test_the_number_of_a_chip_follows_every_change(shown: Shown, desk: Desk) -> None:
    (chip,) = chips(shown).chips()
    assert chip.shown_text() == "Mentors 2"
    desk.contacts.untag(desk.contact_list.find(ContactQuery(text="ada")), "mentor")
    shown.turn()
    assert chip.shown_text() == "Mentors 1"


def test_a_chip_is_renamed_and_removed_by_keys_with_undo(shown: Shown, desk: Desk, qtbot: QtBot) -> None:
    chips(shown).chips()[0].setFocus()
    shown.press(Qt.Key.Key_F2)
    popup = shown.page.findChild(NamePopup)
    assert popup is not None
    popup.line.selectAll()
    enter(popup.line, "Teachers")
    shown.turn()
    (chip,) = chips(shown).chips()
    assert chip.text() == "Teachers"
    chip.setFocus()
    with qtbot.waitSignal(shown.page.removed) as said:
        shown.press(Qt.Key.Key_Delete)
    assert "Teachers" in said.args[0]
    assert chips(shown).chips() == []
    desk.history.undo()
    shown.turn()
    assert [one.text() for one in chips(shown).chips()] == ["Teachers"]


def test_the_menu_of_a_chip_offers_the_same(shown: Shown) -> None:
    (chip,) = chips(shown).chips()
    chip.customContextMenuRequested.emit(chip.rect().center())
    menu = shown.page.findChild(QMenu)
    assert menu is not None
    assert [action.text() for action in menu.actions()] == ["Rename…", "Remove"]
    menu.close()


def test_everybody_with_the_words_of_a_search_is_listed(shown: Shown) -> None:
    shown.page.list.filter_bar.show_query(ContactQuery(tags=("choir",)))
    shown.page.show_record(Kind.CONTACT, 0, "planner")
    assert firsts(shown) == ["Ada"]
    assert shown.page.list.filter_bar.query() == ContactQuery(text="planner")


def test_every_control_of_the_popover_has_a_name(shown: Shown) -> None:
    popover = opened(shown)
    parts = (popover.tags, popover.how, popover.organisation, popover.batch, popover.name)
    assert all(part.accessibleName() for part in parts)


def test_the_keys_of_a_chip_are_its_own(shown: Shown) -> None:
    (chip,) = chips(shown).chips()
    for key, own in ((Qt.Key.Key_Delete, True), (Qt.Key.Key_F2, True), (Qt.Key.Key_F5, False)):
        event = QKeyEvent(QEvent.Type.ShortcutOverride, key, Qt.KeyboardModifier.NoModifier)
        event.ignore()
        QApplication.sendEvent(chip, event)
        assert event.isAccepted() is own, key


def test_an_action_opens_it_too(shown: Shown) -> None:
    shown.run(ActionId.FILTER_BY)
    assert shown.page.filters is not None
    assert shown.page.filters.popover is not None


def test_what_is_seen_is_shown_before_the_rest(
    shown: Shown, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(contact_list, "FEW", 0)
    monkeypatch.setattr(search_peek, "PEEK", 2)
    monkeypatch.setattr(shown.page.table, "rows_in_view", lambda: 1)
    with qtbot.waitSignal(shown.page.table.rest_wanted):
        QTest.keyClicks(shown.page.filter, "e")
    assert len(shown.names()) < len(LINES)
    qtbot.waitUntil(lambda: firsts(shown) == ["Ben", "Dan"])
