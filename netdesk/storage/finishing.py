"""Finishing a meeting: the contacts, organisations, introductions and follow-ups that come of it."""

from collections.abc import Collection, Iterable
from dataclasses import replace
from datetime import date

from sqlalchemy import Connection, select

from netdesk.domain.contact import Card, Contact, Role, Stage
from netdesk.domain.follow_up import FollowUp
from netdesk.domain.introduction import Introduction, IntroductionState
from netdesk.domain.meeting import Meeting, Mention, MentionKind, Writer
from netdesk.domain.meeting_view import ContactBrief
from netdesk.domain.next_steps import Held, Introducer, NextStep, next_steps, to_follow
from netdesk.domain.organisation import Organisation
from netdesk.storage import (
    contacts,
    introductions,
    mapper,
    meetings,
    mentions,
    organisations,
    promises,
    tables,
)
from netdesk.storage.writer import Writer as Db


def held(connection: Connection, meeting_id: int, today: date) -> Held:
    """What the next steps of a meeting follow from."""
    people = meetings.people(connection, meeting_id)
    return Held(
        today=today,
        contacts=people,
        mentions=tuple(mentions.of_meeting(connection, meeting_id)),
        introducers=_introducers(connection, people),
        follow_ups=promises.of_meeting(connection, meeting_id),
    )


def targets(connection: Connection, named: Iterable[Mention]) -> frozenset[int]:
    """Those of the named organisations that are targets."""
    ids = [one.organisation_id for one in named if one.organisation_id]
    table = tables.organisation
    where = table.c.id.in_(ids) & table.c.target & table.c.trashed_at.is_(None)
    return frozenset(connection.scalars(select(table.c.id).where(where)))


def finish(db: Db, meeting_id: int, today: date, chosen: Collection[str] | None) -> None:
    """Makes all that is missing: who and what was decided on first, then the chosen next steps."""
    meeting = mapper.load(db.connection, Meeting, meeting_id)
    _make_targets(db, held(db.connection, meeting_id, today))
    _make_contacts(db, held(db.connection, meeting_id, today))
    now = held(db.connection, meeting_id, today)
    for step in next_steps(now):
        if not step.exists and (chosen is None or step.key in chosen):
            _add(db, meeting_id, step)
    _stay_in_touch(db, now.contacts)
    ended = meeting.ended_at or (db.now if meeting.held_at else None)
    mapper.save_record(db, replace(meeting, ended_at=ended, finished_at=meeting.finished_at or db.now))


def _introducers(connection: Connection, people: tuple[ContactBrief, ...]) -> tuple[Introducer, ...]:
    """Who led to the contacts of a meeting and did not take part; each once."""
    names = {person.id: person.first for person in people}
    edges = introductions.leading_to(connection, list(names)).values()
    wanted = {
        edge.from_contact_id: names[edge.to_contact_id] for edge in edges if edge.from_contact_id not in names
    }
    found = meetings.briefs(connection, list(wanted))
    return tuple(
        Introducer(contact=found[key], introduced=name) for key, name in wanted.items() if key in found
    )


def _make_targets(db: Db, now: Held) -> None:
    for mention in now.mentions:
        if mention.kind is MentionKind.ORGANISATION and mention.target:
            key = _live(db, mention, mention.organisation_id) or _organisation(db, mention)
            mapper.save_record(db, replace(mapper.load(db.connection, Organisation, key), target=True))
            mapper.save_record(db, replace(mention, organisation_id=key))


def _live(db: Db, mention: Mention, key: int | None) -> int | None:
    """Whom or what the mention is known to mean, unless that lies in the trash."""
    return key if key and mentions.is_live(db.connection, mention.kind, key) else None


def _organisation(db: Db, mention: Mention) -> int:
    known = organisations.known_as(db.connection, mention.name)
    return known or organisations.add(db, Organisation(name=mention.name))


def _make_contacts(db: Db, now: Held) -> None:
    opener = now.contacts[0] if now.contacts else None
    for mention in to_follow(now):
        key = _live(db, mention, mention.contact_id) or _contact(db, mention, opener)
        if opener is not None and key != opener.id:
            introductions.add_or_extend(db, _edge(mention, opener.id, key))
        mapper.save_record(db, replace(mention, contact_id=key))


def _contact(db: Db, mention: Mention, opener: ContactBrief | None) -> int:
    """Somebody of this name who came into the desk since, or a new contact."""
    known = mentions.meant(db.connection, MentionKind.PERSON, mention.name)
    if known is not None:
        return known
    place, _, context = (part.strip() for part in mention.at.partition(","))
    new = Contact(
        full_name=mention.name,
        stage=Stage.TO_CONTACT,
        how_met=f"named by {opener.name}" if opener else "",
        why=context,
    )
    return contacts.add(db, Card(contact=new, roles=(Role(organisation=place),) if place else ()))


def _edge(mention: Mention, from_id: int, to_id: int) -> Introduction:
    promised = mention.writer is Writer.THEY
    return Introduction(
        from_contact_id=from_id,
        to_contact_id=to_id,
        meeting_id=mention.meeting_id,
        mention_id=mention.id,
        state=IntroductionState.PROMISED if promised else IntroductionState.ASKED,
        way=mention.way,
        use_name=mention.use_name,
        writer=mention.writer,
    )


def _add(db: Db, meeting_id: int, step: NextStep) -> None:
    mapper.insert_record(
        db,
        FollowUp(
            title=step.title,
            detail=step.detail,
            kind=step.kind,
            contact_id=step.contact_id,
            meeting_id=meeting_id,
            mention_id=step.mention_id,
            due_on=step.due_on,
        ),
    )


def _stay_in_touch(db: Db, people: Iterable[ContactBrief]) -> None:
    """Who was met and has a cadence is one to stay in touch with."""
    ids = [one.id for one in people if one.cadence_days and one.stage is Stage.MET]
    contacts.set_fields(db, ids, stage=Stage.STAYING_IN_TOUCH)
