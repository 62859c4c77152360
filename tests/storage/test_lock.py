"""The desk's lock: one writer at a time, and a dead process holds nothing."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from netdesk.domain.errors import DeskLocked
from netdesk.storage.lock import DeskLock

ROOT = Path(__file__).parents[2]
HOLDER = """
import sys
from pathlib import Path
from netdesk.storage.lock import DeskLock
lock = DeskLock(Path(sys.argv[1]))
print("held", flush=True)
sys.stdin.read()
"""


def test_a_second_writer_is_told_who_is_in_the_way(path: Path) -> None:
    first = DeskLock(path)
    with pytest.raises(DeskLocked, match="open in another NetDesk"):
        DeskLock(path)
    first.release()
    first.release()
    DeskLock(path).release()


def test_the_lock_of_a_killed_process_is_free_at_once(path: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", HOLDER, path],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "held\n"
        with pytest.raises(DeskLocked):
            DeskLock(path)
        process.kill()
        process.wait()
        DeskLock(path).release()


def test_of_many_who_ask_at_once_one_gets_the_lock(path: Path) -> None:
    held = []
    for _ in range(50):
        try:
            held.append(DeskLock(path))
        except DeskLocked:
            continue
    assert len(held) == 1
    held[0].release()
