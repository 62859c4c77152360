"""A saved filter: a search of the contacts under a name, shown as a chip."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class SavedFilter:
    """The record of a saved filter; `query` is the search as JSON."""

    id: int = 0
    uid: str = ""
    created_at: datetime | None = None
    modified_at: datetime | None = None
    name: str
    position: int = 0
    query: str = "{}"


@dataclass(frozen=True, slots=True, kw_only=True)
class NotSame:
    """The record of two contacts that look like doubles and are two people."""

    id: int = 0
    uid: str = ""
    created_at: datetime | None = None
    modified_at: datetime | None = None
    contact_id: int
    other_contact_id: int
