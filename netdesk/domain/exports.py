"""The formats that a desk can be given out in, told by the ending of the file."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path, PurePath
from typing import Literal

from netdesk.domain.errors import UserError

VCardVersion = Literal["3.0", "4.0"]
Progress = Callable[[int, int], None]
"""Hears how much of it is written; what it raises ends the export, and nothing of it stays."""


class ExportFormat(StrEnum):
    """The formats; the value is the ending."""

    VCARD = ".vcf"
    CSV = ".csv"
    CALENDAR = ".ics"
    JSON = ".json"
    ZIP = ".zip"


OF_CONTACTS = (ExportFormat.VCARD, ExportFormat.CSV)
"""Those that hold nothing but contacts, and so can hold some of them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportChoice:
    """What is to be given out: `contact_ids` None means all contacts outside the trash."""

    vcard: VCardVersion = "3.0"
    contact_ids: Sequence[int] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Exported:
    """What was written: contacts, entries of the calendar, and how many had no day to stand on."""

    contacts: int = 0
    entries: int = 0
    undated: int = 0


def format_of(path: PurePath) -> ExportFormat:
    """The format that a file's name asks for; raises UserError for none that is known."""
    try:
        return ExportFormat(path.suffix.lower())
    except ValueError:
        known = ", ".join(ExportFormat)
        raise UserError(f"{path.name}: the ending says the format, and those known are {known}.") from None


def with_ending(path: Path, chosen: ExportFormat) -> Path:
    """The file with the format's ending, which some systems' dialogs leave away."""
    return path if path.suffix.lower() == chosen else path.with_name(f"{path.name}{chosen}")
