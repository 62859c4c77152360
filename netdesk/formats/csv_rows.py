"""Rows of a CSV text with the lines they begin on, whatever stands above them or is broken in them."""

import csv
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import TypeVar

from netdesk.domain.errors import UserError

T = TypeVar("T")
_HEADER_WITHIN = 500  # lines
_LONGEST_ROW = 5_000  # lines: a row that goes on longer has a quote that is never closed
_LONGEST_LINE = 100_000  # characters, under the limit of Python's reader for one cell
_BROKEN_QUOTES = 1_000
_SEARCHED_IN_VAIN = 100_000  # lines that were read for the end of a quote
_TOO_LONG = "the line is too long"
DELIMITERS = ",;\t"


@dataclass(frozen=True, slots=True)
class Row:
    """The cells of a row, or, in `problem`, why they cannot be told; `line` counts from 1."""

    line: int
    cells: list[str]
    problem: str = ""


@dataclass(frozen=True, slots=True)
class Header:
    """The titles of the columns, and the lines below them; `line` is that of the titles.

    Where `loose`, blanks stand between the cells, before their quotes.
    """

    line: int
    cells: list[str]
    delimiter: str
    below: list[str]
    loose: bool = False


def header_of(text: str, is_header: Callable[[list[str]], T | None]) -> tuple[Header, T] | None:
    """The first line that names the columns, and what it was recognised as; lines end with `\\n`."""
    lines = text.split("\n")
    for number, line in enumerate(islice(lines, _HEADER_WITHIN), 1):
        for delimiter in DELIMITERS if len(line) < _LONGEST_LINE else "":
            if delimiter in line and (found := is_header(cells := split_line(line, delimiter))):
                return Header(number, cells, delimiter, lines[number:], f'{delimiter} "' in line), found
    return None


def split_line(line: str, delimiter: str) -> list[str]:
    """The cells of a line that stands alone."""
    if '"' not in line:
        return line.split(delimiter)
    return next(csv.reader([line], delimiter=delimiter, skipinitialspace=f'{delimiter} "' in line), [])


def rows_below(header: Header) -> Iterator[Row]:
    """The rows below a header; where a quote is never closed, its line alone is lost, not what follows."""
    below, broken = _Below(header), 0
    while below.at < len(header.below):
        row = below.row()
        broken += bool(row.problem)
        if broken > _BROKEN_QUOTES or below.in_vain > _SEARCHED_IN_VAIN:
            raise UserError(
                f"Too many broken rows, the last in line {row.line}: this is no file of contacts."
            )
        if row.problem or any(map(str.strip, row.cells)):
            yield row


class _Below:
    """Gives lines to one reader for all rows: to make one for each takes most of the time."""

    def __init__(self, header: Header) -> None:
        self.at = 0
        self.in_vain = 0
        self._header = header
        self._last = 0
        self._reader = self._new_reader()

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        if self.at >= self._last:
            raise StopIteration
        self.at += 1
        return f"{self._header.below[self.at - 1]}\n"

    def row(self) -> Row:
        """The row that begins at the next line."""
        header, begun = self._header, self.at
        number, first = header.line + begun + 1, header.below[begun]
        if '"' not in first or len(first) > _LONGEST_LINE:
            self.at += 1
            too_long = len(first) > _LONGEST_LINE
            return Row(number, [], _TOO_LONG) if too_long else Row(number, first.split(header.delimiter))
        self._last = min(begun + _LONGEST_ROW, len(header.below))
        try:
            return Row(number, next(self._reader))
        except (csv.Error, StopIteration):
            self.in_vain += self.at - begun - 1
            self.at = begun + 1
            self._reader = self._new_reader()
            return _broken(number, first, header.delimiter)

    def _new_reader(self) -> Iterator[list[str]]:
        how = self._header
        return csv.reader(self, delimiter=how.delimiter, strict=True, skipinitialspace=how.loose)


def _broken(number: int, line: str, delimiter: str) -> Row:
    """A row whose quotes are not those of CSV: read as it stands if they pair up on its line."""
    escaped = '\\"' in line
    if (line.count('"') - escaped * line.count('\\"')) % 2:
        return Row(number, [], "a quote is never closed")
    plain = csv.reader([line], delimiter=delimiter)
    odd = csv.reader([line], delimiter=delimiter, escapechar="\\", doublequote=False)
    return Row(number, next(odd if escaped else plain, []))
