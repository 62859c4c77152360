"""Reads a follow-up out of one line of plain words."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta

from netdesk.domain.follow_up import FollowUpKind
from netdesk.domain.plain_words.days import days_in
from netdesk.domain.plain_words.kinds import kind_of
from netdesk.domain.plain_words.names import NOBODY, Naming, Person, named_in
from netdesk.domain.plain_words.patterns import When
from netdesk.domain.plain_words.repeats import repeats_in
from netdesk.domain.plain_words.times import part_beside, times_in

LONGEST = 2_000
"""Characters that are looked at: a line is a line."""
_LEAD = re.compile(
    r"(?:[\s,;:(–—-]|(?<![\w'’])(?:on|by|at|before|until|till|due|starting|beginning|from|for|around|and|then"
    r"|latest|no later than|not later than)(?![\w'’]))+$",
    re.IGNORECASE,
)
_TRAIL = re.compile(r"^[\s,;:)–—-]+")
_LOOSE = re.compile(r"\s+([.!?,;:])")
_PREFACE = re.compile(
    r"^(?:please |remind me to |remember to |don['’]t forget to |i (?:need|have|want|ought) to "
    r"|i (?:should|must) )+",
    re.IGNORECASE,
)
_UNTIL = re.compile(r"(?:until|till|up to)\s*$", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Understood:
    """What one line says: `repeat` is an RFC 5545 rule or empty; `naming` whom it may mean."""

    title: str
    kind: FollowUpKind = FollowUpKind.OTHER
    day: date | None = None
    at: time | None = None
    repeat: str = ""
    naming: Naming = NOBODY

    @property
    def due(self) -> str:
        """The day, with its time where there is one, as ISO 8601; empty without a day."""
        if self.day is None:
            return ""
        return f"{self.day.isoformat()}T{self.at:%H:%M}" if self.at is not None else self.day.isoformat()


def understand(text: str, now: datetime, known: Iterable[Person] = ()) -> Understood:
    """What the line says at this wall time; the words that say when are left out of its title."""
    line = " ".join(text[:LONGEST].split())
    naming = named_in(line, known)
    free = _without_names(line, naming)
    repeat = _best(repeats_in(free, now))
    free = _blanked(free, [repeat] if repeat else [])
    day, at = _day_and_time(free, now)
    repeat, day = _ended(free, repeat, day)
    said = [one for one in (repeat, day, at) if one is not None]
    return Understood(
        title=_title(line, _parted(said)) or line,
        kind=kind_of(line),
        day=_due(day, at, repeat, now),
        at=_time(day, at),
        repeat=repeat.repeat if repeat else "",
        naming=naming,
    )


def _without_names(line: str, naming: Naming) -> str:
    """The name is taken out, so that April Summers is no month."""
    start, end = naming.place
    return line[:start] + "x" * (end - start) + line[end:]


def _best(found: Iterable[When]) -> When | None:
    """The surest, then the longest, then the last one."""
    return max(found, key=lambda one: (one.weight, one.end - one.start, one.start), default=None)


def _day_and_time(line: str, now: datetime) -> tuple[When | None, When | None]:
    day = _best_day(list(days_in(line, now)))
    if day is not None and day.at is not None:
        return day, None
    beside = part_beside(line, day) if day is not None else None
    rest = _blanked(line, [day] if day and not _is_part_of_day(line, day) else [])
    at = _best(times_in(rest)) or beside
    return day, at


def _is_part_of_day(line: str, day: When) -> bool:
    """`tonight` and `this evening` say the day and the time at once."""
    return line[day.start : day.end].lower().startswith(("tonight", "this morning", "this aft", "this eve"))


def _best_day(found: Sequence[When]) -> When | None:
    """One that lies inside a longer one is only a piece of it."""
    whole = [one for one in found if not any(_inside(one, other) for other in found)]
    return _best(whole)


def _inside(one: When, other: When) -> bool:
    longer = other.end - other.start > one.end - one.start
    return longer and other.start <= one.start and one.end <= other.end and other.weight + 1 >= one.weight


def _ended(line: str, repeat: When | None, day: When | None) -> tuple[When | None, When | None]:
    """`every week until 24 December`: the day is the end of the series."""
    if repeat is None or day is None or not _UNTIL.search(line[: day.start]):
        return repeat, day
    assert day.day is not None
    until = f"{repeat.repeat};UNTIL={day.day:%Y%m%d}"
    ending = When(start=repeat.start, end=repeat.end, day=repeat.day, repeat=until)
    return ending, When(start=day.start, end=day.end)


def _due(day: When | None, at: When | None, repeat: When | None, now: datetime) -> date | None:
    """The day said; else the first of the series; else, for a time alone, today or tomorrow."""
    if day is not None and day.day is not None:
        return day.day
    if repeat is not None:
        return repeat.day
    if at is None or at.at is None:
        return None
    return now.date() + timedelta(days=int(at.at <= now.time()))


def _time(day: When | None, at: When | None) -> time | None:
    if at is not None:
        return at.at
    return day.at if day is not None else None


def _blanked(line: str, said: Sequence[When]) -> str:
    """The line with what was understood put out, everything else in its place."""
    for one in said:
        line = line[: one.start] + "\0" * (one.end - one.start) + line[one.end :]
    return line


def _title(line: str, said: Sequence[When]) -> str:
    """The line without the words that say when, and without what led to them."""
    title = line
    for one in sorted(said, key=lambda each: (each.start, each.end), reverse=True):
        before, after = _LEAD.sub("", title[: one.start]), title[one.end :]
        title = f"{before} {_TRAIL.sub(' ', after, count=1)}" if before else after.lstrip(" ,;:.)–—-")
    title = _PREFACE.sub("", " ".join(title.split()).strip(" ,;:–—-"))
    title = _LOOSE.sub(r"\1", title)
    return title[:1].upper() + title[1:] if line[:1].isupper() else title


def _parted(said: Sequence[When]) -> list[When]:
    """Places that overlap (`tonight` is a day and a time) become one."""
    parted: list[When] = []
    for one in sorted(said, key=lambda each: (each.start, each.end)):
        if parted and one.start < parted[-1].end:
            parted[-1] = replace(parted[-1], end=max(one.end, parted[-1].end))
        else:
            parted.append(one)
    return parted
