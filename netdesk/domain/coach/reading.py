"""Reads a text as signs: words without their spelling, each with its place, and where sentences end."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from netdesk.domain.coach.grammar import ENDS, NUMBER, UNKNOWN, capital
from netdesk.domain.folding import fold

_TOKEN = re.compile(
    r"(?P<link>https?://[^\s]+|www\.[^\s]+|[\w.+-]{1,64}@[\w-][\w.-]{0,200})"
    r"|(?P<short>(?:[^\W\d_]\.){2,})"
    r"|(?P<word>[^\W\d_]+(?:['’ʼ`´‘‐‑-][^\W\d_]+)*)"
    r"|(?P<number>\d[\d.,:]*[^\W_]*)"
    r"|(?P<end>[?!][?!.]*|\.(?!\.)|\n[^\S\n]*\n\s*)"
    r"|(?P<pause>\.\.+|[,;:()\[\]…–—])"
    r"|(?P<quote>[\"“”„«»])"
    r"|(?P<line>\n\s*)"
    r"|(?P<sign>&| - )"
)
_APOSTROPHES = str.maketrans(dict.fromkeys("’ʼ`´‘", "'") | dict.fromkeys("‐‑", "-"))
_WEAK = {",": ",", "(": ",", ")": ",", "…": ",", "[": ",", "]": ","}
_OPENING, _CLOSING = "“„«", "”»"
_LONGEST = 200  # signs in a sentence: a text without full stops is looked at in pieces


@dataclass(slots=True)
class Reading:
    """One text as signs; `starts`, `ends` and `sentences` have an entry for each sign."""

    signs: str = ""
    starts: list[int] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)
    sentences: list[int] = field(default_factory=list)
    quoted: list[bool] = field(default_factory=list)
    bounds: list[tuple[int, int]] = field(default_factory=list)  # first sign and end of each sentence


@dataclass(frozen=True, slots=True, kw_only=True)
class Spelling:
    """How a language writes: whole words, ends of words after an apostrophe, words before a full stop."""

    signs: Mapping[str, str]
    words: Mapping[str, list[str]]
    endings: Mapping[str, list[str]]
    abbreviations: frozenset[str]


class Reader:
    """Turns texts into signs."""

    def __init__(self, spelling: Spelling) -> None:
        self._spelling = spelling

    def read(self, text: str) -> Reading:
        """The signs of a text."""
        return _Pass(self._spelling, text).run()


class _Pass:
    """One walk through one text."""

    def __init__(self, spelling: Spelling, text: str) -> None:
        self._spelling, self._text = spelling, text
        self._reading = Reading()
        self._signs: list[str] = []
        self._first = 0
        self._line_first, self._in_quote = 0, False
        self._last = ""

    def run(self) -> Reading:
        for found in _TOKEN.finditer(self._text):
            kind = found.lastgroup or ""
            _STEPS[kind](self, found)
            self._last = found.group()
        self._end_line()
        self._end_sentence()
        self._reading.signs = "".join(self._signs)
        return self._reading

    def _add(self, sign: str, start: int, end: int) -> None:
        reading = self._reading
        if len(self._signs) - self._first >= _LONGEST:
            self._end_sentence()
        self._signs.append(sign)
        reading.starts.append(start)
        reading.ends.append(end)
        reading.quoted.append(self._in_quote)

    def _word(self, found: re.Match[str]) -> None:
        surface, start = found.group(), found.start()
        plain = surface if surface.isascii() else surface.translate(_APOSTROPHES)
        known = self._signs_of(plain.lower())
        if known is None and "-" in plain:
            self._parts(plain, start)
            return
        self._put(known or UNKNOWN, surface, start, found.end())

    def _parts(self, plain: str, start: int) -> None:
        for part in plain.split("-"):
            self._put(self._signs_of(part.lower()) or UNKNOWN, part, start, start + len(part))
            start += len(part) + 1

    def _put(self, signs: str, surface: str, start: int, end: int) -> None:
        first = not self._signs or self._signs[-1] in ENDS
        if surface[0].isupper() and len(surface) > 1 and (signs == UNKNOWN or not first):
            signs = capital(signs[0]) + signs[1:]
        for sign in signs:
            self._add(sign, start, end)

    def _signs_of(self, word: str) -> str | None:
        spelling = self._spelling
        if word in spelling.words:
            return self._joined(spelling.words[word])
        if sign := spelling.signs.get(word):
            return sign
        if "'" in word:
            return self._with_ending(word)
        plain = fold(word).replace("-", "")
        return spelling.signs.get(plain) if plain != word else None

    def _with_ending(self, word: str) -> str | None:
        for ending, words in self._spelling.endings.items():
            if word.endswith(ending):
                head = self._signs_of(word[: -len(ending)]) or UNKNOWN
                return head + self._joined(words)
        return None

    def _joined(self, words: list[str]) -> str:
        return "".join(self._spelling.signs.get(word, UNKNOWN) for word in words)

    def _short(self, found: re.Match[str]) -> None:
        word = found.group().replace(".", "").lower()
        self._put(self._signs_of(word) or UNKNOWN, word, found.start(), found.end())

    def _number(self, found: re.Match[str]) -> None:
        text = found.group()
        end = found.end() - (len(text) - len(text.rstrip(".,:")))
        self._add(NUMBER, found.start(), end)
        for place in range(end, found.end()):  # a full stop after a number ends the sentence
            self._mark(self._text[place], place)

    def _mark(self, sign: str, place: int) -> None:
        if sign == ".":
            self._finish(".", place, place + 1)
        else:
            self._add(_WEAK.get(sign, ";"), place, place + 1)

    def _end(self, found: re.Match[str]) -> None:
        mark = found.group()
        if mark == "." and self._is_abbreviated():
            return
        sign = "?" if "?" in mark else "!" if "!" in mark else "."
        if "\n" in mark:
            self._end_line()
        self._finish(sign, found.start(), found.end())

    def _is_abbreviated(self) -> bool:
        last = self._last
        return last.lower() in self._spelling.abbreviations or (
            len(last) == 1 and last.isupper() and last != "I"
        )

    def _pause(self, found: re.Match[str]) -> None:
        mark = found.group()
        self._add("," if ".." in mark else _WEAK.get(mark, ";"), found.start(), found.end())

    def _quote(self, found: re.Match[str]) -> None:
        mark = found.group()
        self._in_quote = mark in _OPENING or (mark not in _CLOSING and not self._in_quote)

    def _line(self, found: re.Match[str]) -> None:
        """A line may be wrapped: it ends a sentence only before a capital letter or a bullet."""
        following = self._text[found.end() : found.end() + 2]
        wrapped = following[:1].islower() or following.startswith(("I ", "I'", "I’"))
        if not wrapped:
            self._end_line()
            self._finish(".", found.start(), found.end())

    def _sign(self, found: re.Match[str]) -> None:
        if found.group() == "&":
            self._put(self._signs_of("and") or UNKNOWN, "and", found.start(), found.end())
        else:
            self._add(";", found.start(), found.end())

    def _link(self, found: re.Match[str]) -> None:
        self._add(UNKNOWN, found.start(), found.end())

    def _finish(self, sign: str, start: int, end: int) -> None:
        if self._signs and self._signs[-1] not in ENDS:
            self._add(sign, start, end)
            self._end_sentence()

    def _end_sentence(self) -> None:
        first, end = self._first, len(self._signs)
        if end > first:
            self._reading.sentences += [len(self._reading.bounds)] * (end - first)
            self._reading.bounds.append((first, end))
            self._first = end

    def _end_line(self) -> None:
        """Words in quotation marks count as somebody else's only where other words surround them."""
        quoted = self._reading.quoted[self._line_first :]
        if any(quoted) and len(quoted) - sum(quoted) < 3:
            self._reading.quoted[self._line_first :] = [False] * len(quoted)
        self._line_first = len(self._signs)
        self._in_quote = False


_STEPS = {
    "word": _Pass._word,
    "short": _Pass._short,
    "number": _Pass._number,
    "end": _Pass._end,
    "pause": _Pass._pause,
    "quote": _Pass._quote,
    "line": _Pass._line,
    "sign": _Pass._sign,
    "link": _Pass._link,
}
