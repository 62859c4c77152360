"""Writes the JSON Schema of a desk into resources/schema: python -m tests.services.make_schema"""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date, datetime, time
from enum import Enum
from types import UnionType
from typing import Any, get_args, get_origin

from netdesk import content
from netdesk.domain.note import Span, SpanKind
from netdesk.formats.json_contacts import NAME_FIELDS, POINTS
from netdesk.formats.json_records import key_of
from netdesk.services.desk_document import LISTS, NESTED, NESTING, PLAIN, SHOWN, SINGLE
from netdesk.services.desk_records import LARGEST
from netdesk.storage.column_kinds import ColumnKind, columns_of
from netdesk.storage.export_rows import PARENTS

Schema = dict[str, Any]
TEXT: Schema = {"type": "string"}
SECTIONS = {
    "contacts": "People. Lists as they are shown; `parts` holds what is stored of each item besides.",
    "organisations": "Companies, schools, associations, public bodies, with aliases and notes.",
    "meetings": "Planned and held conversations, with contacts, agenda, mentions and notes.",
    "tags": "The names of tags; contacts refer to them in `parts`.",
    "research": "Findings on a contact or an organisation.",
    "stories": "Short accounts to tell.",
    "questions": "Questions of the user's own.",
    "touches": "Exchanges with contacts.",
    "introductions": "Edges from the contact who opens a door to the one behind it.",
    "follow_ups": "Things to do, by a day or without one; `rule` is an RFC 5545 RRULE.",
    "import_batches": "Runs of an import.",
    "import_changes": "Each row or field that an import wrote.",
    "weekly_picks": "What became of the five for a week.",
    "not_same": "Pairs of contacts that look like doubles and are two people.",
    "saved_filters": "Searches of the contacts, kept under a name.",
    "profiles": "The user: one record at most.",
    "resumes": "Versions of the résumé, their files in base64.",
    "asks": "What was asked of a contact, and the answer.",
    "leads": "What somebody volunteered, and what came of it.",
    "references": "A contact's standing as a referee.",
    "drafts": "Messages in preparation or sent.",
    "template_edits": "Templates of messages as the user changed them.",
    "question_edits": "Questions of the bank as the user changed them.",
    "open_questions": "Questions carried from person to person until they are answered.",
    "cadence_rules": "How often to be in touch, by tag or stage.",
    "muted_rules": "Rules of the ask coach that the user has switched off.",
}
ABOUT = {
    "id": "The record's uid: it stays the same for ever and in every export.",
    "trashed": "When it was put into the trash; only on what lies there.",
    "deletion": "Which deletion took it along: restoring brings all of one deletion back.",
    "created_at": "A moment in UTC.",
    "modified_at": "A moment in UTC.",
    "birthday": "1970-03-21, --03-21 for one without a year, 1970, or empty.",
    "zone": "An IANA zone, or empty.",
    "sort_name": "The name as it is sorted: folded, in small letters.",
}
MOMENT: Schema = {"type": "string", "format": "date-time", "pattern": "Z$"}
WALL: Schema = {"type": "string", "pattern": r"^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d)?$"}


def schema() -> Schema:
    """The schema of a whole desk."""
    sections = {
        "contacts": contact(),
        **{name: nested(table) for name, table in NESTING.items()},
        **{name: record(table) for name, table in PLAIN.items()},
    }
    lists = {
        name: {"description": SECTIONS[name], "type": "array", "items": one} for name, one in sections.items()
    }
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "A NetDesk desk",
        "description": "References hold the uid of another record, or null. See docs/json.md.",
        **closed({"format": {"const": "netdesk"}, "version": {"const": 1}, **lists}),
    }


def closed(properties: Mapping[str, Schema], optional: tuple[str, ...] = ()) -> Schema:
    """An object that has all of these and nothing else."""
    return {
        "type": "object",
        "properties": dict(properties),
        "required": [name for name in properties if name not in optional],
        "additionalProperties": False,
    }


def record(table: str, *without: str, **more: Schema) -> Schema:
    """A row of a table."""
    return closed({**columns(table, *without), **more}, ("trashed", "deletion"))


def columns(table: str, *without: str) -> dict[str, Schema]:
    """Its columns by their words."""
    return {
        key_of(name): described(key_of(name), of_kind(name, kind))
        for name, kind in columns_of(table).items()
        if name not in without
    }


def described(key: str, found: Schema) -> Schema:
    return {"description": ABOUT[key], **found} if key in ABOUT else found


def nested(table: str, *without: str) -> Schema:
    """A record with its lists, in which the record itself is not named again."""
    lists = {
        key: {"type": "array", "items": nested(part, f"{table}_id")}
        for key, part in NESTED.get(table, {}).items()
    }
    return record(table, *without, **lists)


def contact() -> Schema:
    """A contact, as in `list contacts --json`, and all that is stored besides."""
    simple = closed({"value": TEXT, "label": TEXT, "preferred": {"type": "boolean"}})
    address = closed(dict.fromkeys(SHOWN["address"], TEXT))
    role = closed(dict.fromkeys(("organisation", "unit", "title", "from", "to"), TEXT))
    triple = {"type": "array", "items": TEXT, "minItems": 3, "maxItems": 3}
    lists = {**dict.fromkeys(POINTS, simple), "addresses": address, "roles": role}
    every = columns("contact", *NAME_FIELDS.values())
    properties = {
        "id": every.pop("id"),
        "name": closed(dict.fromkeys(NAME_FIELDS, TEXT)),
        **{key: {"type": "array", "items": one} for key, one in lists.items()},
        "notes": TEXT,
        "tags": {"type": "array", "items": TEXT},
        "photo": {"type": ["string", "null"], "contentEncoding": "base64"},
        "photo_type": TEXT,
        "kept": {
            "description": "Properties of imported cards that have no place here: name, parameters, value.",
            "type": "array",
            "items": triple,
        },
        **every,
        "parts": parts(),
    }
    return closed(properties, ("trashed", "deletion", "photo_type"))


def parts() -> Schema:
    """What is stored of each item that a contact shows, in the same order."""
    tables = {**dict.fromkeys(POINTS, "point"), **LISTS}
    return closed({key: {"type": "array", "items": part(table)} for key, table in tables.items()})


def part(table: str) -> Schema:
    whole = columns(table, "contact_id")
    shown = SHOWN[table]
    hidden = {key: one for key, one in whole.items() if key not in shown}
    if table not in SINGLE:
        return closed(hidden)
    return closed({**hidden, **{key: whole[key] for key in shown}}, shown)  # they stand here if there are two


def of_kind(name: str, kind: ColumnKind) -> Schema:
    """The schema of one column's values."""
    hint, empty = kind.hint, get_origin(kind.hint) is UnionType
    found = plain(get_args(hint)[0] if empty else hint, kind.is_moment)
    if name in PARENTS:
        found = {**found, "description": f"The uid of a record of the kind “{PARENTS[name].name}”."}
    if not empty:
        return found
    if "enum" in found:
        return {**found, "enum": [*found["enum"], None]}
    return {**found, "type": [found["type"], "null"]}


def plain(hint: Any, is_moment: bool) -> Schema:
    if get_origin(hint) is tuple:
        return {"type": "array", "items": plain(get_args(hint)[0], is_moment=False)}
    if hint is Span:
        kinds = {"enum": [kind.value for kind in SpanKind]}
        at = {"type": "integer", "minimum": 0}
        return closed({"start": at, "end": at, "kind": kinds, "id": TEXT})
    if isinstance(hint, type) and issubclass(hint, Enum):
        return {"enum": [word.value for word in hint]}
    found: dict[Any, Schema] = {
        datetime: MOMENT if is_moment else WALL,
        date: {"type": "string", "format": "date"},
        time: {"type": "string", "pattern": r"^\d\d:\d\d(:\d\d)?$"},
        bool: {"type": "boolean"},
        int: {"type": "integer", "minimum": -LARGEST, "maximum": LARGEST},
        bytes: {"type": "string", "contentEncoding": "base64"},
        str: TEXT,
    }
    return found[hint]


def written() -> str:
    """The schema as it lies in the package."""
    return json.dumps(schema(), ensure_ascii=False, indent=1) + "\n"


if __name__ == "__main__":
    content.resource_path("schema", "desk.schema.json").write_text(written(), encoding="utf-8", newline="\n")
