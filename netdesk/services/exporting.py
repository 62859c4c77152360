"""Gives a desk's data out: the whole of it as a file, contacts as JSON."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from netdesk import paths
from netdesk.domain.contact import Card
from netdesk.domain.errors import UserError
from netdesk.formats import desk_json
from netdesk.services.desk_document import sections
from netdesk.storage import contacts
from netdesk.storage.export_rows import DeskRows
from netdesk.storage.store import Store

ENDINGS = (".json",)
AT_ONCE = 500


class ExportService:
    """Writes what a desk holds in formats that other programs read."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def export(self, out: Path) -> None:
        """Writes the whole desk, in the format of the file's ending; the file is whole or as it was."""
        if out.suffix.lower() not in ENDINGS:
            raise UserError(
                f"{out.name}: the ending says the format, and those known are {', '.join(ENDINGS)}."
            )
        try:
            paths.write_pieces(out, (piece.encode() for piece in self.as_json()))
        except OSError as error:
            raise UserError(f"{out} was not written: {error.strerror or error}.") from error

    def as_json(self) -> Iterator[str]:
        """The whole desk as JSON text in pieces.

        One transaction for all of it: records of two states would refer to what is not there.
        """
        with self._store.read() as connection:
            yield from desk_json.write(sections(DeskRows(connection)))

    def contacts(self, ids: Sequence[int]) -> Iterator[str]:
        """These contacts as a JSON array in pieces; each page is read by itself."""
        pages = (ids[start : start + AT_ONCE] for start in range(0, len(ids), AT_ONCE))
        return desk_json.contact_list(card for page in pages for card in self._cards(page))

    def _cards(self, ids: Sequence[int]) -> list[Card]:
        with self._store.read() as connection:
            return contacts.cards(connection, ids)
