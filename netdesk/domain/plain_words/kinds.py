"""What sort of step a sentence speaks of: a call, a message, thanks, an introduction, ..."""

import re

from netdesk.domain.follow_up import FollowUpKind

_WORDS: tuple[tuple[FollowUpKind, str], ...] = (
    (FollowUpKind.THANK, r"thank(?:s|ing)?|thank[ -]you(?: note| card)?"),
    (
        FollowUpKind.KEEP_POSTED,
        r"keep(?:ing)? (?:\S+ ){1,4}(?:posted|informed|up to date|in the loop)|report back"
        r"|let \S+(?: \S+)? know how|tell \S+(?: \S+)? (?:how|what came|what happened)"
        r"|update(?! the| my| our)(?= \S+ (?:on|about))",
    ),
    (
        FollowUpKind.INTRODUCTION,
        r"introduc(?:e|ing|tion)|intro|connect (?=\S+(?: \S+)? (?:with|to|and))",
    ),
    (FollowUpKind.CALL, r"call(?:ing)?(?: back)?|ring|phone|telephone|dial|voice ?mail"),
    (
        FollowUpKind.WRITE,
        r"write|writing|e-?mail|mail|message|text|reply|respond|answer|send(?:ing)?|forward|post"
        r"|drop \S+ a (?:line|note)",
    ),
    (
        FollowUpKind.TOUCH,
        r"follow(?:ing)? up|meet(?: up)?|coffee|lunch|dinner|breakfast|drinks?|catch up|touch base"
        r"|check in|say (?:hello|hi)|(?:get|stay|keep) in touch|reach out|ping|nudge|congratulate"
        r"|wish|visit|see",
    ),
)
_PATTERNS = tuple(
    (re.compile(rf"(?<![\w'’-])(?:{words})(?![\w'’])", re.IGNORECASE), kind) for kind, words in _WORDS
)


def kind_of(text: str) -> FollowUpKind:
    """The kind whose word comes first; `other` where none does."""
    found = [(match.start(), kind) for pattern, kind in _PATTERNS if (match := pattern.search(text))]
    return min(found, key=lambda one: one[0])[1] if found else FollowUpKind.OTHER
