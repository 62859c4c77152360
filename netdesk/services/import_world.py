"""What an import has decided on so far, and the desk as it would be then; nothing of it is written."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from netdesk.domain.contact import Card
from netdesk.domain.import_match import Marks, Matcher
from netdesk.domain.import_merge import Additions, Offered, Taken
from netdesk.domain.import_preview import PersonPreview
from netdesk.domain.import_record import brought
from netdesk.domain.imports import Place
from netdesk.storage import contacts
from netdesk.storage.import_writer import New
from netdesk.storage.imports import Known, known, stored
from netdesk.storage.store import Store


@dataclass(frozen=True, slots=True)
class Extra:
    """A card that a known contact may learn from."""

    number: int
    where: str
    id: int
    card: Card
    source: str
    taken: Taken
    restored: bool


@dataclass(frozen=True, slots=True)
class Lesson:
    """What a contact learns from a card; `known` is the contact as it was found."""

    extra: Extra
    known: Card
    more: Additions


@dataclass(slots=True)
class Newcomer:
    """Somebody who is new, put together from one or more cards of the file."""

    number: int
    card: Card
    parts: list[tuple[str, Card]]

    def offered(self) -> Offered:
        """What these cards bring."""
        found = Offered()
        for source, card in self.parts:
            found = found.and_of(source, brought(card))
        return found

    def new(self) -> New:
        """As it is written."""
        return New(self.card, tuple(self.parts))


@dataclass(slots=True)
class Plan:
    """What is to become of one file's cards."""

    new: list[Newcomer] = field(default_factory=list)
    lessons: list[Lesson] = field(default_factory=list)
    updated: int = 0
    unchanged: int = 0
    skipped: list[Place] = field(default_factory=list)
    remarks: list[Place] = field(default_factory=list)
    people: list[PersonPreview] = field(default_factory=list)
    restored: set[int] = field(default_factory=set)


class World:
    """The desk as it would be: what is stored, and over it what the files before would have written."""

    def __init__(self, store: Store, marks: Sequence[Marks]) -> None:
        self._store = store
        with store.read() as connection:
            self.matcher = Matcher(known(connection, marks), marks)
        self.newcomers: dict[int, Newcomer] = {}
        self._changed: dict[int, Known] = {}

    def people(self, ids: set[int]) -> dict[int, Known]:
        """These contacts, as far as they exist."""
        with self._store.read() as connection:
            found = stored(connection, ids - self._changed.keys())
        return found | {key: self._changed[key] for key in ids & self._changed.keys()}

    def names(self, ids: set[int]) -> dict[int, str]:
        """What these are called; a negative id is a newcomer."""
        with self._store.read() as connection:
            found = contacts.names(connection, sorted(key for key in ids if key > 0))
        return found | {key: self.newcomers[key].card.contact.full_name for key in ids if key < 0}

    def learnt(self, key: int, person: Known) -> None:
        """A contact as it is from now on."""
        self._changed[key] = person
