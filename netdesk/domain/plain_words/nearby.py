"""What stands around a day in the text: whether it says when, or only which one or how many."""

import re

from netdesk.domain.plain_words.patterns import GIVEN_NAMES, piece

SURE = 3
_FAR = 40
"""So many characters before a word may tell what it means."""
_BEFORE = re.compile(
    r"(?:\b(?:on|by|at|before|until|till|til|due|for|from|starting|beginning|this|coming|next|over)\s+"
    r"|[:,;(–—-]\s*)$",
    re.IGNORECASE,
)
_AN_ARTICLE = re.compile(
    r"(?:(?:^|\s)(?:the|a|an|this|his|her|our|their|your|my|its|every|each)|\w['’]s|s['’])\s*$", re.IGNORECASE
)
_NEVER_AFTER = re.compile(
    r"(?:^|\s)(?:last|since|about|re:?|regarding|concerning|past|previous|black|good|ash|easter|cyber|palm"
    r"|shrove|happy|rather than|other than|(?<!morning )(?<!afternoon )(?<!evening )(?<!end )(?<!week )"
    r"(?<!close )(?<!as )of)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
_NUMBERED = re.compile(
    r"(?<!\w)(?:chapters?|ch|sections?|sec|rooms?|versions?|v|pages?|p|pp|part|python|item|figure|fig|table|no|nr|"
    r"release|step|level|task|€|£|\$|§|#|eur|usd)\.?\s*$",
    re.IGNORECASE,
)
_PART_OF_DAY = re.compile(r"\s+(?:morning|afternoon|evening|eve|night|noon|am|pm)\b", re.IGNORECASE)
_VERB = re.compile(r" (?:works?|suits?|fits?|would)\b", re.IGNORECASE)
_WORD = re.compile(r"\s+(?P<word>[a-z][\w-]*)", re.IGNORECASE)
_A_TIME = re.compile(
    r",? (?:at )?(?:half )?\d{1,2}(?:[:.]\d\d| ?[ap]\.?m\b|ish\b| *(?:$|[,;:–-]))"
    r"|,? (?:at|noon|morning|afternoon|evening|eve|am|pm)\b",
    re.IGNORECASE,
)
_WORDS_TOO = frozenset({"sat", "sun", "wed"})
"""Short weekdays that are words as well when they are written small."""
_CONNECTING = frozenset(
    "about after again also and as at because before but by call concerning email either evening first for "
    "from if in into latest midday morning afternoon night noon next of on or please re regarding so that "
    "the then this to today tomorrow unless until via when whether while with without write ring ask send "
    "every each o'clock at around phone thank meet check".split()
)


def said_as_a_day(text: str, found: re.Match[str]) -> int:
    """A preposition before it, or its place at an end of the text, says that it is meant."""
    at_the_start = not text[: found.start()].strip() and 1 + 2 * text.startswith(":", found.end())
    at_the_end = not text[found.end() :].strip(" .!?")
    return int(bool(_BEFORE.search(_ahead(text, found)))) + int(at_the_start or at_the_end)


def is_no_day(text: str, found: re.Match[str], weight: int) -> bool:
    """`the Tuesday workshop`, `the 2nd draft`, `last Friday`, `chapter 3.1.`: it only tells which one."""
    ahead = _ahead(text, found)
    dated = piece(found, "weekday") or (weight < SURE and (piece(found, "month") or piece(found, "feast")))
    if (dated and _NEVER_AFTER.search(ahead)) or (found[0][0].isdigit() and _NUMBERED.search(ahead)):
        return True
    if weight >= SURE:
        return False
    if _VERB.match(text, found.end()) and piece(found, "weekday"):
        return True
    return _is_a_word(text, found, ahead) or _belongs_to_a_noun(text, found, ahead)


def _ahead(text: str, found: re.Match[str]) -> str:
    return text[max(0, found.start() - _FAR) : found.start()]


def _is_a_word(text: str, found: re.Match[str], ahead: str) -> bool:
    """`how I sat`, `the sun`, `Sunday Times`."""
    if found[0] in _WORDS_TOO:
        at_the_end = not text[found.end() :].strip(" .!?")
        timed = at_the_end or _A_TIME.match(text, found.end())
        return not _BEFORE.search(ahead) and (not timed or bool(_AN_ARTICLE.search(ahead)))
    after = _WORD.match(text, found.end())
    proper = after is not None and after["word"][:1].isupper() and not text.isupper()
    return proper and "weekday" in found.groupdict() and bool(ahead.strip()) and not _BEFORE.search(ahead)


def _belongs_to_a_noun(text: str, found: re.Match[str], ahead: str) -> bool:
    part = _PART_OF_DAY.match(text, found.end())
    after = _WORD.match(text, part.end() if part else found.end())
    noun = after is not None and after["word"].lower() not in _CONNECTING
    if piece(found, "month"):
        named = found["month"].lower() in GIVEN_NAMES
        return noun and named and not _BEFORE.search(ahead) and after is not None and after["word"].islower()
    ordinal = "ordinal" in found.groupdict() and not piece(found, "weekday")
    return noun and (ordinal or bool(_AN_ARTICLE.search(ahead)))
