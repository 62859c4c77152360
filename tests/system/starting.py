"""Real windows without a screen that are started beside one another on the same desk.

`python -m tests.system.starting 50` races 50 times; the suite does a few.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from netdesk.domain.errors import DeskLocked
from netdesk.storage.lock import DeskLock

LONGEST_S = 60.0
AT_ONCE = 3


def start(desk: Path) -> subprocess.Popen[bytes]:
    """A window on this desk, with a home of its own and no screen."""
    home = desk.parent
    environment = {
        **os.environ, "QT_QPA_PLATFORM": "offscreen", "HOME": str(home), "XDG_RUNTIME_DIR": str(home),
        "XDG_CONFIG_HOME": str(home / "config"), "XDG_DATA_HOME": str(home / "data"), "TMPDIR": str(home),
    }  # fmt: skip
    command = [sys.executable, "-m", "netdesk", "--desk", str(desk)]
    return subprocess.Popen(command, stderr=subprocess.PIPE, env=environment)


@contextmanager
def window_on(desk: Path) -> Iterator[subprocess.Popen[bytes]]:
    """A window that has the desk; killed at the end."""
    process = start(desk)
    try:
        wait_until_locked(desk)
        yield process
    finally:
        process.kill()
        process.communicate()


def wait_until_locked(desk: Path) -> None:
    """Returns when somebody has the desk's lock and the desk exists."""
    until = time.monotonic() + LONGEST_S
    while time.monotonic() < until:
        if desk.exists() and is_locked(desk):
            return
        time.sleep(0.05)
    raise TimeoutError("no window took the desk")


def is_locked(desk: Path) -> bool:
    """Whether another process holds the desk's lock."""
    try:
        DeskLock(desk).release()
    except DeskLocked:
        return True
    return False


@dataclass(frozen=True, slots=True)
class Race:
    """What came of some windows that were started at once on one desk."""

    left: int
    codes: tuple[int, ...]
    errors: str


def race(desk: Path, number: int = AT_ONCE) -> Race:
    """Starts them at once; all but one are to end by themselves."""
    processes = [start(desk) for _ in range(number)]
    until = time.monotonic() + LONGEST_S
    while sum(one.poll() is None for one in processes) > 1 and time.monotonic() < until:
        time.sleep(0.05)
    time.sleep(0.2)  # the last one is to stay
    left = [one for one in processes if one.poll() is None]
    ended = [one for one in processes if one.poll() is not None]
    for one in left:
        with suppress(ProcessLookupError):
            one.kill()
    told = [one.communicate()[1].decode() for one in processes]
    return Race(len(left), tuple(one.returncode for one in ended), "".join(told))


def main(races: int) -> int:
    """Prints how the races ended; the exit code says whether each had one writer."""
    bad = 0
    for number in range(races):
        with tempfile.TemporaryDirectory(prefix="netdesk-race-") as folder:
            found = race(Path(folder) / "race.netdesk")
        if found.left != 1 or any(found.codes):
            bad += 1
            print(number, found)
    print(f"{races} races of {AT_ONCE}, {bad} bad")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 50))
