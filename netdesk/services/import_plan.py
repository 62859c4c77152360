"""Decides for each card of a file whether it is new, adds something or says nothing new; writes nothing."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from netdesk.domain.contact import Card
from netdesk.domain.import_likeness import Likeness
from netdesk.domain.import_match import Marks, marks_of
from netdesk.domain.import_merge import Additions, additions, with_additions, with_more
from netdesk.domain.import_preview import (
    Choices,
    Fate,
    FieldChange,
    Like,
    PersonPreview,
    changes_of,
    detail_of,
    kept_yours,
)
from netdesk.domain.imports import FileReport, Place, unreadable
from netdesk.formats.reading import ImportedCard, Skip
from netdesk.services.import_reading import Read
from netdesk.services.import_world import Extra, Lesson, Newcomer, Plan, World
from netdesk.storage.imports import Known

AT_ONCE = 500
LEFT_OUT = "left out, as you chose"
Doubt = tuple[ImportedCard, int, list[tuple[Marks, Likeness]]]
"""A newcomer's card, its number, and whom it may be all the same."""


class Planner:
    """Plans one file after the other upon a world; `whole` tells of everybody, not of the notable only."""

    def __init__(
        self,
        world: World,
        choices: Choices,
        born: Mapping[int, int] | None = None,
        *,
        whole: bool = False,
    ) -> None:
        self._world = world
        self._choices = choices
        self._born = born or {}
        self._whole = whole
        self._plan = Plan()
        self._doubts: list[Doubt] = []
        self._extras: list[Extra] = []

    def plan(self, read: Read, marks: Sequence[Marks]) -> Plan:
        """The decisions on one file's cards."""
        self._plan = plan = Plan()
        self._doubts.clear()
        self._extras.clear()
        for one, source, mark in zip(read.reading.cards, read.sources, marks, strict=True):
            self._decide(one, source, mark)
        self._learn()
        self._tell_doubts()
        plan.people.sort(key=lambda person: person.number)
        return plan

    def _decide(self, one: ImportedCard, source: str, marks: Marks) -> None:
        number, choices = -marks.id, self._choices
        if number in choices.left_out:
            self._plan.skipped.append(Place(where=one.where, reason=LEFT_OUT))
            return
        found = self._chosen(marks) or self._world.matcher.find(marks)
        if found is None:
            self._welcome(one, source, marks)
        elif found.id < 0:
            self._join(one, source, marks, found)
        elif found.trashed and not choices.restores(number):
            self._leave_in_trash(one, number, found)
        else:
            taken = choices.taken.get(number, frozenset())
            extra = Extra(number, one.where, found.id, one.card, source, taken, found.trashed)
            self._extras.append(extra)
            self._is_also(found, marks)

    def _chosen(self, marks: Marks) -> Marks | None:
        """Who the user says that this is."""
        same = self._choices.same.get(-marks.id, 0)
        key = self._born.get(-same, same) if same < 0 else same
        if not key or (key < 0 and key not in self._world.newcomers):
            return None
        return replace(marks, id=key)

    def _is_also(self, found: Marks, marks: Marks) -> None:
        """Later cards find them by what this one brings."""
        self._world.matcher.add(
            replace(marks, id=found.id, name=found.name, names=found.names | marks.names, trashed=False),
            marks.id,
        )

    def _welcome(self, one: ImportedCard, source: str, marks: Marks) -> None:
        number, world = -marks.id, self._world
        like = world.matcher.like(marks)
        newcomer = Newcomer(number, one.card, [(source, one.card)])
        world.newcomers[marks.id] = newcomer
        self._plan.new.append(newcomer)
        world.matcher.add(marks)
        if like:
            self._doubts.append((one, number, like))
        elif self._whole:
            self._tell(number, one.where, one.card, Fate.NEW)

    def _tell_doubts(self) -> None:
        names = self._world.names({other.id for *_, like in self._doubts for other, _ in like})
        for one, number, like in self._doubts:
            alike = (Like(id=by.id, name=names.get(by.id, by.name), likeness=why) for by, why in like)
            self._tell(number, one.where, one.card, Fate.DOUBTFUL, like=tuple(alike))

    def _join(self, one: ImportedCard, source: str, marks: Marks, found: Marks) -> None:
        """A second card of somebody who is new in this very import."""
        newcomer, number = self._world.newcomers[found.id], -marks.id
        taken = self._choices.taken.get(number, frozenset())
        more = additions(one.card, newcomer.card, newcomer.offered(), source, taken)
        changes = changes_of(newcomer.card, more)
        newcomer.card = with_additions(newcomer.card, more)
        newcomer.parts.append((source, one.card))
        self._is_also(found, marks)
        self._count(bool(more))
        if more or self._whole:
            fate = Fate.UPDATED if more else Fate.UNCHANGED
            self._tell(number, one.where, one.card, fate, found.id, changes=changes)

    def _leave_in_trash(self, one: ImportedCard, number: int, found: Marks) -> None:
        self._plan.unchanged += 1
        reason = f"{one.card.contact.full_name} is in the trash"
        self._plan.remarks.append(Place(where=one.where, reason=reason))
        self._tell(number, one.where, one.card, Fate.IN_TRASH, found.id)

    def _learn(self) -> None:
        """Only those stay whose contact learns something; what is kept as the user has it is told."""
        cards = Counter(extra.id for extra in self._extras)
        for some in _parts(self._extras):
            people = self._world.people({extra.id for extra in some})
            for extra in some:
                self._learn_one(extra, people, is_last=not self._whole and cards[extra.id] == 1)

    def _learn_one(self, extra: Extra, people: dict[int, Known], *, is_last: bool) -> None:
        if extra.id not in people:
            self._count(False)
            return
        card, offered = people[extra.id]
        more = additions(extra.card, card, offered, extra.source, extra.taken)
        kept = kept_yours(extra.card, card, offered, more)
        self._count(bool(more) or extra.restored)
        if more or extra.restored:
            self._plan.lessons.append(Lesson(extra, card, more))
            if not is_last:
                people[extra.id] = learnt = with_more(card, offered, extra.source, more)
                self._world.learnt(extra.id, learnt)
        if extra.restored:
            self._plan.restored.add(extra.number)
        if more or kept or extra.restored:
            self._tell_known(extra, card, more, kept)

    def _tell_known(self, extra: Extra, card: Card, more: Additions, kept: tuple[FieldChange, ...]) -> None:
        fate = Fate.UPDATED if more or extra.restored else Fate.UNCHANGED
        changes = changes_of(card, more)
        self._tell(extra.number, extra.where, extra.card, fate, extra.id, changes=changes, kept=kept)

    def _count(self, is_updated: bool) -> None:
        self._plan.updated += is_updated
        self._plan.unchanged += not is_updated

    def _tell(
        self,
        number: int,
        where: str,
        card: Card,
        fate: Fate,
        contact_id: int = 0,
        *,
        changes: tuple[FieldChange, ...] = (),
        kept: tuple[FieldChange, ...] = (),
        like: tuple[Like, ...] = (),
    ) -> None:
        person = PersonPreview(
            number=number,
            where=where,
            name=card.contact.full_name,
            detail=detail_of(card),
            fate=fate,
            contact_id=contact_id,
            changes=changes,
            kept_yours=kept,
            like=like,
        )
        self._plan.people.append(person)


def marks_of_all(read: Read, start: int) -> list[Marks]:
    """The marks of a file's cards, which are counted from `start` on through all files."""
    cards = read.reading.cards
    numbered = zip(cards, read.sources, range(start, start + len(cards)), strict=True)
    return [marks_of(one.card, source, number) for one, source, number in numbered]


def _parts(items: Sequence[Extra]) -> Iterator[Sequence[Extra]]:
    for start in range(0, len(items), AT_ONCE):
        yield items[start : start + AT_ONCE]


def report_of(read: Read, plan: Plan, batch_id: int = 0) -> FileReport:
    """What came, or would come, of one file."""
    reading = read.reading
    return FileReport(
        path=str(read.source.path),
        format=reading.format,
        encoding=reading.encoding,
        read=len(reading.cards) + len(reading.skipped),
        added=len(plan.new),
        updated=plan.updated,
        unchanged=plan.unchanged,
        skipped=(*map(_place, reading.skipped), *plan.skipped),
        remarks=(*map(_place, reading.remarks), *plan.remarks),
        people=tuple(plan.people),
        restored=frozenset(plan.restored),
        shape=read.shape,
        date_orders=reading.date_orders,
        batch_id=batch_id,
    )


def unread(read: Read) -> FileReport:
    """What is said of a file of which nothing could be read."""
    return replace(unreadable(str(read.source.path), read.error), shape=read.shape)


def _place(skip: Skip) -> Place:
    return Place(where=skip.where, reason=skip.reason)
