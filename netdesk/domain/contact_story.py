"""A contact's story so far: everything that happened between the user and them, in time order."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

AROUND = 60
"""So many characters are quoted on either side of a name."""


class StoryKind(StrEnum):
    """What a part of the story tells of."""

    ADDED = "added"
    IMPORTED = "imported"
    TOUCH = "touch"
    MEETING = "meeting"
    MENTION = "mention"
    INTRODUCTION = "introduction"
    FOLLOW_UP = "follow-up"


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryItem:
    """One part of the story; `at` is wall time, `link_id` the record of its kind (a mention's meeting).

    `letter` is the whole text of a message that was sent.
    """

    at: datetime
    title: str
    detail: str = ""
    kind: StoryKind
    link_id: int = 0
    letter: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactStep:
    """What comes next with a contact: a follow-up or a meeting; `at` is wall time where it has one."""

    title: str
    detail: str = ""
    on: date | None = None
    at: datetime | None = None
    follow_up_id: int = 0
    meeting_id: int = 0


def around(text: str, start: int, end: int) -> str:
    """The words around a stretch of a note, on its line, cut at words and marked where cut."""
    first = text.rfind("\n", 0, start) + 1
    last = text.find("\n", end)
    last = len(text) if last < 0 else last
    left, right = max(first, start - AROUND), min(last, end + AROUND)
    if left > first:
        left = text.find(" ", left, start) + 1 or left
    if right < last:
        cut = text.rfind(" ", end, right)
        right = cut if cut > 0 else right
    return ("…" if left > first else "") + text[left:right].strip() + ("…" if right < last else "")
