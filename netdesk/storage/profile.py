"""The profile of the desk's user, and the versions of the résumé."""

from sqlalchemy import Connection, func, select

from netdesk.domain.profile import Profile, ResumeLine
from netdesk.storage import mapper, tables


def load(connection: Connection) -> Profile:
    """The profile; an empty one while nothing is known."""
    found = mapper.find(connection, Profile)
    return found[0] if found else Profile()


def resumes(connection: Connection) -> list[ResumeLine]:
    """The versions of the résumé, the latest first, without their files."""
    columns = tables.resume.c
    size = func.length(columns.data).label("size")
    wanted = select(columns.id, columns.title, columns.file_name, size, columns.made_on)
    rows = connection.execute(wanted.order_by(columns.made_on.desc(), columns.id.desc())).mappings()
    return [ResumeLine(**row) for row in rows]
