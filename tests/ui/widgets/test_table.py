"""The table: selection by id, columns, keys, and what an empty one says."""

from __future__ import annotations

from itertools import product

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from netdesk.ui import theme
from netdesk.ui.delegates.contact_row import contact_columns
from netdesk.ui.models.paged_table import PagedTableModel
from netdesk.ui.theme import Theme
from netdesk.ui.widgets.empty_state import EmptyState
from netdesk.ui.widgets.table import Table
from tests.ui.rows import Loader

DARK = 90


@pytest.fixture
def table(qtbot: QtBot, qapp: QApplication) -> Table:
    theme.apply(qapp, Theme.LIGHT)
    model = PagedTableModel(contact_columns(), Loader())
    model.set_ids(range(1, 301))
    made = Table(model, name="Contacts")
    qtbot.addWidget(made)
    made.resize(1000, 600)
    with qtbot.waitExposed(made):
        made.show()
    return made


def test_the_selection_follows_its_ids(table: Table) -> None:
    table.select_ids([2, 3, 9], current=3)
    table.paged.set_ids([9, 8, 3, 1])
    assert (table.selected_ids(), table.current_id()) == ([9, 3], 3)


def test_everything_can_be_selected_and_is_counted(table: Table, qtbot: QtBot) -> None:
    with qtbot.waitSignal(table.selection_changed):
        QTest.keyClick(table, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert table.selected_count() == 300


def test_enter_opens_the_current_row(table: Table, qtbot: QtBot) -> None:
    table.select_ids([7], current=7)
    with qtbot.waitSignal(table.opened) as opened:
        QTest.keyClick(table, Qt.Key.Key_Return)
    assert opened.args == [7]


def test_letters_do_not_jump(table: Table, qtbot: QtBot) -> None:
    table.select_ids([7], current=7)
    QTest.keyClicks(table, "eva")
    assert table.current_id() == 7


def test_columns_are_hidden_moved_and_put_back(table: Table, qtbot: QtBot) -> None:
    table.columns.show("through", False)
    table.horizontalHeader().moveSection(3, 1)
    table.columns.show_sort("when", Qt.SortOrder.DescendingOrder)
    state = table.columns.state()
    other = Table(PagedTableModel(contact_columns(), Loader()))
    qtbot.addWidget(other)
    other.columns.restore(state | {"order": ["unknown", *state["order"]]})
    assert other.columns.state() == state
    assert state["hidden"] == ["through"]
    assert state["order"][:2] == ["name", "stage"]


def test_the_first_column_stays(table: Table) -> None:
    table.columns.show("name", False)
    assert table.columns.shown("name")
    assert not table.columns.menu().actions()[0].isEnabled()


def test_a_narrow_table_lets_the_least_important_columns_go(table: Table) -> None:
    table.resize(420, 600)
    assert table.isColumnHidden(table.paged.column_index("through"))
    assert not table.isColumnHidden(table.paged.column_index("name"))
    assert table.columns.state()["hidden"] == []
    table.resize(1200, 600)
    assert not table.isColumnHidden(table.paged.column_index("through"))


def test_the_user_is_asked_to_begin_where_there_is_nothing(table: Table) -> None:
    table.set_empty(EmptyState("contacts", "Nobody here yet"))
    empty = table.findChild(EmptyState)
    assert isinstance(empty, EmptyState)
    assert not empty.isVisible()
    table.paged.set_ids([])
    assert empty.isVisible()


def test_no_results_name_the_query_and_offer_to_clear_it(table: Table, qtbot: QtBot) -> None:
    table.set_query("zebra")
    table.paged.set_ids([])
    missing = table.findChild(EmptyState)
    assert isinstance(missing, EmptyState)
    assert "zebra" in missing.accessibleName()
    button = missing.findChild(QPushButton)
    assert isinstance(button, QPushButton)
    with qtbot.waitSignal(table.clear_requested):
        button.click()


def test_a_click_on_a_heading_asks_to_sort(table: Table, qtbot: QtBot) -> None:
    header = table.horizontalHeader()
    place = header.rect().center()
    place.setX(header.sectionViewportPosition(2) + 20)
    with qtbot.waitSignal(table.paged.sort_requested) as asked:
        QTest.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert asked.args is not None
    assert asked.args[0] == "organisation"


def test_the_focus_is_seen(table: Table, qtbot: QtBot) -> None:
    table.select_ids([2], current=2)
    table.clearFocus()
    without = picture(table)
    table.activateWindow()
    table.setFocus()
    qtbot.waitUntil(table.hasFocus)
    assert picture(table) != without


def test_a_selected_row_shows_all_its_columns(table: Table) -> None:
    plain, selected = (cells(table, row) for row in (3, 4))
    table.select_ids([5])
    assert cells(table, 3) == plain
    assert cells(table, 4) != selected
    assert inked(cells(table, 4)) == inked(selected) != set()


def test_what_is_seen_again_is_painted_as_before(table: Table) -> None:
    before = picture(table)
    table.scrollToBottom()
    table.scrollToTop()
    place = table.columnViewportPosition(2)
    table.viewport().repaint(place, 0, 60, 200)
    assert picture(table) == before


def test_a_column_is_made_as_wide_as_what_is_seen_of_it(table: Table) -> None:
    name, stage = table.paged.column_index("name"), table.paged.column_index("stage")
    table.setColumnWidth(name, 50)
    table.setColumnWidth(stage, 300)
    table.resizeColumnToContents(name)
    table.resizeColumnToContents(stage)
    row = table.paged.row_at(0)
    assert table.columnWidth(name) > table.fontMetrics().horizontalAdvance(
        table.paged.columns[name].text(row)
    )
    assert 50 < table.columnWidth(stage) < 200


def test_both_themes_and_a_removed_row_are_painted(table: Table, qapp: QApplication) -> None:
    light = picture(table)
    theme.apply(qapp, Theme.DARK)
    dark = picture(table)
    theme.apply(qapp, Theme.LIGHT)
    assert light != dark
    assert picture(table) == light


def picture(table: Table) -> QImage:
    return table.viewport().grab().toImage()


def cells(table: Table, row: int) -> QImage:
    """One row without its first column."""
    top, left = table.rowViewportPosition(row), table.columnViewportPosition(1)
    shown = table.viewport()
    return shown.grab(QRect(left, top, shown.width() - left, table.rowHeight(row))).toImage()


def inked(image: QImage) -> set[int]:
    """Where there is something dark, from left to right."""
    everywhere = product(range(image.width()), range(image.height()))
    return {x for x, y in everywhere if image.pixelColor(x, y).lightness() < DARK}
