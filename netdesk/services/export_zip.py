"""The whole desk as a ZIP that needs no NetDesk: cards, table, calendar, a page for each meeting, JSON."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import closing
from datetime import datetime
from typing import TYPE_CHECKING, BinaryIO

from netdesk import content
from netdesk.domain.exports import ExportFormat
from netdesk.formats import markdown_notes
from netdesk.formats.desk_source import MEMBER
from netdesk.formats.file_names import FileNames
from netdesk.formats.markdown_notes import MeetingPage
from netdesk.services.export_content import ExportContent

if TYPE_CHECKING:
    from zipfile import ZipFile, ZipInfo

PARTS = {
    "contacts.vcf": ExportFormat.VCARD,
    "contacts.csv": ExportFormat.CSV,
    "calendar.ics": ExportFormat.CALENDAR,
    MEMBER: ExportFormat.JSON,
}
NOTES = "notes"
README = """This is a whole NetDesk desk, exported on {day}.

contacts.vcf      all contacts as vCards: address books and phones read them
contacts.csv      the same as a table with Google's columns, in UTF-8
calendar.ics      meetings and follow-ups for any calendar
notes/            one page for each meeting: notes, questions and answers, who was named, leads, next steps
desk.json         everything, the trash included, for NetDesk and other programs
desk.schema.json  what stands where in desk.json (JSON Schema)

The .md files are plain text; any editor opens them.
To have the desk back, import this ZIP (or desk.json alone) into an empty desk of NetDesk.
A ' before a cell of contacts.csv that begins with = + - or @ keeps a spreadsheet from calculating it.
"""


def write(file: BinaryIO, parts: ExportContent, now: datetime) -> None:
    """Writes the ZIP into an open file."""
    from zipfile import ZIP_DEFLATED, ZipFile  # 10 ms that no start needs

    parts.expect(*PARTS.values(), NOTES)
    with ZipFile(file, "w", ZIP_DEFLATED) as archive:
        made = _Made(archive, now)
        made.text("README.txt", README.format(day=f"{now:%Y-%m-%d}"))
        for name, chosen in PARTS.items():
            made.stream(name, parts.pieces(chosen))
        made.text("desk.schema.json", content.read_text("schema", "desk.schema.json"))
        made.notes(parts.notes())


class _Made:
    """Adds files to an archive, readable for their owner alone and dated now."""

    def __init__(self, archive: ZipFile, now: datetime) -> None:
        self._archive = archive
        self._now = (max(now.year, 1980), now.month, now.day, now.hour, now.minute, now.second)

    def text(self, name: str, text: str) -> None:
        self._archive.writestr(self._entry(name), text.encode("utf-8", "replace"))

    def stream(self, name: str, pieces: Iterable[bytes]) -> None:
        entry = self._entry(name)
        with closing(self._archive.open(entry, "w", force_zip64=name == MEMBER)) as file:
            file.writelines(pieces)

    def notes(self, pages: Iterable[MeetingPage]) -> None:
        names = FileNames()
        for page in pages:
            day = page.day.isoformat() if page.day else "no day"
            name = names.free(f"{day} {page.title}", ".md")
            self.text(f"{NOTES}/{name}", markdown_notes.page(page))

    def _entry(self, name: str) -> ZipInfo:
        from zipfile import ZIP_DEFLATED, ZipInfo

        entry = ZipInfo(name, self._now)
        entry.compress_type = ZIP_DEFLATED
        entry.external_attr = 0o600 << 16
        return entry
