"""The preparation of a meeting on one printed page."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from netdesk.domain.meeting_view import MeetingView
from netdesk.ui.pages.meetings.parts import Parts


def ask_and_print(window: QWidget, parts: Parts, view: MeetingView, say: Callable[[str], None]) -> None:
    """Asks for a place and writes the page there."""
