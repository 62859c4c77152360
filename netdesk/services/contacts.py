"""What a user can do with contacts."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from netdesk.domain.acts import Act
from netdesk.domain.clock import Clock
from netdesk.domain.contact import Address, Card, Contact, Photo, Point, PointKind, Role, Stage
from netdesk.domain.errors import UserError
from netdesk.domain.one_line import OneLine, parse
from netdesk.domain.touch import CallResult, Direction, Touch, TouchKind
from netdesk.storage import contacts, deletion, mapper
from netdesk.storage.store import Store


class ContactService:
    """Adds, edits, tags and deletes contacts, and logs touches with them."""

    def __init__(self, store: Store, clock: Clock) -> None:
        self._store = store
        self._clock = clock

    def card(self, contact_id: int) -> Card:
        """Everything known about a contact; raises Gone."""
        with self._store.read() as connection:
            return contacts.card(connection, contact_id)

    def tags(self) -> list[str]:
        """All tags by name."""
        with self._store.read() as connection:
            return contacts.tag_names(connection)

    def add_from_line(self, line: str) -> int:
        """Adds a contact from a line such as `Grace Liu, Founder at Kestrel Labs, grace@kestrel.example`."""
        said = parse(line)
        if not said.name:
            raise UserError("Type at least a name or an e-mail address.")
        return self.add(_card_of(said))

    def add(self, card: Card) -> int:
        """Adds a contact with all its lists and returns its id."""
        with self._store.write(Act.ADD_CONTACT) as db:
            return contacts.add(db, card)

    def edit(self, contact_id: int, **fields: Any) -> None:
        """Changes fields of the record, named as in `Contact`."""
        with self._store.write(Act.EDIT_CONTACT) as db:
            contacts.save(db, replace(mapper.load(db.connection, Contact, contact_id), **fields))

    def rename(self, contact_id: int, name: str) -> None:
        """Gives the contact another display name; its parts stay as they are."""
        if not name.strip():
            raise UserError("A contact needs a name.")
        with self._store.write(Act.RENAME_CONTACT) as db:
            contact = mapper.load(db.connection, Contact, contact_id)
            contacts.save(db, replace(contact, full_name=name.strip()))

    def set_points(self, contact_id: int, kind: PointKind, points: Iterable[Point]) -> None:
        """Replaces the points of one kind; empty values are left out."""
        wanted = [point for point in points if point.value.strip()]
        with self._store.write(Act.EDIT_CONTACT) as db:
            others = [
                point for point in contacts.card(db.connection, contact_id).points if point.kind is not kind
            ]
            contacts.set_points(db, contact_id, _in_kinds_order([*others, *wanted]))

    def set_addresses(self, contact_id: int, addresses: Iterable[Address]) -> None:
        """Replaces the postal addresses."""
        with self._store.write(Act.EDIT_CONTACT) as db:
            contacts.set_addresses(db, contact_id, addresses)

    def set_roles(self, contact_id: int, roles: Iterable[Role]) -> None:
        """Replaces the roles; an organisation named for the first time is added."""
        with self._store.write(Act.EDIT_CONTACT) as db:
            contacts.set_roles(db, contact_id, roles)

    def set_photo(self, contact_id: int, photo: Photo | None) -> None:
        """Replaces or takes away the photo, which was made small before."""
        with self._store.write(Act.EDIT_CONTACT) as db:
            contacts.set_photo(db, contact_id, photo)

    def set_stage(self, ids: Sequence[int], stage: Stage) -> None:
        """Moves contacts to a stage, whichever they stood at."""
        with self._store.write(Act.SET_STAGE) as db:
            contacts.set_fields(db, ids, stage=stage)

    def set_cadence(self, ids: Sequence[int], days: int) -> None:
        """Sets how often to be in touch; 0 days for never."""
        with self._store.write(Act.SET_CADENCE) as db:
            contacts.set_fields(db, ids, cadence_days=days)

    def tag(self, ids: Sequence[int], names: Iterable[str]) -> None:
        """Gives contacts tags."""
        with self._store.write(Act.TAG_CONTACTS) as db:
            contacts.tag(db, ids, names)

    def untag(self, ids: Sequence[int], name: str) -> None:
        """Takes a tag from contacts."""
        with self._store.write(Act.UNTAG_CONTACTS) as db:
            contacts.untag(db, ids, name)

    def delete(self, ids: Sequence[int]) -> str:
        """Puts contacts into the trash with what hangs on them alone; returns the deletion."""
        act = Act.DELETE_CONTACT if len(ids) == 1 else Act.DELETE_CONTACTS
        with self._store.write(act) as db:
            return deletion.trash_contacts(db, ids)

    def type_notes(self, contact_id: int, text: str) -> None:
        """Stores the free notes while they are typed."""
        with self._store.type(Act.TYPE_NOTES, f"contact {contact_id} notes") as db:
            contacts.set_notes(db, contact_id, text)

    def leave_field(self) -> None:
        """A typed field was left: its commits are one complete undo step."""
        self._store.leave_field()

    def log_touch(
        self,
        contact_id: int,
        kind: TouchKind,
        *,
        direction: Direction = Direction.NEUTRAL,
        result: CallResult | None = None,
        text: str = "",
        happened_at: datetime | None = None,
    ) -> int:
        """Logs an exchange (now, unless told when); a call or message reaches out to who is to contact."""
        touch = Touch(
            contact_id=contact_id,
            kind=kind,
            direction=direction,
            result=result,
            text=text,
            happened_at=happened_at or self._clock.now(),
        )
        with self._store.write(Act.LOG_TOUCH) as db:
            if kind is not TouchKind.NOTE:
                contacts.reach_out(db, contact_id)
            return mapper.insert_record(db, touch).id

    def edit_touch(self, touch: Touch) -> None:
        """Writes a changed touch."""
        with self._store.write(Act.EDIT_TOUCH) as db:
            mapper.save_record(db, touch)

    def delete_touch(self, touch_id: int) -> None:
        """Removes a touch; undo brings it back."""
        with self._store.write(Act.DELETE_TOUCH) as db:
            mapper.delete_rows(db, mapper.TABLE_OF[Touch], [touch_id])


def _card_of(said: OneLine) -> Card:
    points = (
        Point(kind=PointKind.EMAIL, value=said.email),
        Point(kind=PointKind.PHONE, value=said.phone),
        Point(kind=PointKind.LINK, value=said.link),
    )
    roles = (
        (Role(title=said.title, organisation=said.organisation),) if said.title or said.organisation else ()
    )
    return Card(
        contact=Contact(full_name=said.name),
        points=tuple(p for p in points if p.value),
        roles=roles,
        notes=said.note,
    )


def _in_kinds_order(points: Iterable[Point]) -> list[Point]:
    return sorted(points, key=lambda point: list(PointKind).index(point.kind))
