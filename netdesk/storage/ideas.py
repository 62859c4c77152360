"""What to get in touch with: something to keep posted on, a birthday, an article that fits their tags."""

from collections.abc import Sequence

from sqlalchemy import Connection

from netdesk.domain.clock import Clock
from netdesk.domain.in_touch import BIRTHDAY_WITHIN, POSTED_WITHIN, Idea, IdeaKind, next_birthday
from netdesk.storage.follow_ups import DAY, OPEN
from netdesk.storage.meetings import listed

_POSTED = f"""
SELECT f.contact_id, f.title FROM follow_up f
WHERE f.contact_id IN ({{ids}}) AND f.kind = 'keep posted' AND {OPEN} AND {DAY} <= :last
UNION ALL
SELECT contact_id, text FROM lead
WHERE contact_id IN ({{ids}}) AND told_at IS NULL AND (state <> 'open' OR outcome <> '')
"""
_BIRTHDAYS = "SELECT id, birthday FROM contact WHERE id IN ({ids}) AND birthday <> ''"
_ARTICLES = """
SELECT mine.contact_id, (SELECT a.text FROM touch a
  JOIN contact_tag theirs ON theirs.contact_id = a.contact_id AND theirs.tag_id = mine.tag_id
  WHERE a.kind = 'article' AND a.direction <> 'received' AND a.text <> '' AND a.contact_id <> mine.contact_id
    AND a.text NOT IN (SELECT text FROM touch WHERE contact_id = mine.contact_id AND kind = 'article')
  ORDER BY a.happened_at DESC LIMIT 1), t.name
FROM contact_tag mine JOIN tag t ON t.id = mine.tag_id WHERE mine.contact_id IN ({ids}) ORDER BY mine.id
"""


def best(connection: Connection, clock: Clock, ids: Sequence[int]) -> dict[int, Idea]:
    """The best idea for each of these contacts, where there is one."""
    found: dict[int, Idea] = {}
    for some in (_posted, _birthdays, _by_tags):
        left = [key for key in ids if key not in found]
        found |= some(connection, clock, left)
    return found


def _posted(connection: Connection, clock: Clock, ids: Sequence[int]) -> dict[int, Idea]:
    last = (clock.today() + POSTED_WITHIN).isoformat()
    rows = connection.exec_driver_sql(_POSTED.format(ids=listed(ids)), {"last": last})
    return {key: Idea(kind=IdeaKind.KEEP_POSTED, text=text) for key, text in reversed(rows.all())}


def _birthdays(connection: Connection, clock: Clock, ids: Sequence[int]) -> dict[int, Idea]:
    today = clock.today()
    rows = connection.exec_driver_sql(_BIRTHDAYS.format(ids=listed(ids)))
    days = {key: next_birthday(stored, today) for key, stored in rows}
    return {
        key: Idea(kind=IdeaKind.BIRTHDAY, day=day)
        for key, day in days.items()
        if day is not None and day - today <= BIRTHDAY_WITHIN
    }


def _by_tags(connection: Connection, clock: Clock, ids: Sequence[int]) -> dict[int, Idea]:
    """An article that somebody else with the same tag got, else the first tag as something to write about."""
    articles: dict[int, Idea] = {}
    topics: dict[int, Idea] = {}
    for key, article, tag in connection.exec_driver_sql(_ARTICLES.format(ids=listed(ids))):
        if article:
            articles.setdefault(key, Idea(kind=IdeaKind.ARTICLE, text=article))
        topics.setdefault(key, Idea(kind=IdeaKind.TOPIC, text=tag))
    return topics | articles
