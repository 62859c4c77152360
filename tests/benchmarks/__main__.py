"""Prints the table of speeds: `python3 dev.py bench`, with `--quick` (10,000 contacts only) or `--full`."""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path

from tests.benchmarks import figures, heavy, starts
from tests.benchmarks.figures import Figure, times
from tests.benchmarks.processes import Failed, figures_of, output

SMALL, USUAL, LARGE, HUGE = 300, 10_000, 100_000, 1_000_000
ROUNDS = 9
SAMPLE_SECONDS = 60
START, FLAT, BLOCK, MEMORY = 2.0, 1.3, 50.0, 80.0
P50, P99, PAD, COMMIT, IMPORT = 16.0, 50.0, 16.0, 5.0, 0.5
FRAMES = 60.0
DOUBLES_SECONDS = 10.0


class Run:
    """One run of the table: its desks lie in one folder and are made when they are first needed."""

    def __init__(self, folder: Path, counts: list[int], rounds: int) -> None:
        self.folder, self.counts, self.rounds = folder, counts, rounds
        self.home = folder / "home"
        self.home.mkdir(parents=True, exist_ok=True)
        self.largest = min(counts[-1], LARGE)
        self.desks = {count: folder / f"{count}.netdesk" for count in counts}

    def make_desks(self) -> Iterator[Figure]:
        """Sample desks; the time for 100,000 is a figure of its own."""
        for count, desk in self.desks.items():
            if not desk.exists():
                begun = os.times().elapsed
                output(["-m", "netdesk", "--desk", desk, "sample", "--contacts", str(count)], self.home)
                if count == LARGE:
                    took = os.times().elapsed - begun
                    yield Figure(
                        what="sample desk, index included", on=named(count), measured=f"{took:.0f} s",
                        ratio=f"{took / count * 1000:.2f} ms a contact",
                        budget=f"{SAMPLE_SECONDS} s", within=took <= SAMPLE_SECONDS,
                    )  # fmt: skip

    def starts(self) -> Iterator[Figure]:
        """From the process's first moment to the first painted row."""
        found = starts.measure(self.desks, self.rounds, self.home)
        for count, start in found.items():
            yield Figure(
                what="start to the first painted row", on=named(count), measured=ms(start.milliseconds),
                ratio=times(start.ratio, 1, "a bare window"), budget=f"{START:.1f} ×",
                within=start.ratio <= START,
            )  # fmt: skip
        ratios = [start.ratio for start in found.values()]
        flat = max(ratios) / min(ratios)
        yield Figure(
            what="the slowest start against the quickest", on=", ".join(map(named, found)),
            measured=f"{flat:.2f} ×", budget=f"{FLAT} ×", within=flat <= FLAT,
        )  # fmt: skip

    def imports(self) -> Iterator[Figure]:
        """Modules that no first picture needs."""
        found = heavy.loaded(self.desks[USUAL], self.home)
        yield Figure(
            what="modules at the first picture that it does not need", on=named(USUAL),
            measured=", ".join(found) or "none", budget="none", within=not found,
        )  # fmt: skip

    def contacts(self) -> Iterator[Figure]:
        """Filter, blocks and scrolling of the contacts page."""
        on = named(self.largest)
        found = figures_of(self.home, "contacts_page", self.desks[self.largest])
        yield from answers("a key in the filter to the answer", on, found, "filter_p50_ms", "filter_p99_ms")
        whole = f"{ms(found['filter_whole_p50_ms'])}, {ms(found['filter_whole_p99_ms'])}"
        yield Figure(what="a key in the filter to all rows, p50, p99", on=on, measured=whole)
        yield limit("longest block while filtering", on, found["longest_block_ms"], BLOCK)
        frames = found["scroll_fps"]
        yield Figure(
            what="scrolling, frames a second", on=on, measured=f"{frames:.0f}",
            budget=f"{FRAMES:.0f}", within=frames >= FRAMES,
        )  # fmt: skip
        yield limit("scrolling, p99 of a frame", on, found["scroll_p99_ms"], P50)

    def window(self) -> Iterator[Figure]:
        """The palette, and how long the whole window ever blocks."""
        on = named(self.largest)
        found = figures_of(self.home, "whole_window", self.desks[self.largest])
        yield from answers("a key in the palette to the answer", on, found, "palette p50", "palette p99")
        yield block("longest block over a start", on, found, "start")
        for key in ("today", "organisations", "meetings", "calendar", "questions"):
            yield block(f"longest block when {key} is first shown", on, found, key)
        yield Figure(what="the same with nothing to do (noise)", on=on, measured=f"{found['idle']:.0f} ms")

    def pad(self) -> Iterator[Figure]:
        """Keys in a long note, and commits of a long text."""
        keys = figures_of(self.home, "pad")
        bare = max(keys["bare key p95 at start"], keys["bare key p95 at end"])
        yield limit(
            "a key in the pad to its paint, p95", "50,000 words", keys["key p95"], PAD,
            times(keys["key p95"], bare, "a bare editor"),
        )  # fmt: skip
        commits = figures_of(self.home, "typed_text")
        yield limit(
            "commit of typed text, p99", "20 KB", commits["p99"], COMMIT,
            times(commits["p99"], commits["bare p99"], "a bare UPDATE"),
        )  # fmt: skip
        yield Figure(
            what="commit of typed text, p50", on="20 KB", measured=ms(commits["p50"]),
            ratio=times(commits["p50"], commits["bare p50"], "a bare UPDATE"),
        )  # fmt: skip

    def importing(self) -> Iterator[Figure]:
        """vCards to stored, indexed and undoable contacts."""
        found = figures_of(self.home, "import_speed")
        yield Figure(
            what="vCard import, stored, indexed, undoable", on="10,000 cards",
            measured=f"{found['import s']:.1f} s", ratio=times(found["ratio"], 1, "vobject's mere parsing"),
            budget=f"{IMPORT} ×", within=found["ratio"] <= IMPORT,
        )  # fmt: skip

    def doubles(self) -> Iterator[Figure]:
        """Who stands in the desk twice."""
        on, desk = named(self.largest), self.desks[self.largest]
        found = figures_of(self.home, "doubles", desk)
        yield Figure(
            what="finding doubles", on=on, measured=f"{found['find s']:.1f} s",
            ratio=times(found["find s"], found["read s"], "merely reading the same rows"),
            budget=f"{DOUBLES_SECONDS:.0f} s", within=found["find s"] <= DOUBLES_SECONDS,
        )  # fmt: skip
        shown = figures_of(self.home, "doubles", desk, function="in_window")
        yield Figure(
            what="the same beside an open window, until the list is shown", on=on,
            measured=f"{shown['window find s']:.1f} s", budget=f"{DOUBLES_SECONDS:.0f} s",
            within=shown["window find s"] <= DOUBLES_SECONDS,
        )  # fmt: skip
        yield block("longest block meanwhile", on, shown, "block")

    def memory(self) -> Iterator[Figure]:
        """What the window takes above a bare one."""
        bare = figures_of(self.home, "whole_window", function="bare_memory")["MB"]
        took = figures_of(self.home, "whole_window", self.desks[USUAL], function="memory")["MB"]
        yield Figure(
            what="memory above a bare window, every page opened", on=named(USUAL),
            measured=f"{took - bare:.0f} MB", ratio=times(took, bare, "a bare window"),
            budget=f"{MEMORY:.0f} MB", within=took - bare <= MEMORY,
        )  # fmt: skip


def named(count: int) -> str:
    """A number of contacts."""
    return f"{count:,}"


def ms(milliseconds: float) -> str:
    """A time that may be short."""
    return f"{milliseconds:.1f} ms" if milliseconds < 10 else f"{milliseconds:.0f} ms"


def limit(what: str, on: str, took: float, most: float, ratio: str = "") -> Figure:
    """A time against its budget."""
    return Figure(
        what=what, on=on, measured=ms(took), ratio=ratio, budget=ms(most).replace(".0", ""),
        within=took <= most,
    )  # fmt: skip


def block(what: str, on: str, found: Mapping[str, float], key: str) -> Figure:
    """The longest wait of the event loop, and how much of it was the window's own work."""
    return limit(what, on, found[key], BLOCK, f"of it own work {ms(found[f'{key}, work'])}")


def answers(what: str, on: str, found: Mapping[str, float], half: str, most: str) -> Iterable[Figure]:
    """The usual and the worst answer to a key, and how much of each was work, where that was measured."""
    for key, mark, budget in ((half, "p50", P50), (most, "p99", P99)):
        work = found.get(key.replace("_p", "_work_p", 1)) if "_p" in key else None
        said = "" if work is None else f"of it work {ms(work)}"
        yield limit(f"{what}, {mark}", on, found[key], budget, said)


def main(words: list[str]) -> int:
    """Measures and prints row by row; 0 even where a budget is broken: the machine may be busy."""
    asked = _arguments(words)
    counts = [USUAL] if asked.quick else [SMALL, USUAL, LARGE, *([HUGE] if asked.full else [])]
    with tempfile.TemporaryDirectory(prefix="netdesk-bench-") as folder:
        run = Run(asked.desks or Path(folder), counts, asked.rounds)
        print(f"Load of the machine before: {_load()}\n\n{figures.headings()}", flush=True)
        for part in (
            run.make_desks, run.starts, run.imports, run.contacts, run.window, run.pad,
            run.importing, run.doubles, run.memory,
        ):  # fmt: skip
            _print(part)
        print(f"\nLoad of the machine after: {_load()}")
    return 0


def _print(part: Callable[[], Iterator[Figure]]) -> None:
    try:
        for figure in part():
            print(figures.row(figure.cells()), flush=True)
    except Failed as reason:
        print(figures.row((part.__name__, "", "failed", "", "", str(reason))), flush=True)


def _arguments(words: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="dev.py bench", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="10,000 contacts only")
    parser.add_argument("--full", action="store_true", help="a start with 1,000,000 contacts as well")
    parser.add_argument("--rounds", type=int, default=ROUNDS, help=f"starts of each kind ({ROUNDS})")
    parser.add_argument("--desks", type=Path, help="keep the sample desks in this folder for the next run")
    return parser.parse_args(words)


def _load() -> str:
    """How busy the machine is with everything, as the system tells it."""
    if not hasattr(os, "getloadavg"):
        return "unknown"
    return f"{os.getloadavg()[0]:.1f} on {os.cpu_count()} processors"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
