"""Precision and recall of the coach on the labelled sentences: `python -m tests.domain.coach.figures`."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from netdesk.domain.coach.coach import Coach
from netdesk.domain.coach.findings import Rule
from netdesk.services.coach_words import read_coach

HERE = Path(__file__).parent
KNOWN, FRESH = "known", [f"fresh_{number}" for number in range(1, 15)]
LETTERS = {
    "J": Rule.ASKS_FOR_JOB,
    "C": Rule.PUSHES_CV,
    "V": Rule.ASKS_FOR_VERDICT,
    "N": Rule.FISHES_FOR_NAMES,
    "D": Rule.MAKES_DEMAND,
    "R": Rule.COULD_BE_READ_UP,
}


@cache
def the_coach() -> Coach:
    """One coach for all tests: its patterns are compiled once."""
    return read_coach()


@dataclass(frozen=True, slots=True)
class Labelled:
    """A sentence and the rules that are to find something in it."""

    text: str
    rules: frozenset[Rule]


@dataclass(slots=True)
class Figures:
    """What came of one rule."""

    right: int = 0
    false: list[str] = field(default_factory=list)
    missed: list[str] = field(default_factory=list)

    @property
    def precision(self) -> float:
        return self.right / max(1, self.right + len(self.false))

    @property
    def recall(self) -> float:
        return self.right / max(1, self.right + len(self.missed))


def labelled(name: str) -> Iterator[Labelled]:
    """The sentences of one file."""
    for line in (HERE / f"{name}.tsv").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            letters, text = line.split("\t")
            yield Labelled(text, frozenset(LETTERS[letter] for letter in letters if letter != "-"))


def measure(coach: Coach, *names: str) -> dict[Rule, Figures]:
    """The figures of each rule on these files together."""
    figures = {rule: Figures() for rule in Rule}
    for sentence in (one for name in names for one in labelled(name)):
        found = {finding.rule for finding in coach.coach(sentence.text)}
        for rule in found & sentence.rules:
            figures[rule].right += 1
        for rule in found - sentence.rules:
            figures[rule].false.append(sentence.text)
        for rule in sentence.rules - found:
            figures[rule].missed.append(sentence.text)
    return figures


def _table(coach: Coach, *names: str) -> Iterator[str]:
    for rule, figure in measure(coach, *names).items():
        places = figure.right + len(figure.missed)
        yield f"{rule:<18} {places:>4} {figure.precision:.3f} {figure.recall:.3f}"
        yield from (f"    false: {text}" for text in figure.false)
        yield from (f"    missed: {text}" for text in figure.missed)


def main() -> None:
    """Prints each rule's sentences, precision, recall, and what was false or missed."""
    coach = the_coach()
    for name in (KNOWN, *FRESH):
        sys.stdout.write("\n".join([f"# {name}", *_table(coach, name)]) + "\n")


if __name__ == "__main__":
    main()
