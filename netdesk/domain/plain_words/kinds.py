"""What sort of step a sentence speaks of: a call, a message, thanks, an introduction, ..."""

import re

from netdesk.domain.follow_up import FollowUpKind

_SENDING = r"(?:send|write|e-?mail|mail|text|post|drop|message|give|leave)(?: \S+){0,4}? "
_WORDS: tuple[tuple[FollowUpKind, str], ...] = (
    (
        FollowUpKind.THANK,
        r"thank(?:s|ing)?|thx|thank[ -]you(?: note| card)?|say thanks|express (?:my )?thanks|show gratitude"
        rf"|{_SENDING}(?:a |an |my |our |the |some |many )?(?:short |quick |brief |warm |little )?"
        r"(?:thank[ -]you(?:[ -]\w+)?|thanks|note of thanks|word of thanks)"
        r"|(?:write|writing)(?: to)? (?:\S+ ){0,3}?to thank",
    ),
    (FollowUpKind.PROMISE, r"promis(?:e|ed|ing)(?! land)"),
    (
        FollowUpKind.KEEP_POSTED,
        r"keep(?:ing)? (?:\S+ ){1,5}?(?:posted|informed|up to date|updated|in the loop|abreast)|report back"
        r"|let (?:\S+ ){1,3}?know|fill (?:\S+ ){1,3}?in(?= on)|brief(?= \S+(?: \S+)? on\b)"
        r"|tell \S+(?: \S+){0,2} (?:how|what came|what happened|that|the news|the outcome|the result)"
        r"|(?:give|send) (?:\S+ ){1,3}?an update"
        r"|update(?! the| my| our| your)(?= \S+(?: \S+)? (?:on|about|with))",
    ),
    (
        FollowUpKind.INTRODUCTION,
        r"introduc(?:e|ing|tions?)|intros?|connect(?= \S+(?: \S+)? (?:with|to|and))"
        r"|put (?:\S+ ){1,3}?in (?:touch|contact) with",
    ),
    (
        FollowUpKind.CALL,
        r"(?:video |phone |conference )?call(?:ing)?(?: back)?|return (?:\S+ ){1,2}call|ring(?: up)?"
        r"|phone|telephone|dial|voice ?mail"
        r"|skype|zoom|facetime|speak (?:to|with)|talk (?:to|with)",
    ),
    (
        FollowUpKind.WRITE,
        r"write|writing|e-?mail|mail|message|text|reply|respond|answer|send(?:ing)?|forward"
        r"|post(?! office|s\b|ed\b)|note to|whatsapp|dm|get back to|share"
        r"|drop (?:\S+ ){1,3}?(?:a line|a note)",
    ),
    (
        FollowUpKind.TOUCH,
        r"follow(?:ing)?[ -]?up|(?:meeting|mtg)(?= with| w| for)|meet(?:[ -]up)?|coffee|lunch|dinner"
        r"|breakfast|drinks?|tea(?= with| w|,|$)|beers?(?= w)|pub(?= w)|catch(?:ing)?[ -]up|touch base"
        r"|check(?:ing)?[ -]in|say (?:hello|hi)|(?:get|stay|keep|be) in touch"
        r"|re-?connect(?: with)?|connect with|reach out|ping|nudge|congratulat(?:e|ions|ing)|wish|visit"
        r"|see(?! (?:how|what|if|whether|which|why|the|that|page|section|chapter|above))",
    ),
)
_PATTERNS = tuple(
    (re.compile(rf"(?<![\w'’-])(?:{words})(?![\w'’])", re.IGNORECASE), kind) for kind, words in _WORDS
)
_NOUNS = re.compile(
    r"(?<![\w'’])(?:the|this|that|my|his|her|their|our|your|its|morning|last|\w+['’]s) (?:\w+ )?$",
    re.IGNORECASE,
)
"""Before a word that is a noun as well: `the text`, `her last e-mail`, `the Morning Post`."""
_NOUN_TOO = re.compile(
    r"(?:e-?mail|mail|message|text|reply|answer|post|phone|ring|call|share|coffee|lunch|dinner|meeting)$",
    re.IGNORECASE,
)


def kind_of(text: str) -> FollowUpKind:
    """The kind whose word comes first; `other` where none does."""
    found = [(place, kind) for pattern, kind in _PATTERNS if (place := _place(pattern, text)) is not None]
    return min(found, key=lambda one: one[0])[1] if found else FollowUpKind.OTHER


def _place(pattern: re.Pattern[str], text: str) -> int | None:
    """Where the first word stands that is meant as something to do."""
    for found in pattern.finditer(text):
        before = text[max(0, found.start() - 30) : found.start()]
        if not (_NOUN_TOO.fullmatch(found[0]) and _NOUNS.search(before)):
            return found.start()
    return None
