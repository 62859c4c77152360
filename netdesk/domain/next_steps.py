"""What follows from a meeting: thanks, promises, leads to follow, thanks to whoever opened the door."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from netdesk.domain.cadence import CADENCES
from netdesk.domain.follow_up import FollowUp, FollowUpKind
from netdesk.domain.meeting import Mention, MentionKind, UseName, Way, Worth, Writer
from netdesk.domain.meeting_view import ContactBrief

REACH_DAYS, CHECK_DAYS, POSTED_DAYS = 2, 3, 3
"""In how many days to get in touch with who was named, look after a note, tell who opened the door."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NextStep:
    """A follow-up that a meeting leads to; `exists` once it was made, then as it stands in the desk.

    `key` names it however often it is planned. `contact` is the name of whom it is for.
    """

    key: str
    title: str
    detail: str = ""
    due_on: date | None
    kind: FollowUpKind
    contact: str = ""
    contact_id: int | None = None
    mention_id: int | None = None
    exists: bool = False
    done: bool = False
    follow_up_id: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Introducer:
    """Who introduced one of a meeting's contacts."""

    contact: ContactBrief
    introduced: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """What the next steps of a meeting follow from; `follow_ups` are those that it has already."""

    today: date
    contacts: tuple[ContactBrief, ...] = ()
    mentions: tuple[Mention, ...] = ()
    introducers: tuple[Introducer, ...] = ()
    follow_ups: tuple[FollowUp, ...] = ()


def next_steps(held: Held) -> tuple[NextStep, ...]:
    """All next steps in order, those that exist already as they stand in the desk."""
    planned = (_as_it_stands(step, held) for step in _planned(held))
    return (*planned, *_others(held))


def to_follow(held: Held) -> tuple[Mention, ...]:
    """The people who were named, are worth talking to and did not sit at the table."""
    present = {contact.id for contact in held.contacts}
    named = (one for one in held.mentions if one.kind is MentionKind.PERSON and one.worth is Worth.YES)
    return tuple(one for one in named if one.contact_id not in present)


def _planned(held: Held) -> Iterator[NextStep]:
    for contact in held.contacts:
        yield _step(
            "thank", contact, FollowUpKind.THANK, f"Thank {contact.first}", "within a day", held.today
        )
    yield from _promises(held)
    for mention in to_follow(held):
        yield _lead(held, mention)
    for introducer in held.introducers:
        detail = f"introduced you to {introducer.introduced}"
        title = f"Tell {introducer.contact.first} how it went"
        yield _step(
            "posted", introducer.contact, FollowUpKind.KEEP_POSTED, title, detail, _in(held, POSTED_DAYS)
        )
    yield from _touches(held)


def _promises(held: Held) -> Iterator[NextStep]:
    """They are follow-ups from the moment when they were jotted down."""
    for item in held.follow_ups:
        if item.kind is FollowUpKind.PROMISE:
            yield _stored(f"promise {item.uid}", item, held)


def _lead(held: Held, mention: Mention) -> NextStep:
    opener = held.contacts[0].first if held.contacts else ""
    if mention.writer is Writer.THEY and opener:
        return NextStep(
            key=f"introduction {mention.uid}",
            title=f"Check {opener}’s note to {mention.name}",
            detail="then get in touch",
            due_on=_in(held, CHECK_DAYS),
            kind=FollowUpKind.INTRODUCTION,
            contact=mention.name,
            contact_id=mention.contact_id,
            mention_id=mention.id,
        )
    verb, kind = _REACHING.get(mention.way, ("Call or write to", FollowUpKind.CALL))
    return NextStep(
        key=f"reach {mention.uid}",
        title=f"{verb} {mention.name}",
        detail=_by_name(mention, opener),
        due_on=_in(held, REACH_DAYS),
        kind=kind,
        contact=mention.name,
        contact_id=mention.contact_id,
        mention_id=mention.id,
    )


_REACHING: dict[Way | None, tuple[str, FollowUpKind]] = {
    Way.CALL: ("Call", FollowUpKind.CALL),
    Way.E_MAIL: ("Write to", FollowUpKind.WRITE),
}


def _by_name(mention: Mention, opener: str) -> str:
    if not opener:
        return ""
    if mention.use_name is UseName.YES:
        return f"use {opener}’s name"
    return (
        f"without {opener}’s name"
        if mention.use_name is UseName.NO
        else f"ask {opener} before using the name"
    )


def _touches(held: Held) -> Iterator[NextStep]:
    often = {days: words for words, days in CADENCES.items()}
    for contact in held.contacts:
        if days := contact.cadence_days:
            every = f"every {often.get(days, f'{days} days')}"
            title = f"Touch base with {contact.first}"
            yield _step("touch", contact, FollowUpKind.TOUCH, title, every, _in(held, days))


def _step(
    key: str, contact: ContactBrief, kind: FollowUpKind, title: str, detail: str, due_on: date
) -> NextStep:
    return NextStep(
        key=f"{key} {contact.uid}",
        title=title,
        detail=detail,
        due_on=due_on,
        kind=kind,
        contact=contact.name,
        contact_id=contact.id,
    )


def _in(held: Held, days: int) -> date:
    return held.today + timedelta(days=days)


def _as_it_stands(step: NextStep, held: Held) -> NextStep:
    """The step as the desk has it, when the desk has it."""
    if step.exists:
        return step
    made = next((item for item in held.follow_ups if _is_same(step, item)), None)
    return step if made is None else replace(_stored(step.key, made, held), contact=step.contact)


def _is_same(step: NextStep, item: FollowUp) -> bool:
    if step.mention_id is not None:
        return step.mention_id == item.mention_id
    return step.kind is item.kind and step.contact_id == item.contact_id


def _stored(key: str, item: FollowUp, held: Held) -> NextStep:
    names = {contact.id: contact.name for contact in held.contacts}
    return NextStep(
        key=key,
        title=item.title,
        detail=item.detail,
        due_on=item.day,
        kind=item.kind,
        contact=names.get(item.contact_id or 0, ""),
        contact_id=item.contact_id,
        mention_id=item.mention_id,
        exists=True,
        done=item.done_at is not None,
        follow_up_id=item.id,
    )


def _others(held: Held) -> Iterator[NextStep]:
    """Follow-ups of the meeting that nothing planned any more leads to, or that were added by hand."""
    planned = [step for step in _planned(held) if not step.exists]
    for item in held.follow_ups:
        if item.kind is not FollowUpKind.PROMISE and not any(_is_same(step, item) for step in planned):
            yield _stored(f"other {item.uid}", item, held)
