"""Finds contacts that may be one person, merges those that are, and remembers those that are not."""

from collections import deque
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING, Any

from netdesk import content
from netdesk.domain.acts import Act
from netdesk.domain.contact import Card
from netdesk.domain.doubles import Doubles, Found, Ids, after, pairs_of
from netdesk.domain.errors import Gone, UserError
from netdesk.domain.saved_filter import NotSame
from netdesk.services.background import Progress, breathing, collector_at_rest
from netdesk.storage import contacts, mapper, merging
from netdesk.storage.doubles import apart, live, names_of, read_people, uids_of
from netdesk.storage.store import Store
from netdesk.storage.writer import Writer

if TYPE_CHECKING:
    from netdesk.domain.doubles_names import Nicknames
    from netdesk.domain.doubles_people import People
    from netdesk.domain.doubles_search import Search

AT_ONCE = 5
"""So many groups are merged in one transaction: typed text is stored between them."""
READING = 0.4
"""Which part of a search the reading is."""


class DoublesService:
    """Doubles: nothing is merged unless the user asks for it."""

    def __init__(self, store: Store) -> None:
        self._store = store

    @cached_property
    def _nicknames(self) -> "Nicknames":
        from netdesk.domain.doubles_names import Nicknames

        return Nicknames(content.read_toml("names", "nicknames.toml").values())

    def find(self, progress: Progress | None = None, region: str = "") -> Found:
        """Looks at all contacts; `region` is the country whose phone numbers are written without a code.

        Beside the window, of which it takes no long turns. What `progress` raises ends it.
        """
        people = _people()
        with collector_at_rest():
            with self._store.read() as connection:
                breathing((READING * done for done in read_people(connection, people)), progress)
                known = apart(connection)
            search = _search(people, self._nicknames, region, known)
            breathing((READING + (1 - READING) * done for done in search.slices()), progress)
            found = _found(search, people)
            breathing(people.forget(), None)
            with self._store.read() as connection:
                return replace(found, names=names_of(connection, _ids(found.groups)))

    def beside(self, ids: Sequence[int]) -> tuple[Card, ...]:
        """These contacts side by side, first the one that is kept: with whom most has happened."""
        with self._store.read() as connection:
            ordered = merging.by_history(connection, ids)
            return tuple(contacts.cards(connection, ordered))

    def present(self, groups: Sequence[Doubles], became: Mapping[int, int] | None = None) -> list[Doubles]:
        """Those groups of which nobody was removed or set apart in the meantime.

        `became` tells into whom somebody was merged; it counts while the one is gone and the other there.
        """
        ids = _ids(groups)
        with self._store.read() as connection:
            there = live(connection, {*ids, *(became or {}).values()})
            known = apart(connection)
        changed = {gone: kept for gone, kept in (became or {}).items() if gone not in there and kept in there}
        groups = after(groups, changed)
        return [
            group for group in groups if there.issuperset(group.ids) and known.isdisjoint(pairs_of(group.ids))
        ]

    def as_json(self, found: Found) -> dict[str, Any]:
        """What was found, contacts by the identifiers that they have in every export."""
        with self._store.read() as connection:
            uids = uids_of(connection, _ids(found.groups))
        shown = [_group_json(group, found.names, uids) for group in found.groups]
        return {"searched": found.searched, "doubles": shown}

    def merge(self, ids: Sequence[int], choices: Mapping[str, int] | None = None) -> int:
        """Makes these contacts one, the first of them, and returns its id; the others go to the trash.

        `choices` says from which of them, by its place, a field is taken; the lists are united.
        """
        if len(set(ids)) < 2 or len(set(ids)) < len(ids):
            raise UserError("Choose two or more different contacts to merge.")
        with self._store.write(Act.MERGE_CONTACTS) as db:
            _merge(db, ids, choices or {})
        return ids[0]

    def merge_sure(self, groups: Sequence[Doubles], progress: Progress | None = None) -> int:
        """Merges all of these that are still sure, as one step; returns how many groups they were."""
        done = 0
        if not groups:
            return done
        with self._store.write_long(Act.MERGE_CONTACTS) as long:
            for start in range(0, len(groups), AT_ONCE):
                if progress:
                    progress(start, len(groups))
                with long.chunk() as db:
                    done += _merge_sure(db, groups[start : start + AT_ONCE], self._nicknames)
        return done

    def not_same(self, ids: Sequence[int]) -> None:
        """Remembers that no two of these contacts are one person."""
        with self._store.write(Act.NOT_SAME) as db:
            known = apart(db.connection)
            for pair in pairs_of(ids):
                if pair not in known:
                    mapper.insert_record(db, NotSame(contact_id=pair[0], other_contact_id=pair[1]))


def _ids(groups: Sequence[Doubles]) -> set[int]:
    return {each for group in groups for each in group.ids}


def _group_json(group: Doubles, names: Mapping[int, str], uids: Mapping[int, str]) -> dict[str, Any]:
    return {
        "confidence": group.confidence.value,
        "contacts": [{"id": uids[each], "name": names[each]} for each in group.ids if each in uids],
        "reasons": [{"reason": sign.reason.value, "value": sign.value} for sign in group.signs],
        "against": [doubt.value for doubt in group.doubts],
    }


def _merge(db: Writer, ids: Sequence[int], choices: Mapping[str, int]) -> None:
    if len(live(db.connection, ids)) < len(ids):
        raise Gone("One of these contacts was removed in the meantime.")
    merging.merge(db, ids, choices)


def _merge_sure(db: Writer, groups: Sequence[Doubles], nicknames: "Nicknames") -> int:
    sure = _still_sure(db, groups, nicknames)
    for group in sure:
        _merge(db, merging.by_history(db.connection, group.ids), {})
    return len(sure)


def _still_sure(db: Writer, groups: Sequence[Doubles], nicknames: "Nicknames") -> list[Doubles]:
    """Those groups of which it still holds: somebody may have typed since they were found."""
    people = _people()
    deque(read_people(db.connection, people, _ids(groups)), 0)
    search = _search(people, nicknames, "", apart(db.connection))
    deque(search.slices(), 0)
    wanted = {group.ids for group in groups}
    return [group for group in _found(search, people).sure() if group.ids in wanted]


def _people() -> "People":
    from netdesk.domain.doubles_people import People

    return People()


def _search(people: "People", nicknames: "Nicknames", region: str, known: frozenset[Ids]) -> "Search":
    # Brings the phone numbers of the world and a library in C++: only for whoever looks for doubles.
    from netdesk.domain.doubles_search import Search

    return Search(people, nicknames, region, known)


def _found(search: "Search", people: "People") -> Found:
    from netdesk.domain.doubles_groups import grouped

    groups = grouped(search.pairs, search.judge.contradict, search.apart)
    return Found(groups=groups, searched=len(people.names))
