"""Own questions, stories and research in the desk."""

from collections.abc import Sequence
from datetime import date, datetime

from sqlalchemy import Connection, select

from netdesk.domain.clock import Clock
from netdesk.domain.meeting_view import FindingLine
from netdesk.domain.organisation import Finding
from netdesk.domain.question import GivenAnswer, OpenQuestion, OwnQuestion, QuestionEdit, Story
from netdesk.storage import contacts, mapper, organisations, tables
from netdesk.storage.calendar import NAMES

_ANSWERS = (
    f"SELECT m.id, {NAMES}, a.text, m.held_at, m.planned_at FROM agenda_entry e "
    "JOIN answer a ON a.agenda_entry_id = e.id AND trim(a.text) <> '' "
    "JOIN meeting m ON m.id = e.meeting_id AND m.trashed_at IS NULL "
    "WHERE e.question = ? ORDER BY coalesce(m.held_at, m.planned_at) DESC, m.id DESC"
)


def own_questions(connection: Connection) -> list[OwnQuestion]:
    """The user's own questions, as they were added."""
    return mapper.find(connection, OwnQuestion)


def edits(connection: Connection) -> list[QuestionEdit]:
    """The user's versions of questions of the bank."""
    return mapper.find(connection, QuestionEdit)


def edit_of(connection: Connection, key: str) -> QuestionEdit | None:
    """The user's version of one question of the bank."""
    return next(iter(mapper.find(connection, QuestionEdit, tables.question_edit.c.question == key)), None)


def carried(connection: Connection) -> dict[str, OpenQuestion]:
    """The questions that are carried on until they are answered, by their keys."""
    still_open = tables.open_question.c.answered_at.is_(None)
    return {one.question: one for one in mapper.find(connection, OpenQuestion, still_open)}


def answers(connection: Connection, key: str, clock: Clock) -> list[GivenAnswer]:
    """What people answered to a question in meetings outside the trash, the latest first."""
    rows = connection.exec_driver_sql(_ANSWERS, (key,))
    return [
        GivenAnswer(meeting_id=meeting_id, names=names, text=text, day=_day(held, planned, clock))
        for meeting_id, names, text, held, planned in rows
    ]


def _day(held: str | None, planned: str | None, clock: Clock) -> date | None:
    if held:
        return clock.wall_of(datetime.fromisoformat(held)).date()
    return datetime.fromisoformat(planned).date() if planned else None


def stories(connection: Connection) -> list[Story]:
    """The user's stories, as they were added."""
    return mapper.find(connection, Story)


def meetings_with_story(connection: Connection, story_id: int) -> list[int]:
    """The meetings outside the trash that a story was chosen for, the latest first."""
    table = tables.meeting.c
    wanted = select(table.id).where(table.story_id == story_id, table.trashed_at.is_(None))
    return list(connection.scalars(wanted.order_by(table.planned_at.desc(), table.id.desc())))


def findings_of_contact(connection: Connection, contact_id: int) -> list[Finding]:
    """Research on a contact, the latest first."""
    return _findings(connection, [contact_id], [])


def findings_of_organisation(connection: Connection, organisation_id: int) -> list[Finding]:
    """Research on an organisation, the latest first."""
    return _findings(connection, [], [organisation_id])


def findings_for(connection: Connection, contact_ids: Sequence[int]) -> tuple[FindingLine, ...]:
    """Research on contacts and where they work now, each with whom or what it is about."""
    role = tables.role.c
    where = role.contact_id.in_(contact_ids) & (role.ended == "") & role.organisation_id.is_not(None)
    places = list(connection.scalars(select(role.organisation_id).where(where).distinct()))
    people, names = contacts.names(connection, contact_ids), organisations.names(connection, places)
    return tuple(
        FindingLine(
            finding=one, about=people.get(one.contact_id or 0) or names.get(one.organisation_id or 0, "")
        )
        for one in _findings(connection, contact_ids, places)
    )


def _findings(connection: Connection, contact_ids: Sequence[int], places: Sequence[int]) -> list[Finding]:
    columns = tables.finding.c
    where = columns.contact_id.in_(contact_ids) | columns.organisation_id.in_(places)
    return mapper.find(connection, Finding, where, order=[columns.found_on.desc()])
