"""A killed window loses at most the last second of what was typed; `python -m tests.system.killing 200` is the
full count."""

import random
from pathlib import Path

from tests.system import killing

RUNS = 4


def test_a_killed_window_loses_at_most_the_last_second(tmp_path: Path) -> None:
    template = killing.prepare(tmp_path)
    rng = random.Random(20)
    outcomes = [killing.kill_once(template, rng) for _ in range(RUNS)]
    assert [outcome.problem for outcome in outcomes] == [""] * RUNS
    assert max(outcome.lost_seconds for outcome in outcomes) <= killing.LAST_SECOND
