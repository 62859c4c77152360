"""The JSON of a desk, written piece by piece."""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from netdesk.domain.ask import Ask
from netdesk.domain.batch import ImportBatch, ImportChange, WeeklyPick
from netdesk.domain.cadence_rule import CadenceRule
from netdesk.domain.coaching import MutedRule
from netdesk.domain.contact import Card, Contact
from netdesk.domain.draft import Draft, TemplateEdit
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
from netdesk.formats.json_stream import VERSION, WORD

__all__ = [
    "FORMAT",
    "SECTIONS",
    "VERSION",
    "contact_details",
    "contact_json",
    "contact_list",
    "contact_of",
    "record_json",
    "record_of",
    "row_json",
    "write",
]

FORMAT = "NetDesk"
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


def write(sections: Iterable[tuple[str, Iterable[Mapping[str, Any]]]]) -> Iterator[str]:
    """The JSON text in pieces, one record at a time, so that no desk is too large for the memory."""
    yield f'{{\n"format": "{WORD}",\n"version": {VERSION}'
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
