"""Momentum: how many conversations there were, and what came of them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from netdesk.domain.five import monday

WEEKS = 12
A_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Momentum:
    """Counts of the running month, the share thanked in time, and conversations by week.

    `thanked` is a percentage, None before the first conversation that could be thanked for.
    `weeks` holds each week's Monday and its number of conversations, the running week last.
    """

    conversations: int = 0
    named: int = 0
    introductions: int = 0
    thanked: int | None = None
    weeks: tuple[tuple[date, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Held:
    """When a conversation was over, and when its thanks went out."""

    over_at: datetime
    thanked_at: datetime | None


def thanked_in_time(meetings: Sequence[Held], now: datetime) -> int | None:
    """The percentage thanked within a day; those whose day is not over yet do not count against it."""
    kept = [each.thanked_at is not None and each.thanked_at - each.over_at <= A_DAY for each in meetings]
    open_still = [each.thanked_at is None and now - each.over_at <= A_DAY for each in meetings]
    counted = len(meetings) - sum(open_still)
    return round(100 * sum(kept) / counted) if counted else None


def by_week(days: Iterable[date], today: date) -> tuple[tuple[date, int], ...]:
    """How many of the days fall into each of the last weeks."""
    first = monday(today) - timedelta(weeks=WEEKS - 1)
    counts = {first + timedelta(weeks=place): 0 for place in range(WEEKS)}
    for day in days:
        if monday(day) in counts:
            counts[monday(day)] += 1
    return tuple(counts.items())
