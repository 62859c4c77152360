"""What follows from a meeting."""

from __future__ import annotations

from netdesk.ui.pages.meetings.parts import Parts
from netdesk.ui.pages.meetings.phase import PhaseView


class FollowThrough(PhaseView):
    """Decides on what was named and makes the next steps."""

    def __init__(self, parts: Parts, meeting_id: int) -> None:
        super().__init__()

    def finish(self) -> None:
        """Makes the next steps."""
