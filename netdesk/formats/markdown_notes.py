"""One meeting as a page of Markdown that reads well as plain text too."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

# Backslashes before these keep typed text from becoming markup: no link, no picture, no HTML.
_MARKUP = re.compile(r"([\\<&\[`])")
_FIRST = re.compile(r"(#+(?=\s|$)|={2,}$|-{2,}$)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A question of the agenda, whether it was asked, and what was answered."""

    wording: str
    ticked: bool
    answer: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingPage:
    """What a meeting's page tells; what is empty is left out."""

    title: str
    facts: Sequence[tuple[str, str]]
    agenda: Sequence[Asked] = ()
    notes: Sequence[str] = ()
    mentions: Sequence[str] = ()
    leads: Sequence[str] = ()
    steps: Sequence[tuple[str, bool]] = ()
    day: date | None = None


def page(meeting: MeetingPage) -> str:
    """The page as text."""
    return "\n".join(_lines(meeting)).rstrip() + "\n"


def _lines(meeting: MeetingPage) -> Iterator[str]:
    yield f"# {_inline(meeting.title)}"
    yield ""
    yield from (f"- **{name}:** {_inline(text)}" for name, text in meeting.facts if text.strip())
    if any(note.strip() for note in meeting.notes):
        yield from ("", "## Notes", "", *_text("\n\n".join(meeting.notes).strip()))
    if meeting.agenda:
        yield from ("", "## Questions", "")
        for asked in meeting.agenda:
            yield from _asked(asked)
    if meeting.mentions:
        yield from ("", "## Named", "", *(f"- {_inline(name)}" for name in meeting.mentions))
    if meeting.leads:
        yield from ("", "## Leads", "", *(f"- {_inline(lead)}" for lead in meeting.leads))
    if meeting.steps:
        yield from ("", "## Next steps", "", *(_ticked(title, done) for title, done in meeting.steps))


def _asked(asked: Asked) -> Iterator[str]:
    yield _ticked(asked.wording, asked.ticked)
    if asked.answer.strip():
        yield ""
        yield from (f"  {line}" if line else "" for line in _text(asked.answer))
        yield ""


def _ticked(text: str, done: bool) -> str:
    return f"- [{'x' if done else ' '}] {_inline(text)}"


def _inline(text: str) -> str:
    return _MARKUP.sub(r"\\\1", " ".join(text.split()))


def _text(text: str) -> Iterator[str]:
    """Line by line as it was typed: two blanks at the end keep a line from running into the next."""
    lines = text.splitlines()
    for number, line in enumerate(lines):
        shown = _FIRST.sub(r"\\\1", _MARKUP.sub(r"\\\1", line.rstrip()), count=1) if line.strip() else ""
        goes_on = shown and number + 1 < len(lines) and lines[number + 1].strip()
        yield f"{shown}  " if goes_on else shown
