"""The list of contacts: which ones, in which order, and the rows that are shown of them."""

import threading
from array import array
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from netdesk.domain.changes import Changes, Kind
from netdesk.domain.clock import Clock
from netdesk.domain.contact_list import ContactCounts, ContactLine, ContactQuery
from netdesk.storage import contact_filters, contact_ids, contact_lines
from netdesk.storage.search import Doc
from netdesk.storage.search_names import parted
from netdesk.storage.search_peek import Words
from netdesk.storage.store import Store

_FOUND_BY = (
    Kind.CONTACT, Kind.ORGANISATION, Kind.TOUCH, Kind.FOLLOW_UP, Kind.MEETING, Kind.INTRODUCTION,
    Kind.REFERENCE, Kind.BATCH, Kind.CADENCE_RULE,
)  # fmt: skip
FEW = 4_000
"""Up to so many are put in order one by one, more by going through all."""
KEPT = 6
"""So many lists are kept, 0.8 MB each at 100,000 contacts: the orders and filters that are gone back to."""


@dataclass(frozen=True)
class _Ids:
    """Ids in order."""

    ids: list[int]

    @cached_property
    def _places(self) -> "array[int]":
        places = array("i", [0]) * (max(self.ids, default=0) + 1)
        for place, key in enumerate(self.ids, start=1):
            places[key] = place
        return places

    def only(self, wanted: set[int]) -> "_Ids":
        """Those of them that are wanted."""
        if len(wanted) > min(FEW, len(self.ids) // 8):
            return _Ids(list(filter(wanted.__contains__, self.ids)))
        places = self._places
        here = [key for key in wanted if key < len(places) and places[key]]
        return _Ids(sorted(here, key=places.__getitem__))


@dataclass(frozen=True, slots=True)
class _Answer:
    """What was found last, and in which state of the desk."""

    query: ContactQuery
    found: _Ids
    state: tuple[int, date]


class ContactList:
    """Finds ids in order; what was found is kept until something that it depends on changes.

    A key narrows what the keys before it have found, in the order that is known: no key sorts anything.
    """

    def __init__(self, store: Store, clock: Clock) -> None:
        self._store = store
        self._clock = clock
        self._kept: dict[ContactQuery, _Ids] = {}
        self._guard = threading.Lock()
        self._last: _Answer | None = None
        self._writes = 0
        self._state = (0, clock.today())
        store.subscribe(self._forget)

    def find(self, query: ContactQuery) -> list[int]:
        """Ids of the contacts that match every part of the query, in its order."""
        state = self._renewed()
        if not query.text.strip():
            return self._listed(replace(query, text="")).ids
        self._store.index_due()
        wider = self._wider(query, state) or self._listed(replace(query, text=""))
        with self._store.read() as connection:
            wanted = contact_ids.matching(connection, query.text)
        found = wider.only(wanted)
        self._last = _Answer(query, found, state)
        return found.ids

    def first(self, query: ContactQuery, enough: int) -> list[int] | None:
        """The first ids that `find` is going to give, so many or more; None where that is no quicker."""
        words = Words(query.text)
        if not words:
            return None
        state = self._renewed()
        self._store.index_due()
        wider = (self._wider(query, state) or self._listed(replace(query, text=""))).ids
        if len(wider) < FEW:
            return None
        with self._store.read() as connection:
            return words.first_of(connection, Doc.CONTACT, wider, enough)

    def lines(self, ids: Sequence[int]) -> list[ContactLine]:
        """The rows of these contacts, in no order; those that are gone are missing."""
        if not ids:
            return []
        with self._store.read() as connection:
            return contact_lines.lines(contact_ids.raw(connection).execute(*contact_lines.some(ids)))

    def counts(self) -> ContactCounts:
        """How many there are, at each stage and going quiet."""
        with self._store.read() as connection:
            return contact_ids.counts(connection, self._clock)

    def _wider(self, query: ContactQuery, state: tuple[int, date]) -> _Ids | None:
        """What was found before the last key, if all that is looked for now is among it."""
        last = self._last
        if last is None or last.state != state or replace(last.query, text=query.text) != query:
            return None
        return last.found if _narrows(last.query.text, query.text) else None

    def _listed(self, query: ContactQuery) -> _Ids:
        """All that a query without words lets through."""
        with self._guard:
            known, state = self._kept.get(query), self._state
        if known is not None:
            return known
        with self._store.read() as connection:
            passing = contact_filters.passing(connection, query, self._clock)
        everybody = ContactQuery(order=query.order, descending=query.descending)
        read = self._ordered(query) if query == everybody else self._listed(everybody).only(passing or set())
        self._keep(query, read, state)
        return read

    def _ordered(self, query: ContactQuery) -> _Ids:
        with self._store.read() as connection:
            return _Ids(contact_ids.in_order(connection, query.order, descending=query.descending))

    def _keep(self, query: ContactQuery, read: _Ids, state: tuple[int, date]) -> None:
        with self._guard:
            if state == self._state:
                self._kept[query] = read
                for oldest in list(self._kept)[:-KEPT]:
                    del self._kept[oldest]

    def _renewed(self) -> tuple[int, date]:
        """The state of the desk; another day is another state, since it changes who is going quiet."""
        with self._guard:
            if self._state != (self._writes, self._clock.today()):
                self._state = (self._writes, self._clock.today())
                self._kept.clear()
            return self._state

    def _forget(self, changes: Changes) -> None:
        if changes.concerns(*_FOUND_BY):
            with self._guard:
                self._writes += 1


def _narrows(before: str, now: str) -> bool:
    """Whether all that `now` finds was found by `before`: its last word goes on, or another one follows.

    What was looked for in names alone is not enough for words that are looked for everywhere.
    """
    if not (now.isascii() and now.startswith(before) and any(map(str.isalnum, before))):
        return False
    return not parted(before)[0] or not parted(now)[1]
