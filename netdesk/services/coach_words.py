"""Reads the words of a language for the ask coach; no desk is needed for that."""

from netdesk import content
from netdesk.domain.coach.coach import Coach
from netdesk.domain.coach.rules import language_of

ENGLISH = "en"


def read_coach(language: str = ENGLISH) -> Coach:
    """The coach with the rules of one language; takes 0.1 s."""
    return Coach(language_of(content.read_toml("coach", f"{language}.toml")))
