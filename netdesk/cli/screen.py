"""Whether there is a screen, and Qt without one."""

import os
import sys

NAMES = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")


def is_there() -> bool:
    """Whether a window can be shown; Linux alone may have no screen at all."""
    return not sys.platform.startswith("linux") or any(map(os.environ.get, NAMES))


def do_without() -> None:
    """Where there is no screen, Qt paints into memory: it would end the process instead."""
    if not is_there():
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
