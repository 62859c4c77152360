"""What an import would do, person by person, and what the user chooses before anything is written."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from netdesk.domain.contact import Address, Card, Kept, Photo, Point, Role
from netdesk.domain.import_keys import KEYS, NOTE, PARTS, PHOTO, photo_key
from netdesk.domain.import_likeness import Likeness
from netdesk.domain.import_merge import Additions, Offered, Taken, says_less
from netdesk.domain.import_record import FIELDS, values_of


class Fate(StrEnum):
    """What becomes of a person in a file."""

    NEW = "new"
    DOUBTFUL = "doubtful"
    UPDATED = "updated"
    UNCHANGED = "unchanged"
    IN_TRASH = "in the trash"


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldChange:
    """A field, or one item of a list, before and after.

    `key` names a value that the user may take over their own, for `Choices.taken`.
    """

    field: str
    before: str = ""
    after: str = ""
    key: tuple[str, str] = ("", "")


@dataclass(frozen=True, slots=True, kw_only=True)
class Like:
    """Whom a person in a file may be; a negative id is another person of the same import."""

    id: int
    name: str
    likeness: Likeness


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonPreview:
    """One person of a file; `number` counts through all files of an import."""

    number: int
    where: str
    name: str
    detail: str = ""
    fate: Fate
    contact_id: int = 0
    changes: tuple[FieldChange, ...] = ()
    kept_yours: tuple[FieldChange, ...] = ()
    like: tuple[Like, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Choices:
    """What the user decided in the preview; without any, everything is as the preview shows it.

    `taken` holds, by the person's number, what is taken over the user's own. `same` says who a
    doubtful double is. `restore` brings everybody back who is in the trash, `restored` only these.
    """

    restore: bool = False
    restored: frozenset[int] = frozenset()
    left_out: frozenset[int] = frozenset()
    taken: Mapping[int, Taken] = field(default_factory=dict)
    same: Mapping[int, int] = field(default_factory=dict)

    def restores(self, number: int) -> bool:
        """Whether somebody who is in the trash comes back."""
        return self.restore or number in self.restored


LABELS: Mapping[str, str] = {
    "address": "address",
    "role": "role",
    "contact_tag": "tag",
    "kept": "property",
    NOTE: "notes",
    PHOTO: "photo",
}


def changes_of(known: Card, more: Additions) -> tuple[FieldChange, ...]:
    """What additions do, field by field."""
    return tuple(_changes(known, more))


def _changes(known: Card, more: Additions) -> Iterator[FieldChange]:
    for name, value in more.fields.items():
        yield FieldChange(field=name, before=getattr(known.contact, name), after=value)
    for table, part in PARTS.items():
        yield from (FieldChange(field=label(table, one), after=text_of(one)) for one in getattr(more, part))
    if more.notes is not None:
        yield FieldChange(field=LABELS[NOTE], before=known.notes, after=more.notes)
    if more.photo is not None:
        yield FieldChange(field=LABELS[PHOTO], before=text_of(known.photo), after=text_of(more.photo))


def kept_yours(card: Card, known: Card, offered: Offered, more: Additions) -> tuple[FieldChange, ...]:
    """What the file says otherwise than the user: it stays as the user has it, unless they choose."""
    return (
        *_kept_fields(card, known, offered, more),
        *_kept_items(card, known, offered, more),
        *_kept_notes(card, known, offered, more),
        *_kept_photo(card, known, offered, more),
    )


def _kept_fields(card: Card, known: Card, offered: Offered, more: Additions) -> Iterator[FieldChange]:
    for name, new, now in zip(FIELDS, values_of(card.contact), values_of(known.contact), strict=True):
        if not new or new == now or name in more.fields or _is_remark(name, new):
            continue
        if not (offered.has("contact", name, now) or says_less(name, new, now)):
            yield FieldChange(field=name, before=now, after=new, key=(name, new))


def _is_remark(name: str, value: str) -> bool:
    """How somebody came to be a contact is our own remark, where a file of connections has none."""
    return name == "how_met" and value.startswith("LinkedIn import")


def _kept_items(card: Card, known: Card, offered: Offered, more: Additions) -> Iterator[FieldChange]:
    for table, part in PARTS.items():
        wanted = getattr(card, part)
        if not wanted:
            continue
        key = KEYS[table]
        there = set(map(key, (*getattr(known, part), *getattr(more, part))))
        for name, item in {key(item): item for item in wanted}.items():
            if name not in there:
                yield FieldChange(field=label(table, item), after=text_of(item), key=(table, name))


def _kept_notes(card: Card, known: Card, offered: Offered, more: Additions) -> Iterator[FieldChange]:
    new, now = card.notes, known.notes
    if new and more.notes is None and new not in now and not offered.has(NOTE, "", now):
        yield FieldChange(field=LABELS[NOTE], before=now, after=new, key=(NOTE, new))


def _kept_photo(card: Card, known: Card, offered: Offered, more: Additions) -> Iterator[FieldChange]:
    if card.photo is None or more.photo is not None:
        return
    key, now = photo_key(card.photo), photo_key(known.photo) if known.photo else ""
    if key != now and not offered.has(PHOTO, "", now):
        before, after = text_of(known.photo), text_of(card.photo)
        yield FieldChange(field=LABELS[PHOTO], before=before, after=after, key=(PHOTO, key))


def label(table: str, item: object) -> str:
    """What a part of a card is called."""
    return str(item.kind) if isinstance(item, Point) else LABELS[table]


def text_of(item: object) -> str:
    """A part of a card in one line."""
    match item:
        case Point():
            return item.value
        case Address():
            parts = (item.street, item.extra, item.postcode, item.city, item.region, item.country)
            return ", ".join(filter(None, parts))
        case Role():
            return " · ".join(filter(None, (item.title, item.organisation)))
        case Kept():
            return f"{item.name}: {item.value}"
        case Photo():
            return f"{len(item.data) / 1024:.0f} KB"
        case str():
            return item
        case _:
            return ""


def detail_of(card: Card) -> str:
    """A second line about a person of a file."""
    role = text_of(card.roles[0]) if card.roles else ""
    return " · ".join(filter(None, (role, *(point.value for point in card.points[:1]))))


class Group(StrEnum):
    """The people of an import, sorted for the one who looks through them; one can be in several."""

    NEW = "new"
    DOUBTFUL = "doubtful"
    UPDATED = "updated"
    KEPT = "kept as yours"
    IN_TRASH = "in the trash"


Groups = Mapping[Group, list[PersonPreview]]


def grouped(people: Iterable[PersonPreview]) -> Groups:
    """Whom there is something to say of."""
    found: dict[Group, list[PersonPreview]] = {group: [] for group in Group}
    own = {Fate.NEW: Group.NEW, Fate.DOUBTFUL: Group.DOUBTFUL, Fate.IN_TRASH: Group.IN_TRASH}
    for person in people:
        if person.fate in own:
            found[own[person.fate]].append(person)
        elif person.fate is Fate.UPDATED:
            found[Group.UPDATED].append(person)
        if person.kept_yours:
            found[Group.KEPT].append(person)
    return found


def how_many(written: int, groups: Groups, choices: Choices) -> int:
    """How many people an import would write, of `written` without the choices."""
    kept = {one.number for one in groups[Group.KEPT] if one.fate is Fate.UNCHANGED}
    return written - len(choices.left_out) + len(choices.restored) + len(kept & choices.taken.keys())
