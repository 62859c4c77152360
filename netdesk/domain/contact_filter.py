"""Filters of the contacts as they are saved and chosen: only what narrows, not the order of the list."""

import json
from dataclasses import dataclass, fields, replace
from datetime import datetime
from typing import Any

from netdesk.domain.contact_list import ContactQuery
from netdesk.domain.stage import Stage

_ORDER = ("order", "descending")
_NARROWING = {one.name: one.default for one in fields(ContactQuery) if one.name not in _ORDER}


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedFilter:
    """A saved filter, ready to be asked for."""

    id: int
    name: str
    query: ContactQuery


@dataclass(frozen=True, slots=True, kw_only=True)
class BatchChoice:
    """An import to choose: its uid, its file, when it was, how many contacts it brought or changed."""

    uid: str
    source: str
    at: datetime
    contacts: int


@dataclass(frozen=True, slots=True, kw_only=True)
class FilterChoices:
    """What a desk has to filter by."""

    tags: tuple[str, ...] = ()
    batches: tuple[BatchChoice, ...] = ()


def narrowing(query: ContactQuery) -> ContactQuery:
    """The query in the usual order; blanks around the words narrow nothing."""
    usual = ContactQuery()
    return replace(query, text=query.text.strip(), order=usual.order, descending=usual.descending)


def narrows(query: ContactQuery) -> bool:
    """Whether any contact may be kept out."""
    return narrowing(query) != ContactQuery(any_tag=query.any_tag)


def to_json(query: ContactQuery) -> str:
    """The parts that narrow, by name."""
    plain = narrowing(query)
    given = {
        name: getattr(plain, name) for name, usual in _NARROWING.items() if getattr(plain, name) != usual
    }
    return json.dumps(given, ensure_ascii=False, sort_keys=True)


def from_json(text: str) -> ContactQuery:
    """The query that was saved; parts that this version does not know, or cannot read, are left out."""
    try:
        given = json.loads(text)
    except ValueError:
        given = {}
    known = given.items() if isinstance(given, dict) else ()
    return ContactQuery(**dict(filter(None, (_part(name, value) for name, value in known))))


def _part(name: str, value: Any) -> tuple[str, Any] | None:
    if name == "stage":
        return ("stage", Stage(value)) if value in set(Stage) else None
    if name == "tags":
        return ("tags", tuple(map(str, value))) if isinstance(value, list) else None
    known = name in _NARROWING and isinstance(value, type(_NARROWING[name]))
    return (name, value) if known else None
