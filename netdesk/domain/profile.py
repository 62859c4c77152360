"""The profile: the user, and the versions of the résumé."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum


class Situation(StrEnum):
    """What the user's search is marked by; several may be true at once."""

    NEW_IN_FIELD = "new in the field"
    CHANGING_FIELDS = "changing fields"
    RETURNING = "returning"
    OLDER = "older than most"
    GAP = "gap in the résumé"
    NEW_IN_COUNTRY = "new in the country"


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """The record of the user; a desk has one at most."""

    id: int = 0
    uid: str = ""
    created_at: datetime | None = None
    modified_at: datetime | None = None
    name: str = ""
    signature: str = ""
    situations: tuple[Situation, ...] = ()
    field_from: str = ""
    field_to: str = ""
    best_at: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Resume:
    """The record of one version of the résumé, its file kept in the desk."""

    id: int = 0
    uid: str = ""
    created_at: datetime | None = None
    modified_at: datetime | None = None
    title: str
    file_name: str = ""
    media_type: str = ""
    data: bytes = b""
    made_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ResumeLine:
    """A version of the résumé without its file."""

    id: int
    title: str
    file_name: str
    size: int
    made_on: date | None
