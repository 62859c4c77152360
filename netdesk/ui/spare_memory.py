"""Gives memory back to the system that Python and SQLite are done with."""

from __future__ import annotations

import ctypes
import linecache
import sys


def give_back() -> None:
    """After long work: glibc keeps what a thread has freed for that thread, 10 to 20 MB of it here.

    And PySide has read the sources of what was imported before `netdesk.ui` kept it from that.
    """
    linecache.clearcache()
    if sys.platform.startswith("linux"):
        trim = getattr(ctypes.CDLL(None), "malloc_trim", None)  # other C libraries have none and need none
        if trim is not None:
            trim(0)
