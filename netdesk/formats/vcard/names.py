"""A full name from its parts, and its parts from a full name."""

from collections.abc import Mapping

NAMES = ("family", "given", "additional", "prefix", "suffix")  # as vCard orders them
_SPOKEN = ("prefix", "given", "additional", "family", "suffix")


def has_parts(names: Mapping[str, str]) -> bool:
    """Whether the parts name anybody."""
    texts = (names.get("family", ""), names.get("given", ""), names.get("additional", ""))
    return any(map(str.strip, texts))


def whole(names: Mapping[str, str]) -> str:
    """The full name that parts make."""
    return " ".join(filter(None, (names.get(part, "").strip() for part in _SPOKEN)))


def parts_of(full: str) -> Mapping[str, str]:
    """Given and family name: the last word, or what stands before the comma, is the family's."""
    family, comma, given = full.partition(",")
    if comma and family.strip() and given.strip():
        return {"given": given.strip(), "family": family.strip()}
    *first, last = full.split()
    return {"given": " ".join(first), "family": last} if first else {"given": last}
