"""Reads a file of contacts, whatever it is: told by its content first, then by its name's ending."""

import re
from enum import StrEnum
from pathlib import PurePath

from netdesk.domain.csv_columns import CsvField, CsvShape, Mapping
from netdesk.domain.errors import UserError
from netdesk.formats import desk_json, linkedin
from netdesk.formats.csv_rows import header_of
from netdesk.formats.reading import ImportedCard, Reading, check_size
from netdesk.formats.texts import as_utf8, decoded, plain_newlines
from netdesk.formats.vcard import reader as vcard

_START = 65_536
_BEGIN = re.compile(r"^[ \t]*BEGIN[ \t]*:[ \t]*VCARD[ \t\r]*$", re.IGNORECASE | re.MULTILINE)
_ENDINGS = {".vcf": "vCard", ".vcard": "vCard", ".json": "NetDesk", ".csv": "CSV", ".txt": "text"}
_FOREIGN = {
    b"PK\x03\x04": "{name} is a ZIP or a spreadsheet. Unpack it or save it as CSV, and choose that file.",
    b"%PDF": "{name} is a PDF. Choose a vCard (.vcf) or LinkedIn's Connections.csv.",
    b"SQLite format 3\x00": "{name} is a database. A desk is opened with --desk, not imported.",
}


class Format(StrEnum):
    """The formats that contacts are read from."""

    VCARD = vcard.FORMAT
    LINKEDIN = linkedin.FORMAT
    NETDESK = desk_json.FORMAT


def read_contacts(data: bytes, name: str, *, mapping: Mapping | None = None, date_order: str = "") -> Reading:
    """The contacts in a file's bytes; raises UserError with the cause for what cannot be read.

    `mapping` says what each column of a CSV file stands for, where the guess of `columns` is not
    right; `date_order` is one of DATE_ORDERS, for dates that can be read in several ways.
    """
    check_size(len(data), name)
    match format_of(data, name):
        case Format.VCARD:
            return vcard.read(data)
        case Format.LINKEDIN:
            return linkedin.read(data)
        case Format.NETDESK:
            return _read_desk(data)


def columns(data: bytes) -> CsvShape:
    """The table that a CSV file holds, with a guess what each column stands for."""
    text, encoding = decoded(data)
    header = header_of(plain_newlines(text), bool)
    cells = header.cells if header else []
    return CsvShape(
        format="CSV", encoding=encoding, headers=tuple(cells), guess=(CsvField.KEPT,) * len(cells)
    )


def format_of(data: bytes, name: str) -> Format:
    """Which format a file's content is in; raises UserError when it is none of them."""
    if not data.strip():
        raise UserError(f"{name} is empty.")
    for magic, text in _FOREIGN.items():
        if data.startswith(magic):
            raise UserError(text.format(name=name))
    found = _by_content(decoded(_first(data))[0])
    if found is None:
        raise UserError(_unknown(name))
    return found


def _first(data: bytes) -> bytes:
    """Its first part, cut at a line end so that no letter is cut in two."""
    start = data[:_START]
    return start[: start.rfind(b"\n") + 1] if len(data) > _START and b"\n" in start else start


def _by_content(text: str) -> Format | None:
    if _BEGIN.search(plain_newlines(text)):
        return Format.VCARD
    if text.lstrip().startswith("{") and '"format"' in text:
        return Format.NETDESK
    return Format.LINKEDIN if header_of(plain_newlines(text), linkedin.is_header) else None


def _unknown(name: str) -> str:
    kind = _ENDINGS.get(PurePath(name).suffix.lower())
    if kind == "CSV":
        return f"{name} is no export of LinkedIn: it has no row “First Name, Last Name, …”."
    if kind in ("vCard", "NetDesk"):
        return f"{name} holds no {kind} data. Export it again from where it came."
    return f"{name} is of no kind that NetDesk reads. Choose a vCard (.vcf) or LinkedIn's Connections.csv."


def _read_desk(data: bytes) -> Reading:
    """The contacts of a desk's JSON that are not in its trash."""
    document = desk_json.read(data)
    contacts = [record for record in document.section("contacts") if not record.get("trashed")]
    cards = (desk_json.contact_of(record) for record in contacts)
    return Reading(
        format=Format.NETDESK,
        encoding=as_utf8(data[:4])[1],
        cards=tuple(
            ImportedCard(card=card, source_id=card.contact.uid, where=f"contact {number}")
            for number, card in enumerate(cards, 1)
        ),
    )
