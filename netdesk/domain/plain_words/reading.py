"""Reads a follow-up out of one line of plain words."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, datetime, time, timedelta

from netdesk.domain.plain_words.days import days_in
from netdesk.domain.plain_words.kinds import kind_of
from netdesk.domain.plain_words.names import named_in
from netdesk.domain.plain_words.patterns import When
from netdesk.domain.plain_words.repeats import first_from, repeats_in, united
from netdesk.domain.plain_words.said import Naming, Person, Understood
from netdesk.domain.plain_words.times import PUT_OUT, in_part, parts_of_day, times_in
from netdesk.domain.plain_words.titles import title_of

LONGEST = 2_000
"""Characters that are looked at: a line is a line."""
_UNTIL = re.compile(r"(?:until|till|up to)\s*$", re.IGNORECASE)
_TOPIC = re.compile(
    r"(?<![\w'’])(?:about(?! \d)|regarding|concerning|re:|that|because|whether|if|who|which)(?![\w'’])",
    re.IGNORECASE,
)
_QUOTED = re.compile(r"(?<=.)(?:\"[^\"]*\"|“[^”]*”|«[^»]*»)")
_UNTIL_WITHIN = re.compile(r"(?:until|till)\s", re.IGNORECASE)


def understand(text: str, now: datetime, known: Iterable[Person] = ()) -> Understood:
    """What the line says at this wall time; the words that say when are left out of its title."""
    line = " ".join(text[:LONGEST].split())
    naming = named_in(line, known)
    free = _without_names(line, naming)
    repeat, repeats = _repeat(free, now)
    free = _put_out(free, repeats)
    day = _best_day(_before_the_topic(line, list(days_in(free, now))))
    repeat, day = _ended(free, repeat, day)
    at, times = _time_of_day(free, line, [one for one in (day, *repeats) if one is not None])
    due = _due(day, at, repeat, now)
    said = [*repeats, *times, *([day] if day else [])]
    title = title_of(line, said) or line
    return Understood(
        title=title,
        kind=kind_of(_without_quotes(title)),
        day=first_from(repeat.repeat, due) if repeat and due else due,
        at=at,
        repeat=repeat.repeat if repeat else "",
        naming=naming,
        dated=day is not None or repeat is not None,
    )


def _without_names(line: str, naming: Naming) -> str:
    """The name is taken out, so that April Summers is no month; so is what is quoted."""
    start, end = naming.place
    return _without_quotes(line[:start] + "x" * (end - start) + line[end:])


def _without_quotes(line: str) -> str:
    return _QUOTED.sub(lambda found: "x" * len(found[0]), line)


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


def _repeat(line: str, now: datetime) -> tuple[When | None, list[When]]:
    """How often; `weekly … on Thursdays` says it in two places."""
    found = list(repeats_in(line, now))
    best = _best(found)
    if best is None:
        return None, []
    others = [one for one in found if one.end <= best.start or one.start >= best.end]
    other = _best(others)
    rule = united(best.repeat, other.repeat) if other else ""
    if other is None or not rule:
        return best, [best]
    return replace(best, repeat=rule, day=min(filter(None, (best.day, other.day)))), [best, other]


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


def _time_of_day(line: str, typed: str, beside: list[When]) -> tuple[time | None, list[When]]:
    """The time and the places that say it: a clock's, a part of the day's, or both."""
    moment = next((one.at for one in beside if one.at is not None and not one.repeat), None)
    if moment is not None:
        return moment, []
    part = _best(parts_of_day(line, beside)) or next((one for one in beside if one.at is not None), None)
    clock = _best(_before_the_topic(typed, list(times_in(_put_out(line, beside)))))
    places = [one for one in (clock, part) if one is not None]
    if clock is None or clock.at is None or part is None or part.at is None:
        return (places[0].at if places else None), places
    return in_part(clock.at, part.at, typed[clock.start : clock.end]), places


def _ended(line: str, repeat: When | None, day: When | None) -> tuple[When | None, When | None]:
    """`every week until 24 December`: the day is the end of the series."""
    if repeat is None or day is None or day.day is None:
        return repeat, day
    ahead = line[max(0, day.start - 10) : day.start]
    if not _UNTIL.search(ahead) and not _UNTIL_WITHIN.match(line, day.start):
        return repeat, day
    until = replace(repeat, repeat=f"{repeat.repeat};UNTIL={day.day:%Y%m%d}")
    return until, When(start=day.start, end=day.end)


def _due(day: When | None, at: time | None, repeat: When | None, now: datetime) -> date | None:
    """The day said; else the first of the series; else, for a time alone, today or tomorrow."""
    if day is not None and day.day is not None:
        return day.day
    if repeat is not None:
        return repeat.day
    return None if at is None else now.date() + timedelta(days=int(at <= now.time()))
