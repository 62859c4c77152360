"""Contacts with all their lists: reading and writing of whole cards and of single parts."""

from collections.abc import Iterable, Sequence
from dataclasses import asdict, replace
from typing import Any

from sqlalchemy import Connection, Table, select, update

from netdesk.domain.contact import Address, Card, Contact, Kept, Photo, Point, Role, Stage, display_name
from netdesk.domain.errors import Gone
from netdesk.domain.folding import sort_key
from netdesk.domain.note import Note
from netdesk.storage import mapper, organisations, tables
from netdesk.storage.among import among
from netdesk.storage.writer import Writer

_ROLE = ("id", "organisation_id", "unit", "title", "started", "ended")


def card(connection: Connection, contact_id: int) -> Card:
    """A contact with all its lists; raises Gone when there is none."""
    found = cards(connection, [contact_id])
    if not found:
        raise Gone("This contact was removed in the meantime.")
    return found[0]


def cards(connection: Connection, ids: Sequence[int], *, photos: bool = True) -> list[Card]:
    """Whole cards of those ids that exist, in the order of `ids`."""
    people = mapper.load_many(connection, Contact, ids)
    points = _lists(connection, tables.point, ids, Point, ("kind", "value", "label", "preferred"))
    places = _lists(connection, tables.address, ids, Address, tuple(Address.__dataclass_fields__))
    kept = _lists(connection, tables.kept, ids, Kept, ("name", "parameters", "value"))
    pictures = _photos(connection, ids) if photos else {}
    roles, tags, notes = _roles(connection, ids), _tags(connection, ids), _notes(connection, ids)
    return [
        Card(
            contact=people[key],
            points=tuple(points.get(key, ())),
            addresses=tuple(places.get(key, ())),
            roles=tuple(roles.get(key, ())),
            tags=tuple(tags.get(key, ())),
            notes=notes.get(key, ""),
            photo=pictures.get(key),
            kept=tuple(kept.get(key, ())),
        )
        for key in ids
        if key in people
    ]


def add(db: Writer, new: Card) -> int:
    """Stores a new contact with all its lists and returns its id."""
    contact = mapper.insert_record(db, _named(new.contact))
    set_points(db, contact.id, new.points)
    mapper.replace_list(
        db, tables.address, "contact_id", contact.id, [asdict(item) for item in new.addresses]
    )
    mapper.replace_list(db, tables.kept, "contact_id", contact.id, [asdict(item) for item in new.kept])
    set_roles(db, contact.id, new.roles)
    tag(db, [contact.id], new.tags)
    if new.notes:
        set_notes(db, contact.id, new.notes)
    if new.photo:
        set_photo(db, contact.id, new.photo)
    return contact.id


def save(db: Writer, contact: Contact) -> None:
    """Writes the record's own fields; the key it is ordered by follows its name."""
    mapper.save_record(db, _named(contact))


def _named(contact: Contact) -> Contact:
    name = display_name(contact)
    return replace(contact, full_name=name, sort_name=sort_key(name))


def set_points(db: Writer, contact_id: int, points: Iterable[Point]) -> None:
    """Makes the e-mails, phones and links read like this."""
    mapper.replace_list(db, tables.point, "contact_id", contact_id, [asdict(point) for point in points])


def set_addresses(db: Writer, contact_id: int, addresses: Iterable[Address]) -> None:
    """Makes the postal addresses read like this."""
    mapper.replace_list(db, tables.address, "contact_id", contact_id, [asdict(item) for item in addresses])


def set_roles(db: Writer, contact_id: int, roles: Iterable[Role]) -> None:
    """Makes the roles read like this; an organisation that is not known by its name is added."""
    rows = []
    for role in roles:
        known = role.organisation_id or organisations.named(db, role.organisation)
        row = {"unit": role.unit, "title": role.title, "started": role.started, "ended": role.ended}
        rows.append({"organisation_id": known, **row})
    mapper.replace_list(db, tables.role, "contact_id", contact_id, rows)


def set_notes(db: Writer, contact_id: int, text: str) -> None:
    """Makes the free notes read like this."""
    found = mapper.find(db.connection, Note, tables.note.c.contact_id == contact_id)
    if found:
        mapper.save_record(db, replace(found[0], text=text))
    elif text:
        mapper.insert_record(db, Note(contact_id=contact_id, text=text))


def set_photo(db: Writer, contact_id: int, photo: Photo | None) -> None:
    """Replaces or takes away the photo."""
    stored = tables.photo.c
    ids = list(db.connection.scalars(select(stored.id).where(stored.contact_id == contact_id)))
    mapper.delete_rows(db, tables.photo, ids)
    if photo:
        mapper.insert_row(
            db, tables.photo, contact_id=contact_id, media_type=photo.media_type, data=photo.data
        )


def tag(db: Writer, ids: Sequence[int], names: Iterable[str]) -> None:
    """Gives every one of these contacts every one of these tags; tags differ by more than case."""
    link = tables.contact_tag
    for name in dict.fromkeys(filter(None, (text.strip() for text in names))):
        key = _tag_named(db, name)
        has = set(db.connection.scalars(select(link.c.contact_id).where(link.c.tag_id == key)))
        mapper.insert_rows(db, link, [{"contact_id": each, "tag_id": key} for each in ids if each not in has])


def untag(db: Writer, ids: Sequence[int], name: str) -> None:
    """Takes a tag from these contacts; a tag that nobody carries goes."""
    link, key = tables.contact_tag, _tag_named(db, name)
    carriers = db.connection.execute(select(link.c.id, link.c.contact_id).where(link.c.tag_id == key)).all()
    chosen = set(ids)
    gone = [row.id for row in carriers if row.contact_id in chosen]
    mapper.delete_rows(db, link, gone)
    if len(gone) == len(carriers):
        mapper.delete_rows(db, tables.tag, [key])


def tag_names(connection: Connection) -> list[str]:
    """All tags by name."""
    return list(connection.scalars(select(tables.tag.c.name).order_by(tables.tag.c.name)))


def _tag_named(db: Writer, name: str) -> int:
    wanted = sort_key(name)
    for row in db.connection.execute(select(tables.tag.c.id, tables.tag.c.name)):
        if sort_key(row.name) == wanted:
            return int(row.id)
    return mapper.insert_row(db, tables.tag, name=name)


def set_fields(db: Writer, ids: Sequence[int], **values: Any) -> None:
    """Gives these contacts the same value in some columns, touching only those that differ."""
    table = tables.contact
    for name, value in values.items():
        where = among(table.c.id, ids) & table.c[name].is_distinct_from(value)
        db.connection.execute(update(table).where(where).values({name: value, "modified_at": db.now}))


def advance(db: Writer, ids: Sequence[int], stage: Stage) -> None:
    """Moves contacts on to a stage; one that stands further already stays there."""
    earlier = [each for each in Stage if list(Stage).index(each) < list(Stage).index(stage)]
    earlier.append(Stage.RESTING)
    table = tables.contact
    where = among(table.c.id, ids) & table.c.stage.in_(earlier)
    db.connection.execute(update(table).where(where).values(stage=stage, modified_at=db.now))


def reach_out(db: Writer, contact_id: int) -> None:
    """A first exchange: who was only to be contacted is reached out to now."""
    table = tables.contact
    where = (table.c.id == contact_id) & (table.c.stage == Stage.TO_CONTACT)
    db.connection.execute(update(table).where(where).values(stage=Stage.REACHED_OUT, modified_at=db.now))


def names(connection: Connection, ids: Sequence[int]) -> dict[int, str]:
    """The display names of these contacts."""
    table = tables.contact
    rows = connection.execute(select(table.c.id, table.c.full_name).where(among(table.c.id, ids)))
    return {int(row.id): str(row.full_name) for row in rows}


def _lists(
    connection: Connection, table: Table, ids: Sequence[int], kind: type[Any], names: tuple[str, ...]
) -> dict[int, list[Any]]:
    found: dict[int, list[Any]] = {}
    columns = select(table.c.contact_id, *(table.c[name] for name in names))
    statement = columns.where(among(table.c.contact_id, ids)).order_by(table.c.position, table.c.id)
    for owner, *values in connection.execute(statement).all():
        found.setdefault(owner, []).append(kind(**dict(zip(names, values, strict=True))))
    return found


def _photos(connection: Connection, ids: Sequence[int]) -> dict[int, Photo]:
    rows = connection.execute(select(tables.photo).where(among(tables.photo.c.contact_id, ids)))
    return {row.contact_id: Photo(media_type=row.media_type, data=row.data) for row in rows}


def _roles(connection: Connection, ids: Sequence[int]) -> dict[int, list[Role]]:
    role, place = tables.role, tables.organisation
    live = (place.c.id == role.c.organisation_id) & place.c.trashed_at.is_(None)
    statement = (
        select(role.c.contact_id, place.c.name, *(role.c[name] for name in _ROLE))
        .outerjoin(place, live)
        .where(among(role.c.contact_id, ids))
        .order_by(role.c.ended != "", role.c.position, role.c.id)
    )
    found: dict[int, list[Role]] = {}
    for owner, name, *values in connection.execute(statement).all():
        shown = Role(organisation=name or "", **dict(zip(_ROLE, values, strict=True)))
        found.setdefault(owner, []).append(shown)
    return found


def _tags(connection: Connection, ids: Sequence[int]) -> dict[int, list[str]]:
    link, label = tables.contact_tag, tables.tag
    statement = (
        select(link.c.contact_id, label.c.name)
        .join(label, label.c.id == link.c.tag_id)
        .where(among(link.c.contact_id, ids))
        .order_by(link.c.id)
    )
    found: dict[int, list[str]] = {}
    for owner, name in connection.execute(statement).all():
        found.setdefault(owner, []).append(name)
    return found


def _notes(connection: Connection, ids: Sequence[int]) -> dict[int, str]:
    table = tables.note
    rows = connection.execute(select(table.c.contact_id, table.c.text).where(among(table.c.contact_id, ids)))
    return {int(owner): text for owner, text in rows.all()}
