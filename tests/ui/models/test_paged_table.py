"""The paged model: ids first, rows as they are shown."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from netdesk.ui.delegates.contact_row import contact_columns
from netdesk.ui.models.columns import ROLE_ID, ROLE_ROW
from netdesk.ui.models.paged_table import PAGE, ROWS_KEPT, PagedTableModel
from tests.ui.rows import Loader, contact_row


@pytest.fixture
def loader() -> Loader:
    return Loader()


@pytest.fixture
def model(loader: Loader) -> PagedTableModel:
    made = PagedTableModel(contact_columns(), loader)
    made.set_ids(range(1, 1001))
    return made


def test_it_keeps_qts_rules(model: PagedTableModel, qtmodeltester: ModelTester) -> None:
    qtmodeltester.check(model)  # type: ignore[no-untyped-call]  # pytest-qt leaves it untyped


def test_only_the_page_that_is_shown_is_read(model: PagedTableModel, loader: Loader) -> None:
    assert model.index(450, 0).data(ROLE_ROW) == contact_row(451)
    assert model.index(451, 0).data() == contact_row(452).name
    assert loader.asked == list(range(401, 401 + PAGE))


def test_a_row_that_is_gone_says_so(model: PagedTableModel, loader: Loader) -> None:
    loader.gone.add(3)
    assert model.index(2, 0).data() == "removed"
    assert model.index(2, 1).data() == ""
    assert model.index(2, 0).data(ROLE_ROW) is None
    assert loader.asked.count(3) == 1


def test_first_rows_are_shown_before_the_ids_arrive(loader: Loader, qtbot: QtBot) -> None:
    model = PagedTableModel(contact_columns(), loader)
    model.set_first_rows([contact_row(number) for number in (5, 3, 9)])
    assert model.index(1, 0).data(ROLE_ID) == 3
    with qtbot.waitSignal(model.rowsInserted), qtbot.assertNotEmitted(model.modelReset):
        model.set_ids([5, 3, 9, 7])
    assert loader.asked == []
    assert model.rowCount() == 4


def test_a_change_reads_only_its_rows_again(model: PagedTableModel, loader: Loader, qtbot: QtBot) -> None:
    model.index(0, 0).data()
    loader.asked.clear()
    with qtbot.waitSignal(model.dataChanged) as told:
        model.refresh([2, 5000])
    assert told.args is not None
    assert (told.args[0].row(), told.args[1].column()) == (1, len(model.columns) - 1)
    model.index(1, 0).data()
    assert loader.asked == [2]


def test_ids_are_found_where_they_stand(model: PagedTableModel) -> None:
    model.set_ids([30, 10, 20])
    assert [model.row_of(row_id) for row_id in (10, 20, 99)] == [1, 2, None]
    assert model.id_at(0) == 30


def test_no_more_rows_are_kept_than_agreed(loader: Loader) -> None:
    model = PagedTableModel(contact_columns(), loader)
    model.set_ids(range(3 * ROWS_KEPT))
    for row in range(0, 3 * ROWS_KEPT, PAGE):
        model.row_at(row)
    asked = len(loader.asked)
    model.row_at(3 * ROWS_KEPT - 1)
    assert len(loader.asked) == asked
    model.row_at(0)
    assert len(loader.asked) == asked + PAGE


def test_sorting_is_asked_for(model: PagedTableModel, qtbot: QtBot) -> None:
    with qtbot.waitSignal(model.sort_requested) as asked:
        model.sort(model.column_index("stage"), Qt.SortOrder.DescendingOrder)
    assert asked.args == ["stage", Qt.SortOrder.DescendingOrder]
