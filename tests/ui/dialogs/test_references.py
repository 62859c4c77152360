"""The sheet of the references, and the list that it prints."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from netdesk.desk import Desk
from netdesk.domain.acts import Act
from netdesk.domain.reference import ReferenceState
from netdesk.ui.change_bus import ChangeBus
from netdesk.ui.dialogs.references import ReferencesSheet
from netdesk.ui.reference_list import list_document, reference_list
from netdesk.ui.tasks import InlineTasks, Reporter
from netdesk.ui.widgets.basics import GhostButton
from tests.services.dated import Hand, open_at, person


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    opened = open_at(tmp_path / "a.netdesk", Hand())
    yield opened
    opened.close()


@pytest.fixture
def people(desk: Desk) -> dict[str, int]:
    """Laura and Tom agreed, Maria was asked."""
    ids = {
        "Laura": person(desk, "Laura Chen", "Lumen Works", "Head of design"),
        "Tom": person(desk, "Tom Becker"),
        "Maria": person(desk, "Maria Kowalska"),
    }
    for name in ("Laura", "Tom"):
        desk.references.set_state(ids[name], ReferenceState.AGREED)
    desk.references.set_state(ids["Maria"], ReferenceState.ASKED)
    desk.references.edit(ids["Laura"], speaks_to="calm in a crisis", reach="+44 555 0101, mornings")
    return ids


@pytest.fixture
def sheet(qtbot: QtBot, desk: Desk) -> Iterator[ReferencesSheet]:
    bus = ChangeBus()
    desk.listen(bus.publish)
    window = QWidget()
    bus.setParent(window)
    qtbot.addWidget(window)
    made = ReferencesSheet(window, desk.references, desk.profile, InlineTasks(Reporter()), bus)
    made.show()
    yield made
    window.close()  # it lives as long as the sheet


def test_without_anybody_it_says_where_to_begin(sheet: ReferencesSheet) -> None:
    assert "Nobody has agreed yet" in sheet._words.text()
    assert not sheet.print.isEnabled()


def test_who_agreed_is_ticked_and_who_did_not_cannot_be(
    people: dict[str, int], sheet: ReferencesSheet
) -> None:
    assert set(sheet.rows) == {people["Laura"], people["Tom"]}
    assert [one.person.name for one in sheet.chosen()] == ["Laura Chen", "Tom Becker"]
    sheet.rows[people["Tom"]].set_checked(False)
    assert [one.person.name for one in sheet.chosen()] == ["Laura Chen"]


def test_the_list_is_written_and_its_people_are_to_be_thanked(
    qtbot: QtBot, desk: Desk, people: dict[str, int], sheet: ReferencesSheet, tmp_path: Path
) -> None:
    sheet.rows[people["Tom"]].set_checked(False)
    sheet.employer.setText("Halden Power")
    with qtbot.waitSignal(sheet.said):
        sheet.write(str(tmp_path / "list.pdf"))
    assert (tmp_path / "list.pdf").read_bytes().startswith(b"%PDF")
    laura, tom = desk.references.of_contact(people["Laura"]), desk.references.of_contact(people["Tom"])
    assert laura is not None
    assert tom is not None
    assert (laura.used_for, laura.unthanked) == ("Halden Power", True)
    assert not tom.unthanked
    assert not sheet.rows[people["Tom"]].checked
    assert desk.history.undo() is Act.USE_REFERENCES


def test_a_list_that_cannot_be_written_names_nobody(
    qtbot: QtBot, desk: Desk, people: dict[str, int], sheet: ReferencesSheet, tmp_path: Path
) -> None:
    with qtbot.waitSignal(sheet.said) as said:
        sheet.write(str(tmp_path / "missing" / "list.pdf"))
    assert "could not be written" in str(said.args)
    laura = desk.references.of_contact(people["Laura"])
    assert laura is not None
    assert laura.last_used_on is None


def test_somebody_is_brought_up(qtbot: QtBot, people: dict[str, int], sheet: ReferencesSheet) -> None:
    (show,) = sheet.findChildren(GhostButton)
    with qtbot.waitSignal(sheet.contact_asked) as asked:
        show.click()
    assert asked.args == [people["Maria"]]


def test_the_list_says_how_to_reach_each_and_what_they_speak_to(
    qtbot: QtBot, desk: Desk, people: dict[str, int]
) -> None:
    referees = desk.references.all()[:2]
    text = list_document("Jo <Ash>", referees).toPlainText()
    assert text.split("\n")[0] == "References for Jo <Ash>"
    assert "Head of design, Lumen Works" in text
    assert "+44 555 0101, mornings" in text
    assert "Can speak to: calm in a crisis" in text
    assert reference_list("Jo", referees).count(b"/Type /Page\n") == 1
    assert reference_list("Jo", referees * 20).count(b"/Type /Page\n") > 1
