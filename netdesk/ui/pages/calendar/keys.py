"""What the keys do with an entry, the same in the month and in the lists."""

from __future__ import annotations

from enum import Enum

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

CTRL = Qt.KeyboardModifier.ControlModifier
NONE = Qt.KeyboardModifier.NoModifier
STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -7, Qt.Key.Key_Down: 7}
"""Arrow keys in days."""


class Deed(Enum):
    """What can be done with an entry by one key."""

    OPEN = "open"
    CONTACT = "contact"
    DONE = "done"
    SNOOZE = "snooze"
    DELETE = "delete"


_DEEDS = {
    Qt.Key.Key_Return: Deed.OPEN,
    Qt.Key.Key_Enter: Deed.OPEN,
    Qt.Key.Key_C: Deed.CONTACT,
    Qt.Key.Key_Space: Deed.DONE,
    Qt.Key.Key_D: Deed.DONE,
    Qt.Key.Key_S: Deed.SNOOZE,
    Qt.Key.Key_Delete: Deed.DELETE,
    Qt.Key.Key_Backspace: Deed.DELETE,
}


def deed_of(event: QKeyEvent) -> Deed | None:
    """What a key does with the entry that is chosen; nothing with a modifier held."""
    if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
        return None
    return _DEEDS.get(Qt.Key(event.key()))


def days_of(event: QKeyEvent) -> int:
    """By how many days an arrow key with Ctrl moves an entry; 0 for every other key."""
    held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    return STEPS.get(Qt.Key(event.key()), 0) if held == CTRL else 0
