"""What a list of questions is balanced for: the meeting, its people and what they were asked before."""

from collections.abc import Iterable, Iterator

from sqlalchemy import Connection

from netdesk.domain.agenda import AgendaItem
from netdesk.domain.balance import Occasion
from netdesk.domain.meeting import Meeting
from netdesk.domain.profile import Profile
from netdesk.storage import mapper, meetings

_ENTRIES = (
    "SELECT e.question, max(trim(coalesce(a.text, '')) <> '') FROM agenda_entry e "
    "JOIN meeting m ON m.id = e.meeting_id AND m.trashed_at IS NULL "
    "LEFT JOIN answer a ON a.agenda_entry_id = e.id "
    "WHERE e.question <> '' AND e.meeting_id <> :meeting AND e.meeting_id IN "
    "(SELECT meeting_id FROM meeting_contact WHERE contact_id IN "
    "(SELECT contact_id FROM meeting_contact WHERE meeting_id = :meeting)) GROUP BY e.question"
)
_CARRIED = "SELECT question FROM open_question WHERE answered_at IS NULL AND question <> ''"


def occasion(connection: Connection, meeting_id: int) -> Occasion:
    """Everything that the choice of questions for one meeting depends on."""
    meeting = mapper.load(connection, Meeting, meeting_id)
    people = meetings.people(connection, meeting_id)
    answered, asked = _asked_before(connection, meeting_id)
    return Occasion(
        purpose=f"{meeting.purpose} {meeting.outcome}",
        minutes=meeting.asked_minutes,
        kind=meeting.kind,
        situations=next((one.situations for one in mapper.find(connection, Profile)), ()),
        role=", ".join(person.title for person in people if person.title),
        answered=answered,
        asked=asked,
        picked=tuple(_keys(meetings.agenda(connection, meeting_id))),
        carried=_carried(connection),
    )


def _keys(items: Iterable[AgendaItem]) -> Iterator[str]:
    """Of the agenda's questions; one in own words counts by its own name."""
    for item in items:
        if not item.entry.come_back:
            yield item.entry.question or item.entry.uid


def _asked_before(connection: Connection, meeting_id: int) -> tuple[frozenset[str], frozenset[str]]:
    """The keys of questions that somebody at this table answered, and of those without an answer yet."""
    rows = list(connection.exec_driver_sql(_ENTRIES, {"meeting": meeting_id}))
    answered = frozenset(str(key) for key, has_answer in rows if has_answer)
    return answered, frozenset(str(key) for key, has_answer in rows if not has_answer)


def _carried(connection: Connection) -> frozenset[str]:
    """The keys of questions that are carried from person to person until they are answered."""
    return frozenset(str(row[0]) for row in connection.exec_driver_sql(_CARRIED))
