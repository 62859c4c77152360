"""The window: navigation, menus and the page that is shown; what the pages do is theirs."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QMimeData, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QGuiApplication, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from netdesk.ui.actions import ActionId
from netdesk.ui.pages.page import Page
from netdesk.ui.widgets.basics import IconButton, press_focused
from netdesk.ui.widgets.navigation import SideBar
from netdesk.ui.widgets.notice import Notices

if TYPE_CHECKING:
    from netdesk.ui.menus import Menus
    from netdesk.ui.widgets.toast import Toast

COMPACT_BELOW = 900
SMALLEST = (640, 480)
USUAL = (1440, 900)
FRAME = (16, 56)
"""What a system may draw around the window: its borders and its title."""
IMPORTABLE = frozenset({".vcf", ".vcard", ".csv", ".tsv", ".txt", ".json", ".zip"})

MakePage = Callable[[], Page]


class MainWindow(QMainWindow):
    """Shows one page at a time; each is made when it is first shown."""

    page_shown = Signal(str)
    closing = Signal()
    files_dropped = Signal(list)
    """Paths of files that were dropped onto the window, to be imported."""

    def __init__(
        self,
        actions: Mapping[ActionId, Callable[[], None]],
        may_show: Callable[[str], bool] = lambda key: True,
        *,
        complete: bool = True,
    ) -> None:
        super().__init__()
        self.may_show = may_show
        self._own = {**actions, ActionId.MENUS: self._open_menus}
        self._close_anyway = False
        self._makers: dict[str, MakePage] = {}
        self._pages: dict[str, Page] = {}
        self._side = SideBar(self.tr("NetDesk"), self.tr("All data stays on this computer"))
        self._stack = QStackedWidget()
        self.notices = Notices()
        self._menu_button = IconButton("more", self.tr("Menu"))
        self._set_up()
        self._side.nav.chosen.connect(self._go)
        self._complete = False
        if complete:
            self.complete()

    def complete(self) -> None:
        """Makes the menus with their shortcuts, and the place of notices: a start paints before it does."""
        if not self._complete:
            self._complete = True
            self.menus.open_from(self._menu_button)
            self.refresh_actions()

    @cached_property
    def menus(self) -> Menus:
        """All actions, in menus and by their shortcuts."""
        from netdesk.ui.menus import Menus  # 50 actions that no first picture shows

        return Menus(self)

    @cached_property
    def toast(self) -> Toast:
        """Where notices appear."""
        from netdesk.ui.widgets.toast import Toast

        made = Toast(self)
        made.undo_asked.connect(lambda: self.run(ActionId.UNDO))
        return made

    def _set_up(self) -> None:
        body = QWidget()
        layout = QHBoxLayout(body)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        self._side.add_menu_button(self._menu_button)
        layout.addWidget(self._side)
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addWidget(self.notices)
        column.addWidget(self._stack, 1)
        layout.addLayout(column, 1)
        self.setCentralWidget(body)
        self._stack.setFocus()  # until a page is shown; else Qt chooses the first button of the navigation
        self.setAcceptDrops(True)
        self.setMinimumSize(*SMALLEST)
        self.setWindowTitle(self.tr("NetDesk"))

    # Pages

    def add_page(self, key: str, text: str, icon: str, make: MakePage) -> None:
        """One more page in the navigation, made by `make` when it is first shown."""
        self._makers[key] = make
        self._side.nav.add(key, text, icon)

    @Slot(str)
    def _go(self, key: str) -> None:
        if self.may_show(key):
            self.show_page(key)
        else:
            self._side.nav.select(self.current_key())

    def show_page(self, key: str) -> Page:
        """Brings a page up and gives it the keyboard."""
        before = self.current()
        page = self.page(key)
        if before is not None and before is not page:
            self._leave_notice()
            before.settle()
        self._stack.setCurrentWidget(page)
        self._side.nav.select(key)
        self.refresh_actions()
        page.activated()
        self.page_shown.emit(key)
        return page

    def page(self, key: str) -> Page:
        """A page, made now if it was not shown yet."""
        if key not in self._pages:
            page = self._makers[key]()
            self._pages[key] = page
            self._stack.addWidget(page)
        return self._pages[key]

    def made(self) -> dict[str, Page]:
        """The pages that were shown already."""
        return dict(self._pages)

    def current(self) -> Page | None:
        """The page that is shown."""
        shown = self._stack.currentWidget()
        return shown if isinstance(shown, Page) else None

    def current_key(self) -> str:
        """The key of the page that is shown."""
        return next((key for key, page in self._pages.items() if page is self.current()), "")

    def show_count(self, key: str, count: int | None, *, hot: bool = False) -> None:
        """The number beside a page's name; nothing for a page that is not in the navigation."""
        if key in self._makers:
            self._side.nav.set_count(key, count, hot=hot)

    def expect_page(self, key: str) -> None:
        """Marks the page that will be shown as soon as it can be."""
        self._side.nav.select(key)

    # Actions

    def _open_menus(self) -> None:
        self.menus.open()

    def set_actions(self, actions: Mapping[ActionId, Callable[[], None]]) -> None:
        """Adds what the window itself can do from now on."""
        self._own.update(actions)
        self.refresh_actions()

    def handlers(self) -> dict[ActionId, Callable[[], None]]:
        """What can be done now: the window's own and what the current page adds."""
        page = self.current()
        return {**self._own, **(page.handlers() if page else {})}

    def run(self, action: ActionId) -> None:
        """Does an action when it can be done now."""
        handler = self.handlers().get(action)
        if handler is not None:
            handler()

    def refresh_actions(self) -> None:
        """Menus and shortcuts offer what can be done now."""
        if self._complete:
            self.menus.enable(self.handlers())

    # Notices

    @Slot(str)
    def say(self, text: str) -> None:
        """A short notice."""
        self.toast.say(text)

    @Slot(str)
    def say_removed(self, text: str) -> None:
        """A short notice of a removal, with Undo."""
        self.toast.say(text, self.tr("Undo"))

    def _leave_notice(self) -> None:
        """A notice belongs to the page on which it was said."""
        if "toast" in self.__dict__:  # it is made when there is first something to say
            self.toast.close_toast()

    # Place and size

    def restore_place(self, geometry: str) -> None:
        """Puts the window where it was, or on the screen with its usual size; never off screen."""
        if geometry and self.restoreGeometry(QByteArray.fromBase64(geometry.encode())):
            return
        screen = QGuiApplication.primaryScreen().availableGeometry()
        self.resize(min(USUAL[0], screen.width() - FRAME[0]), min(USUAL[1], screen.height() - FRAME[1]))

    def place(self) -> str:
        """Where the window is, for `restore_place`."""
        return bytes(self.saveGeometry().toBase64().data()).decode()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._side.set_compact(self.width() < COMPACT_BELOW)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not press_focused(self, event):
            super().keyPressEvent(event)

    def focusNextPrevChild(self, forward: bool) -> bool:
        from netdesk.ui.tab_order import move_focus  # no first picture needs it

        return move_focus(self, forward)

    def settle(self) -> None:
        """Stores everything that is typed and not committed yet."""
        from netdesk.ui.dialogs.sheet import Sheet  # no first picture needs it

        for page in list(self._pages.values()):  # storing may let a turn in that makes one more
            page.settle()
        for sheet in self.findChildren(Sheet):
            sheet.settle()

    def unsaved(self) -> bool:
        """Whether something that was typed could not be stored."""
        from netdesk.ui.autosave import Autosave, SaveState  # no first picture needs editors

        return any(one.state is not SaveState.SAVED for one in self.findChildren(Autosave))

    def closeEvent(self, event: QCloseEvent) -> None:
        self.settle()
        if self.unsaved() and not self._close_anyway:
            event.ignore()
            self._tell_unsaved()
            return
        self.closing.emit()
        super().closeEvent(event)

    def _tell_unsaved(self) -> None:
        text = self.tr("What was typed last could not be stored, so NetDesk stays open. It is tried again.")
        self.notices.show_notice("unsaved", text, {self.tr("Close and lose it"): self._lose_it}, tone="late")

    def _lose_it(self) -> None:
        self._close_anyway = True
        self.close()

    # Files that are dropped

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if importable(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        files = importable(event.mimeData())
        if files:
            event.acceptProposedAction()
            self.files_dropped.emit(files)

    def bring_up(self) -> None:
        """Comes to the front, as a second start asks for."""
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.show()
        self.raise_()
        QTimer.singleShot(0, self.activateWindow)


def importable(data: QMimeData) -> list[Path]:
    """The files of a drop, or of the clipboard, that can be imported."""
    names = [url.toLocalFile() for url in data.urls() if url.isLocalFile()]
    return [Path(name) for name in names if Path(name).suffix.lower() in IMPORTABLE]
