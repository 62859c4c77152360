"""The page of the organisations, driven by the keyboard."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from netdesk.desk import Desk
from netdesk.domain.acts import Act
from netdesk.domain.changes import Kind
from netdesk.domain.organisation import OrganisationKind
from netdesk.domain.organisation_list import OrganisationQuery
from netdesk.ui.actions import ActionId
from netdesk.ui.change_bus import ChangeBus
from netdesk.ui.pages.organisations.page import OrganisationsPage
from netdesk.ui.tasks import InlineTasks, Reporter
from netdesk.ui.widgets.basics import GhostButton
from tests.services.dated import Hand, open_at, person


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    opened = open_at(tmp_path / "a.netdesk", Hand())
    yield opened
    opened.close()


def shown(qtbot: QtBot, desk: Desk, width: int = 1200) -> OrganisationsPage:
    bus = ChangeBus()
    desk.listen(bus.publish)
    tasks = InlineTasks(Reporter())
    page = OrganisationsPage(desk.organisations, desk.research, desk.search, tasks, bus)
    bus.setParent(page)
    qtbot.addWidget(page)
    page.resize(width, 800)
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    page.activated()
    return page


def holder() -> QWidget:
    found = QApplication.focusWidget()
    assert found is not None
    return found


def names(page: OrganisationsPage) -> list[str]:
    return [page.table.paged.index(row, 0).data() for row in range(page.table.paged.rowCount())]


def test_an_empty_page_leads_on(qtbot: QtBot, desk: Desk) -> None:
    page = shown(qtbot, desk)
    (add,) = [b for b in page.findChildren(QPushButton) if b.text() == "Add an organisation"]
    add.click()
    QTest.keyClicks(holder(), "Halden Power")
    QTest.keyClick(holder(), Qt.Key.Key_Return)
    assert names(page) == ["Halden Power"]
    assert page.detail.header.name.text() == "Halden Power"


def test_typing_filters_and_down_goes_to_the_table(qtbot: QtBot, desk: Desk) -> None:
    for name in ("Halden Power", "Orchard Bank"):
        desk.organisations.add(name)
    page = shown(qtbot, desk)
    QTest.keyClicks(holder(), "orch")
    assert names(page) == ["Orchard Bank"]
    assert page.detail.header.name.text() == "Orchard Bank"
    QTest.keyClick(holder(), Qt.Key.Key_Down)
    assert page.table.hasFocus()
    page.filter.clear()
    assert page.table.current_id() == desk.organisations.add("Orchard Bank")  # the selection survives


def test_the_keyboard_renames_aims_and_undo_shows_it_back(qtbot: QtBot, desk: Desk) -> None:
    halden = desk.organisations.add("Halden")
    page = shown(qtbot, desk)
    page.handlers()[ActionId.EDIT]()
    QTest.keyClicks(holder(), "Halden Power")
    QTest.keyClick(holder(), Qt.Key.Key_Return)
    assert desk.organisations.load(halden).organisation.name == "Halden Power"
    chips = page.detail.aim.findChildren(QWidget)
    QTest.keyClick(chips[3], Qt.Key.Key_Space)
    stored = desk.organisations.load(halden).organisation
    assert (stored.target, stored.priority) == (True, 3)
    assert page.table.paged.index(0, 2).data() == "First choice"
    assert desk.history.undo() is Act.EDIT_ORGANISATION
    assert page.detail.aim.selected() == {"0"}
    desk.history.undo()
    assert page.detail.header.name.text() == "Halden"


def test_deleting_tells_and_selects_the_next(qtbot: QtBot, desk: Desk) -> None:
    for name in ("Alpha", "Beta", "Gamma"):
        desk.organisations.add(name)
    page = shown(qtbot, desk)
    page.table.setFocus()
    QTest.keyClick(page.table, Qt.Key.Key_Down)
    with qtbot.waitSignal(page.removed) as told:
        page.handlers()[ActionId.DELETE]()
    assert told.args == ["Organisation moved to the trash"]
    assert names(page) == ["Alpha", "Gamma"]
    assert page.detail.header.name.text() == "Gamma"


def test_an_association_is_recommended_joined_and_left(qtbot: QtBot, desk: Desk) -> None:
    ines = person(desk, "Ines Okoro")
    guild = desk.organisations.add("Guild", kind=OrganisationKind.ASSOCIATION)
    company = desk.organisations.add("Halden")
    page = shown(qtbot, desk)
    details = page.detail.details
    assert details.recommended.isVisible()
    details.recommended.setFocus()
    QTest.keyClicks(holder(), "oko")
    QTest.keyClick(holder(), Qt.Key.Key_Return)
    details.joined.open()
    QTest.keyClicks(holder(), "5 Jan 2026")
    QTest.keyClick(holder(), Qt.Key.Key_Return)
    stored = desk.organisations.load(guild).organisation
    assert (stored.recommended_by, stored.joined_on) == (ines, date(2026, 1, 5))
    with qtbot.waitSignal(page.said):
        details.left.open()
        QTest.keyClicks(holder(), "soon")
        QTest.keyClick(holder(), Qt.Key.Key_Return)
    assert details.left.text() == ""
    details.recommended.setFocus()
    details.recommended.selectAll()
    QTest.keyClick(holder(), Qt.Key.Key_Delete)
    QTest.keyClick(holder(), Qt.Key.Key_Return)
    assert desk.organisations.load(guild).organisation.recommended_by is None
    page.show_record(Kind.ORGANISATION, company)
    assert not details.recommended.isVisible()


def test_a_name_that_is_not_chosen_gives_way(qtbot: QtBot, desk: Desk) -> None:
    person(desk, "Ines Okoro")
    desk.organisations.add("Guild", kind=OrganisationKind.ASSOCIATION)
    page = shown(qtbot, desk)
    field = page.detail.details.recommended
    field.setFocus()
    QTest.keyClicks(field, "Ine")
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert field.text() == ""
    QTest.keyClicks(field, "Nobody at all")
    page.table.setFocus()
    assert field.text() == ""


def test_two_that_are_one_are_merged_by_typing(qtbot: QtBot, desk: Desk) -> None:
    keep, other = desk.organisations.add("Halden Power"), desk.organisations.add("Halden Energy")
    page = shown(qtbot, desk)
    page.show_record(Kind.ORGANISATION, other)
    page.detail.header.merge_asked.emit()
    QTest.keyClicks(holder(), "hald")
    with qtbot.waitSignal(page.removed):
        QTest.keyClick(holder(), Qt.Key.Key_Return)
    assert names(page) == ["Halden Power"]
    assert page.table.current_id() == keep
    assert page.detail.details.aliases.text() == "Halden Energy"


def test_research_and_notes_are_typed(qtbot: QtBot, desk: Desk) -> None:
    halden = desk.organisations.add("Halden")
    page = shown(qtbot, desk)
    page.detail.findings.focus_new()
    QTest.keyClicks(holder(), "Grows fast")
    QTest.keyClick(holder(), Qt.Key.Key_Return)
    page.detail.notes.setFocus()
    QTest.keyClicks(page.detail.notes, "Ask about the plant")
    page.settle()
    view = desk.organisations.load(halden)
    assert [one.text for one in view.findings] == ["Grows fast"]
    assert view.notes == "Ask about the plant"


def test_people_and_namings_lead_to_their_pages(qtbot: QtBot, desk: Desk) -> None:
    ines = person(desk, "Ines Okoro", "Halden", "Planner")
    page = shown(qtbot, desk)
    (line,) = page.detail.people.findChildren(QPushButton)
    line.setFocus()
    with qtbot.waitSignal(page.record_asked) as asked:
        QTest.keyClick(line, Qt.Key.Key_Space)
    assert asked.args == [Kind.CONTACT, ines, ""]


def test_leads_about_it_bring_up_who_volunteered_them(qtbot: QtBot, desk: Desk) -> None:
    laura = person(desk, "Laura Chen")
    page = shown(qtbot, desk)
    lead = desk.leads.add(laura, "They look for a planner", "Halden Power")
    page.show_record(Kind.ORGANISATION, desk.organisations.add("Halden Power"))
    (button,) = page.detail.leads.findChildren(GhostButton)
    assert "Laura Chen" in button.text()
    with qtbot.waitSignal(page.record_asked) as asked:
        button.click()
    assert asked.args == [Kind.CONTACT, laura, ""]
    desk.leads.delete(lead)
    assert [one for one in page.detail.leads.findChildren(GhostButton) if one.isVisible()] == []


def test_folded_the_detail_stays_while_it_is_edited(qtbot: QtBot, desk: Desk) -> None:
    halden = desk.organisations.add("Halden")
    page = shown(qtbot, desk, width=640)
    page.show_record(Kind.ORGANISATION, halden)
    assert page.detail.isVisible()
    desk.organisations.edit(halden, website="halden.example")
    assert page.detail.isVisible()
    QTest.keyClick(page.detail.aim, Qt.Key.Key_Escape)
    assert page.table.isVisible()


def test_the_order_follows_the_header(qtbot: QtBot, desk: Desk) -> None:
    for name in ("Alpha", "Beta"):
        desk.organisations.add(name)
    person(desk, "Ines Okoro", "Beta")
    page = shown(qtbot, desk)
    page.table.paged.sort(page.table.paged.column_index("people"))
    assert names(page) == ["Beta", "Alpha"]
    page.table.paged.sort(0, Qt.SortOrder.DescendingOrder)
    assert names(page) == ["Beta", "Alpha"]
    assert desk.organisations.find(OrganisationQuery()) == [1, 2]
