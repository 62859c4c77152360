"""Text folded for search and sorting: accents, ligatures and case removed, CJK split into characters."""

import re
import unicodedata

_PLAIN = str.maketrans(
    {"ł": "l", "ø": "o", "đ": "d", "ð": "d", "ħ": "h", "ŧ": "t", "ı": "i"}
    | {"þ": "th", "æ": "ae", "œ": "oe", "ß": "ss"}
)
_SPECIAL = re.compile(f"[{''.join(map(chr, _PLAIN))}]")
_FOREIGN = re.compile(r"[^\x00-\x7f]+")
_CJK = re.compile(
    r"([\u1100-\u11ff\u2e80-\u9fff\ua960-\ua97f\uac00-\ud7ff\uf900-\ufaff\U00020000-\U0003134f])"
)

SIGNS = "+#@"
"""Signs that people search for: C++, C#, an address at a domain."""


def fold(text: str) -> str:
    """Lower case without accents; letters that do not decompose become their usual spelling."""
    if text.isascii():
        return text.lower()
    lower = text.casefold()
    if _SPECIAL.search(lower):
        lower = lower.translate(_PLAIN)
    return _FOREIGN.sub(_without_marks, unicodedata.normalize("NFKD", lower))


def _without_marks(found: re.Match[str]) -> str:
    """Only the few characters beyond ASCII are looked at one by one: a note has a thousand others."""
    return "".join(char for char in found.group() if not unicodedata.combining(char))


def fold_for_search(text: str) -> str:
    """Folded text in which each CJK character and each of the SIGNS is a word of its own."""
    if text.isascii():
        return _parted(text.lower())
    return _parted(fold(_CJK.sub(r" \1 ", unicodedata.normalize("NFKC", text))))


def _parted(text: str) -> str:
    for sign in SIGNS:
        if sign in text:
            text = text.replace(sign, f" {sign} ")
    return text


def has_cjk(text: str) -> bool:
    """Whether a character of it says as much as a word does elsewhere."""
    return not text.isascii() and _CJK.search(unicodedata.normalize("NFKC", text)) is not None


def sort_key(name: str) -> str:
    """The key that names are ordered by."""
    return " ".join(fold(name).split())
