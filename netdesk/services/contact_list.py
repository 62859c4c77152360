"""The list of contacts: which ones, in which order, and the rows that are shown of them."""

import threading
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import compress

from netdesk.domain.changes import Changes, Kind
from netdesk.domain.clock import Clock
from netdesk.domain.contact_list import ContactCounts, ContactLine, ContactOrder, ContactQuery
from netdesk.storage import contact_ids, contact_lines
from netdesk.storage.store import Store

_ORDERED_BY = (Kind.CONTACT, Kind.ORGANISATION, Kind.TOUCH, Kind.FOLLOW_UP, Kind.MEETING, Kind.INTRODUCTION)
FEW = 5_000
"""Up to so many are put in order one by one, more by going through all."""


@dataclass(frozen=True)
class _Order:
    ids: list[int]

    @cached_property
    def places(self) -> dict[int, int]:
        return {key: place for place, key in enumerate(self.ids)}

    @cached_property
    def highest(self) -> int:
        return max(self.ids, default=0)

    def of(self, wanted: set[int]) -> list[int]:
        """These in this order; a hundred thousand take some milliseconds."""
        if len(wanted) < FEW:
            return sorted(wanted & self.places.keys(), key=self.places.__getitem__)
        flags = bytearray(max(max(wanted), self.highest) + 1)
        for key in wanted:
            flags[key] = 1
        return list(compress(self.ids, map(flags.__getitem__, self.ids)))


class ContactList:
    """Finds ids in order; each order is read once and kept until something that it depends on changes."""

    def __init__(self, store: Store, clock: Clock) -> None:
        self._store = store
        self._clock = clock
        self._orders: dict[tuple[ContactOrder, bool], _Order] = {}
        self._guard = threading.Lock()
        self._state = 0
        store.subscribe(self._forget)

    def find(self, query: ContactQuery) -> list[int]:
        """Ids of the contacts that match every part of the query, in its order."""
        wanted = self._narrowed(query)
        order = self._in_order(query.order, query.descending)
        return order.ids if wanted is None else order.of(wanted)

    def lines(self, ids: Sequence[int]) -> list[ContactLine]:
        """The rows of these contacts, in no order; those that are gone are missing."""
        if not ids:
            return []
        with self._store.read() as connection:
            return contact_lines.lines(contact_ids.raw(connection).execute(contact_lines.some(ids)))

    def counts(self) -> ContactCounts:
        """How many there are, at each stage and going quiet."""
        with self._store.read() as connection:
            return contact_ids.counts(connection, self._clock.today())

    def _narrowed(self, query: ContactQuery) -> set[int] | None:
        """Those that match words, stage and silence; None for everybody."""
        if query.text.strip():
            self._store.index_due()
        parts: list[set[int]] = []
        with self._store.read() as connection:
            if query.text.strip():
                parts.append(contact_ids.matching(connection, query.text))
            if query.stage is not None:
                parts.append(contact_ids.at_stage(connection, query.stage))
            if query.quiet:
                parts.append(set(contact_ids.going_quiet(connection, self._clock.today())))
        return set.intersection(*parts) if parts else None

    def _in_order(self, order: ContactOrder, descending: bool) -> _Order:
        with self._guard:
            known, state = self._orders.get((order, descending)), self._state
        if known is not None:
            return known
        with self._store.read() as connection:
            read = _Order(contact_ids.in_order(connection, order, descending=descending))
        with self._guard:
            if state == self._state:
                self._orders[order, descending] = read
        return read

    def _forget(self, changes: Changes) -> None:
        if changes.concerns(*_ORDERED_BY):
            with self._guard:
                self._state += 1
                self._orders.clear()
