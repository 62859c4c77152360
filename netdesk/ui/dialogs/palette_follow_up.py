"""The palette's way to a follow-up: what was typed, understood as plain words, is one row away."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from netdesk.domain.clock import Clock
from netdesk.ui import understood_words
from netdesk.ui.dialogs.palette_lines import Line
from netdesk.ui.tasks import Tasks

if TYPE_CHECKING:
    from netdesk.domain.plain_words.said import Person, Understood
    from netdesk.services.plain_words import PlainWordsService

MOST_NAMES = 4


class FollowUpOffer(QObject):
    """Reads a line where the palette looks things up, and offers to add it; namesakes have a row each."""

    added = Signal(str)
    """A short notice of what was added, shown with Undo."""

    def __init__(self, plain_words: PlainWordsService, tasks: Tasks, clock: Clock, parent: QObject) -> None:
        super().__init__(parent)
        self._plain_words, self._tasks, self._clock = plain_words, tasks, clock
        self._read: tuple[str, Understood] | None = None

    def read(self, text: str) -> None:
        """What a line of at least two words says; runs beside the window."""
        if len(text.split()) > 1:
            self._read = text, self._plain_words.understand(text)

    def lines(self, text: str) -> tuple[list[Line], list[Line]]:
        """Rows for the top, where words name a day or a time, or else for the bottom."""
        if self._read is None or self._read[0] != text:
            return [], []
        said = self._read[1]
        rows = [self._line(text, said, person) for person in self._people(said)]
        dated = said.day is not None and said.title != " ".join(text.split())
        return (rows, []) if dated else ([], rows)

    def _people(self, said: Understood) -> tuple[Person | None, ...]:
        """Whom to choose from; without namesakes there is nothing to choose."""
        return said.naming.people[:MOST_NAMES] if len(said.naming.people) > 1 else (None,)

    def _line(self, text: str, said: Understood, person: Person | None) -> Line:
        detail = [*understood_words.details(said, None, self._clock.today())]
        if person is not None:
            detail.append(person.full_name)
        return Line(
            self.tr("Add follow-up: {title}").format(title=said.title), " · ".join(detail), icon="calendar",
            follow_up=self._adding(text, said, person),
        )  # fmt: skip

    def _adding(self, text: str, said: Understood, person: Person | None) -> Callable[[], None]:
        told = self.tr("Added: {title}").format(
            title=understood_words.in_words(said, None, self._clock.today())
        )
        work = partial(self._plain_words.add, text, person)
        return lambda: self._tasks.act(work, lambda _added: self.added.emit(told))
