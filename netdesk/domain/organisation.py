"""An organisation: a company, school, association or public body that the user may aim for."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum


class OrganisationKind(StrEnum):
    """What sort of organisation it is."""

    COMPANY = "company"
    SCHOOL = "school"
    ASSOCIATION = "association"
    PUBLIC_BODY = "public body"


@dataclass(frozen=True, slots=True, kw_only=True)
class Organisation:
    """The record of an organisation; `priority` goes from 0 (none) to 3."""

    id: int = 0
    uid: str = ""
    created_at: datetime | None = None
    modified_at: datetime | None = None
    name: str = ""
    sort_name: str = ""
    kind: OrganisationKind = OrganisationKind.COMPANY
    website: str = ""
    target: bool = False
    priority: int = 0
    recommended_by: int | None = None
    joined_on: date | None = None
    left_on: date | None = None
    trashed_at: datetime | None = None
    deletion: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One piece of research on a contact or an organisation, with its source and date."""

    id: int = 0
    uid: str = ""
    created_at: datetime | None = None
    modified_at: datetime | None = None
    contact_id: int | None = None
    organisation_id: int | None = None
    text: str = ""
    source: str = ""
    found_on: date | None = None
