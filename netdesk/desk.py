"""Wires one desk without Qt: its lock, its store and the services that are its only door."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from netdesk.domain.changes import Changes
from netdesk.domain.clock import Clock
from netdesk.services.contact_list import ContactList
from netdesk.services.contacts import ContactService
from netdesk.services.history import History
from netdesk.services.overview import OverviewService
from netdesk.services.search import SearchService
from netdesk.storage.lock import DeskLock
from netdesk.storage.opening import open_store, prepare
from netdesk.storage.store import Store


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """An open desk: one attribute for each service."""

    path: Path
    clock: Clock
    store: Store
    lock: DeskLock | None
    contacts: ContactService
    contact_list: ContactList
    history: History
    overview: OverviewService
    search: SearchService

    def listen(self, listener: Callable[[Changes], None]) -> None:
        """Calls `listener` with the Changes of every write, on the thread that wrote."""
        self.store.subscribe(listener)

    def close(self) -> None:
        """Brings everything onto the disk and gives the desk to others."""
        self.store.close()
        if self.lock:
            self.lock.release()


def open_desk(path: Path, clock: Clock, *, lock: DeskLock | None = None) -> Desk:
    """Opens a desk for reading and writing, making or migrating it where needed.

    Raises DeskLocked, DeskNewer, DeskDamaged or another UserError. `lock` is one that the caller
    took already; the desk releases it when it is closed.
    """
    held = lock or DeskLock(path)
    try:
        prepare(path, clock)
        store = open_store(path, clock)
    except BaseException:
        held.release()
        raise
    return _wired(path, clock, store, held)


def _wired(path: Path, clock: Clock, store: Store, lock: DeskLock | None) -> Desk:
    return Desk(
        path=path,
        clock=clock,
        store=store,
        lock=lock,
        contacts=ContactService(store, clock),
        contact_list=ContactList(store, clock),
        history=History(store),
        overview=OverviewService(store, clock),
        search=SearchService(store),
    )
