"""The contacts page, driven by keys on a real desk."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QWidget
from pytestqt.qtbot import QtBot

from netdesk.desk import Desk, open_desk
from netdesk.domain.changes import Kind
from netdesk.domain.clock import Clock, fixed
from netdesk.domain.contact import Point, PointKind, Stage
from netdesk.domain.contact_list import ContactQuery
from netdesk.domain.introduction import IntroductionState
from netdesk.domain.touch import CallResult, Direction, TouchKind
from netdesk.settings import SettingsFile
from netdesk.ui.actions import ActionId
from netdesk.ui.change_bus import ChangeBus
from netdesk.ui.pages.contacts.choosing import TagPopup
from netdesk.ui.pages.contacts.detail import reach
from netdesk.ui.pages.contacts.detail.pane import DetailPane
from netdesk.ui.pages.contacts.page import ContactsPage
from netdesk.ui.tasks import InlineTasks, Reporter

NOW = datetime(2026, 11, 24, 10, tzinfo=UTC)
CLOCK = fixed(NOW)
PEOPLE = (
    "Ada Quist, Planner at Nordhaven, ada@nordhaven.example, +47 555 0142",
    "Ben Sorel, Director at Helio Energy",
    "Cleo Faro, Editor at Trade Review",
    "Dan Ekman",
)


@pytest.fixture(scope="module")
def bare(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("bare") / "desk.netdesk"
    open_desk(path, CLOCK).close()
    return path


@pytest.fixture
def desk(bare: Path, tmp_path: Path) -> Iterator[Desk]:
    opened = open_desk(Path(shutil.copy(bare, tmp_path / "desk.netdesk")), CLOCK)
    yield opened
    opened.close()


@pytest.fixture
def people(desk: Desk) -> dict[str, int]:
    return {line.split()[0]: desk.contacts.add_from_line(line) for line in PEOPLE}


class Shown:
    """The page on a desk, in a window of the usual size."""

    def __init__(self, qtbot: QtBot, desk: Desk, settings: SettingsFile, clock: Clock = CLOCK) -> None:
        self.desk, self.qtbot = desk, qtbot
        self.bus = ChangeBus()
        self.page = ContactsPage(InlineTasks(Reporter()), self.bus, clock, settings)
        qtbot.addWidget(self.page)
        desk.listen(self.bus.publish)
        self.page.resize(1300, 900)
        self.page.show()
        self.page.activateWindow()
        self.page.attach(desk)
        self.turn()

    @property
    def detail(self) -> DetailPane:
        assert self.page.detail is not None
        return self.page.detail

    def turn(self) -> None:
        for _ in range(4):
            QApplication.processEvents()

    def names(self) -> list[str]:
        model = self.page.table.paged
        return [str(model.data(model.index(row, 0))) for row in range(model.rowCount())]

    def choose(self, *ids: int) -> None:
        self.page.table.select_ids(ids, ids[0])
        self.turn()

    def run(self, action: ActionId) -> None:
        self.page.handlers()[action]()
        self.turn()

    def type(self, text: str, key: Qt.Key | None = Qt.Key.Key_Return) -> None:
        """Into whatever has the keyboard."""
        QTest.keyClicks(self.focus(), text)
        if key is not None:
            self.press(key)

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        QTest.keyClick(self.focus(), key, modifier)
        self.page.activateWindow()  # a popup that closes takes the offscreen window's activity along
        self.turn()

    def focus(self) -> QWidget:
        widget = QApplication.activePopupWidget() or QApplication.focusWidget()
        assert widget is not None
        return widget

    def read(self, contact_id: int):  # type: ignore[no-untyped-def]  # a Card
        return self.desk.contacts.card(contact_id)


@pytest.fixture
def settings(tmp_path: Path) -> SettingsFile:
    return SettingsFile(tmp_path / "settings.json")


@pytest.fixture
def shown(qtbot: QtBot, desk: Desk, people: dict[str, int], settings: SettingsFile) -> Shown:
    return Shown(qtbot, desk, settings)


# The list


def test_first_rows_are_painted_before_the_desk_is_open(
    qtbot: QtBot, desk: Desk, people: dict[str, int], settings: SettingsFile
) -> None:
    lines = desk.contact_list.lines(desk.contact_list.find(ContactQuery()))
    page = ContactsPage(InlineTasks(Reporter()), ChangeBus(), CLOCK, settings)
    qtbot.addWidget(page)
    page.show_first(lines)
    with qtbot.waitSignal(page.painted):
        page.show()
        page.activated()
    QTest.keyClicks(page.filter, "cleo")  # typed before the desk is open
    page.attach(desk)
    assert page.table.paged.rowCount() == 1


def test_an_empty_desk_offers_ways_to_begin(qtbot: QtBot, desk: Desk, settings: SettingsFile) -> None:
    shown = Shown(qtbot, desk, settings)
    empty = shown.page.list._empty
    assert empty is not None
    assert empty.isVisible()
    asked: list[ActionId] = []
    shown.page.action_asked.connect(asked.append)
    for button in empty.findChildren(QWidget):
        if hasattr(button, "click"):
            button.click()
    assert asked == [ActionId.IMPORT, ActionId.NEW_CONTACT, ActionId.OPEN_SAMPLE]


def test_typing_filters_and_clearing_brings_everybody_back(shown: Shown) -> None:
    shown.page.activated()
    shown.type("helio", None)
    assert shown.names() == ["Ben Sorel"]
    shown.page.filter.setText("zzz")
    assert shown.names() == []
    shown.page.table.clear_requested.emit()
    assert len(shown.names()) == len(PEOPLE)


def test_one_letter_looks_at_names_only(shown: Shown, people: dict[str, int]) -> None:
    shown.desk.contacts.type_notes(people["Dan"], "knows quite a lot about quarries")
    shown.desk.contacts.leave_field()
    shown.page.filter.setText("q")
    assert shown.names() == ["Ada Quist"]
    shown.page.filter.setText("qua")
    assert shown.names() == ["Dan Ekman"]


def test_chips_count_and_filter(shown: Shown, people: dict[str, int]) -> None:
    shown.desk.contacts.set_stage([people["Ben"]], Stage.MET)
    shown.turn()
    chips = {chip.text(): chip for chip in shown.page.list.filter_bar._chips._chips.values()}
    assert chips["Met"].shown_text() == "Met 1"
    assert chips["All"].shown_text() == "All 4"
    chips["Met"].click()
    assert shown.names() == ["Ben Sorel"]


def test_going_quiet_is_a_chip(shown: Shown, people: dict[str, int]) -> None:
    contacts = shown.desk.contacts
    contacts.set_cadence([people["Ada"], people["Ben"]], 30)
    contacts.log_touch(people["Ada"], TouchKind.CALL, happened_at=NOW - timedelta(days=31))
    contacts.log_touch(people["Ben"], TouchKind.CALL, happened_at=NOW - timedelta(days=30))
    shown.page.list.filter_bar._chips._chips["quiet"].click()
    assert shown.names() == ["Ada Quist"]


@pytest.mark.parametrize("column", range(11))
def test_every_column_sorts_both_ways(shown: Shown, people: dict[str, int], column: int) -> None:
    everybody = sorted(people.values())
    for order in (Qt.SortOrder.DescendingOrder, Qt.SortOrder.AscendingOrder):
        shown.page.table.sortByColumn(column, order)
        assert sorted(shown.page.table.paged.ids()) == everybody


def test_the_selection_survives_edit_sort_and_filter(shown: Shown, people: dict[str, int]) -> None:
    shown.choose(people["Ben"], people["Dan"])
    shown.desk.contacts.rename(people["Ben"], "Zoe Sorel")
    shown.page.table.sortByColumn(0, Qt.SortOrder.DescendingOrder)
    shown.page.filter.setText("ada")
    assert shown.page.table.selected_ids() == []
    shown.page.filter.clear()
    assert set(shown.page.table.selected_ids()) == {people["Ben"], people["Dan"]}


def test_a_record_that_is_filtered_out_is_shown(shown: Shown, people: dict[str, int]) -> None:
    shown.page.filter.setText("ada")
    shown.page.show_record(Kind.CONTACT, people["Dan"])
    assert shown.page.filter.text() == ""
    assert shown.page.table.selected_ids() == [people["Dan"]]
    assert shown.detail.contact_id == people["Dan"]


def test_columns_are_kept(qtbot: QtBot, desk: Desk, people: dict[str, int], settings: SettingsFile) -> None:
    first = Shown(qtbot, desk, settings)
    first.page.table.columns.show("tags", True)
    first.page.table.columns.show("through", False)
    first.page.table.sortByColumn(2, Qt.SortOrder.DescendingOrder)
    first.page.settle()
    table = Shown(qtbot, desk, SettingsFile(settings._path)).page.table
    assert table.columns.shown("tags")
    assert not table.columns.shown("through")
    assert table.columns.state()["sort"] == "organisation"
    assert table.columns.state()["descending"]


def test_introduced_is_shown_instead_of_the_first_stages(shown: Shown, people: dict[str, int]) -> None:
    shown.desk.introductions.add(people["Ada"], people["Ben"], state=IntroductionState.PROMISED)
    model = shown.page.table.paged
    row = model.row_at(model.row_of(people["Ben"]) or 0)
    assert getattr(row, "stage", "") == "Introduced"
    assert getattr(row, "through", "") == "by Ada Quist"


def test_what_changed_while_another_page_was_shown_is_caught_up(shown: Shown) -> None:
    shown.page.hide()
    shown.desk.contacts.add_from_line("Eva Lund")
    assert len(shown.names()) == len(PEOPLE)
    shown.page.show()
    assert len(shown.names()) == len(PEOPLE) + 1


# New contacts


def test_a_contact_is_added_in_one_line(shown: Shown) -> None:
    shown.run(ActionId.NEW_CONTACT)
    shown.type("Fay Moss, fay@moss.example, Baker at Hearth, rises early", None)
    texts = [chip.text for chip in shown.page.list.new_line._chips.children() if hasattr(chip, "text")]
    assert "Organisation: Hearth" in texts
    shown.press(Qt.Key.Key_Return)
    assert "Fay Moss" in shown.names()
    assert shown.detail.header.name.text() == "Fay Moss"
    assert shown.detail.notes.editor.text() == "rises early", "nothing of the line is dropped"
    assert shown.page.list.new_line.isHidden()


def test_esc_keeps_the_line_for_the_next_time(shown: Shown) -> None:
    shown.run(ActionId.NEW_CONTACT)
    shown.type("Gus", Qt.Key.Key_Escape)
    assert shown.page.list.new_line.isHidden()
    shown.run(ActionId.NEW_CONTACT)
    assert shown.page.list.new_line.line.text() == "Gus"


# Several at once


def test_bulk_edits_are_one_step_each(shown: Shown, people: dict[str, int]) -> None:
    shown.choose(people["Ada"], people["Ben"], people["Dan"])
    assert shown.page.bulk is not None
    assert shown.page.bulk.bar.isVisible()
    shown.run(ActionId.SET_STAGE)
    shown.press(Qt.Key.Key_4)
    assert {shown.read(people[name]).contact.stage for name in ("Ada", "Ben", "Dan")} == {Stage.MET}
    shown.desk.history.undo()
    assert shown.read(people["Ada"]).contact.stage is Stage.TO_CONTACT


def test_a_tag_is_typed_and_given(shown: Shown, people: dict[str, int]) -> None:
    shown.choose(people["Ada"], people["Ben"])
    shown.run(ActionId.ADD_TAG)
    popup = QApplication.activePopupWidget()
    assert isinstance(popup, TagPopup)
    QTest.keyClicks(popup.line, "alumni")
    QTest.keyClick(popup.line, Qt.Key.Key_Return)
    assert shown.read(people["Ben"]).tags == ("alumni",)
    assert shown.page.bulk is not None
    shown.page.bulk.remove_tag()
    shown.press(Qt.Key.Key_1)
    assert shown.read(people["Ben"]).tags == ()


def test_delete_asks_nothing_and_the_next_row_is_shown(shown: Shown, people: dict[str, int]) -> None:
    said: list[str] = []
    shown.page.removed.connect(said.append)
    shown.choose(people["Ben"])
    shown.run(ActionId.DELETE)
    assert said == ["Deleted Ben Sorel"]
    assert "Ben Sorel" not in shown.names()
    assert shown.page.table.selected_ids() == [people["Cleo"]]
    assert shown.detail.contact_id == people["Cleo"]
    shown.desk.history.undo()
    shown.turn()
    assert "Ben Sorel" in shown.names()


def test_a_meeting_is_planned_with_those_selected(shown: Shown, people: dict[str, int]) -> None:
    planned: list[list[int]] = []
    shown.page.plan_asked.connect(planned.append)
    shown.choose(people["Ada"], people["Cleo"])
    shown.run(ActionId.PLAN_MEETING)
    assert planned == [[people["Ada"], people["Cleo"]]]


# Logging


def test_a_call_is_logged_in_two_keys(shown: Shown, people: dict[str, int]) -> None:
    shown.choose(people["Ada"])
    shown.run(ActionId.LOG_CALL)
    shown.press(Qt.Key.Key_Return)
    story = shown.desk.contact_story.story(people["Ada"])
    assert story[-1].title == "Call, answered"
    assert shown.read(people["Ada"]).contact.stage is Stage.REACHED_OUT


def test_digits_and_arrows_choose_what_came_of_a_call(shown: Shown, people: dict[str, int]) -> None:
    shown.choose(people["Ada"])
    shown.run(ActionId.LOG_CALL)
    shown.press(Qt.Key.Key_2)
    assert shown.detail.strip._chosen().result is CallResult.NO_ANSWER
    shown.press(Qt.Key.Key_Down)
    shown.type("ring 2 days later")
    assert shown.desk.contact_story.story(people["Ada"])[-1].title == "Call, not now"
    assert shown.desk.contact_story.story(people["Ada"])[-1].detail == "ring 2 days later"


def test_a_note_and_a_given_touch_are_logged(shown: Shown, people: dict[str, int]) -> None:
    shown.choose(people["Ada"])
    shown.run(ActionId.ADD_NOTE)
    shown.type("likes chess")
    shown.run(ActionId.LOG_TOUCH)
    shown.press(Qt.Key.Key_1)
    assert shown.detail.strip._chosen().direction is Direction.GIVEN
    shown.type("sent the article")
    assert shown.desk.contact_story.give_and_get(people["Ada"])[0] == 1


def test_esc_keeps_what_was_to_be_logged(shown: Shown, people: dict[str, int]) -> None:
    shown.choose(people["Ada"])
    shown.run(ActionId.LOG_CALL)
    shown.type("half a sen", Qt.Key.Key_Escape)
    shown.run(ActionId.LOG_CALL)
    assert shown.detail.strip.line.text() == "half a sen"


# The detail pane


def test_the_name_is_edited_where_it_stands(shown: Shown, people: dict[str, int]) -> None:
    shown.choose(people["Dan"])
    shown.run(ActionId.EDIT)
    shown.type("Daniel Ekman")
    assert shown.read(people["Dan"]).contact.full_name == "Daniel Ekman"
    assert "Daniel Ekman" in shown.names()


def test_an_open_editor_belongs_to_the_contact_it_was_opened_for(
    shown: Shown, people: dict[str, int]
) -> None:
    shown.choose(people["Dan"])
    shown.run(ActionId.EDIT)
    shown.type("Danny", None)
    shown.page.show_record(Kind.CONTACT, people["Ada"])
    shown.turn()
    assert shown.read(people["Dan"]).contact.full_name == "Danny"
    assert shown.read(people["Ada"]).contact.full_name == "Ada Quist"


def test_points_are_added_changed_and_removed(shown: Shown, people: dict[str, int]) -> None:
    shown.choose(people["Dan"])
    reach = shown.detail.reach
    reach._add.edited.emit("dan@ekman.example")
    reach._add.edited.emit("+46 8 555 01 99")
    points = shown.read(people["Dan"]).points
    assert [point.kind for point in points] == [PointKind.EMAIL, PointKind.PHONE]
    reach.change(0, Point(kind=PointKind.EMAIL, value="d@ekman.example", preferred=True))
    reach.change(1, Point(kind=PointKind.PHONE, value=""))
    assert [point.value for point in shown.read(people["Dan"]).points] == ["d@ekman.example"]


def test_roles_addresses_and_findings_are_kept(shown: Shown, people: dict[str, int]) -> None:
    shown.choose(people["Dan"])
    detail = shown.detail
    role = {"title": "Cook", "organisation": "Hearth", "unit": "", "started": "2019", "ended": ""}
    detail.roles._on_edited(0, role)
    street = {"street": "1 Quay", "extra": "", "postcode": "", "city": "Malmö", "region": "", "country": ""}
    detail.reach._on_address(0, street)
    detail.edits.add_finding("Won a prize", "https://hearth.example")
    card = shown.read(people["Dan"])
    assert (card.roles[0].title, card.roles[0].organisation) == ("Cook", "Hearth")
    assert card.addresses[0].city == "Malmö"
    assert shown.desk.research.of_contact(people["Dan"])[0].text == "Won a prize"
    assert "Hearth" in detail.header._place.text()


def test_standing_tags_and_days_are_stored(shown: Shown, people: dict[str, int]) -> None:
    shown.choose(people["Dan"])
    detail = shown.detail
    detail.standing.stage.open()
    shown.press(Qt.Key.Key_6)
    detail.tags.add.open()
    shown.type("neighbour")
    detail.more._days["birthday"].open()
    shown.type("21 Mar")
    card = shown.read(people["Dan"])
    assert card.contact.stage is Stage.RESTING
    assert card.tags == ("neighbour",)
    assert card.contact.birthday == "--03-21"


def test_what_is_no_day_is_refused_in_words(shown: Shown, people: dict[str, int]) -> None:
    said: list[str] = []
    shown.page.said.connect(said.append)
    shown.choose(people["Dan"])
    shown.detail.more._days["birthday"].open()
    shown.type("soonish")
    assert said
    assert "soonish" in said[0]
    assert shown.read(people["Dan"]).contact.birthday == ""


def test_notes_are_saved_while_typed_and_stay_with_their_contact(
    shown: Shown, people: dict[str, int]
) -> None:
    shown.choose(people["Dan"])
    notes = shown.detail.notes
    notes.editor.setFocus()
    QTest.keyClicks(notes.editor, "sails on Sundays")
    shown.page.show_record(Kind.CONTACT, people["Ada"])
    shown.turn()
    assert shown.read(people["Dan"]).notes == "sails on Sundays"
    assert notes.editor.text() == ""
    shown.page.show_record(Kind.CONTACT, people["Dan"])
    assert notes.editor.text() == "sails on Sundays"


def test_the_next_step_is_added_snoozed_and_done(shown: Shown, people: dict[str, int]) -> None:
    shown.choose(people["Dan"])
    step = shown.detail.step
    step.add.open()
    shown.type("Call on Thursday")
    found = shown.desk.contact_story.next_step(people["Dan"])
    assert found is not None
    assert str(found.on) == "2026-11-26"
    shown.run(ActionId.SNOOZE)
    shown.press(Qt.Key.Key_2)  # no day on or before Thursday is offered
    found = shown.desk.contact_story.next_step(people["Dan"])
    assert found is not None
    assert str(found.on) == "2026-12-01"
    shown.run(ActionId.MARK_DONE)
    assert shown.desk.contact_story.next_step(people["Dan"]) is None


def test_the_way_here_leads_back(shown: Shown, people: dict[str, int]) -> None:
    shown.desk.introductions.add(people["Ada"], people["Ben"], state=IntroductionState.MADE)
    shown.choose(people["Ben"])
    assert shown.detail.way.isVisible()
    shown.detail.way.contact_asked.emit(people["Ada"])
    assert shown.detail.contact_id == people["Ada"]


def test_an_organisation_leads_to_its_page(shown: Shown, people: dict[str, int]) -> None:
    asked: list[tuple[Kind, int]] = []
    shown.page.record_asked.connect(lambda kind, key, _phase: asked.append((kind, key)))
    shown.choose(people["Ada"])
    shown.detail.header._place.click()
    assert asked
    assert asked[0][0] is Kind.ORGANISATION


def test_a_touch_is_removed_from_the_story_with_undo(shown: Shown, people: dict[str, int]) -> None:
    shown.desk.contacts.log_touch(people["Dan"], TouchKind.CALL, result=CallResult.ANSWERED)
    shown.choose(people["Dan"])
    removed: list[str] = []
    shown.page.removed.connect(removed.append)
    row = next(row for row in shown.detail.story._rows if row._item and row._item.title == "Call, answered")
    QTest.keyClick(row, Qt.Key.Key_Delete)
    assert removed == ["Touch removed"]
    assert all(item.title != "Call, answered" for item in shown.desk.contact_story.story(people["Dan"]))


def test_a_folded_window_goes_to_the_detail_and_back(shown: Shown, people: dict[str, int]) -> None:
    shown.page.resize(700, 700)
    shown.turn()
    shown.choose(people["Ada"])
    shown.page.table.setFocus()
    shown.press(Qt.Key.Key_Return)
    assert shown.detail.isVisible()
    assert not shown.page.list.isVisible()


def test_every_control_has_a_name(shown: Shown, people: dict[str, int]) -> None:
    shown.choose(people["Ada"])
    shown.run(ActionId.LOG_TOUCH)
    for widget in shown.page.findChildren(QWidget):
        if (
            widget.focusPolicy() & Qt.FocusPolicy.TabFocus
            and widget.isVisible()
            and not isinstance(widget, QMenu)
        ):
            named = widget.accessibleName() or getattr(widget, "text", lambda: "")()
            parent = widget.parentWidget()
            assert named or (parent is not None and parent.accessibleName()), widget


@pytest.mark.parametrize(
    ("label", "shown"),
    [("work", "Work"), ("HOME", "Home"), ("iPhone", "iPhone"), ("linkedin", "LinkedIn"), ("", "")],
)
def test_labels_are_shown_as_people_write_them(label: str, shown: str) -> None:
    assert reach.said(label) == shown
