"""Entries carried with the mouse, from a day or a list to another day or to none."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QWidget

from netdesk.domain.calendar import Entry
from netdesk.ui import theme
from netdesk.ui.pages.calendar import wording
from netdesk.ui.palettes import Tone
from netdesk.ui.widgets.chips import chip_size
from netdesk.ui.widgets.paint import fill, text_in

Place = tuple[bool, date | None]
"""Whether something can be put down there, and on which day."""


class Carried(QWidget):
    """The entry that hangs at the pointer."""

    def __init__(self, page: QWidget) -> None:
        super().__init__(page)
        self._text = ""
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def show_entry(self, entry: Entry) -> None:
        self._text = wording.brief(entry)
        self.resize(chip_size(self._text))
        self.show()
        self.raise_()

    def paintEvent(self, event: QPaintEvent) -> None:
        colours = theme.tokens()
        painter = QPainter(self)
        ink, ground = colours.tone(Tone.ACCENT)
        fill(painter, self.rect(), ground, 6, ink)
        room = self.rect().adjusted(theme.px(8), 0, -theme.px(4), 0)
        text_in(painter, room, self._text, theme.font(theme.Text.SMALL), ink)


class Carrier(QObject):
    """Follows the pointer from a press on an entry to its release; Esc puts everything back.

    `place_at` tells what lies under a point of the screen, `mark` shows it.
    """

    dropped = Signal(object, object)  # an Entry, and a date or None

    def __init__(
        self, page: QWidget, place_at: Callable[[QPoint], Place], mark: Callable[[Place], None]
    ) -> None:
        super().__init__(page)
        self._page, self._place_at, self._mark = page, place_at, mark
        self._chip = Carried(page)
        self._entry: Entry | None = None
        self._from = QPoint()
        self.carrying = False

    def watch(self, view: QWidget, entry_at: Callable[[QPoint], Entry | None]) -> None:
        """Lets the entries of a view be carried; `entry_at` takes a point of that view."""
        view.installEventFilter(_Source(self, view, entry_at))

    def press(self, entry: Entry | None, place: QPoint) -> None:
        """The button went down on an entry, or on none."""
        self._entry = entry if entry is not None and entry.movable else None
        self._from = place

    def move(self, place: QPoint) -> bool:
        """The pointer moved with the button down; whether an entry goes with it."""
        if self._entry is None:
            return False
        if not self.carrying:
            if (place - self._from).manhattanLength() < QApplication.startDragDistance():
                return False
            self._begin(self._entry)
        self._chip.move(self._page.mapFromGlobal(place) + QPoint(theme.px(8), theme.px(4)))
        self._mark(self._place_at(place))
        return True

    def release(self, place: QPoint) -> bool:
        """The button went up; whether an entry was put down."""
        entry, was = self._entry, self.carrying
        self.stop()
        fits, day = self._place_at(place) if was else (False, None)
        if entry is not None and fits and day != entry.day:
            self.dropped.emit(entry, day)
        return was

    def stop(self) -> None:
        """Lets go without a change."""
        if self.carrying:
            QApplication.instance().removeEventFilter(self)  # type: ignore[union-attr]  # there is one
        self.carrying = False
        self._entry = None
        self._chip.hide()
        self._mark((False, None))

    def _begin(self, entry: Entry) -> None:
        self.carrying = True
        self._chip.show_entry(entry)
        QApplication.instance().installEventFilter(self)  # type: ignore[union-attr]  # as above

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        escape = isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape
        if escape and event.type() in (QEvent.Type.KeyPress, QEvent.Type.ShortcutOverride):
            self.stop()
            return True
        return False


class _Source(QObject):
    """Hands the mouse of one view to the carrier."""

    def __init__(self, carrier: Carrier, view: QWidget, entry_at: Callable[[QPoint], Entry | None]) -> None:
        super().__init__(view)
        self._carrier, self._entry_at = carrier, entry_at

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QMouseEvent):
            return False
        place = event.globalPosition().toPoint()
        if event.type() == QEvent.Type.MouseButtonPress and event.button() == Qt.MouseButton.LeftButton:
            self._carrier.press(self._entry_at(event.position().toPoint()), place)
        elif event.type() == QEvent.Type.MouseMove and event.buttons() & Qt.MouseButton.LeftButton:
            return self._carrier.move(place)
        elif event.type() == QEvent.Type.MouseButtonRelease:
            return self._carrier.release(place)
        return False


def inside(widget: QWidget, place: QPoint) -> bool:
    """Whether a point of the screen lies on a widget that is shown."""
    return widget.isVisible() and QRect(QPoint(), widget.size()).contains(widget.mapFromGlobal(place))
