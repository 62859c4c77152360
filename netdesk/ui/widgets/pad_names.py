"""Where a name that is being typed after `@` or `#` ends, and what a fast note-taker meant by it."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from netdesk.domain.folding import sort_key
from netdesk.domain.note import SpanKind
from netdesk.ui.widgets.pad_completion import Suggestion

Complete = Callable[[SpanKind, str], list[Suggestion]]

MAX_WORDS = 4
_WORD = re.compile(r"\S+")
_STOP = re.compile(r"[,;:!?()\[\]{}<>\"“”„«»…\t\n\u2028]")
_TITLES = frozenset("dr mr ms mrs st prof ing mme mlle rev hon".split())
_GLUE = {  # small words inside a name, when a capitalised one follows
    SpanKind.PERSON: frozenset("van von de da di du der den la le del dos ten ter zu".split()),
    SpanKind.ORGANISATION: frozenset("of for and & de du des la et und für the in".split()),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Meant:
    """A name in the text: `length` code points of it, and the uid of whom it names if the desk knows."""

    name: str
    uid: str | None
    length: int


def before_word(char: str) -> bool:
    """Whether a sign behind this character stands at the start of a word."""
    return not (char.isalnum() or char in "_@#.+")


def has_stop(typed: str) -> bool:
    """Whether a character was typed that no name holds."""
    return typed[:1].isspace() or _STOP.search(typed) is not None


def goes_on(kind: SpanKind, typed: str) -> bool:
    """Whether what was typed, unknown to the desk, may still be a name."""
    words = typed.split()
    finished = words if typed[-1:].isspace() else words[:-1]
    if len(words) > MAX_WORDS or any(_ends_name(kind, word) for word in finished):
        return False
    later = all(_capital(word) or word in _GLUE[kind] for word in finished[1:])
    return later and _may_start(kind, words, typed)


def is_name(text: str) -> bool:
    return any(char.isalpha() for char in text)


def meant(kind: SpanKind, typed: str, complete: Complete) -> Meant | None:
    """The name at the start of the text, if there is one.

    A known name that matches exactly wins, unless it is shorter than the capitalised words;
    then these; else the first word.
    """
    ends = _ends(typed)
    capitals = _capitals(kind, typed[: ends[-1]].split()) if ends else 0
    for end in reversed(ends[max(capitals, 1) - 1 :]):
        known = _named(kind, typed, end)
        if (uid := _known(kind, known.name, complete)) is not None:
            return replace(known, uid=uid)
    named = _named(kind, typed, ends[max(capitals, 1) - 1]) if ends else None
    return named if named and is_name(named.name) else None


def _may_start(kind: SpanKind, words: list[str], typed: str) -> bool:
    if len(words) < 2 or typed[-1:].isspace():
        return True
    last = words[-1]
    return _capital(last) or any(glue.startswith(last) for glue in _GLUE[kind])


def _ends(typed: str) -> list[int]:
    """Where each of the first words ends."""
    name = _STOP.split(typed, maxsplit=1)[0]
    return [] if name[:1].isspace() else [word.end() for word in _WORD.finditer(name)][:MAX_WORDS]


def _named(kind: SpanKind, typed: str, end: int) -> Meant:
    """The first words as one name, without the full stop of the sentence or a possessive."""
    raw = typed[:end]
    if _ends_name(kind, raw.split()[-1]):
        raw = raw.rstrip(".")
        raw = re.sub("['’]s$", "", raw) if kind is SpanKind.PERSON else raw
    raw = raw.rstrip("'’-")
    return Meant(name=" ".join(raw.split()), uid=None, length=len(raw))


def _ends_name(kind: SpanKind, word: str) -> bool:
    """Whether no name goes on behind this word: a possessive, or a sentence's full stop."""
    if kind is SpanKind.PERSON and word.endswith(("'s", "’s")):
        return True
    return word.endswith(".") and len(word) > 2 and word[:-1].casefold() not in _TITLES


def _capital(word: str) -> bool:
    return word[:1].isupper() or word[:1].isdigit()


def _capitals(kind: SpanKind, words: list[str]) -> int:
    """How many leading words are capitalised, with the small ones between them."""
    taken = 0
    for index, word in enumerate(words):
        if _capital(word):
            taken = index + 1
            if _ends_name(kind, word):
                break
        elif index == 0 or word not in _GLUE[kind]:
            break
    return taken


def _known(kind: SpanKind, name: str, complete: Complete) -> str | None:
    """The uid of the only one with exactly this name; namesakes are left for the user to tell apart."""
    wanted = sort_key(name)
    found = {one.uid for one in complete(kind, name) if one.uid and sort_key(one.label) == wanted}
    return found.pop() if wanted and len(found) == 1 else None
