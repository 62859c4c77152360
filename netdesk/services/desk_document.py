"""A desk as the sections of its JSON: each record by its words, what belongs to it inside it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from netdesk.domain.contact import Address, Card, Contact, Kept, Photo, Point, Role
from netdesk.formats.desk_json import contact_details, contact_json, row_json
from netdesk.formats.json_contacts import POINTS
from netdesk.storage.export_rows import DeskRows, Owner

Section = tuple[str, Iterable[Mapping[str, Any]]]

PLAIN: Mapping[str, str] = {
    "tags": "tag",
    "research": "finding",
    "stories": "story",
    "questions": "own_question",
    "touches": "touch",
    "introductions": "introduction",
    "follow_ups": "follow_up",
    "import_batches": "import_batch",
    "import_changes": "import_change",
    "weekly_picks": "weekly_pick",
    "not_same": "not_same",
    "saved_filters": "saved_filter",
    "profiles": "profile",
    "resumes": "resume",
    "asks": "ask",
    "leads": "lead",
    "references": "reference",
    "drafts": "draft",
    "template_edits": "template_edit",
    "question_edits": "question_edit",
    "open_questions": "open_question",
    "cadence_rules": "cadence_rule",
    "muted_rules": "muted_rule",
}
"""Sections whose records stand by themselves, and their tables."""

NESTING: Mapping[str, str] = {"organisations": "organisation", "meetings": "meeting"}
"""Sections whose records hold lists of others, and their tables."""

SHOWN: Mapping[str, tuple[str, ...]] = {
    "point": ("kind", "value", "label", "preferred"),
    "address": ("street", "extra", "city", "region", "postcode", "country", "label"),
    "role": ("unit", "title", "started", "ended"),
    "kept": ("name", "parameters", "value"),
    "contact_tag": (),
    "photo": ("media_type", "data"),
    "note": ("text",),
}
"""The columns of a contact's rows that the contact itself shows; the others stand in its `parts`."""

SECTION_TABLES: Mapping[str, str] = {"contacts": "contact", **NESTING, **PLAIN}
"""All sections and their tables, in their order."""

LISTS: Mapping[str, str] = {
    "addresses": "address",
    "roles": "role",
    "kept": "kept",
    "tags": "contact_tag",
    "photo": "photo",
    "notes": "note",
}
"""A contact's lists besides its points, and their tables."""
SINGLE = ("photo", "note")
"""What a contact shows one of; should there be more, each stands whole in the `parts`."""

NESTED: Mapping[str, Mapping[str, str]] = {
    "organisation": {"aliases": "alias", "notes": "note"},
    "meeting": {
        "contacts": "meeting_contact",
        "agenda": "agenda_entry",
        "mentions": "mention",
        "notes": "note",
    },
    "agenda_entry": {"answers": "answer"},
}
"""The lists inside a record, and their tables."""


def sections(rows: DeskRows) -> Iterator[Section]:
    """Everything that the desk holds, the trash included."""
    yield "contacts", (_contact(rows, owner) for owner in rows.owners("contact"))
    for section, table in NESTING.items():
        yield section, (_nested(rows, table, owner) for owner in rows.owners(table))
    for section, table in PLAIN.items():
        yield section, (_record(rows, owner) for owner in rows.owners(table))


def _record(rows: DeskRows, owner: Owner, *without: str) -> dict[str, Any]:
    row = {name: value for name, value in owner.row.items() if name not in without}
    return row_json(row, rows.refs(row))


def _contact(rows: DeskRows, owner: Owner) -> dict[str, Any]:
    card = _card(rows, owner)
    return contact_json(card, contact_details(card) | {"parts": _contact_parts(rows, owner)})


def _card(rows: DeskRows, owner: Owner) -> Card:
    parts = owner.parts
    return Card(
        contact=Contact(**owner.row),
        points=tuple(Point(**_shown("point", part)) for part in parts["point"]),
        addresses=tuple(Address(**_shown("address", part)) for part in parts["address"]),
        roles=tuple(
            Role(organisation=rows.place(part.row), **_shown("role", part)) for part in parts["role"]
        ),
        tags=tuple(rows.tag(part.row) for part in parts["contact_tag"]),
        notes="".join(part.row["text"] for part in parts["note"]),
        photo=next((Photo(**_shown("photo", part)) for part in parts["photo"]), None),
        kept=tuple(Kept(**_shown("kept", part)) for part in parts["kept"]),
    )


def _shown(table: str, part: Owner) -> dict[str, Any]:
    return {name: part.row[name] for name in SHOWN[table]}


def _contact_parts(rows: DeskRows, owner: Owner) -> dict[str, Any]:
    """What is stored of each item besides what the contact shows, in the same order."""
    parts = owner.parts
    points = {
        key: _hidden(rows, "point", [part for part in parts["point"] if part.row["kind"] is kind])
        for key, kind in POINTS.items()
    }
    return points | {key: _hidden(rows, table, parts[table]) for key, table in LISTS.items()}


def _hidden(rows: DeskRows, table: str, parts: Sequence[Owner]) -> list[dict[str, Any]]:
    shown = () if table in SINGLE and len(parts) > 1 else SHOWN[table]
    return [_record(rows, part, "contact_id", *shown) for part in parts]


def _nested(rows: DeskRows, table: str, owner: Owner, *without: str) -> dict[str, Any]:
    """A record with its lists, in which the record itself is not named again."""
    back = f"{table}_id"
    return _record(rows, owner, *without) | {
        key: [_nested(rows, part, one, back) for one in owner.parts[part]]
        for key, part in NESTED.get(table, {}).items()
    }
