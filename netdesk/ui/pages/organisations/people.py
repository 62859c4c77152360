"""Whom the user knows at an organisation, and who named it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from netdesk.domain.organisation_list import Acquaintance, Naming
from netdesk.ui import dates, theme
from netdesk.ui.widgets.basics import Avatar, Words


class PeopleList(QWidget):
    """One line for each person, those of today first; a click or Enter opens the contact."""

    contact_asked = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._column = _column(self)

    def show_people(self, people: Sequence[Acquaintance]) -> None:
        """Shows these people."""
        clear(self._column)
        for person in people:
            line = PersonLine(person.name, self._detail(person))
            line.clicked.connect(lambda _=False, key=person.contact_id: self.contact_asked.emit(key))
            self._column.addWidget(line)
        if not people:
            self._column.addWidget(_none(self.tr("Nobody yet. Ask who would be good to talk to.")))

    def _detail(self, person: Acquaintance) -> str:
        if not person.former:
            return person.title
        return " · ".join(filter(None, (person.title, self.tr("until {0}").format(person.ended))))


class NamedBy(QWidget):
    """The meetings in which an organisation was named; a click opens one."""

    meeting_asked = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._column = _column(self)

    def show_namings(self, namings: Sequence[Naming]) -> None:
        """Shows who named it and when."""
        clear(self._column)
        for naming in namings:
            day = dates.short(naming.at.astimezone().date()) if naming.at else ""
            line = PersonLine(naming.by or self.tr("A meeting note"), day)
            line.clicked.connect(lambda _=False, key=naming.meeting_id: self.meeting_asked.emit(key))
            self._column.addWidget(line)
        if not namings:
            self._column.addWidget(_none(self.tr("Nobody has named it in a meeting")))


class PersonLine(QPushButton):
    """A person with a quieter detail, as a button without an edge."""

    def __init__(self, name: str, detail: str) -> None:
        super().__init__()
        self.setProperty("kind", "row")
        self.setAccessibleName(", ".join(filter(None, (name, detail))))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(Words(name))
        if detail:
            words.addWidget(Words(detail, "small"))
        line = QHBoxLayout(self)
        line.setContentsMargins(theme.px(6), theme.px(4), theme.px(6), theme.px(4))
        line.setSpacing(theme.px(10))
        line.addWidget(Avatar(name))
        line.addLayout(words, 1)
        for label in self.findChildren(Words):
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def sizeHint(self) -> QSize:
        layout = self.layout()
        return layout.sizeHint() if layout else super().sizeHint()

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(120), self.sizeHint().height())


def _none(text: str) -> Words:
    words = Words(text, "small", wrap=True)
    words.setContentsMargins(theme.px(6), 0, theme.px(6), 0)
    return words


def _column(widget: QWidget) -> QVBoxLayout:
    column = QVBoxLayout(widget)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(theme.px(2))
    return column


def clear(column: QVBoxLayout) -> None:
    """Takes everything out of a column."""
    while column.count():
        item = column.takeAt(0)
        widget = item.widget() if item else None
        if widget is not None:
            widget.hide()
            widget.deleteLater()
