"""How long work keeps out of the way of everything else in its process."""

import gc
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from time import perf_counter, sleep

Progress = Callable[[int, int], None]
"""Hears how much is done of how much; what it raises ends the work."""

WORK, REST, TOLD = 0.01, 0.0005, 0.1
STEPS = 1000


def breathing(slices: Iterable[float], progress: Progress | None) -> None:
    """Does work that is cut into slices, rests now and then and says how far it is."""
    tell = progress or (lambda done, of: None)
    rested = told = perf_counter()
    for done in slices:
        now = perf_counter()
        if now - rested < WORK:
            continue
        if now - told > TOLD:
            tell(int(done * STEPS), STEPS)
            told = now
        sleep(REST)
        rested = perf_counter()


@contextmanager
def collector_at_rest() -> Iterator[None]:
    """The collector would look for cycles among a million texts in vain, and hold everybody up meanwhile."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
