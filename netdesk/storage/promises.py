"""Follow-ups that came out of a meeting."""

from sqlalchemy import Connection

from netdesk.domain.follow_up import FollowUp
from netdesk.storage import mapper, tables


def with_uid(connection: Connection, uid: str) -> FollowUp | None:
    """The follow-up with this uid, in the trash or not."""
    return next(iter(mapper.find(connection, FollowUp, tables.follow_up.c.uid == uid)), None)


def of_meeting(connection: Connection, meeting_id: int) -> tuple[FollowUp, ...]:
    """What is to be done out of a meeting, without the trash."""
    columns = tables.follow_up.c
    found = mapper.find(connection, FollowUp, columns.meeting_id == meeting_id, columns.trashed_at.is_(None))
    return tuple(found)
