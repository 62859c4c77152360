"""Whose name may be used: only where "may I use your name?" was asked and answered with yes."""

from collections.abc import Sequence
from dataclasses import dataclass

from netdesk.domain.meeting import UseName
from netdesk.domain.meeting_view import ContactBrief


@dataclass(frozen=True, slots=True, kw_only=True)
class Door:
    """Somebody who led to a contact, with all that was said on the use of their name."""

    by: ContactBrief
    said: tuple[object, ...]

    @property
    def open(self) -> bool:
        """Whether the name may be used: one no outweighs a yes."""
        return UseName.YES in self.said and UseName.NO not in self.said


def open_door(doors: Sequence[Door]) -> Door | None:
    """The first whose name may be used."""
    return next((door for door in doors if door.open), None)


def why_closed(doors: Sequence[Door], first: str) -> str:
    """Why nobody's name can be used with this contact; empty where one can."""
    if open_door(doors) is not None:
        return ""
    if not doors:
        return f"Nobody has led you to {first} so far."
    name = doors[0].by.first
    if UseName.NO in doors[0].said:
        return f"{name} would rather not be named."
    return f"Ask {name} first: “May I use your name?”"
