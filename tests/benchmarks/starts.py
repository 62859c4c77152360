"""From the start of the process to the first painted row, beside a bare window with an empty table."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from tests.benchmarks.processes import ROOT, output

BARE = ROOT / "tests" / "benchmarks" / "bare_window.py"


@dataclass(frozen=True, slots=True, kw_only=True)
class Start:
    """The median of some starts on one desk, in milliseconds, and of their ratios to the bare window."""

    milliseconds: float
    ratio: float


def measure(desks: Mapping[int, Path], rounds: int, home: Path) -> dict[int, Start]:
    """Starts on each desk, each round beside a bare window, so that both meet the same load."""
    _round(desks, home)  # makes the byte code and brings everything into memory
    found = [_round(desks, home) for _ in range(rounds)]
    return {
        count: Start(
            milliseconds=median(starts[count] for _, starts in found),
            ratio=median(starts[count] / bare for bare, starts in found),
        )
        for count in desks
    }


def _round(desks: Mapping[int, Path], home: Path) -> tuple[float, dict[int, float]]:
    bare = _ready(output([BARE], home))
    return bare, {
        count: _ready(output(["-m", "netdesk", "--desk", desk, "--exit-when-ready"], home))
        for count, desk in desks.items()
    }


def _ready(said: str) -> float:
    return float(said.split()[-1])
