"""When a line is due and how often: its days, times and repetitions put together."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta

from netdesk.domain.plain_words.bare_times import bare_times_in
from netdesk.domain.plain_words.days import days_in
from netdesk.domain.plain_words.ends import End, can_end, counted_end, ended, until_in
from netdesk.domain.plain_words.patterns import When
from netdesk.domain.plain_words.repeats import ONLY_BESIDE, first_from, repeats_in, united
from netdesk.domain.plain_words.times import PUT_OUT, in_part, parts_of_day, times_in

_TOPIC = re.compile(
    r"(?<![\w'’])(?:about(?! \d)|regarding|concerning|re:|that|because|whether|if|who|which)(?![\w'’])",
    re.IGNORECASE,
)
_THROUGH = re.compile("through ", re.IGNORECASE)
"""It says when a series ends; `go through March` does not say when to do it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Timing:
    """What a line says of when: `repeat` is an RFC 5545 rule or empty."""

    day: date | None
    at: time | None
    repeat: str
    dated: bool
    places: tuple[When, ...]
    """The words that say it."""


def timed(line: str, now: datetime) -> Timing:
    """When the line is due at this wall time, and how often."""
    repeat, repeats = _repeat(line, now)
    free = _put_out(line, repeats)
    days = [one for one in days_in(free, now) if repeat or not _THROUGH.match(free, one.start)]
    end = _end(free, days, repeat.repeat) if repeat else None
    free, days = _without(free, days, end)
    day = _best_day(_before_the_topic(free, days))
    at, times = _time_of_day(free, [one for one in (day, *repeats) if one is not None])
    due = _due(day, at, repeat, now)
    end = end if due and can_end(end, due) else None
    return Timing(
        day=due,
        at=at,
        repeat=ended(repeat.repeat, due, end) if repeat and due else "",
        dated=day is not None or repeat is not None,
        places=(*repeats, *times, *([day] if day else []), *([end.place] if end else [])),
    )


def _without(line: str, days: list[When], end: End | None) -> tuple[str, list[When]]:
    """The line and its days without the end of the series."""
    if end is None:
        return line, days
    return _put_out(line, [end.place]), [one for one in days if not _overlap(one, end.place)]


def _put_out(line: str, said: Sequence[When]) -> str:
    """The line with what was understood put out, everything else in its place."""
    for one in said:
        line = line[: one.start] + PUT_OUT * (one.end - one.start) + line[one.end :]
    return line


def _best(found: Iterable[When]) -> When | None:
    """The surest, then the longest, then the last one."""
    return max(found, key=_sureness, default=None)


def _sureness(one: When) -> tuple[int, int, int]:
    return one.weight, one.end - one.start, one.start


def _overlap(one: When, other: When) -> bool:
    return one.start < other.end and other.start < one.end


def _repeat(line: str, now: datetime) -> tuple[When | None, list[When]]:
    """How often; `weekly … on Thursdays` says it in two places."""
    found = list(repeats_in(line, now))
    best = _best(one for one in found if one.weight > ONLY_BESIDE)
    if best is None:
        return None, []
    other = _best([one for one in found if not _overlap(one, best)])
    rule = united(best.repeat, other.repeat) if other else ""
    if other is None or not rule:
        return best, [best]
    days = (best.day, other.day) if other.weight > ONLY_BESIDE else (other.day,)
    return replace(best, repeat=rule, day=min(filter(None, days))), [best, other]


def _end(line: str, days: Sequence[When], rule: str) -> End | None:
    """`until 24 December`, `for six weeks`, `8 times`."""
    return until_in(line, sorted(days, key=_sureness, reverse=True)) or counted_end(line, rule)


def _best_day(found: Sequence[When]) -> When | None:
    """One that lies inside a longer one is only a piece of it."""
    sure_first = sorted(found, key=_sureness, reverse=True)
    return next((one for one in sure_first if not any(_inside(one, other) for other in found)), None)


def _before_the_topic(line: str, found: Sequence[When]) -> Sequence[When]:
    """`on Friday about the talk on Monday`: where both are said, the first is when to do it."""
    topic = _TOPIC.search(line)
    before = [one for one in found if topic is not None and one.start < topic.start()]
    return before or found


def _inside(one: When, other: When) -> bool:
    longer = other.end - other.start > one.end - one.start
    return longer and other.start <= one.start and one.end <= other.end and other.weight + 1 >= one.weight


def _time_of_day(line: str, beside: list[When]) -> tuple[time | None, list[When]]:
    """The time and the places that say it: a clock's, a part of the day's, or both."""
    moment = next((one.at for one in beside if one.at is not None and not one.repeat), None)
    if moment is not None:
        return moment, []
    part = _best(parts_of_day(line, beside)) or next((one for one in beside if one.at is not None), None)
    free = _put_out(line, beside)
    clock = _best(_before_the_topic(line, [*times_in(free), *bare_times_in(free)]))
    places = [one for one in (clock, part) if one is not None]
    if clock is None or clock.at is None or part is None or part.at is None:
        return (places[0].at if places else None), places
    return in_part(clock.at, part.at, line[clock.start : clock.end]), places


def _due(day: When | None, at: time | None, repeat: When | None, now: datetime) -> date | None:
    """The day said; else the first of the series; else, for a time alone, today or tomorrow."""
    named = day.day if day is not None else None
    if repeat is not None and (first := named or repeat.day):
        return first_from(repeat.repeat, first)
    if named is not None or at is None:
        return named
    return now.date() + timedelta(days=int(at <= now.time()))
