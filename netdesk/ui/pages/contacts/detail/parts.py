"""Small parts of the detail pane: sections, labelled rows, things to pick, links."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import QRect, QSize, Qt, QUrl
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QVBoxLayout, QWidget

from netdesk.ui import theme
from netdesk.ui.outside import handed_over
from netdesk.ui.pages.contacts.choosing import choice_menu, open_menu
from netdesk.ui.widgets.basics import SectionLabel, Words, line_of
from netdesk.ui.widgets.paint import fill, focus_ring, text_in

LABEL_WIDTH = 68
INDENT = 6
"""The room that inline editors keep beside their text."""
PAGES = ("http", "https")
OPENABLE = (*PAGES, "mailto", "tel")
V = TypeVar("V")


class Section(QWidget):
    """A part of the pane with its heading; `body` is for widgets with an edge, `bare` for editors."""

    def __init__(self, heading: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(heading)
        self.body, self.bare = QVBoxLayout(), QVBoxLayout()
        indent = theme.px(INDENT)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(theme.px(6))
        if heading:
            label = SectionLabel(heading)
            label.setContentsMargins(indent, 0, 0, 0)
            outer.addWidget(label)
        for part, margin in ((self.body, indent), (self.bare, 0)):
            part.setContentsMargins(margin, 0, margin, 0)
            part.setSpacing(theme.px(2))
            outer.addLayout(part)

    def add_row(self, label: str, widget: QWidget) -> Words:
        """A widget behind its label."""
        words = row_label(label)
        line = line_of(words, widget, spacing=4)
        line.setAlignment(words, Qt.AlignmentFlag.AlignTop)
        line.setStretch(1, 1)
        self.body.addLayout(line)
        return words


def row_label(text: str) -> Words:
    """The quiet label at the left of a row, as high as one line of an inline editor."""
    words = Words(text, "faint")
    words.setFixedWidth(theme.px(LABEL_WIDTH))
    words.setMinimumHeight(theme.px(24))
    return words


class Picked(QAbstractButton, Generic[V]):
    """A value that opens the list to choose another one from: a click, Enter, Space or Down."""

    def __init__(self, name: str, chosen: Callable[[V], object], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name, self._chosen = name, chosen
        self._choices: Sequence[tuple[V, str]] = ()
        self._value: V | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.clicked.connect(self.open)

    def show_value(self, value: V, choices: Sequence[tuple[V, str]]) -> None:
        """What is chosen, and what there is to choose from; the first choice stands for nothing."""
        self._value, self._choices = value, choices
        self.setText(next((text for known, text in choices if known == value), str(value)))
        self.setAccessibleName(f"{self._name}: {self.text()}")
        self.update()

    def open(self) -> None:
        """Shows the list."""
        open_menu(choice_menu(self, self._choices, self._chosen, self._value), self)

    def sizeHint(self) -> QSize:
        return QSize(theme.px(120), theme.px(24))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        colours = theme.tokens()
        if self.underMouse():
            fill(painter, self.rect(), colours.hover, 6)
        unset = (
            bool(self._choices) and self._value == self._choices[0][0] and not isinstance(self._value, str)
        )
        room = self.rect().adjusted(theme.px(6), 0, -theme.px(6), 0)
        text_in(painter, room, self.text(), theme.font(), colours.ink2 if unset else colours.ink)
        if self.hasFocus():
            focus_ring(painter, self.rect(), 6, colours)


class LinkButton(QAbstractButton):
    """Words that lead somewhere."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.show_text(text)

    def show_text(self, text: str) -> None:
        """Say something else."""
        self.setText(text)
        self.setAccessibleName(text)
        self.setVisible(bool(text))
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        return QSize(QFontMetrics(self._face()).horizontalAdvance(self.text()) + theme.px(6), theme.px(20))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(40), theme.px(20))

    def _face(self) -> QFont:
        made = theme.font()
        made.setUnderline(self.underMouse())
        return made

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        colours = theme.tokens()
        room = QRect(self.rect()).adjusted(theme.px(2), 0, 0, 0)
        text_in(painter, room, self.text(), self._face(), colours.accent)
        if self.hasFocus():
            focus_ring(painter, self.rect(), 4, colours)


class LabelButton(QAbstractButton):
    """The quiet label of a row that can be pressed for what can be done with the row."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setText(text)
        self.setAccessibleName(text)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setFixedSize(theme.px(LABEL_WIDTH), theme.px(24))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        colours = theme.tokens()
        if self.underMouse() and self.isEnabled():
            fill(painter, self.rect(), colours.hover, 6)
        text_in(painter, self.rect(), self.text(), theme.font(theme.Text.SMALL), colours.ink3)
        if self.hasFocus():
            focus_ring(painter, self.rect(), 6, colours)


class ClosedPart(QWidget):
    """Something rarely wanted, behind its heading until that is pressed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._heading = LinkButton()
        self.content = QWidget()
        self.content.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.px(4))
        layout.addWidget(self._heading)
        layout.addWidget(self.content)
        self._heading.clicked.connect(lambda: self.content.setVisible(self.content.isHidden()))

    def show_heading(self, text: str) -> None:
        """What is behind it; nothing hides the whole part."""
        self._heading.show_text(text)
        self.setVisible(bool(text))


def emptied(layout: QVBoxLayout) -> None:
    """Takes all widgets out of a list that is made anew."""
    while (item := layout.takeAt(0)) is not None:
        widget = item.widget()
        if widget is not None:
            widget.hide()
            widget.deleteLater()


def openable(text: str) -> QUrl | None:
    """A link that may be opened, on a click only: to a page, an e-mail or a call; None for anything else."""
    said = "".join(text.split()) if text.startswith("tel:") else text.strip()
    url = QUrl(said if ":" in said else f"https://{said}", QUrl.ParsingMode.StrictMode)
    return url if _may_open(url) else None


def open_link(url: QUrl | None) -> bool:
    """Hands a link to the system's program for it; False where none took it."""
    return url is not None and _may_open(url) and handed_over(url)


def _may_open(url: QUrl) -> bool:
    """A page needs a host: without one a path would do, and a path may be a file's."""
    return url.isValid() and url.scheme() in OPENABLE and (url.scheme() not in PAGES or bool(url.host()))
