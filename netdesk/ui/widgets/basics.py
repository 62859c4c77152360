"""The small parts that every page is made of: avatars, headings, cards, buttons, key hints."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import (
    QAbstractButton,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from netdesk.ui import theme
from netdesk.ui.icons import SIZE, Role, icon
from netdesk.ui.theme import Text, Weight
from netdesk.ui.widgets import paint


class Avatar(QWidget):
    """A contact's initials or photo in a circle; an organisation's letter in a rounded square."""

    def __init__(
        self, name: str = "", *, size: int = 26, organisation: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._size = size
        self._square = organisation
        self._photo: QPixmap | None = None
        self.show_name(name)

    def show_name(self, name: str, photo: QPixmap | None = None) -> None:
        """Stand for somebody else."""
        self._name, self._photo = name, photo
        self.setAccessibleName(name)
        side = theme.px(self._size)
        self.setFixedSize(side, side)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint.avatar(painter, self.rect(), self._name, self.font(), square=self._square, photo=self._photo)


def plain_tip(text: str) -> str:
    """A tool tip that shows the text as it is: Qt takes one with tags for markup, and loads its pictures."""
    shown = text.replace("&", "&amp;").replace("<", "&lt;")
    return text if shown == text else f"<p>{shown}</p>"


class Words(QLabel):
    """A label that never reads its text as markup. `kind`: title, heading, display, second, small, faint."""

    def __init__(
        self, text: str = "", kind: str = "", *, wrap: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("words", kind)  # the style sheet gives size, weight and colour
        self.setWordWrap(wrap)
        self.setText(text)


class SectionLabel(Words):
    """A small heading in capitals; screen readers get it as it was written."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__("", "faint", parent=parent)
        chosen = theme.font(Text.SMALL, Weight.DemiBold)
        chosen.setCapitalization(QFont.Capitalization.AllUppercase)
        chosen.setLetterSpacing(QFont.SpacingType.PercentageSpacing, 104)
        self.setFont(chosen)
        self.setText(text)


class Card(QFrame):
    """A panel with an edge; `body` is the layout to fill. `tone`: warm, accent or late."""

    def __init__(self, title: str = "", *, tone: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("card", True)
        self.setProperty("tone", tone)
        self.setAccessibleName(title)
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(theme.px(16), theme.px(14), theme.px(16), theme.px(14))
        self.body.setSpacing(theme.px(8))
        if title:
            self.body.addWidget(Words(title, "heading"))

    def set_marked(self, marked: bool) -> None:
        """Draw attention to the card, as the ask coach does."""
        self.setProperty("marked", marked)
        self.style().unpolish(self)
        self.style().polish(self)


class ScrollColumn(QScrollArea):
    """A column that scrolls up and down only; `body` is the layout to fill."""

    def __init__(self, *, margin: int = 22, spacing: int = 8, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._inner = QWidget()
        self._inner.setProperty("scrolled", True)
        edge = theme.px(margin)
        self.body = QVBoxLayout(self._inner)
        self.body.setContentsMargins(edge, edge, edge, edge)
        self.body.setSpacing(theme.px(spacing))
        self.setWidget(self._inner)

    def minimumSizeHint(self) -> QSize:
        bar = self.verticalScrollBar().sizeHint().width()
        return QSize(self._inner.minimumSizeHint().width() + bar, theme.px(120))


class Rule(QFrame):
    """A thin line between rows."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("rule", True)
        self.setFixedHeight(1)


class Button(QPushButton):
    """A push button; `kind` is "", primary or ghost."""

    def __init__(
        self,
        text: str,
        kind: str = "",
        *,
        small: bool = False,
        icon_name: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, parent)
        self.setProperty("kind", kind)
        self.setProperty("small", small)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAutoDefault(False)
        if icon_name:
            role = Role.ON_ACCENT if kind == "primary" else Role.TEXT if not kind else Role.QUIET
            self.setIcon(icon(icon_name, role))
            self.setIconSize(QSize(theme.px(SIZE), theme.px(SIZE)))


class PrimaryButton(Button):
    """The one thing to do in a view."""

    def __init__(
        self, text: str, *, small: bool = False, icon_name: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(text, "primary", small=small, icon_name=icon_name, parent=parent)


class SecondaryButton(Button):
    """Something else to do."""

    def __init__(self, text: str, *, icon_name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, icon_name=icon_name, parent=parent)


class SmallButton(Button):
    """A button inside a card or row."""

    def __init__(self, text: str, *, icon_name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, small=True, icon_name=icon_name, parent=parent)


class GhostButton(Button):
    """A button without an edge, for what is rarely wanted."""

    def __init__(self, text: str, *, icon_name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, "ghost", small=True, icon_name=icon_name, parent=parent)


class IconButton(Button):
    """An icon alone; its name is told to screen readers and in the tool tip."""

    def __init__(self, icon_name: str, name: str, parent: QWidget | None = None) -> None:
        super().__init__("", "ghost", small=True, icon_name=icon_name, parent=parent)
        self.setAccessibleName(name)
        self.setToolTip(plain_tip(name))
        self.setFixedWidth(theme.px(32))
        self.setProperty("bare", True)


class KeyHint(QWidget):
    """A key or shortcut, drawn like a key cap."""

    def __init__(self, keys: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._keys = keys
        self.setAccessibleName(keys)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        width = QFontMetrics(theme.font(Text.SMALL)).horizontalAdvance(self._keys)
        return QSize(width + theme.px(12), theme.px(18))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        colours = theme.tokens()
        paint.fill(painter, self.rect(), colours.bg, 4, colours.line)
        centre = Qt.AlignmentFlag.AlignHCenter
        paint.text_in(painter, self.rect(), self._keys, theme.font(Text.SMALL), colours.ink3, centre)


def press_focused(window: QWidget, event: QKeyEvent) -> bool:
    """Return presses the button that has the keyboard, which Qt leaves to the Space key; whether it did."""
    button = window.focusWidget()
    keys = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
    if event.key() not in keys or event.isAutoRepeat() or not isinstance(button, QAbstractButton):
        return False
    button.click()
    return True


def line_of(*parts: QWidget | None, spacing: int = 8) -> QHBoxLayout:
    """Widgets side by side; None is the place that stretches."""
    layout = QHBoxLayout()
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(theme.px(spacing))
    for part in parts:
        if part is None:
            layout.addStretch(1)
        else:
            layout.addWidget(part)
    return layout
