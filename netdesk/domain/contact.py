"""A contact: a person in the desk, with everything known about how to reach them and where they stand."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from netdesk.domain.stage import Stage as Stage  # which the first picture needs, and nothing else of these


class PointKind(StrEnum):
    """What a point of contact is."""

    EMAIL = "e-mail"
    PHONE = "phone"
    LINK = "link"


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """An e-mail address, a phone number or a link, with the label the user knows it by."""

    kind: PointKind
    value: str
    label: str = ""
    preferred: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Address:
    """A postal address in its parts."""

    street: str = ""
    extra: str = ""
    city: str = ""
    region: str = ""
    postcode: str = ""
    country: str = ""
    label: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Role:
    """What a contact is, or was, at an organisation; `unit` levels are joined by `;`.

    `started` and `ended` are ISO dates that may stop at the year or month. A role without an
    organisation (a bare title) has `organisation_id` None.
    """

    id: int = 0
    organisation_id: int | None = None
    organisation: str = ""
    unit: str = ""
    title: str = ""
    started: str = ""
    ended: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """A property of an imported card that NetDesk has no place for, kept to be exported again."""

    name: str
    parameters: str = ""
    value: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Photo:
    """A picture, re-encoded small."""

    media_type: str
    data: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact:
    """The record of a person; lists and notes live in `Card`.

    `birthday` and `anniversary` read `1970-03-21`, `--03-21`, `1970` or are empty.
    `closeness` and `relevance` go from 0 (unknown) to 3; `cadence_days` 0 means no cadence of their own,
    `latest_days` is when it is too long. `quiet_until` puts off being reminded and moves no clock.
    """

    id: int = 0
    uid: str = ""
    created_at: datetime | None = None
    modified_at: datetime | None = None
    full_name: str = ""
    given: str = ""
    additional: str = ""
    family: str = ""
    prefix: str = ""
    suffix: str = ""
    nickname: str = ""
    sort_name: str = ""
    birthday: str = ""
    anniversary: str = ""
    how_met: str = ""
    closeness: int = 0
    relevance: int = 0
    why: str = ""
    way: str = ""
    time_of_day: str = ""
    stage: Stage = Stage.TO_CONTACT
    cadence_days: int = 0
    trashed_at: datetime | None = None
    deletion: str = ""
    latest_days: int = 0
    quiet_until: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """A contact with all its lists: what formats read and write, and what the detail pane shows."""

    contact: Contact
    points: tuple[Point, ...] = ()
    addresses: tuple[Address, ...] = ()
    roles: tuple[Role, ...] = ()
    tags: tuple[str, ...] = ()
    notes: str = ""
    photo: Photo | None = None
    kept: tuple[Kept, ...] = ()

    def of_kind(self, kind: PointKind) -> tuple[Point, ...]:
        """The points of one kind in the user's order."""
        return tuple(point for point in self.points if point.kind is kind)


def display_name(contact: Contact) -> str:
    """The name as shown: as it was given, else put together from its parts, else the nickname."""
    parts = (contact.prefix, contact.given, contact.additional, contact.family, contact.suffix)
    return contact.full_name or " ".join(filter(None, parts)) or contact.nickname
