"""What a column of a table is: its key, its heading, and how it reads one row."""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum, auto
from typing import Any, NamedTuple

from PySide6.QtCore import Qt

# Plain ints: as an enum each of the 1,700 questions that a view asks for one picture costs twice as much.
DISPLAY = int(Qt.ItemDataRole.DisplayRole.value)
USER = int(Qt.ItemDataRole.UserRole.value)
ROLE_ROW = USER  # the row object, or None where it is gone
ROLE_ID = USER + 1
ACCESSIBLE = int(Qt.ItemDataRole.AccessibleTextRole.value)
SPOKEN_ROLES = frozenset({DISPLAY, ACCESSIBLE})


class Look(Enum):
    """How the delegate paints a cell."""

    NAME = auto()  # a round avatar and the strong text
    PLACE = auto()  # the same with a rounded square, for organisations
    STRONG = auto()
    TEXT = auto()
    QUIET = auto()
    CHIP = auto()
    DOT = auto()  # a dot in the tone, then the text
    WHEN = auto()  # a chip where there is a tone, else quiet text
    NUMBER = auto()  # quiet, at the right, figures of one width


class Column(NamedTuple):
    """One column; `text` and `tone` read a row object, `width` is in pixels for 13-pixel text."""

    key: str
    title: str
    text: Callable[[Any], str]
    look: Look = Look.TEXT
    tone: Callable[[Any], str] | None = None
    width: int = 120
    rank: int = 0  # where the room is short, columns of the highest rank go first; 0 always stays
    sortable: bool = True
    blank: str = "—"  # what stands where there is no text
