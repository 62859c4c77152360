"""Invented rows of the contacts table, for the tests of models, delegates and tables."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

GIVEN = ("Ada", "Ben", "Cleo", "Dan", "Eva", "Finn", "Gus", "Hana")
FAMILY = ("Abel", "Brandt", "Castro", "Dietz", "Ekman", "Faro")
STAGES = (("To contact", "plain"), ("Reached out", "warm"), ("Met", "ok"), ("Staying in touch", "accent"))


@dataclass(frozen=True, slots=True, kw_only=True)
class FakeContact:
    """One row, ready to be shown."""

    id: int
    name: str
    role: str = "Plant manager"
    organisation: str = "Halvorsen Works"
    stage: str = ""
    stage_tone: str = "plain"
    through: str = "by Cleo Faro"
    last_touch: str = "9 days"
    last_touch_tone: str = "ok"
    next_step: str = ""
    when: str = "today"
    when_tone: str = "late"


def contact_row(number: int) -> FakeContact:
    name = f"{GIVEN[number % len(GIVEN)]} {FAMILY[number // 8 % len(FAMILY)]}"
    stage, tone = STAGES[number % len(STAGES)]
    return FakeContact(id=number, name=name, stage=stage, stage_tone=tone)


@dataclass
class Loader:
    """A `load` that remembers what it was asked for."""

    gone: set[int] = field(default_factory=set)
    asked: list[int] = field(default_factory=list)

    def __call__(self, ids: Sequence[int]) -> list[FakeContact]:
        self.asked += ids
        return [contact_row(number) for number in ids if number not in self.gone]
