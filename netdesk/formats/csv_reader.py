"""Reads contacts from CSV, of whichever program, and tells what a table is before it is read."""

from dataclasses import replace

from netdesk.domain.contact import Card, PointKind
from netdesk.domain.csv_columns import DATE_ORDERS, CsvShape, Mapping
from netdesk.domain.errors import UserError
from netdesk.formats import csv_guess
from netdesk.formats.csv_days import Orders, full_day
from netdesk.formats.csv_kept import kept
from netdesk.formats.csv_row import ReadRow, RowReader, UndecidedDay
from netdesk.formats.csv_rows import Row, rows_below
from netdesk.formats.csv_table import Table, table_of
from netdesk.formats.reading import ImportedCard, Reading, Skip, check_count, line

SHOWN = 20  # rows of the sample
_SAMPLED_FOR_DAYS = 2_000


def shape(text: str, encoding: str) -> CsvShape:
    """What the mapping step shows of a table."""
    table = table_of(text)
    return CsvShape(
        format=table.source.format,
        encoding=encoding,
        delimiter=table.header.delimiter,
        headers=tuple(table.titles),
        rows=tuple(map(tuple, table.sample(SHOWN))),
        guess=tuple(place.field for place in table.places),
        date_orders=_open_orders(table),
    )


def _open_orders(table: Table) -> tuple[str, ...]:
    reader = Reader(table, "")
    for row in table.sample(_SAMPLED_FOR_DAYS):
        reader.read(Row(0, row))
    return reader.reading("").date_orders


def read(text: str, encoding: str, mapping: Mapping | None = None, date_order: str = "") -> Reading:
    """All contacts of a table; a row that names nobody is skipped with its line."""
    if date_order not in ("", *DATE_ORDERS):
        raise UserError(f"“{date_order}” is no order of a date: choose {', '.join(DATE_ORDERS)}.")
    table = table_of(text, mapping)
    if not csv_guess.names_somebody(table.places):
        raise UserError(f"This table is of no use for contacts: {csv_guess.NOBODY}.")
    reader = Reader(table, date_order)
    for row in rows_below(table.header):
        reader.read(row)
    return reader.reading(encoding)


class Reader:
    """Turns rows into contacts, and collects what was left out."""

    def __init__(self, table: Table, date_order: str) -> None:
        self._table = table
        self._date_order = date_order
        self._rows = RowReader(table)
        self._cards: list[ImportedCard] = []
        self._skipped: list[Skip] = []
        self._remarks: list[Skip] = []
        self._orders = Orders()
        self._undecided: list[tuple[int, UndecidedDay]] = []
        self._open: set[str] = set()

    def read(self, row: Row) -> None:
        """One row more; a repetition of the titles is none."""
        if row.problem:
            self._skip(row, row.problem)
        elif row.cells != self._table.header.cells:
            self._add(row, self._rows.read(row.cells))

    def _skip(self, row: Row, reason: str) -> None:
        check_count(len(self._cards) + len(self._skipped) + 1)
        self._skipped.append(Skip(where=line(row.line), reason=reason))

    def _add(self, row: Row, found: ReadRow) -> None:
        if reason := self._nobody(found.card):
            return self._skip(row, reason)
        check_count(len(self._cards) + len(self._skipped) + 1)
        where = line(row.line)
        for text in found.no_days:
            self._remarks.append(Skip(where=where, reason=f"“{text[:40]}” is no date"))
        for column, orders in found.orders:
            self._orders.note(column, orders)
        self._undecided += ((len(self._cards), day) for day in found.undecided)
        self._cards.append(
            ImportedCard(
                card=found.card, source_id=found.source_id, where=where, connected_on=found.connected_on
            )
        )
        return None

    def _nobody(self, card: Card) -> str:
        """Why a row is no contact: LinkedIn's are people, who are not called by their organisation."""
        contact = card.contact
        if self._table.source.format == "LinkedIn" and not (contact.given or contact.family):
            return "" if card.of_kind(PointKind.EMAIL) else "no name in this row"
        return "" if contact.full_name else "no name, organisation, e-mail address or phone number"

    def reading(self, encoding: str) -> Reading:
        """What was read, once every row has come."""
        for number, day in self._undecided:
            self._cards[number] = self._decided(self._cards[number], day)
        if self._open:
            self._remarks.append(Skip(where="file", reason=_AMBIGUOUS))
        return Reading(
            format=self._table.source.format,
            encoding=encoding,
            cards=tuple(self._cards),
            skipped=tuple(self._skipped),
            remarks=tuple(self._remarks),
            date_orders=tuple(order for order in DATE_ORDERS if order in self._open),
        )

    def _decided(self, imported: ImportedCard, day: UndecidedDay) -> ImportedCard:
        """With the day in the order that was said, that its column has, that its program has."""
        left = self._orders.left(day.column)
        wanted = (self._date_order, *(left if len(left) == 1 else ()), self._table.source.date_order)
        order = next((order for order in wanted if order in day.by_order), "")
        if order:
            return _with_day(imported, day.field, day.by_order[order])
        self._open.update(left)
        other = kept(self._table.source.format, day.column, day.text)
        return replace(imported, card=replace(imported.card, kept=(*imported.card.kept, other)))


_AMBIGUOUS = (
    "day and month of its dates can be read in two orders: they are kept as text until the order is said, "
    "on the command line with --date-order"
)


def _with_day(imported: ImportedCard, field: str, day: str) -> ImportedCard:
    if field == "connected":
        return replace(imported, connected_on=full_day(day))
    contact = replace(imported.card.contact, **{field: day})  # type: ignore[arg-type]  # a text
    return replace(imported, card=replace(imported.card, contact=contact))
