"""Gives a desk's data out: the whole of it, its contacts, its calendar, in formats that others read."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from netdesk import paths
from netdesk.domain.clock import Clock
from netdesk.domain.contact import Card
from netdesk.domain.errors import UserError
from netdesk.domain.exports import ExportChoice, Exported, ExportFormat, Progress, format_of
from netdesk.formats import desk_json
from netdesk.services import export_zip
from netdesk.services.desk_document import sections
from netdesk.services.export_content import ExportContent
from netdesk.storage import contacts
from netdesk.storage.export_rows import DeskRows
from netdesk.storage.store import Store

AT_ONCE = 500


class ExportService:
    """Writes what a desk holds in formats that other programs read."""

    def __init__(self, store: Store, clock: Clock) -> None:
        self._store = store
        self._clock = clock

    def export(
        self, out: Path, choice: ExportChoice | None = None, progress: Progress | None = None
    ) -> Exported:
        """Writes a file in the format of its ending; it is whole, or as it was before.

        `progress` hears how far it is; what it raises ends the export. Raises UserError.
        """
        chosen = format_of(out)
        try:
            with self._store.read() as connection:  # one state: records of two would not fit together
                rows, wanted = DeskRows(connection), choice or ExportChoice()
                made = ExportContent(rows, self._clock, wanted, progress or _nobody)
                self._write(out, chosen, made)
        except OSError as error:
            raise UserError(f"{out} was not written: {error.strerror or error}.") from error
        return made.written()

    def _write(self, out: Path, chosen: ExportFormat, made: ExportContent) -> None:
        if chosen is ExportFormat.ZIP:
            with paths.whole_file(out) as file:
                export_zip.write(file, made, self._clock.wall())
        else:
            made.expect(chosen)
            paths.write_pieces(out, made.pieces(chosen))

    def as_json(self) -> Iterator[str]:
        """The whole desk as JSON text in pieces, in one transaction."""
        with self._store.read() as connection:
            yield from desk_json.write(sections(DeskRows(connection)))

    def contacts(self, ids: Sequence[int]) -> Iterator[str]:
        """These contacts as a JSON array in pieces; each page is read by itself."""
        pages = (ids[start : start + AT_ONCE] for start in range(0, len(ids), AT_ONCE))
        return desk_json.contact_list(card for page in pages for card in self._cards(page))

    def _cards(self, ids: Sequence[int]) -> list[Card]:
        with self._store.read() as connection:
            return contacts.cards(connection, ids)


def _nobody(done: int, total: int) -> None:
    """Hears nothing."""
