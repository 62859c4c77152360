"""What the search index holds of each kind: a title (names) and a body (all else that was written).

What was asked of a contact, what they volunteered, can speak to, or were written stands with the contact.
Left out is what stands at nearly everyone (the labels of addresses), what an import keeps unread, days, and
names of saved filters. The user's wordings of the bank's questions are searched with the bank.
"""

from collections.abc import Sequence

from sqlalchemy import Connection

from netdesk.domain.contact import Card
from netdesk.storage.engines import raw

TABLES = {
    1: "contact",
    2: "organisation",
    3: "meeting",
    4: "follow_up",
    5: "own_question",
    6: "story",
    7: "profile",
    8: "resume",
    9: "template_edit",
}

_CONTACT = (
    (
        "SELECT id, full_name || ' ' || prefix || ' ' || given || ' ' || additional || ' ' || family || ' ' "
        "|| suffix || ' ' || nickname, how_met || ' ' || why || ' ' || way || ' ' || time_of_day "
        "FROM contact WHERE trashed_at IS NULL AND id IN ({ids})"
    ),
    "SELECT contact_id, value, '' FROM point WHERE contact_id IN ({ids}) ORDER BY position",
    (
        "SELECT r.contact_id, coalesce(o.name, '') || ' ' || r.title || ' ' || r.unit, '' FROM role r "
        "LEFT JOIN organisation o ON o.id = r.organisation_id "
        "WHERE r.contact_id IN ({ids}) ORDER BY r.position"
    ),
    (
        "SELECT ct.contact_id, t.name, '' FROM contact_tag ct JOIN tag t ON t.id = ct.tag_id "
        "WHERE ct.contact_id IN ({ids})"
    ),
    (
        "SELECT contact_id, '', street || ' ' || extra || ' ' || city || ' ' || region || ' ' || postcode "
        "|| ' ' || country FROM address WHERE contact_id IN ({ids})"
    ),
    "SELECT contact_id, '', text FROM note WHERE contact_id IN ({ids})",
    "SELECT contact_id, '', text FROM touch WHERE contact_id IN ({ids}) AND text <> ''",
    "SELECT contact_id, '', text || ' ' || source FROM finding WHERE contact_id IN ({ids})",
    "SELECT contact_id, '', text || ' ' || answer || ' ' || led_to FROM ask WHERE contact_id IN ({ids})",
    "SELECT contact_id, '', text || ' ' || outcome FROM lead WHERE contact_id IN ({ids})",
    (
        "SELECT contact_id, '', speaks_to || ' ' || reach || ' ' || used_for FROM reference "
        "WHERE contact_id IN ({ids})"
    ),
    "SELECT contact_id, '', subject || ' ' || body FROM draft WHERE contact_id IN ({ids})",
)
_ORGANISATION = (
    "SELECT id, name, website FROM organisation WHERE trashed_at IS NULL AND id IN ({ids})",
    "SELECT organisation_id, name, '' FROM alias WHERE organisation_id IN ({ids}) ORDER BY position",
    "SELECT organisation_id, '', text FROM note WHERE organisation_id IN ({ids})",
    "SELECT organisation_id, '', text || ' ' || source FROM finding WHERE organisation_id IN ({ids})",
)
_MEETING = (
    (
        "SELECT id, place, purpose || ' ' || outcome || ' ' || for_them FROM meeting "
        "WHERE trashed_at IS NULL AND id IN ({ids})"
    ),
    (
        "SELECT mc.meeting_id, c.full_name, '' FROM meeting_contact mc "
        "JOIN contact c ON c.id = mc.contact_id WHERE mc.meeting_id IN ({ids}) ORDER BY mc.position"
    ),
    "SELECT meeting_id, '', text FROM note WHERE meeting_id IN ({ids})",
    (
        "SELECT e.meeting_id, '', e.wording || ' ' || coalesce(a.text, '') FROM agenda_entry e "
        "LEFT JOIN answer a ON a.agenda_entry_id = e.id WHERE e.meeting_id IN ({ids}) ORDER BY e.position"
    ),
    "SELECT meeting_id, '', name || ' ' || at FROM mention WHERE meeting_id IN ({ids})",
)
_FOLLOW_UP = ("SELECT id, title, detail FROM follow_up WHERE trashed_at IS NULL AND id IN ({ids})",)
_QUESTION = ("SELECT id, text, category FROM own_question WHERE id IN ({ids})",)
_STORY = ("SELECT id, title, text || ' ' || shows FROM story WHERE id IN ({ids})",)
_PROFILE = (
    (
        "SELECT id, name, best_at || ' ' || field_from || ' ' || field_to || ' ' || signature "
        "FROM profile WHERE id IN ({ids})"
    ),
)
_RESUME = ("SELECT id, title, file_name FROM resume WHERE id IN ({ids})",)
_TEMPLATE = ("SELECT id, subject, body FROM template_edit WHERE id IN ({ids})",)
_QUERIES = {
    1: _CONTACT,
    2: _ORGANISATION,
    3: _MEETING,
    4: _FOLLOW_UP,
    5: _QUESTION,
    6: _STORY,
    7: _PROFILE,
    8: _RESUME,
    9: _TEMPLATE,
}


def texts(connection: Connection, doc: int, keys: Sequence[int]) -> dict[int, tuple[str, str]]:
    """Title and body of each record that is there and not in the trash; the first query decides which."""
    listed = ", ".join(map(str, map(int, keys)))
    first, *more = (query.format(ids=listed) for query in _QUERIES[doc])
    execute = raw(connection).execute
    parts = {key: ([title], [body]) for key, title, body in execute(first)}
    for query in more:
        for key, title, body in execute(query):
            if key in parts:
                parts[key][0].append(title)
                parts[key][1].append(body)
    return {
        key: (" ".join(filter(None, titles)), "\n".join(filter(None, bodies)))
        for key, (titles, bodies) in parts.items()
    }


_LISTED = "SELECT value FROM json_each(?)"
_HEADS = {
    1: (
        "SELECT c.id, c.full_name, coalesce((SELECT trim(r.title || ' · ' || coalesce(o.name, ''), ' ·') "
        "FROM role r LEFT JOIN organisation o ON o.id = r.organisation_id WHERE r.contact_id = c.id "
        "ORDER BY r.ended <> '', r.position, r.id LIMIT 1), '') FROM contact c WHERE c.id IN ({ids})"
    ),
    2: "SELECT id, name, kind FROM organisation WHERE id IN ({ids})",
    3: (
        "SELECT m.id, coalesce((SELECT group_concat(c.full_name, ', ') FROM meeting_contact mc "
        "JOIN contact c ON c.id = mc.contact_id WHERE mc.meeting_id = m.id), '') || ' · ' || m.kind "
        "|| coalesce(' · ' || substr(m.planned_at, 1, 10), ''), m.purpose "
        "FROM meeting m WHERE m.id IN ({ids})"
    ),
    4: "SELECT id, title, detail FROM follow_up WHERE id IN ({ids})",
    5: "SELECT id, text, category FROM own_question WHERE id IN ({ids})",
    6: "SELECT id, title, text FROM story WHERE id IN ({ids})",
    7: (
        "SELECT id, coalesce(nullif(name, ''), nullif(best_at, ''), nullif(field_to, ''), "
        "nullif(field_from, ''), signature), best_at FROM profile WHERE id IN ({ids})"
    ),
    8: "SELECT id, title, file_name FROM resume WHERE id IN ({ids})",
    9: (
        "SELECT id, coalesce(nullif(subject, ''), replace(substr(body, 1, 100), char(10), ' ')), body "
        "FROM template_edit WHERE id IN ({ids})"
    ),
}


def heads(connection: Connection, doc: int, keys: Sequence[int]) -> dict[int, tuple[str, str]]:
    """What each of these records is called in a list of results, and a second line about it."""
    listed = f"[{', '.join(map(str, map(int, keys)))}]"
    rows = raw(connection).execute(_HEADS[doc].format(ids=_LISTED), (listed,))
    return {int(key): (str(head), str(second)) for key, head, second in rows}


def card_text(card: Card, name: str) -> tuple[str, str]:
    """Title and body of a new contact, the same that `texts` finds once it is stored."""
    contact = card.contact
    parts = (contact.prefix, contact.given, contact.additional, contact.family, contact.suffix)
    titles = [" ".join((name, *parts, contact.nickname)), *(point.value for point in card.points)]
    titles += [f"{role.organisation.strip()} {role.title} {role.unit}" for role in card.roles]
    places = [f"{a.street} {a.extra} {a.city} {a.region} {a.postcode} {a.country}" for a in card.addresses]
    said = f"{contact.how_met} {contact.why} {contact.way} {contact.time_of_day}"
    bodies = [said, *places, card.notes]
    return " ".join(filter(None, (*titles, *card.tags))), "\n".join(filter(None, bodies))
