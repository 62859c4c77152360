"""What is to be done: the line as it was typed, without the words that say when."""

import re
from collections.abc import Sequence
from dataclasses import replace

from netdesk.domain.plain_words.patterns import When

_LEAD = re.compile(
    r"[\s,;:(–—-]*(?:(?<![\w'’])(?:on|by|at|before|b4|until|till|til|due|starting|beginning|from|for|around|and|then"
    r"|over|during|later|some ?time|latest|as of|no later than|not later than|best"
    r"|(?:close|end) of(?: business| play)?|cob|eob)(?![\w'’])[\s,:]*)*$",
    re.IGNORECASE,
)
_MOVED_TO = re.compile(
    r"^(?:please )?(?:move|postpone|reschedule|push|shift|put off|bring forward) .* to\s*$", re.IGNORECASE
)
_TRAIL = re.compile(
    r"^(?:[\s,;:)–—-]|at the (?:very )?latest(?![\w'’])|(?:at )?latest(?=\s*(?:$|[.,;:!?]))"
    r"|(?:sharp|some ?time|onwards?|or (?:so|earlier|sooner))(?![\w'’]))+",
    re.IGNORECASE,
)
_LOOSE = re.compile(r"\s+([.!?,;:])")
_PREFACE = re.compile(
    r"^(?:please |(?:could|can|would) you (?:please )?(?=remind)"
    r"|(?:remind|reminder for) me to |reminder to |remember to |don['’]?t forget to |to-?do: "
    r"|i (?:need|have|want|ought) to |i (?:should|must) |i['’]d like to |note to self: )+",
    re.IGNORECASE,
)
_LISTED = re.compile(
    r",\s+(?!(?:about|re|regarding|concerning|for|to|with|at|in|on|by|and)\b)[\w\"“(]", re.IGNORECASE
)
"""`Lunch, Friday, Helen` stays a list, and `Lunch, Friday, about the fair` is none."""
_DASH = re.compile(r"\)? ([-–—]) (?=\w)")
_ENDED, _ONLY_ENDS = re.compile(r"[.!?]$"), re.compile(r"\s*[.!?]+")
_LONGEST_LEAD = 80


def title_of(line: str, said: Sequence[When]) -> str:
    """The line without the places that say when, and without what led to them."""
    title = line
    for one in reversed(_parted(said)):
        before, after = _without_lead(title[: one.start]), _TRAIL.sub(" ", title[one.end :], count=1)
        if title[one.end :].startswith(":") and before:
            before += ":"
        if _LISTED.match(title, one.end) and before:
            before += ","
        if (dash := _DASH.match(title, one.end)) and before:
            before += f" {dash[1]}"
        if after.strip() == "." or (_ENDED.search(before) and _ONLY_ENDS.fullmatch(after)):
            after = ""  # it ended the sentence, not the title
        title = f"{before} {after}" if before else after.lstrip(" ,;:.)–—-")
    title = _PREFACE.sub("", " ".join(title.split()).strip(" ,;:–—-"))
    title = _LOOSE.sub(r"\1", title)
    return title[:1].upper() + title[1:] if line[:1].isupper() else title


def _without_lead(before: str) -> str:
    """Only the last words are looked at, so that a long line takes no longer than it must."""
    if _MOVED_TO.match(before[-_LONGEST_LEAD:]):
        before = before.rstrip()[:-2]
    far, near = before[:-_LONGEST_LEAD], before[-_LONGEST_LEAD:]
    return far + _LEAD.sub("", near)


def _parted(said: Sequence[When]) -> list[When]:
    """Places that overlap (`tonight` is a day and a time) become one."""
    parted: list[When] = []
    for one in sorted(said, key=lambda each: (each.start, each.end)):
        if parted and one.start < parted[-1].end:
            parted[-1] = replace(parted[-1], end=max(one.end, parted[-1].end))
        else:
            parted.append(one)
    return parted
