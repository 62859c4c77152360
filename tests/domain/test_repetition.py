"""Named repetitions are found again in the rules that are stored for them."""

from datetime import date

import pytest

from netdesk.domain import recurrence
from netdesk.domain.errors import UserError
from netdesk.domain.repetition import Repetition, coming, repetition_of

NAMED = [each for each in Repetition if each not in (Repetition.NEVER, Repetition.OWN)]


@pytest.mark.parametrize("named", NAMED)
@pytest.mark.parametrize("start", [date(2026, 11, 21), date(2028, 2, 29), date(2026, 12, 31)])
def test_a_named_one_is_known_again_when_it_was_stored(named: Repetition, start: date) -> None:
    assert repetition_of(recurrence.checked(named.value, start)) is named


@pytest.mark.parametrize(
    "rule",
    [
        "FREQ=WEEKLY;BYDAY=MO,TH", "FREQ=MONTHLY;BYDAY=1MO", "FREQ=MONTHLY;BYMONTHDAY=-1",
        "FREQ=DAILY;COUNT=4", "FREQ=WEEKLY;UNTIL=20270101;BYDAY=MO", "FREQ=WEEKLY;INTERVAL=5", "nonsense",
    ],
)  # fmt: skip
def test_every_other_rule_is_ones_own(rule: str) -> None:
    assert repetition_of(rule) is Repetition.OWN


def test_nothing_is_never() -> None:
    assert repetition_of(" ") is Repetition.NEVER


def test_the_coming_days_of_a_rule() -> None:
    assert coming("FREQ=MONTHLY", date(2026, 1, 31), 3) == [
        date(2026, 2, 28), date(2026, 3, 31), date(2026, 4, 30),
    ]  # fmt: skip
    assert coming("FREQ=DAILY;COUNT=2", date(2026, 1, 31), 3) == [date(2026, 2, 1)]
    with pytest.raises(UserError):
        coming("FREQ=HOURLY", date(2026, 1, 31), 3)
