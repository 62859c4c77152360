"""What a measurement gives: a figure, its budget, and its ratio to something measured in the same run."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

HEADINGS = ("what", "on", "measured", "ratio", "budget", "")


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One row of the table; `within` None says that there is no budget, only something to know."""

    what: str
    on: str
    measured: str
    ratio: str = ""
    budget: str = ""
    within: bool | None = None

    def verdict(self) -> str:
        """Whether the budget was kept, in a word."""
        return "" if self.within is None else "ok" if self.within else "over"

    def cells(self) -> tuple[str, ...]:
        """The row as texts."""
        return (self.what, self.on, self.measured, self.ratio, self.budget, self.verdict())


def times(one: float, other: float, what: str) -> str:
    """How many times as much `one` is as `other`, which is named."""
    return f"{one / other:.2f} × {what}" if other else ""


def row(cells: Sequence[str]) -> str:
    """One line of a Markdown table."""
    return f"| {' | '.join(cells)} |"


def headings() -> str:
    """The first two lines of the table."""
    return row(HEADINGS) + "\n" + "|---" * len(HEADINGS) + "|"
