"""What the ask coach says about a text: what to word differently, what is good, what is missing."""

from dataclasses import dataclass
from enum import StrEnum


class Rule(StrEnum):
    """What the method warns of."""

    ASKS_FOR_JOB = "asks_for_job"
    PUSHES_CV = "pushes_cv"
    ASKS_FOR_VERDICT = "asks_for_verdict"
    FISHES_FOR_NAMES = "fishes_for_names"
    MAKES_DEMAND = "makes_demand"
    COULD_BE_READ_UP = "could_be_read_up"


class Good(StrEnum):
    """What the method asks for, and a text can have."""

    ASKS_FOR_ADVICE = "asks_for_advice"
    SAYS_HOW_LONG = "says_how_long"
    NAMES_CONTACT = "names_contact"
    SAYS_WHY_YOU = "says_why_you"
    THANKS = "thanks"
    OFFERS_BACK = "offers_back"


class AskKind(StrEnum):
    """What a draft asks for, and so what it must not lack."""

    REQUEST = "request"
    INTRODUCTION = "introduction"


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """Words that a rule warns of, from code point `start` to before `end`."""

    rule: Rule
    start: int
    end: int
    why: str
    instead: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Praise:
    """Words that do what the method asks for."""

    good: Good
    start: int
    end: int
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Missing:
    """What a draft of its kind should say and does not."""

    good: Good
    why: str
    instead: str
