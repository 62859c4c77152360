"""Past imports: what each brought, and what came of taking one back."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


@dataclass(frozen=True, slots=True, kw_only=True)
class BatchLine:
    """One file's import in the list of past ones; `added` and `updated` count people."""

    id: int
    source: str
    format: str
    at: datetime
    added: int
    updated: int


class Gain(StrEnum):
    """Why a contact that came new is kept when its import is rolled back."""

    EDIT = "was edited since"
    MEETING = "has a meeting"
    TOUCH = "has a touch"
    FOLLOW_UP = "has a follow-up"
    INTRODUCTION = "has an introduction"
    MENTION = "was named in a meeting"
    RESEARCH = "has research"
    IMPORT = "another import added to it"
    MERGED = "was merged with another contact"
    OTHER = "has something else of yours"


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptContact:
    """A contact that came new with an import and stays."""

    id: int
    name: str
    gains: tuple[Gain, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftField:
    """A field that stays as it is, because it holds something else now than the import wrote."""

    contact_id: int
    name: str
    field: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RolledBack:
    """What taking an import back did: contacts removed, contacts with fields as before, what stays."""

    removed: int = 0
    returned: int = 0
    kept: tuple[KeptContact, ...] = ()
    left: tuple[LeftField, ...] = ()
