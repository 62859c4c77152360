"""Rows of two lines are painted with and without their parts."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import product

from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QApplication, QListView
from pytestqt.qtbot import QtBot

from netdesk.ui import theme
from netdesk.ui.delegates.list_row import ListRowDelegate
from netdesk.ui.models.columns import ROLE_ROW
from netdesk.ui.theme import Theme


@dataclass(frozen=True, slots=True, kw_only=True)
class FakeResult:
    """One result of a search."""

    title: str
    detail: str = ""
    avatar: str = ""
    square: bool = False
    icon: str = ""
    chip: str = ""
    chip_tone: str = "plain"


def test_each_row_differs_and_long_texts_stay_inside(qtbot: QtBot, qapp: QApplication) -> None:
    theme.apply(qapp, Theme.LIGHT)
    view = QListView()
    qtbot.addWidget(view)
    model = QStandardItemModel(view)
    for detail, avatar, chip in product(("", "Halvorsen Works " * 20), ("", "Ada Brandt"), ("", "met")):
        item = QStandardItem()
        item.setData(
            FakeResult(title="Ada Brandt", detail=detail, avatar=avatar, icon="note", chip=chip), ROLE_ROW
        )
        model.appendRow(item)
    view.setModel(model)
    view.setItemDelegate(ListRowDelegate(view))
    view.resize(400, 600)
    view.show()
    pictures = [view.grab(view.visualRect(model.index(row, 0))).toImage() for row in range(8)]
    assert all(one != other for at, one in enumerate(pictures) for other in pictures[:at])
    heights = {view.visualRect(model.index(row, 0)).height() for row in range(8)}
    assert heights == {theme.px(36), theme.px(52)}
