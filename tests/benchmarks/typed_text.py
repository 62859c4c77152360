"""Committing a typed note of 20 KB, against a bare SQLite connection that stores the same text."""

from __future__ import annotations

import sqlite3
import sys
import tempfile
from contextlib import closing
from datetime import datetime
from pathlib import Path
from random import Random
from statistics import quantiles
from time import perf_counter

from netdesk.desk import open_desk
from netdesk.domain.clock import fixed

SIZE = 20_000
COMMITS = 400


def measure() -> dict[str, float]:
    """Milliseconds: p50 and p99 of a commit while somebody types on, and of the bare one."""
    rng = Random(1)
    text = " ".join("".join(rng.choices("aeilmnorst", k=6)) for _ in range(SIZE // 7))
    states = [text + "x" * number for number in range(COMMITS)]
    with tempfile.TemporaryDirectory(prefix="netdesk-bench-") as folder:
        ours = _ours(Path(folder) / "desk.netdesk", states)
        bare = _bare(Path(folder) / "bare.sqlite", states)
    return {"p50": ours[49], "p99": ours[98], "bare p50": bare[49], "bare p99": bare[98]}


def _ours(path: Path, states: list[str]) -> list[float]:
    desk = open_desk(path, fixed(datetime(2026, 11, 20, 9)))
    try:
        meeting = desk.meetings.start_note()
        return quantiles([_timed(desk.pad.type_notes, meeting, text) for text in states], n=100)
    finally:
        desk.close()


def _bare(path: Path, states: list[str]) -> list[float]:
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA journal_mode=WAL")
        connection.execute("PRAGMA synchronous=FULL")
        connection.execute("CREATE TABLE note (id INTEGER PRIMARY KEY, text TEXT)")
        connection.execute("INSERT INTO note VALUES (1, '')")
        update = "UPDATE note SET text = ? WHERE id = 1"
        return quantiles([_timed(connection.execute, update, (text,)) for text in states], n=100)


def _timed(work: object, *arguments: object) -> float:
    assert callable(work)
    began = perf_counter()
    work(*arguments)
    return (perf_counter() - began) * 1000


if __name__ == "__main__":
    sys.stdout.write(f"{measure()}\n")
