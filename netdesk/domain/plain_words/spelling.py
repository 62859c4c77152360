"""Quick fingers: short forms and misspelt days become the words that the patterns know."""

import re
from dataclasses import dataclass, replace
from typing import NamedTuple

from netdesk.domain.plain_words.patterns import WEEKDAYS, When

_WORD = re.compile(r"[^\W_]+")
_EASILY_MISTYPED = (
    *WEEKDAYS, *(f"{name}s" for name in WEEKDAYS), "tomorrow", "tonight", "morning", "afternoon", "evening",
    "weekend", "weekday", "fortnight", "christmas", "january", "february", "september", "october", "november",
    "december",
)  # fmt: skip
_BY_LETTER = {
    letter: tuple(word for word in _EASILY_MISTYPED if word[0] == letter) for letter in "acdefjmnostw"
}
_WORDS_OF_THEIR_OWN = frozenset(
    "frida sunay sunda sundae sundry sunray mourning moaning tomorrows".split() + list(_EASILY_MISTYPED)
)
"""Which happen to be a letter away from a day, or are one."""
_SHORTEST = 5
_SHORT = {
    "2day": "today", "2nite": "tonight", "tonite": "tonight", "2morrow": "tomorrow", "2moro": "tomorrow",
    "tmrw": "tomorrow", "tmr": "tomorrow", "tmw": "tomorrow", "tomoro": "tomorrow",
    "tommorow": "tomorrow", "tomorrows": "tomorrow", "tommrow": "tomorrow",
    "nxt": "next", "b4": "before", "til": "until", "thru": "through", "arvo": "afternoon",
    "xmas": "christmas", "evry": "every", "evrey": "every", "eveyr": "every", "evey": "every",
    "wk": "week", "wks": "weeks", "wkly": "weekly", "wkend": "weekend", "wknd": "weekend", "mth": "month",
    "mths": "months", "mnth": "month", "mos": "months", "mnths": "months", "mthly": "monthly",
    "yr": "year", "yrs": "years", "wensday": "wednesday", "wendsday": "wednesday", "wensdays": "wednesdays",
}  # fmt: skip


def corrected(word: str) -> str:
    """The word that is meant by one word as it was typed."""
    low = word.lower()
    if short := _SHORT.get(low):
        return short
    if len(low) < _SHORTEST or low in _WORDS_OF_THEIR_OWN:
        return word
    near = (known for known in _BY_LETTER.get(low[0], ()) if abs(len(known) - len(low)) <= 1)
    return next((known for known in near if low != f"{known}s" and _is_a_slip(low, known)), word)


def _is_a_slip(typed: str, known: str) -> bool:
    """Whether one letter is missing, wrong, or too many, or two have changed places."""
    start = _alike(typed, known)
    end = _alike(typed[: start - 1 : -1], known[: start - 1 : -1])
    one, other = typed[start : len(typed) - end], known[start : len(known) - end]
    return max(len(one), len(other)) <= 1 or (len(one) == len(other) == 2 and one == other[::-1])


def _alike(one: str, other: str) -> int:
    """So many letters at the beginning are the same."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((at for at, (first, second) in pairs if first != second), min(len(one), len(other)))


class _Change(NamedTuple):
    """One word that is spelt otherwise: its place in the text and the end of it in the line as typed."""

    start: int
    end: int
    typed_start: int
    typed_end: int


@dataclass(frozen=True, slots=True)
class Respelt:
    """A line as the patterns read it, and the way back to the places in the line as it was typed."""

    text: str
    changes: tuple[_Change, ...] = ()

    def typed(self, one: When) -> When:
        """The same words in the line as it was typed."""
        if not self.changes:
            return one
        start, end = self._back(one.start, at_the_end=False), self._back(one.end, at_the_end=True)
        return replace(one, start=start, end=end)

    def _back(self, place: int, *, at_the_end: bool) -> int:
        shift = 0
        for change in self.changes:
            if place <= change.start:
                break
            if place < change.end:
                return change.typed_end if at_the_end else change.typed_start
            shift = change.typed_end - change.end
        return place + shift


def respelt(line: str) -> Respelt:
    """The line with each word as the patterns know it."""
    changes: list[_Change] = []
    text, done = "", 0
    for found in _WORD.finditer(line):
        meant = corrected(found[0])
        if meant is not found[0]:
            text += line[done : found.start()]
            changes.append(_Change(len(text), len(text) + len(meant), found.start(), found.end()))
            text, done = text + meant, found.end()
    return Respelt(text + line[done:], tuple(changes))
