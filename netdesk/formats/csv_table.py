"""The table that a text holds: of a known program by its titles, else by whatever its rows have in common."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice

from netdesk.domain.csv_columns import CsvField, Mapping
from netdesk.domain.errors import UserError
from netdesk.formats import csv_guess
from netdesk.formats.csv_places import KEPT, Place, Source, source_of
from netdesk.formats.csv_rows import DELIMITERS, Header, Row, header_of, rows_below

ANY = "CSV"
UNKNOWN = Source(format=ANY, titles={})
_CONNECTIONS = Source(format="LinkedIn", titles={}, date_order="mdy")
_SAMPLE = 200  # rows
_START = 262_144  # characters in which the sample is looked for
_SEPARATOR = re.compile(r"\s*\"?sep=(.)\"?\s*\n", re.IGNORECASE)
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f]")


@dataclass(frozen=True, slots=True)
class Table:
    """A header with the rows below it, and the place of each column; a header may have no titles."""

    source: Source
    header: Header
    places: list[Place]

    @property
    def titles(self) -> list[str]:
        """What the columns are called."""
        return [title.strip().lstrip("\ufeff").strip() for title in self.header.cells]

    def sample(self, count: int) -> list[list[str]]:
        """Its first rows."""
        return [row.cells for row in islice(rows_below(self.header), count) if not row.problem]


def is_about_people(table: Table) -> bool:
    """Whether a table that nothing else tells of is one of contacts: lines with a comma are not."""
    if {place.field for place in table.places} & {CsvField.EMAIL, CsvField.PHONE}:
        return True
    return any(table.titles) and len(table.places) > 1 and csv_guess.names_somebody(table.places)


def known_table(text: str) -> Table | None:
    """The table of a known program, wherever its header stands."""
    found = header_of(text, source_of)
    if found is None:
        return None
    header, source = found
    return Table(source, header, [place or KEPT for place in source.places(header.cells)])


def table_of(text: str, mapping: Mapping | None = None) -> Table:
    """The table of a text, its columns mapped as they are known, as they are guessed, or as is said."""
    table = known_table(text) or any_table(text)
    if table is None:
        raise UserError("This is no table: no two of its rows have the same columns.")
    return table if mapping is None else _mapped(table, mapping)


def any_table(text: str) -> Table | None:
    """The table of a text of no known program; its columns are guessed."""
    best = max((_sampled(text, delimiter) for delimiter in _delimiters(text)), key=_evenness, default=None)
    if best is None or not best[1]:
        return None
    start, rows = best
    width = _width(rows)
    first = next((index for index, row in enumerate(rows) if _is_full(row, width)), 0)
    header = _header(text, start.delimiter, rows[first:], width)
    sample = [row.cells for row in islice(rows_below(header), _SAMPLE) if not row.problem]
    places = csv_guess.guesses(header.cells, sample)
    return Table(_source(header, places), header, places)


def _source(header: Header, places: Sequence[Place]) -> Source:
    """Nameless columns of links to LinkedIn and of days are its connections without their titles."""
    fields = {place.field for place in places}
    linkedin = any(place.label == "LinkedIn" for place in places) and CsvField.CONNECTED in fields
    return _CONNECTIONS if linkedin and not any(header.cells) else UNKNOWN


def _delimiters(text: str) -> str:
    said = _SEPARATOR.match(text)
    return said[1] if said and said[1] in DELIMITERS else DELIMITERS


def _sampled(text: str, delimiter: str) -> tuple[Header, list[Row]]:
    """The first rows, as this delimiter would part them."""
    lines = text[:_START].split("\n")
    if _CONTROL.search(text[:_START]):
        return Header(0, [], delimiter, []), []
    said = bool(_SEPARATOR.match(text))
    start = Header(int(said), [], delimiter, lines[said:], f'{delimiter} "' in text[:_START])
    try:
        return start, [row for row in islice(rows_below(start), _SAMPLE) if not row.problem]
    except UserError:
        return start, []


def _evenness(sampled: tuple[Header, list[Row]]) -> tuple[int, int]:
    """How many rows have the usual width, and how wide that is."""
    rows = sampled[1]
    width = _width(rows)
    return (sum(len(row.cells) == width for row in rows) if width > 1 else 0, width)


def _width(rows: Sequence[Row]) -> int:
    """The most frequent number of cells; one that stands for lines without a delimiter counts last."""
    widths = Counter(len(row.cells) for row in rows)
    wide = Counter({width: count for width, count in widths.items() if width > 1})
    return (wide or widths).most_common(1)[0][0] if widths else 0


def _is_full(row: Row, width: int) -> bool:
    return len(row.cells) >= width and 2 * sum(1 for cell in row.cells if cell.strip()) >= min(width, 4)


def _header(text: str, delimiter: str, rows: Sequence[Row], width: int) -> Header:
    """The first full row where it names the columns, else a nameless one above it."""
    lines, first = text.split("\n"), rows[0]
    loose = f'{delimiter} "' in text[:_START]
    if _names_columns(first.cells, [row.cells for row in rows[1:]]):
        after = rows[1].line if len(rows) > 1 else first.line + 1
        return Header(after - 1, first.cells, delimiter, lines[after - 1 :], loose)
    return Header(first.line - 1, [""] * width, delimiter, lines[first.line - 1 :], loose)


def _names_columns(cells: Sequence[str], below: Sequence[Sequence[str]]) -> bool:
    """Whether its words are those of titles, or at least unlike what stands below them."""
    full = [cell for cell in cells if cell.strip()]
    if any(csv_guess.looks_like_data(cell) for cell in full):
        return False
    if 2 * sum(1 for cell in full if csv_guess.by_title(cell)) >= len(full):
        return True
    columns = ([row[index] for row in below if index < len(row)] for index in range(len(cells)))
    pairs = zip(cells, ([cell for cell in map(str.strip, one) if cell] for one in columns), strict=True)
    told = (title.strip() and csv_guess.is_measured(column) for title, column in pairs)
    return not any(title.strip()[:1].isdecimal() for title in cells) and any(told)


def _mapped(table: Table, mapping: Mapping) -> Table:
    """With the places that the user chose; what was guessed of their labels stays."""
    pairs = zip(table.places, table.titles, mapping, strict=False)
    places = [_chosen(place, title, CsvField(chosen)) for place, title, chosen in pairs]
    return Table(table.source, table.header, places + [KEPT] * (len(table.places) - len(places)))


def _chosen(place: Place, title: str, chosen: CsvField) -> Place:
    if place.field is chosen:
        return place
    label = csv_guess.label_of(title)
    return Place(chosen, label, label)
