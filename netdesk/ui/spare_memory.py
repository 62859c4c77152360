"""Keeps memory small: gives back what Python and SQLite are done with, and leaves out what nobody uses."""

from __future__ import annotations

import ctypes
import linecache
import sys
from collections.abc import Iterator
from contextlib import contextmanager


def give_back() -> None:
    """After long work: glibc keeps what a thread has freed for that thread, 10 to 20 MB of it here.

    And PySide has read the sources of what was imported before `netdesk.ui` kept it from that.
    """
    linecache.clearcache()
    if sys.platform.startswith("linux"):
        trim = getattr(ctypes.CDLL(None), "malloc_trim", None)  # other C libraries have none and need none
        if trim is not None:
            trim(0)


@contextmanager
def without_ssl() -> Iterator[None]:
    """SQLAlchemy imports asyncio, and that imports ssl where it finds it: 6 MB for a network never used."""
    absent = "ssl" not in sys.modules
    if absent:
        sys.modules["ssl"] = None  # type: ignore[assignment]  # Python's own way to say: not to be had
    try:
        yield
    finally:
        if absent:
            del sys.modules["ssl"]
