"""What the user decides about people of an import while looking through them."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QObject, Signal

from netdesk.domain.import_preview import Choices, Fate, PersonPreview

LEAVE_OUT, AS_SHOWN, RESTORE = "leave out", "as shown", "restore"


class Decisions(QObject):
    """Begins with what the preview shows; every change is told."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._left_out: set[int] = set()
        self._restored: set[int] = set()
        self._same: dict[int, int] = {}
        self._taken: dict[int, set[tuple[str, str]]] = {}

    def choices(self) -> Choices:
        """As the import takes them."""
        taken = {number: frozenset(keys) for number, keys in self._taken.items() if keys}
        return Choices(
            restored=frozenset(self._restored),
            left_out=frozenset(self._left_out),
            same=dict(self._same),
            taken=taken,
        )

    def of(self, number: int) -> str | int:
        """What is decided of a person: a word, or whom they are the same as."""
        if number in self._left_out:
            return LEAVE_OUT
        if number in self._restored:
            return RESTORE
        return self._same.get(number, AS_SHOWN)

    def decide(self, people: Iterable[PersonPreview], what: str | int) -> None:
        """The same for all of these."""
        for person in people:
            self._forget(person.number)
            if what == LEAVE_OUT:
                self._left_out.add(person.number)
            elif what == RESTORE and person.fate is Fate.IN_TRASH:
                self._restored.add(person.number)
            elif isinstance(what, int):
                self._same[person.number] = what
        self.changed.emit()

    def decide_same(self, people: Iterable[PersonPreview]) -> None:
        """Each of these is the one who is most like them."""
        for person in people:
            self._forget(person.number)
            self._same[person.number] = person.like[0].id
        self.changed.emit()

    def _forget(self, number: int) -> None:
        self._left_out.discard(number)
        self._restored.discard(number)
        self._same.pop(number, None)

    def takes(self, number: int, key: tuple[str, str]) -> bool:
        """Whether the file's value is taken over the user's own."""
        return key in self._taken.get(number, set())

    def take(self, number: int, key: tuple[str, str], taken: bool) -> None:
        """Takes the file's value, or keeps the user's own after all."""
        keys = self._taken.setdefault(number, set())
        if taken:
            keys.add(key)
        else:
            keys.discard(key)
        self.changed.emit()
