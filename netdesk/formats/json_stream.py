"""Reads the JSON of a desk record by record, so that no desk is too large for the memory."""

import codecs
import json
import re
from collections.abc import Iterator
from typing import Any, BinaryIO, NoReturn

from netdesk.domain.errors import UserError

WORD = "netdesk"
VERSION = 1
AT_ONCE = 2**18
MOST_CHARACTERS = 2**26
"""Of one record: a résumé of 40 MB fits."""
_BLANK = re.compile(r"[ \t\n\r]*")
_MARKS = ((codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_LONGEST_WORD = 16
"""A fault so near to the end of what was read may be a word that goes on."""


def records(file: BinaryIO) -> Iterator[tuple[str, dict[str, Any]]]:
    """Each record with the name of its section; raises UserError for what is no desk, or a newer one."""
    reader = _Reader(file)
    said: dict[str, Any] = {}
    if reader.next_sign() != "{":
        raise _no_desk()
    for name in reader.names():
        if name in ("format", "version"):
            said[name] = reader.value()
            _check(said)
            continue
        if reader.next_sign() != "[":
            raise UserError(f"“{name[:40]}” in this JSON is no list of records.")
        for value in reader.items():
            if not isinstance(value, dict):
                raise UserError(f"“{name[:40]}” in this JSON is no list of records.")
            yield name, value
    reader.end()
    _check({"format": None, "version": None} | said)


def _check(said: dict[str, Any]) -> None:
    if said.get("format", WORD) != WORD:
        raise _no_desk()
    if "version" in said:
        check_version(said["version"])


def _no_desk() -> UserError:
    return UserError("This JSON holds no desk of NetDesk: its “format” is not “netdesk”.")


def check_version(value: Any) -> int:
    """The version that a file says it has, when this NetDesk can read it."""
    if type(value) is not int or value < 1:
        raise UserError("This JSON of a desk does not say its version.")
    if value > VERSION:
        raise UserError(f"This JSON was written by a newer NetDesk (version {value}). Update NetDesk first.")
    return value


class _Reader:
    """JSON text of which a little is held; `at` is how far it was understood."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        start = file.read(max(AT_ONCE, 4))  # a mark must not be cut in two
        encoding = next((name for mark, name in _MARKS if start.startswith(mark)), "utf-8-sig")
        self._decode = codecs.getincrementaldecoder(encoding)()
        self._json = json.JSONDecoder(parse_constant=_refused)
        self._text, self._at, self._lines = "", 0, 1
        self._done = False
        self._take(start)
        self._at = int(self._text.startswith("\ufeff"))

    def names(self) -> Iterator[str]:
        """The keys of the object that begins here; whoever asks reads each value."""
        self._at += 1
        while self.next_sign() != "}":
            key = self.value()
            if not isinstance(key, str) or self.next_sign() != ":":
                raise self._broken("a key was expected")
            self._at += 1
            yield key
            self._pass_comma("}")
        self._at += 1

    def items(self) -> Iterator[Any]:
        """The items of the array that begins here."""
        self._at += 1
        while self.next_sign() != "]":
            yield self.value()
            self._pass_comma("]")
        self._at += 1

    def end(self) -> None:
        """Nothing but blanks may follow."""
        if self.next_sign():
            raise self._broken("something stands behind its end")

    def _pass_comma(self, end: str) -> None:
        sign = self.next_sign()
        if sign == ",":
            self._at += 1
            if self.next_sign() == end:
                raise self._broken("something was expected after the comma")
        elif sign != end:
            raise self._broken("a comma was expected")

    def next_sign(self) -> str:
        """The next character that is no blank; empty at the end."""
        while True:
            found = _BLANK.match(self._text, self._at)
            assert found is not None  # the pattern fits anywhere
            self._at = found.end()
            if self._at < len(self._text):
                return self._text[self._at]
            if self._done:
                return ""
            self._more()

    def value(self) -> Any:
        """The value that begins here, read on until it is whole."""
        self.next_sign()
        while True:
            try:
                value, end = self._json.raw_decode(self._text, self._at)
            except json.JSONDecodeError as error:
                if self._done or not _cut_short(error):
                    raise self._broken(error.msg, error.pos) from None
            except RecursionError:
                raise UserError("This JSON is nested too deeply to hold a desk.") from None
            except ValueError as error:
                raise self._broken(str(error)) from None
            else:
                if end < len(self._text) or self._done:
                    self._at = end
                    return value
            self._more()

    def _more(self) -> None:
        """Reads on, as much again as is not understood yet, and lets go of what is."""
        held = len(self._text) - self._at
        if held > MOST_CHARACTERS:
            raise UserError(f"A record in this JSON is longer than {MOST_CHARACTERS // 2**20} MB.")
        self._take(self._file.read(max(AT_ONCE, held)))

    def _take(self, data: bytes) -> None:
        self._done = not data
        try:
            more = self._decode.decode(data, self._done)
        except UnicodeDecodeError:
            raise UserError("This JSON is damaged: it is not in UTF-8.") from None
        self._lines += self._text.count("\n", 0, self._at)
        self._text, self._at = self._text[self._at :] + more, 0

    def _broken(self, reason: str, at: int | None = None) -> UserError:
        line = self._lines + self._text.count("\n", 0, self._at if at is None else at)
        return UserError(f"This JSON is broken in line {line}: {reason}.")


def _cut_short(error: json.JSONDecodeError) -> bool:
    """Whether the fault may only be that the text goes on."""
    return error.msg.startswith("Unterminated string") or error.pos >= len(error.doc) - _LONGEST_WORD


def _refused(word: str) -> NoReturn:
    raise ValueError(f"{word} is no number")
