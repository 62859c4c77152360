"""Where a contact stands."""

from enum import StrEnum


class Stage(StrEnum):
    """Where a contact stands, in the order of the way."""

    TO_CONTACT = "to contact"
    REACHED_OUT = "reached out"
    MEETING_SET = "meeting set"
    MET = "met"
    STAYING_IN_TOUCH = "staying in touch"
    RESTING = "resting"
