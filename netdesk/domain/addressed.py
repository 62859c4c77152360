"""What was promised, as it is said to the person to whom it was promised."""

import re
from collections.abc import Sequence

_VERBS = (
    "ask|bring|call|e-mail|email|forward|get|give|help|invite|keep|lend|let|mail|meet|message|pay|phone|"
    "remind|ring|send|show|tell|text|thank|visit|write"
)
_THIRD = re.compile(
    r"\b(?:he|she|they|him|her|them|his|hers|their|theirs|himself|herself|themselves)\b", re.IGNORECASE
)
_AFTER_HER = (
    "a|an|the|my|our|this|that|these|those|some|one|two|three|about|after|again|as|at|back|before|by|for|from|"
    "how|if|in|into|know|next|on|once|out|over|posted|soon|to|today|tomorrow|until|up|what|when|where|whether|who|"
    "with|within"
)
"""Words that show that `her` is the person: before others it may be whose something is."""
_END = r"(?=$|[,.;:!?])"


def to_them(promise: str, names: Sequence[str] = ()) -> str:
    """`Send him the sheet` as `to send you the sheet`; what is not as simple stays as it was noted."""
    said = " ".join(promise.split())
    found = _leading(names).match(said)
    if found is None or _speaks_of_others(said[found.end() :], names, by_name=bool(found["name"])):
        return said
    return f"to {found['verb'].lower()} you{said[found.end() :]}"


def _leading(names: Sequence[str]) -> re.Pattern[str]:
    """A verb of giving and telling, and then the person."""
    known = "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True) if name)
    name = f"(?-i:{known})" if known else "(?!)"
    her = rf"her(?={_END}|\s+(?:{_AFTER_HER})\b)"
    person = rf"(?:(?:him|them|(?P<name>{name}))(?={_END}|\s)|{her})"
    return re.compile(rf"(?:to\s+)?(?P<verb>{_VERBS})\s+{person}", re.IGNORECASE)


def _speaks_of_others(rest: str, names: Sequence[str], *, by_name: bool) -> bool:
    """Whether the words after the person are about somebody: them once more, or one beside them."""
    again = any(re.search(rf"\b{re.escape(name)}\b", rest) for name in names if name)
    goes_on = by_name and re.match(r"\s+[^\W\d_a-zß-ÿ]", rest) is not None
    return again or goes_on or re.match(r"\s+(?:and|or|&)\s", rest) is not None or bool(_THIRD.search(rest))
