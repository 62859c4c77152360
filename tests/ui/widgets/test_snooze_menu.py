"""The days that something can be put off to."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from netdesk.ui.widgets.snooze_menu import SnoozeMenu

TODAY = date(2026, 11, 25)


@pytest.mark.parametrize("away", [-10, 0, 2, 100])
def test_every_day_on_offer_is_later_than_the_one_it_has(qtbot: QtBot, away: int) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    due, offered = TODAY + timedelta(days=away), list[date]()
    menu = SnoozeMenu(TODAY, parent, due)
    menu.chosen.connect(offered.append)
    for action in menu.actions():
        action.trigger()
    assert len(offered) >= 2
    assert all(day > max(due, TODAY) for day in offered)


def test_without_a_day_tomorrow_comes_first(qtbot: QtBot) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    first = SnoozeMenu(TODAY, parent).actions()[0]
    assert first.text().startswith("Tomorrow")
