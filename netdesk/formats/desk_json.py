"""The JSON of a desk: written piece by piece, read as a whole."""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, NoReturn

from netdesk.domain.ask import Ask
from netdesk.domain.batch import ImportBatch, ImportChange, WeeklyPick
from netdesk.domain.cadence_rule import CadenceRule
from netdesk.domain.coaching import MutedRule
from netdesk.domain.contact import Card, Contact
from netdesk.domain.draft import Draft, TemplateEdit
from netdesk.domain.errors import UserError
from netdesk.domain.follow_up import FollowUp
from netdesk.domain.introduction import Introduction
from netdesk.domain.lead import Lead
from netdesk.domain.meeting import AgendaEntry, Meeting, Mention
from netdesk.domain.note import Note
from netdesk.domain.organisation import Finding, Organisation
from netdesk.domain.profile import Profile, Resume
from netdesk.domain.question import OpenQuestion, OwnQuestion, QuestionEdit, Story
from netdesk.domain.reference import Reference
from netdesk.domain.saved_filter import NotSame, SavedFilter
from netdesk.domain.touch import Touch
from netdesk.formats.json_contacts import contact_details, contact_json, contact_of
from netdesk.formats.json_records import record_json, record_of, row_json
from netdesk.formats.texts import decoded

__all__ = [
    "FORMAT",
    "SECTIONS",
    "VERSION",
    "DeskDocument",
    "contact_details",
    "contact_json",
    "contact_list",
    "contact_of",
    "read",
    "record_json",
    "record_of",
    "row_json",
    "write",
]

FORMAT = "NetDesk"
VERSION = 1
_WORD = "netdesk"
_NO_TEXT = re.compile("[\ud800-\udfff]")

# Where each kind stands: as a list of its own, or (agenda) inside the meeting that it is of.
SECTIONS: Mapping[type, str] = {
    Contact: "contacts",
    Organisation: "organisations",
    Finding: "research",
    Touch: "touches",
    Meeting: "meetings",
    AgendaEntry: "agenda",
    Mention: "mentions",
    Introduction: "introductions",
    FollowUp: "follow_ups",
    Story: "stories",
    OwnQuestion: "questions",
    Note: "notes",
    ImportBatch: "import_batches",
    ImportChange: "import_changes",
    WeeklyPick: "weekly_picks",
    NotSame: "not_same",
    SavedFilter: "saved_filters",
    Profile: "profiles",
    Resume: "resumes",
    Ask: "asks",
    Lead: "leads",
    Reference: "references",
    Draft: "drafts",
    TemplateEdit: "template_edits",
    QuestionEdit: "question_edits",
    OpenQuestion: "open_questions",
    CadenceRule: "cadence_rules",
    MutedRule: "muted_rules",
}


@dataclass(frozen=True, slots=True)
class DeskDocument:
    """What a desk's JSON holds: its version, and the objects of each section."""

    version: int
    sections: Mapping[str, tuple[Mapping[str, Any], ...]]

    def section(self, name: str) -> tuple[Mapping[str, Any], ...]:
        """The objects of a section; none for one that the file lacks."""
        return self.sections.get(name, ())


def write(sections: Iterable[tuple[str, Iterable[Mapping[str, Any]]]]) -> Iterator[str]:
    """The JSON text in pieces, one record at a time, so that no desk is too large for the memory."""
    yield f'{{\n"format": "{_WORD}",\n"version": {VERSION}'
    for name, records in sections:
        yield f",\n{json.dumps(name)}: "
        yield from _array(records)
    yield "\n}\n"


def contact_list(cards: Iterable[Card]) -> Iterator[str]:
    """Contacts alone, as an array."""
    yield from _array(contact_json(card) for card in cards)
    yield "\n"


def _array(records: Iterable[Mapping[str, Any]]) -> Iterator[str]:
    before = "[\n"
    for record in records:
        yield before + _dumped(record)
        before = ",\n"
    yield "[]" if before == "[\n" else "\n]"


def _dumped(record: Mapping[str, Any]) -> str:
    text = json.dumps(record, ensure_ascii=False, allow_nan=False, check_circular=False)
    if _NO_TEXT.search(text):  # half of a surrogate pair has no UTF-8
        return json.dumps(record, allow_nan=False, check_circular=False)
    return text


def read(data: bytes) -> DeskDocument:
    """The document in a file's bytes; raises UserError for what is no desk, or a newer one."""
    found = _loaded(data)
    if not isinstance(found, dict) or found.get("format") != _WORD:
        raise UserError("This JSON holds no desk of NetDesk: its “format” is not “netdesk”.")
    version = _version(found.get("version"))
    lists = {name: value for name, value in found.items() if name not in ("format", "version")}
    return DeskDocument(version, {name: _records(name, value) for name, value in lists.items()})


def _loaded(data: bytes) -> Any:
    try:
        return json.loads(decoded(data)[0], parse_constant=_refused)
    except RecursionError:
        raise UserError("This JSON is nested too deeply to hold a desk.") from None
    except json.JSONDecodeError as error:
        raise UserError(f"This JSON is broken in line {error.lineno}: {error.msg}.") from None
    except ValueError as error:
        raise UserError(f"This JSON is broken: {error}.") from None


def _refused(word: str) -> NoReturn:
    raise ValueError(f"{word} is no number")


def _version(value: Any) -> int:
    if type(value) is not int or value < 1:
        raise UserError("This JSON of a desk does not say its version.")
    if value > VERSION:
        raise UserError(f"This JSON was written by a newer NetDesk (version {value}). Update NetDesk first.")
    return value


def _records(name: str, value: Any) -> tuple[Mapping[str, Any], ...]:
    if not isinstance(value, list) or not all(isinstance(one, dict) for one in value):
        raise UserError(f"“{name}” in this JSON is no list of records.")
    return tuple(value)
