"""What the detail pane shows while the list beside it is narrowed, or several are selected."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from netdesk.desk import Desk, open_desk
from netdesk.domain.contact import Stage
from netdesk.domain.contact_list import ContactQuery
from netdesk.settings import SettingsFile
from netdesk.ui.actions import ActionId
from netdesk.ui.widgets.basics import Words
from tests.ui.pages.test_contacts import CLOCK, PEOPLE, Shown


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("filled") / "desk.netdesk"
    desk = open_desk(path, CLOCK)
    for line in PEOPLE:
        desk.contacts.add_from_line(line)
    desk.close()
    return path


@pytest.fixture
def desk(filled: Path, tmp_path: Path) -> Iterator[Desk]:
    opened = open_desk(Path(shutil.copy(filled, tmp_path / "desk.netdesk")), CLOCK)
    yield opened
    opened.close()


@pytest.fixture
def people(desk: Desk) -> dict[str, int]:
    lines = desk.contact_list.lines(range(1, len(PEOPLE) + 1))
    return {line.name.split()[0]: line.id for line in lines}


@pytest.fixture
def shown(qtbot: QtBot, desk: Desk, tmp_path: Path) -> Shown:
    return Shown(qtbot, desk, SettingsFile(tmp_path / "settings.json"))


def said(shown: Shown) -> str:
    """What the pane says instead of a person; nothing while it shows one."""
    if shown.detail.header.isVisible():
        return ""
    return next(words.text() for words in shown.detail.findChildren(Words) if words.isVisible())


def until_shown(shown: Shown, contact_id: int) -> None:
    shown.qtbot.waitUntil(lambda: shown.detail.contact_id == contact_id)
    assert shown.detail.header.isVisible() is bool(contact_id)


def until_followed(shown: Shown) -> None:
    follower = shown.page.follower
    assert follower is not None
    shown.qtbot.waitUntil(lambda: not follower.waiting)


def test_whoever_is_filtered_out_is_not_shown_and_comes_back(shown: Shown, people: dict[str, int]) -> None:
    shown.choose(people["Ben"])
    shown.page.filter.setText("cleo")
    until_shown(shown, people["Cleo"])
    assert shown.page.table.selected_ids() == []
    shown.page.filter.clear()
    until_shown(shown, people["Ben"])
    assert shown.page.table.selected_ids() == [people["Ben"]]


def test_where_nobody_is_found_nobody_is_shown(shown: Shown, people: dict[str, int]) -> None:
    shown.choose(people["Ben"])
    shown.page.filter.setText("zzz")
    until_shown(shown, 0)
    assert said(shown) == "Choose a contact"


def test_whoever_is_still_in_the_list_stays(shown: Shown, people: dict[str, int]) -> None:
    shown.choose(people["Cleo"])
    shown.desk.contacts.set_stage([people["Ada"], people["Cleo"]], Stage.MET)
    shown.page.filter.setText("zzz")
    until_shown(shown, 0)
    shown.page.filter.setText("cleo")
    until_shown(shown, people["Cleo"])
    shown.page.list.filter_bar.show_query(ContactQuery(stage=Stage.MET))
    until_followed(shown)
    assert shown.names() == ["Ada Quist", "Cleo Faro"]
    assert shown.detail.contact_id == people["Cleo"]


def test_of_several_the_pane_says_how_many(shown: Shown, people: dict[str, int]) -> None:
    shown.choose(people["Ada"], people["Ben"])
    assert said(shown) == "2 contacts selected"
    assert shown.detail.contact_id == 0
    shown.page.filter.setText("sorel")
    until_shown(shown, people["Ben"])
    shown.page.filter.clear()
    assert said(shown) == "2 contacts selected"
    shown.choose(people["Dan"])
    until_shown(shown, people["Dan"])


def test_what_is_typed_for_somebody_is_stored_for_them(shown: Shown, people: dict[str, int]) -> None:
    shown.choose(people["Ben"])
    shown.run(ActionId.EDIT)
    shown.type("Ben Sorel-Lind", None)
    shown.page.filter.setText("zzz")
    until_shown(shown, 0)
    assert shown.read(people["Ben"]).contact.full_name == "Ben Sorel-Lind"
    shown.page.filter.setText("cleo")
    until_shown(shown, people["Cleo"])
    assert shown.read(people["Cleo"]).contact.full_name == "Cleo Faro"


def test_a_note_that_is_half_typed_waits_for_its_person(shown: Shown, people: dict[str, int]) -> None:
    shown.choose(people["Ben"])
    shown.run(ActionId.ADD_NOTE)
    shown.type("Half a", None)
    shown.page.filter.setText("cleo")
    until_shown(shown, people["Cleo"])
    shown.run(ActionId.ADD_NOTE)
    assert shown.detail.strip.line.text() == ""
    shown.page.filter.clear()
    until_shown(shown, people["Ben"])
    shown.run(ActionId.ADD_NOTE)
    shown.press(Qt.Key.Key_End)
    shown.type(" note")
    assert "Half a note" in [entry.detail for entry in shown.desk.contact_story.story(people["Ben"])]


def test_whoever_leaves_the_list_while_being_written_about_stays(
    shown: Shown, people: dict[str, int]
) -> None:
    shown.page.filter.setText("ben")
    until_shown(shown, people["Ben"])
    shown.run(ActionId.EDIT)
    shown.type("Zoe Sorel")
    shown.detail.notes.editor.setFocus()
    shown.desk.contacts.set_stage([people["Cleo"]], Stage.MET)
    until_followed(shown)
    assert shown.names() == []
    assert shown.detail.contact_id == people["Ben"]
