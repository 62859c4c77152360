"""A desk on Saturday, 21 November 2026, with a few invented people, meetings and follow-ups."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

from netdesk.desk import Desk, open_desk
from netdesk.domain.clock import Clock
from netdesk.domain.contact import Card, Contact, Role, Stage
from netdesk.domain.follow_up import FollowUpKind
from netdesk.domain.introduction import Introduction, IntroductionState
from netdesk.domain.meeting import Meeting, Mention
from netdesk.domain.touch import Touch, TouchKind
from netdesk.storage import mapper, tables
from netdesk.storage.writer import Writer

TODAY = date(2026, 11, 21)


@dataclass
class Hand:
    """The hand of the clock, which a test may turn."""

    moment: datetime = datetime(2026, 11, 21, 9, 30, tzinfo=UTC)

    def read(self) -> datetime:
        return self.moment

    def forward(self, **how_far: float) -> None:
        self.moment += timedelta(**how_far)


def open_at(path: Path, hand: Hand) -> Desk:
    return open_desk(path, Clock(hand.read, UTC))


def day(number: int) -> date:
    """The day so many days from today."""
    return TODAY + timedelta(days=number)


def at(number: int, hour: int = 10) -> datetime:
    """An hour of the day so many days from today, in UTC."""
    return datetime.combine(day(number), time(hour), UTC)


def person(desk: Desk, name: str, organisation: str = "", title: str = "", **fields: object) -> int:
    roles = (Role(title=title, organisation=organisation),) if organisation else ()
    return desk.contacts.add(Card(contact=Contact(full_name=name, **fields), roles=roles))  # type: ignore[arg-type]  # fields of Contact


def meeting(desk: Desk, *people: int, **fields: object) -> int:
    with desk.store.maintain() as connection:
        db = Writer(connection, desk.clock.now())
        made = mapper.insert_record(db, Meeting(**fields))  # type: ignore[arg-type]  # fields of Meeting
        for position, key in enumerate(people):
            row = {"meeting_id": made.id, "contact_id": key, "position": position}
            mapper.insert_row(db, tables.meeting_contact, **row)
    return made.id


def touch(desk: Desk, contact_id: int, days_ago: int, **fields: object) -> None:
    with desk.store.maintain() as connection:
        made = Touch(contact_id=contact_id, happened_at=at(-days_ago), **fields)  # type: ignore[arg-type]  # as above
        mapper.insert_record(Writer(connection, desk.clock.now()), made)


def mention(desk: Desk, meeting_id: int, name: str) -> int:
    with desk.store.maintain() as connection:
        return mapper.insert_record(
            Writer(connection, desk.clock.now()), Mention(meeting_id=meeting_id, name=name)
        ).id


def introduction(desk: Desk, giver: int, receiver: int, state: IntroductionState) -> None:
    with desk.store.maintain() as connection:
        edge = Introduction(from_contact_id=giver, to_contact_id=receiver, state=state)
        mapper.insert_record(Writer(connection, desk.clock.now()), edge)


def fill(desk: Desk) -> dict[str, int]:
    """The people and steps of the design's pictures; returns ids by first name."""
    ids = {
        "Laura": person(desk, "Laura Chen", "Lumen Works", "Head of design", stage=Stage.MET),
        "Denis": person(desk, "Denis Moreau", "Granite & Sons", "Plant manager", stage=Stage.MEETING_SET),
        "Maria": person(desk, "Maria Kowalska", "Brightwater", cadence_days=60, stage=Stage.STAYING_IN_TOUCH),
        "Ibrahim": person(desk, "Ibrahim Saleh", "Northern Rail", stage=Stage.REACHED_OUT),
        "Tom": person(desk, "Tom Becker", "Halden Power", "Engineer", closeness=3, relevance=1),
        "Priya": person(desk, "Priya Raman", "Sunfield", why="moved from plants to solar", relevance=3),
        "Jo": person(desk, "Jo Fernández", "Trade Review", closeness=2),
        "Susan": person(desk, "Susan Smith", "Orchard Bank"),
        "Marc": person(desk, "Marc Petit", "Petit & Fils", closeness=1),
        "Claire": person(desk, "Claire Dubois", "Atelier Nord", relevance=1),
        "Alan": person(desk, "Alan Okafor", "Okafor Energy", closeness=1, relevance=2),
    }
    held = meeting(
        desk, ids["Laura"], planned_at=datetime(2026, 11, 20, 15), held_at=at(-1, 15), ended_at=at(-1, 16)
    )
    mention(desk, held, "Susan Smith")
    mention(desk, held, "Claire Dubois")
    meeting(
        desk, ids["Denis"], planned_at=datetime(2026, 11, 24, 10), asked_minutes=15, purpose="Advice",
        outcome="How plant managers moved into energy transition roles, and two people to learn from.",
    )  # fmt: skip
    introduction(desk, ids["Laura"], ids["Susan"], IntroductionState.PROMISED)
    touch(desk, ids["Maria"], 71, kind=TouchKind.CALL)
    add = desk.follow_ups.add
    add("Thank Laura Chen", due_on=TODAY, kind=FollowUpKind.THANK, contact_id=ids["Laura"], meeting_id=held)
    add("Send Maria an article", due_on=day(-4), kind=FollowUpKind.TOUCH, contact_id=ids["Maria"])
    add(
        "Call Ibrahim again", due_on=TODAY, due_at=time(15), kind=FollowUpKind.CALL, contact_id=ids["Ibrahim"]
    )
    add("Keep Alan posted", due_on=day(5), kind=FollowUpKind.KEEP_POSTED, contact_id=ids["Alan"])
    add("Ask Grace to be a reference", detail="agreed to talk about it")
    add("Join the plant engineers group")
    return ids
