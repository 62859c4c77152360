"""One meeting with everything that its three phases show, read in one transaction."""

from sqlalchemy import Connection

from netdesk.domain.meeting import Meeting
from netdesk.domain.meeting_view import MeetingView
from netdesk.domain.question import Story
from netdesk.domain.readiness import readiness
from netdesk.storage import leads, mapper, meetings, mentions, promises, questions


def view(connection: Connection, meeting_id: int) -> MeetingView:
    """The whole meeting; raises Gone."""
    meeting = mapper.load(connection, Meeting, meeting_id)
    people = meetings.people(connection, meeting_id)
    agenda = meetings.agenda(connection, meeting_id)
    findings = questions.findings_for(connection, [person.id for person in people])
    note = meetings.note(connection, meeting_id)
    chosen = sum(not item.entry.come_back for item in agenda)
    return MeetingView(
        meeting=meeting,
        contacts=people,
        text=note.text if note else "",
        spans=note.spans if note else (),
        agenda=agenda,
        mentions=mentions.lines(connection, mentions.of_meeting(connection, meeting_id)),
        story=mapper.load(connection, Story, meeting.story_id) if meeting.story_id else None,
        findings=findings,
        readiness=readiness(meeting, questions=chosen, researched=bool(findings)),
        follow_ups=promises.of_meeting(connection, meeting_id),
        leads=leads.of_meeting(connection, meeting_id),
    )
