"""The preparation of a meeting."""

from __future__ import annotations

from netdesk.domain.meeting_view import MeetingView
from netdesk.ui.pages.meetings.parts import Parts
from netdesk.ui.pages.meetings.phase import PhaseView
from netdesk.ui.pages.meetings.typed import Saving


class Prepare(PhaseView):
    """Makes the case, chooses the questions and tells whether all is ready."""

    def __init__(self, parts: Parts, meeting_id: int, saving: Saving) -> None:
        super().__init__()

    def main_action(self, view: MeetingView) -> str:
        return self.tr("Start meeting") if view.meeting.held_at is None else ""
