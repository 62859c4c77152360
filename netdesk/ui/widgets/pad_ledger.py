"""What the pad's owner has been told of each mark, so that nothing is told twice."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import Enum, auto

from netdesk.domain.note import SpanKind


class What(Enum):
    """What became of a mark."""

    NEW = auto()
    CHANGED = auto()
    DROPPED = auto()
    RESTORED = auto()


@dataclass(frozen=True, slots=True, kw_only=True)
class News:
    """One thing to tell the owner; `uid` is empty only for NEW."""

    what: What
    kind: SpanKind
    token: str
    uid: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class _Told:
    kind: SpanKind
    text: str
    alive: bool = True


class Ledger:
    """Compares the marks as they stand with what was told, and yields the difference once."""

    def __init__(self) -> None:
        self._told: dict[str, _Told] = {}
        self._uids: dict[str, str] = {}

    def uid(self, token: str) -> str:
        """The uid of what a mark stands for; empty while the owner has not bound it."""
        return self._uids.get(token, "")

    def bind(self, token: str, uid: str) -> None:
        self._uids[token] = uid

    def load(self, token: str, uid: str, kind: SpanKind, text: str) -> None:
        """A mark that came with the note: known, nothing to tell."""
        self._uids[token] = uid
        self._told[token] = _Told(kind=kind, text=text)

    def is_alive(self, token: str) -> bool:
        """Whether the owner counts on this mark."""
        told = self._told.get(token)
        return told is not None and told.alive

    def is_told(self, token: str) -> bool:
        return token in self._told

    def waits(self, token: str) -> bool:
        """Told, but not bound yet: further news must wait for the uid."""
        return token in self._told and token not in self._uids

    def gone(self, token: str) -> Iterator[News]:
        """A mark's text went."""
        told = self._told.get(token)
        if told is not None and told.alive and not self.waits(token):
            self._told[token] = replace(told, alive=False)
            yield self._news(What.DROPPED, token, told.text)

    def stands(self, token: str, kind: SpanKind, text: str) -> Iterator[News]:
        """A mark stands with this text."""
        told = self._told.get(token)
        if not any(char.isalnum() for char in text):
            yield from self.gone(token)
        elif told is None:
            self._told[token] = _Told(kind=kind, text=text)
            yield self._news(What.NEW, token, text)
        elif not self.waits(token) and (told.text != text or not told.alive):
            self._told[token] = replace(told, text=text, alive=True)
            yield self._news(What.CHANGED if told.alive else What.RESTORED, token, text)

    def _news(self, what: What, token: str, text: str) -> News:
        return News(what=what, kind=self._told[token].kind, token=token, uid=self.uid(token), text=text)
