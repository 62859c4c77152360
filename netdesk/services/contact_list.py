"""The list of contacts: which ones, in which order, and the rows that are shown of them."""

import threading
from collections.abc import Sequence

from netdesk.domain.changes import Changes, Kind
from netdesk.domain.clock import Clock
from netdesk.domain.contact_list import ContactCounts, ContactLine, ContactOrder, ContactQuery
from netdesk.storage import contact_ids, contact_lines, search
from netdesk.storage.store import Store

_ORDERED_BY_OTHERS = (
    Kind.CONTACT,
    Kind.ORGANISATION,
    Kind.TOUCH,
    Kind.FOLLOW_UP,
    Kind.MEETING,
    Kind.INTRODUCTION,
)


class ContactList:
    """Finds ids in order; each order is read once and kept until something that it depends on changes."""

    def __init__(self, store: Store, clock: Clock) -> None:
        self._store = store
        self._clock = clock
        self._orders: dict[tuple[ContactOrder, bool], list[int]] = {}
        self._guard = threading.Lock()
        self._state = 0
        store.subscribe(self._forget)

    def find(self, query: ContactQuery) -> list[int]:
        """Ids of the contacts that match every part of the query, in its order."""
        if query.text.strip():
            self._store.index_due()
        with self._store.read() as connection:
            wanted: set[int] | None = None
            if query.text.strip():
                found = search.find(connection, query.text, search.Doc.CONTACT)
                wanted = {number >> 4 for number in found}
            if query.stage is not None:
                wanted = _both(wanted, contact_ids.at_stage(connection, query.stage))
            if query.quiet:
                wanted = _both(wanted, set(contact_ids.going_quiet(connection, self._clock.today())))
        ordered = self._in_order(query.order, query.descending)
        return ordered if wanted is None else [key for key in ordered if key in wanted]

    def lines(self, ids: Sequence[int]) -> list[ContactLine]:
        """The rows of these contacts, in no order; those that are gone are missing."""
        if not ids:
            return []
        with self._store.read() as connection:
            return contact_lines.lines(
                tuple(row) for row in connection.exec_driver_sql(contact_lines.some(ids))
            )

    def counts(self) -> ContactCounts:
        """How many there are, at each stage and going quiet."""
        with self._store.read() as connection:
            return contact_ids.counts(connection, self._clock.today())

    def _in_order(self, order: ContactOrder, descending: bool) -> list[int]:
        with self._guard:
            known, state = self._orders.get((order, descending)), self._state
        if known is not None:
            return known
        with self._store.read() as connection:
            ids = contact_ids.in_order(connection, order, descending=descending)
        with self._guard:
            if state == self._state:
                self._orders[order, descending] = ids
        return ids

    def _forget(self, changes: Changes) -> None:
        if changes.concerns(*_ORDERED_BY_OTHERS):
            with self._guard:
                self._state += 1
                self._orders.clear()


def _both(one: set[int] | None, other: set[int]) -> set[int]:
    return other if one is None else one & other
