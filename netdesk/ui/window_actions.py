"""What the window itself can do with a desk: undo, palette, trash, themes, help; files and safety too."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication

from netdesk.domain.acts import Act
from netdesk.domain.changes import Kind
from netdesk.settings import SettingsFile
from netdesk.ui import theme
from netdesk.ui.actions import ActionId
from netdesk.ui.change_bus import ChangeBus
from netdesk.ui.dialogs.palette import Palette
from netdesk.ui.dialogs.palette_follow_up import FollowUpOffer
from netdesk.ui.dialogs.shortcuts import ShortcutsDialog
from netdesk.ui.dialogs.trash import TrashDialog
from netdesk.ui.main_window import MainWindow
from netdesk.ui.menus import act_text
from netdesk.ui.tasks import Tasks
from netdesk.ui.window_doubles import WindowDoubles
from netdesk.ui.window_files import WindowFiles
from netdesk.ui.window_in_touch import WindowInTouch
from netdesk.ui.window_method import FOUND, WindowMethod
from netdesk.ui.window_safety import WindowSafety

if TYPE_CHECKING:
    from netdesk.desk import Desk

THEMES = {
    ActionId.THEME_LIGHT: theme.Theme.LIGHT,
    ActionId.THEME_DARK: theme.Theme.DARK,
    ActionId.THEME_SYSTEM: theme.Theme.SYSTEM,
}


class WindowActions(QObject):
    """Serves the actions that belong to no page."""

    another_asked = Signal(object)
    """See WindowFiles."""
    record_asked = Signal(object, int, str)

    def __init__(
        self, desk: Desk, window: MainWindow, tasks: Tasks, bus: ChangeBus, settings: SettingsFile
    ) -> None:
        super().__init__(window)
        self._desk = desk
        self._window = window
        self._tasks = tasks
        self._bus = bus
        self._settings = settings
        self.files = WindowFiles(desk, window, tasks, bus)
        self.doubles = WindowDoubles(desk, window, tasks, bus)
        self.safety = WindowSafety(desk, window, tasks, bus)
        self.method = WindowMethod(desk, window, tasks, bus)
        self.in_touch = WindowInTouch(desk, window, tasks, bus, settings)
        self.in_touch.record_asked.connect(self.record_asked)
        self.method.contact_asked.connect(lambda key: self.record_asked.emit(Kind.CONTACT, key, ""))
        offer = FollowUpOffer(desk.plain_words, tasks, desk.clock, self)
        offer.added.connect(window.say_removed)
        self.palette = Palette(window, tasks, desk.search.find, desk.search.more, offer)
        self.palette.action_chosen.connect(window.run)
        self.palette.record_chosen.connect(self._show_found)
        self.palette.question_chosen.connect(lambda key: self.record_asked.emit(Kind.QUESTION, 0, key))
        self.palette.contacts_asked.connect(lambda text: self.record_asked.emit(Kind.CONTACT, 0, text))
        for part in (self.files, self.safety):
            part.another_asked.connect(self.another_asked)

    def handlers(self) -> dict[ActionId, Callable[[], None]]:
        """What can be done whichever page is shown."""
        return {
            ActionId.PALETTE: self._open_palette,
            ActionId.UNDO: self._undo,
            ActionId.REDO: self._redo,
            ActionId.BACK_UP: partial(self.safety.back_up, told=True),
            ActionId.TRASH: self._open_trash,
            ActionId.SHORTCUTS: self._show_shortcuts,
            ActionId.QUIT: self._quit,
            **self.files.handlers(),
            **self.doubles.handlers(),
            **self.method.handlers(),
            **self.in_touch.handlers(),
            **{action: partial(self._choose_theme, chosen) for action, chosen in THEMES.items()},
        }

    def _undo(self) -> None:
        self._window.settle()
        self._tasks.act(self._desk.history.undo, partial(self._say_step, self.tr("Undone: {0}")))

    def _redo(self) -> None:
        self._window.settle()
        self._tasks.act(self._desk.history.redo, partial(self._say_step, self.tr("Done again: {0}")))

    def _say_step(self, sentence: str, act: Act | None) -> None:
        if act is not None:
            self._window.say(sentence.format(act_text(act)))

    def _open_palette(self) -> None:
        self.palette.open(self._window.menus.offered())

    def _show_found(self, kind: Kind, key: int) -> None:
        """A record on its page, or what was written elsewhere in its sheet."""
        if kind in FOUND:
            self.method.show_found(kind, key)
        else:
            self.record_asked.emit(kind, key, "")

    def _open_trash(self) -> None:
        dialog = TrashDialog(
            self._window, self._desk.history, self._desk.organisations, self._tasks, self._bus
        )
        dialog.said.connect(self._window.say)
        dialog.show()

    def _show_shortcuts(self) -> None:
        ShortcutsDialog(self._window).show()

    def _quit(self) -> None:
        self._window.close()

    def _choose_theme(self, chosen: theme.Theme) -> None:
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        theme.apply(app, chosen)
        self._settings.put(replace(self._settings.values, theme=str(chosen)))
