"""Kills a window at random moments while somebody types in its pad, and looks what is left of the words.

`python -m tests.system.killing 200` does so 200 times, with `--seconds 60` each after that long without
a pause, with `--import 10000` while so many contacts are imported, with `--beside` while commands read
the same desk; the suite does a few of each.
"""

from __future__ import annotations

import argparse
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager, nullcontext
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from netdesk.desk import open_desk
from netdesk.domain.clock import Clock, fixed
from netdesk.storage.checking import check

WORDS = "notes of a meeting about kilns and the people who run them at night ".split()
KEY_EVERY = 0.012
"""Seconds between two keys: faster than anybody types."""
LAST_SECOND = 1.0


@dataclass(frozen=True, slots=True)
class Outcome:
    """One kill: how much was typed, how much of it is in the desk, and how old the oldest lost key was."""

    typed: int
    kept: int
    lost_seconds: float
    problem: str
    contacts: int


def prepare(folder: Path) -> Path:
    """A desk with one meeting that is being held."""
    path = folder / "kill.netdesk"
    desk = open_desk(path, fixed(datetime(2026, 11, 20, 10, 0, tzinfo=UTC)))
    desk.meetings.start_note()
    desk.close()
    return path


def write_cards(folder: Path, count: int) -> Path:
    """A file of so many invented contacts."""
    path = folder / f"{count}.vcf"
    cards = (
        f"BEGIN:VCARD\nVERSION:3.0\nN:Quartzine{number};Ulla;;;\nFN:Ulla Quartzine{number}\n"
        f"ORG:Works {number % 97}\nEMAIL:ulla{number}@works.example\nNOTE:Number {number}\nEND:VCARD\n"
        for number in range(count)
    )
    path.write_text("".join(cards), "utf-8")
    return path


def kill_once(
    template: Path,
    rng: random.Random,
    seconds: float = 0.0,
    cards: Path | None = None,
    *,
    beside: bool = False,
) -> Outcome:
    """Types so long (0: a random time) into a copy of the desk, kills the process, opens the desk again."""
    with tempfile.TemporaryDirectory(prefix="netdesk-kill-") as folder:
        desk = Path(folder) / template.name
        shutil.copy(template, desk)
        with _reading(desk) if beside else nullcontext():
            times, text, ended = _type_and_kill(desk, rng, seconds or rng.uniform(0.1, 3.0), cards)
        stored, problem, contacts = _read(desk)
    kept = len(os.path.commonprefix([stored, text]))  # noqa: RUF071  # texts, not paths
    problem = problem or ended
    if stored != text[:kept]:
        problem = problem or f"the desk holds other words than were typed: {stored[kept : kept + 40]!r}"
    lost = times[-1] - times[kept] if kept < len(text) else 0.0
    return Outcome(typed=len(text), kept=kept, lost_seconds=lost, problem=problem, contacts=contacts)


@contextmanager
def _reading(desk: Path) -> Iterator[None]:
    """Commands read the desk meanwhile, one after the other."""
    over = threading.Event()

    def read() -> None:
        while not over.is_set():
            command = [sys.executable, "-m", "netdesk", "--desk", str(desk), "list", "contacts"]
            subprocess.run(command, capture_output=True, check=False)

    reader = threading.Thread(target=read)
    reader.start()
    try:
        yield
    finally:
        over.set()
        reader.join()


def _type_and_kill(
    desk: Path, rng: random.Random, seconds: float, cards: Path | None
) -> tuple[list[float], str, str]:
    """The times of the keys, the text that was taken, and what went wrong with the window itself."""
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "HOME": str(desk.parent)}
    typist = [sys.executable, "-X", "faulthandler", "-m", "tests.system.typist"]
    command = [*typist, str(desk), *([str(cards)] if cards else [])]
    pipe = subprocess.PIPE
    process = subprocess.Popen(command, stdin=pipe, stdout=pipe, env=environment, bufsize=0)
    assert process.stdin is not None
    assert process.stdout is not None
    with closing(process.stdin), closing(process.stdout):
        if process.stdout.readline() != b"ready\n":
            raise RuntimeError("the window did not come up")
        times, text, alive = _type(process, seconds, rng)
        if alive:
            process.send_signal(signal.SIGKILL if hasattr(signal, "SIGKILL") else signal.SIGTERM)
        code = process.wait()
    return times, text, "" if alive else f"the window ended by itself with {code}"


def _type(
    process: subprocess.Popen[bytes], seconds: float, rng: random.Random
) -> tuple[list[float], str, bool]:
    """Sends keys until the time is over; what counts is what the window has said that it took."""
    times: list[float] = []
    text, end, alive = "", time.monotonic() + seconds, True
    for char in _chars(rng):
        alive = _takes(process, char)
        if not alive or time.monotonic() > end:
            break
        text += char
        times.append(time.monotonic())
        time.sleep(KEY_EVERY)
    times.append(time.monotonic())
    return times, text, alive


def _takes(process: subprocess.Popen[bytes], char: str) -> bool:
    """Whether the window has taken this key; False when it is not there any more."""
    assert process.stdin is not None
    assert process.stdout is not None
    try:
        process.stdin.write(char.encode())
    except BrokenPipeError:
        return False
    return bool(process.stdout.readline())


def _chars(rng: random.Random) -> Iterator[str]:
    while True:
        yield from rng.choice(WORDS) + " "


def _read(desk: Path) -> tuple[str, str, int]:
    opened = open_desk(desk, Clock())
    try:
        stored, contacts = opened.meetings.load(1).text, opened.overview.counts().contacts
    finally:
        opened.close()
    return stored, check(desk).problem, contacts


def is_bad(outcome: Outcome, cards: int) -> bool:
    """More than the last second is gone, or an import is there by half."""
    return bool(outcome.problem or outcome.lost_seconds > LAST_SECOND or outcome.contacts not in (0, cards))


def main(runs: int, seed: int, seconds: float, cards: int, beside: bool) -> int:
    """Prints the worst of so many kills; the exit code says whether each kept what it must."""
    rng = random.Random(seed)
    with tempfile.TemporaryDirectory(prefix="netdesk-kill-") as folder:
        template = prepare(Path(folder))
        file = write_cards(Path(folder), cards) if cards else None
        outcomes = [kill_once(template, rng, seconds, file, beside=beside) for _ in range(runs)]
    bad = [outcome for outcome in outcomes if is_bad(outcome, cards)]
    for outcome in bad:
        print(outcome)
    worst = max(outcome.lost_seconds for outcome in outcomes)
    whole = sum(outcome.contacts == cards for outcome in outcomes) if cards else 0
    keys = sum(outcome.typed for outcome in outcomes)
    print(f"{runs} kills, {keys} keys, at most {worst:.2f} s lost, {whole} imports whole, {len(bad)} bad")
    return 1 if bad else 0


def options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("runs", type=int, nargs="?", default=200)
    parser.add_argument("seed", type=int, nargs="?", default=7)
    parser.add_argument("--seconds", type=float, default=0.0)
    parser.add_argument("--import", type=int, default=0, dest="cards")
    parser.add_argument("--beside", action="store_true")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main(**vars(options())))
