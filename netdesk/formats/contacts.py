"""Reads a file of contacts, whatever it is: told by its content first, then by its name's ending."""

import re
from enum import StrEnum
from io import BytesIO
from pathlib import PurePath

from netdesk.domain.csv_columns import CsvShape, Mapping
from netdesk.domain.errors import UserError
from netdesk.formats import csv_reader, csv_table, csv_text, desk_contacts, desk_json, desk_source, zipped
from netdesk.formats.reading import Reading, check_size
from netdesk.formats.texts import plain_newlines
from netdesk.formats.vcard import reader as vcard

_START = 65_536
_BEGIN = re.compile(r"^[ \t]*BEGIN[ \t]*:[ \t]*VCARD[ \t\r]*$", re.IGNORECASE | re.MULTILINE)
_TABLES = (".csv", ".tsv", ".tab")
_ENDINGS = {
    ".vcf": "vCard",
    ".vcard": "vCard",
    ".json": "NetDesk",
    **dict.fromkeys(_TABLES, "CSV"),
    ".txt": "",
}
_FOREIGN = {
    zipped.MAGIC: "{name} is a ZIP within a ZIP. Unpack it and choose the file in it.",
    b"PK\x05\x06": "{name} is a ZIP with nothing in it.",
    b"%PDF": "{name} is a PDF. Choose a vCard (.vcf) or a CSV file with contacts.",
    b"SQLite format 3\x00": "{name} is a database. A desk is opened with --desk, not imported.",
    b"\xd0\xcf\x11\xe0": "{name} is a spreadsheet of Excel. Save it as CSV, and choose that file.",
    b"!BDN": "{name} is a mailbox of Outlook. Export its contacts as CSV, and choose that file.",
}


class Format(StrEnum):
    """The formats that contacts are read from; CSV is a table of no known program."""

    VCARD = vcard.FORMAT
    NETDESK = desk_json.FORMAT
    LINKEDIN = "LinkedIn"
    GOOGLE = "Google"
    OUTLOOK = "Outlook"
    THUNDERBIRD = "Thunderbird"
    YAHOO = "Yahoo"
    CSV = csv_table.ANY


def read_contacts(data: bytes, name: str, *, mapping: Mapping | None = None, date_order: str = "") -> Reading:
    """The contacts in a file's bytes; raises UserError with the cause for what cannot be read.

    `mapping` says what each column of a CSV file stands for, where the guess of `columns` is not
    right; `date_order` is one of DATE_ORDERS, for dates that can be read in several ways.
    """
    check_size(len(data), name)
    with desk_source.desk_zipped(data) as inside:
        if inside is not None:
            return desk_contacts.read(inside)
    data, name = _unpacked(data, name)
    match _format(data, name):
        case Format.VCARD:
            return vcard.read(data)
        case Format.NETDESK:
            return desk_contacts.read(BytesIO(data))
    text, encoding = csv_text.decoded(data)
    return csv_reader.read(plain_newlines(text), encoding, mapping, date_order)


def columns(data: bytes) -> CsvShape:
    """The table that a CSV file holds, with a guess what each column stands for."""
    text, encoding = csv_text.decoded(_unpacked(data, "The file")[0])
    return csv_reader.shape(plain_newlines(text), encoding)


def format_of(data: bytes, name: str) -> Format:
    """Which format a file's content is in; raises UserError when it is none of them."""
    return _format(*_unpacked(data, name))


def _format(data: bytes, name: str) -> Format:
    if not data.strip():
        raise UserError(f"{name} is empty.")
    for magic, text in _FOREIGN.items():
        if data.startswith(magic):
            raise UserError(text.format(name=name))
    found = _by_content(plain_newlines(csv_text.decoded(_first(data))[0]), name)
    if found is None:
        raise UserError(_unknown(name))
    return found


def _unpacked(data: bytes, name: str) -> tuple[bytes, str]:
    return zipped.contacts_in(data, name) if data.startswith(zipped.MAGIC) else (data, name)


def _first(data: bytes) -> bytes:
    """Its first part, cut at a line end so that no letter is cut in two."""
    start = data[:_START]
    return start[: start.rfind(b"\n") + 1] if len(data) > _START and b"\n" in start else start


def _by_content(text: str, name: str) -> Format | None:
    if _BEGIN.search(text):
        return Format.VCARD
    if text.lstrip().startswith("{") and '"format"' in text:
        return Format.NETDESK
    table = csv_table.known_table(text) or _unknown_table(text, PurePath(name).suffix.lower())
    return Format(table.source.format) if table else None


def _unknown_table(text: str, ending: str) -> csv_table.Table | None:
    """Only a name that says so makes a table of what looks like none of contacts."""
    if ending in _ENDINGS and ending not in (*_TABLES, ".txt"):
        return None
    table = csv_table.any_table(text)
    return table if table and (ending in _TABLES or csv_table.is_about_people(table)) else None


def _unknown(name: str) -> str:
    kind = _ENDINGS.get(PurePath(name).suffix.lower())
    if kind:
        return f"{name} holds no {kind} data. Export it again from where it came."
    return f"{name} is of no kind that NetDesk reads. Choose a vCard (.vcf) or a CSV file with contacts."
