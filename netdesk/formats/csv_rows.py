"""Rows of a CSV text with the lines they begin on, whatever stands above them or is broken in them."""

import csv
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import islice

from netdesk.domain.errors import UserError

_HEADER_WITHIN = 500  # lines
_LONGEST_ROW = 200  # lines: a row that goes on longer has a quote that is never closed
_LONGEST_LINE = 100_000  # characters, under the limit of Python's reader for one cell
_BROKEN_QUOTES = 1_000
_DELIMITERS = ",;\t"


@dataclass(frozen=True, slots=True)
class Row:
    """The cells of a row, or, in `problem`, why they cannot be told; `line` counts from 1."""

    line: int
    cells: list[str]
    problem: str = ""


@dataclass(frozen=True, slots=True)
class Header:
    """The titles of the columns, and the lines below them; `line` is that of the titles."""

    line: int
    cells: list[str]
    delimiter: str
    below: list[str]


def header_of(text: str, is_header: Callable[[list[str]], bool]) -> Header | None:
    """The first line that names the columns; `text` has `\\n` at its line ends."""
    lines = text.split("\n")
    for number, line in enumerate(islice(lines, _HEADER_WITHIN), 1):
        for delimiter in _DELIMITERS if len(line) < _LONGEST_LINE else "":
            cells = next(csv.reader([line], delimiter=delimiter), [])
            if is_header(cells):
                return Header(number, cells, delimiter, lines[number:])
    return None


def rows_below(header: Header) -> Iterator[Row]:
    """The rows below a header; where a quote is never closed, its line alone is lost, not what follows."""
    at, broken = 0, 0
    while at < len(header.below):
        row, taken = _row(header, at)
        broken += bool(row.problem)
        if broken > _BROKEN_QUOTES:
            raise UserError(
                f"Too many broken rows, the last in line {row.line}: this is no file of contacts."
            )
        if row.problem or row.cells:
            yield row
        at += taken


def _row(header: Header, at: int) -> tuple[Row, int]:
    """The row that begins at a line, and how many lines it takes."""
    number = header.line + at + 1
    first = header.below[at]
    if len(first) > _LONGEST_LINE:
        return Row(number, [], "the line is too long"), 1
    until = at + (_LONGEST_ROW if '"' in first else 1)
    reader = csv.reader(
        (f"{line}\n" for line in header.below[at:until]), delimiter=header.delimiter, strict=True
    )
    try:
        return Row(number, next(reader, [])), reader.line_num
    except csv.Error:
        return _broken(number, first, header.delimiter), 1


def _broken(number: int, line: str, delimiter: str) -> Row:
    """A row whose quotes are not those of CSV: read as it stands if they pair up on its line."""
    if line.count('"') % 2:
        return Row(number, [], "a quote is never closed")
    return Row(number, next(csv.reader([line], delimiter=delimiter), []))
