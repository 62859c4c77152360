"""What a purpose means in a desk: who else it is about, which meeting, and what the desk knows for it."""

from dataclasses import dataclass, replace
from datetime import date

from sqlalchemy import Connection

from netdesk.domain.ask import Ask
from netdesk.domain.clock import Clock
from netdesk.domain.doors import Door, open_door
from netdesk.domain.draft import Draft, DraftKind, Purpose
from netdesk.domain.draft_facts import Facts, Talk
from netdesk.domain.errors import Gone
from netdesk.domain.meeting import Meeting
from netdesk.domain.meeting_view import ContactBrief
from netdesk.domain.profile import ResumeLine
from netdesk.domain.reference import Reference
from netdesk.storage import asks, drafts, mapper, meetings, profile, references


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """All that a draft is made from."""

    purpose: Purpose
    facts: Facts
    doors: list[Door]
    stored: Draft | None
    asked: list[Ask]
    resumes: list[ResumeLine]
    reference: Reference | None
    sent_on: date | None


def find(connection: Connection, wanted: Purpose, kind: DraftKind, clock: Clock) -> Found:
    """Looks up everything for a draft; raises Gone for a contact that is in the trash."""
    purpose = settled(connection, wanted, kind)
    sent_at = drafts.last_sent(connection, purpose)
    return Found(
        purpose=purpose,
        facts=facts(connection, purpose, clock),
        doors=drafts.doors(connection, purpose.contact_id),
        stored=drafts.unsent(connection, purpose),
        asked=asks.of_contact(connection, purpose.contact_id),
        resumes=profile.resumes(connection),
        reference=references.of_contact(connection, purpose.contact_id),
        sent_on=clock.wall_of(sent_at).date() if sent_at else None,
    )


def settled(connection: Connection, purpose: Purpose, kind: DraftKind) -> Purpose:
    """The purpose with its meeting and its second person, where the desk knows them."""
    contact = purpose.contact_id
    if kind is DraftKind.THANK_YOU and purpose.meeting_id is None:
        return replace(purpose, meeting_id=drafts.latest_held(connection, contact))
    if purpose.other_contact_id is not None:
        return purpose
    if kind is DraftKind.INTRODUCED_REQUEST:
        door = open_door(drafts.doors(connection, contact))
        return replace(purpose, other_contact_id=door.by.id if door else None)
    if kind is DraftKind.KEEP_POSTED:
        edge = drafts.untold(connection, contact)
        return replace(purpose, other_contact_id=edge.to_contact_id if edge else None)
    return purpose


def facts(connection: Connection, purpose: Purpose, clock: Clock) -> Facts:
    """What the desk knows for this purpose; raises Gone for a contact that is in the trash."""
    other = purpose.other_contact_id or 0
    people = meetings.briefs(connection, [purpose.contact_id, other])
    known = references.of_contact(connection, purpose.contact_id)
    wrote = drafts.last_written(connection, purpose.contact_id)
    return Facts(
        today=clock.today(),
        profile=profile.load(connection),
        to=present(people.get(purpose.contact_id)),
        other=people.get(other),
        talk=_talk(connection, purpose, clock),
        speaks_to=known.speaks_to if known else "",
        wrote_on=clock.wall_of(wrote).date() if wrote else None,
        met_other_on=_met(connection, other, clock),
    )


def present(person: ContactBrief | None) -> ContactBrief:
    """The person; raises Gone where there is none."""
    if person is None:
        raise Gone("This contact was removed in the meantime.")
    return person


def _met(connection: Connection, contact_id: int, clock: Clock) -> date | None:
    meeting = drafts.latest_held(connection, contact_id) if contact_id else None
    held = mapper.load(connection, Meeting, meeting).held_at if meeting else None
    return clock.wall_of(held).date() if held else None


def _talk(connection: Connection, purpose: Purpose, clock: Clock) -> Talk | None:
    """The meeting that is meant; else the one that is planned, for what it is to be about."""
    meeting_id = purpose.meeting_id or drafts.next_planned(connection, purpose.contact_id)
    if meeting_id is None:
        return None
    meeting, plan = mapper.load(connection, Meeting, meeting_id), drafts.plan(connection, meeting_id)
    if meeting.held_at is None:
        return plan
    spent = (meeting.ended_at or clock.now()) - meeting.held_at
    noted, named = drafts.named(connection, meeting_id)
    return replace(
        plan,
        held_on=clock.wall_of(meeting.held_at).date(),
        minutes=round(spent.total_seconds() / 60),
        learned=drafts.learned(connection, meeting_id),
        promised=drafts.promised(connection, meeting_id),
        noted=noted,
        named=named,
    )
