"""What the list of contacts shows, asks for and is ordered by."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import NamedTuple

from netdesk.domain.stage import Stage


class ContactOrder(StrEnum):
    """The columns of the list; each can order it."""

    NAME = "name"
    ROLE = "role"
    ORGANISATION = "organisation"
    STAGE = "stage"
    THROUGH = "through"
    LAST_TOUCH = "last touch"
    NEXT_STEP = "next step"
    WHEN = "when"
    TAGS = "tags"
    EMAIL = "e-mail"
    PHONE = "phone"


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactQuery:
    """Which contacts, in which order; every part that is given narrows them.

    `text` is what the user typed, `quiet` those going quiet. All of the `tags`, or with `any_tag` one of
    them. `organisation` is where they are now, by its name; `target` that this is a target. `batch` is the
    uid of an import; `referee` stands for everybody who was thought of as one and has not declined.
    """

    text: str = ""
    stage: Stage | None = None
    quiet: bool = False
    tags: tuple[str, ...] = ()
    any_tag: bool = False
    organisation: str = ""
    target: bool = False
    batch: str = ""
    no_next_step: bool = False
    referee: bool = False
    order: ContactOrder = ContactOrder.NAME
    descending: bool = False


class ContactLine(NamedTuple):  # a dataclass of that many fields costs 2 ms at the start
    """One row of the list; `introduction` is the state of the newest edge that leads here, or empty.

    `next_at` is the wall time of the next step when that is a meeting, `next_on` its day. `cadence_days` and
    `latest_days` come from the contact, its tags or its stage; before `quiet_until` nobody is reminded.
    """

    id: int
    name: str
    stage: Stage
    cadence_days: int
    title: str
    organisation: str
    through: str
    introduced_by: str
    introduction: str
    last_touch: datetime | None
    next_step: str
    next_on: date | None
    next_is_meeting: bool
    tags: str
    email: str
    phone: str
    latest_days: int = 0
    met: bool = False
    quiet_until: date | None = None


class ContactCounts(NamedTuple):
    """How many contacts there are, at each stage and going quiet."""

    total: int
    stages: dict[Stage, int]
    quiet: int
