"""Reads a follow-up out of one line of plain words."""

import re
from collections.abc import Iterable
from datetime import datetime

from netdesk.domain.plain_words.kinds import kind_of
from netdesk.domain.plain_words.names import named_in
from netdesk.domain.plain_words.said import Naming, Person, Understood
from netdesk.domain.plain_words.spelling import respelt
from netdesk.domain.plain_words.timing import timed
from netdesk.domain.plain_words.titles import title_of

LONGEST = 2_000
"""Characters that are looked at: a line is a line."""
_QUOTED = re.compile(r"(?<=.)(?:\"[^\"]*\"|“[^”]*”|«[^»]*»)")


def understand(text: str, now: datetime, known: Iterable[Person] = ()) -> Understood:
    """What the line says at this wall time; the words that say when are left out of its title."""
    line = " ".join(text[:LONGEST].split())
    naming = named_in(line, known)
    spelt = respelt(_without_names(line, naming))
    timing = timed(spelt.text, now)
    title = title_of(line, [spelt.typed(one) for one in timing.places]) or line
    return Understood(
        title=title,
        kind=kind_of(_without_quotes(title)),
        day=timing.day,
        at=timing.at,
        repeat=timing.repeat,
        naming=naming,
        dated=timing.dated,
    )


def _without_names(line: str, naming: Naming) -> str:
    """The name is taken out, so that April Summers is no month; so is what is quoted."""
    start, end = naming.place
    return _without_quotes(line[:start] + "x" * (end - start) + line[end:])


def _without_quotes(line: str) -> str:
    return _QUOTED.sub(lambda found: "x" * len(found[0]), line)
