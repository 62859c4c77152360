"""A killed window loses at most the last second of what was typed, and leaves no half import.

`python -m tests.system.killing 200` is the full count.
"""

import random
from pathlib import Path

from tests.system import killing

RUNS = 4
CARDS, SECONDS = 1500, (0.4, 0.9)
"""So many contacts are still being written when the kill comes."""
BESIDE = (1.5, 3.0)
"""Seconds in which a command or two begins and ends."""


def test_a_killed_window_loses_at_most_the_last_second(tmp_path: Path) -> None:
    template = killing.prepare(tmp_path)
    rng = random.Random(20)
    outcomes = [killing.kill_once(template, rng) for _ in range(RUNS)]
    assert [outcome for outcome in outcomes if killing.is_bad(outcome, 0)] == []


def test_killed_while_an_import_runs_it_keeps_the_words_and_no_half_import(tmp_path: Path) -> None:
    template, cards = killing.prepare(tmp_path), killing.write_cards(tmp_path, CARDS)
    rng = random.Random(21)
    outcomes = [killing.kill_once(template, rng, seconds, cards) for seconds in SECONDS]
    assert [outcome for outcome in outcomes if killing.is_bad(outcome, CARDS)] == []


def test_killed_while_a_command_reads_the_desk_it_keeps_the_words(tmp_path: Path) -> None:
    template, rng = killing.prepare(tmp_path), random.Random(22)
    outcomes = [killing.kill_once(template, rng, seconds, beside=True) for seconds in BESIDE]
    assert [outcome for outcome in outcomes if killing.is_bad(outcome, 0)] == []
