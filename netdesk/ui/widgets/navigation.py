"""The side bar that leads to the pages, and the bar at the top of each page."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from netdesk.ui import theme
from netdesk.ui.icons import SIZE, paint_icon
from netdesk.ui.theme import Text, Weight
from netdesk.ui.widgets.basics import Words, plain_tip
from netdesk.ui.widgets.paint import fill, focus_ring, text_in

WIDTH = 204
COMPACT_WIDTH = 64
LEAST_TITLE = 150


class NavButton(QAbstractButton):
    """One page in the navigation: icon, name, count."""

    def __init__(self, text: str, icon_name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._icon_name = icon_name
        self._count: int | None = None
        self._hot = self._compact = False
        self.setText(text)
        self.setCheckable(True)
        self.setAutoExclusive(True)  # Qt then moves with the arrow keys
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(text)

    def show_count(self, count: int | None, hot: bool) -> None:
        """The number at the right; a hot one asks for something to be done."""
        self._count, self._hot = count, hot
        self.setAccessibleName(self.text() if count is None else f"{self.text()} {count}")
        self.update()

    def set_compact(self, compact: bool) -> None:
        self._compact = compact
        self.setToolTip(self.text() if compact else "")
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(theme.px(180), theme.px(33))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(36), theme.px(33))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        colours = theme.tokens()
        on = self.isChecked()
        if on or self.underMouse():
            fill(painter, self.rect(), colours.panel if on else colours.hover, 7, colours.line if on else "")
        if on:
            fill(painter, QRect(0, theme.px(9), 3, self.height() - 2 * theme.px(9)), colours.accent, 1.5)
        side = theme.px(SIZE)
        left = (self.width() - side) // 2 if self._compact else theme.px(10)
        place = QRect(left, (self.height() - side) // 2, side, side)
        paint_icon(painter, self._icon_name, colours.ink if on else colours.ink2, place)
        if not self._compact:
            self._paint_words(painter, on)
        if self.hasFocus():
            focus_ring(painter, self.rect(), 7, colours)

    def _paint_words(self, painter: QPainter, on: bool) -> None:
        colours = theme.tokens()
        count = "" if self._count is None else self.locale().toString(self._count)
        font = theme.font(Text.SMALL, Weight.DemiBold if self._hot else Weight.Normal, digits=True)
        width = QFontMetrics(font).horizontalAdvance(count) + theme.px(14) if count else 0
        if count:
            high = theme.px(18)
            badge = QRect(self.width() - width - theme.px(4), (self.height() - high) // 2, width, high)
            if self._hot:
                fill(painter, badge, colours.late2, high / 2)
            colour = colours.late if self._hot else colours.ink3
            text_in(painter, badge, count, font, colour, Qt.AlignmentFlag.AlignHCenter)
        words = self.rect().adjusted(theme.px(36), 0, -width - theme.px(6), 0)
        text_in(
            painter, words, self.text(), theme.font(weight=Weight.Medium), colours.ink if on else colours.ink2
        )


class NavList(QWidget):
    """The pages, one of them open; Up and Down move, and Tab leaves."""

    chosen = Signal(str)  # the key of the page

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._buttons: dict[str, NavButton] = {}
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(2)

    def add(self, key: str, text: str, icon_name: str) -> None:
        """One more page at the end."""
        button = NavButton(text, icon_name, self)
        button.clicked.connect(lambda: self.chosen.emit(key))
        self._buttons[key] = button
        self._layout.addWidget(button)

    def set_count(self, key: str, count: int | None, *, hot: bool = False) -> None:
        """The number beside a page."""
        self._buttons[key].show_count(count, hot)

    def select(self, key: str) -> None:
        """Mark a page as the open one, without a signal."""
        self._buttons[key].setChecked(True)

    def selected(self) -> str:
        return next((key for key, button in self._buttons.items() if button.isChecked()), "")

    def set_compact(self, compact: bool) -> None:
        for button in self._buttons.values():
            button.set_compact(compact)


class Logo(QWidget):
    """The letter of the app on its colour."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedSize(theme.px(24), theme.px(24))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        colours = theme.tokens()
        fill(painter, self.rect(), colours.accent, 7)
        paint_icon(painter, "app", colours.on_accent, self.rect().adjusted(4, 4, -4, -4))


class SideBar(QWidget):
    """The app's name, the pages, and a quiet line at the bottom; narrow windows see the icons only."""

    def __init__(self, name: str, hint: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("sideBar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.nav = NavList()
        self._name = Words(name, "heading")
        self._hint = Words(hint, "faint", wrap=True)
        brand = QHBoxLayout()
        brand.setContentsMargins(theme.px(8), theme.px(4), 0, theme.px(12))
        brand.setSpacing(theme.px(9))
        brand.addWidget(Logo())
        brand.addWidget(self._name, 1)
        self._foot = QHBoxLayout()
        self._foot.addWidget(self._hint, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(theme.px(10), theme.px(14), theme.px(10), theme.px(14))
        layout.setSpacing(0)
        layout.addLayout(brand)
        layout.addWidget(self.nav)
        layout.addStretch(1)
        layout.addLayout(self._foot)
        self.set_compact(False)

    def add_menu_button(self, button: QWidget) -> None:
        """The button of the menus, at the bottom."""
        self._foot.addWidget(button, 0, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignBottom)

    def set_compact(self, compact: bool) -> None:
        """Icons only, or icons and names."""
        self.setFixedWidth(theme.px(COMPACT_WIDTH if compact else WIDTH))
        self._name.setVisible(not compact)
        self._hint.setVisible(not compact)
        self.nav.set_compact(compact)


class ElidedLabel(Words):
    """A label that shortens its text where there is no room; the tool tip has all of it."""

    least = 48  # so much of it always shows

    def minimumSizeHint(self) -> QSize:
        width = min(theme.px(self.least), super().sizeHint().width())
        return QSize(width, super().minimumSizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        metrics = self.fontMetrics()
        shown = metrics.elidedText(self.text(), Qt.TextElideMode.ElideRight, self.width())
        self.setToolTip(plain_tip(self.text()) if shown != self.text() else "")
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        painter.drawText(self.rect(), int(Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine), shown)


class TopBar(QWidget):
    """A page's title with a quieter subtitle, something in the middle, and actions at the right."""

    def __init__(self, title: str = "", subtitle: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("topBar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedHeight(theme.px(56))
        self._title = ElidedLabel(title, "title")
        self._title.least = LEAST_TITLE
        self._subtitle = ElidedLabel(subtitle, "second")
        self._centre = QHBoxLayout()
        self._right = QHBoxLayout()
        layout = QHBoxLayout(self)
        layout.setContentsMargins(theme.px(22), 0, theme.px(22), 0)
        layout.setSpacing(theme.px(12))
        layout.addWidget(self._title)
        layout.addWidget(self._subtitle)
        layout.addLayout(self._centre)
        layout.addStretch(1)
        layout.addLayout(self._right)
        for slot in (self._centre, self._right):
            slot.setSpacing(theme.px(8))

    def show_title(self, title: str, subtitle: str = "") -> None:
        self._title.setText(title)
        self._subtitle.setText(subtitle)
        self._subtitle.setVisible(bool(subtitle))

    def show_subtitle(self, shown: bool) -> None:
        """Whether there is room for the subtitle."""
        self._subtitle.setVisible(shown and bool(self._subtitle.text()))

    def add_left(self, widget: QWidget) -> None:
        """Before the title, such as the way back."""
        layout = self.layout()
        assert isinstance(layout, QHBoxLayout)
        layout.insertWidget(0, widget)

    def add_centre(self, widget: QWidget) -> None:
        """Behind the title, such as the phases of a meeting."""
        self._centre.addWidget(widget)

    def add_right(self, widget: QWidget, stretch: int = 0) -> None:
        """At the right end, such as the search and the main button."""
        self._right.addWidget(widget, stretch)
