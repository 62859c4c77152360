"""What is typed is stored when the window closes, whatever happens meanwhile."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from netdesk.ui.main_window import MainWindow
from netdesk.ui.pages.page import Page


class MakesOneMore(Page):
    """Storing runs the event loop, in which a page may be made ahead of its first look."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__()
        self._window_of = window

    def settle(self) -> None:
        self._window_of.page("late")


def test_a_page_that_is_made_while_another_is_stored_breaks_nothing(qtbot: QtBot) -> None:
    window = MainWindow({})
    qtbot.addWidget(window)
    window.add_page("first", "First", "today", lambda: MakesOneMore(window))
    window.add_page("late", "Late", "contacts", Page)
    window.page("first")
    window.settle()
    assert set(window.made()) == {"first", "late"}
