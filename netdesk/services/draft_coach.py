"""The ask coach for drafts: what is still to be filled in is no words of the user."""

from netdesk.domain.coach.findings import AskKind, Finding, Missing, Rule
from netdesk.domain.draft import DraftKind
from netdesk.services.coach import CoachService
from netdesk.services.templates import TemplateService

_KINDS = {
    DraftKind.REQUEST: AskKind.REQUEST,
    DraftKind.INTRODUCED_REQUEST: AskKind.REQUEST,
    DraftKind.INTRODUCTION: AskKind.INTRODUCTION,
}


class DraftCoach:
    """Looks past the gaps of a draft: a note in one of them is to be said in other words anyway."""

    def __init__(self, coach: CoachService, templates: TemplateService) -> None:
        self._coach, self._templates = coach, templates

    def coach(self, text: str) -> list[Finding]:
        """What the rules that are not muted warn of, in the order of the text."""
        return self._coach.coach(self._templates.shipped.words.blanked(text))

    def missing(self, text: str, kind: DraftKind) -> list[Missing]:
        """What a draft of this kind should say and does not; a gap may still come to say it."""
        wanted = _KINDS.get(kind)
        return self._coach.missing(text, wanted) if wanted is not None else []

    def mute(self, rule: Rule) -> None:
        """Leaves a rule out from now on."""
        self._coach.mute(rule)
