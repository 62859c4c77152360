"""A new contact in one line: name, title at organisation, e-mail or phone, in any order."""

import re
from dataclasses import dataclass

_EMAIL = re.compile(r"[^\s,;<>():]+@[^\s,;<>():]+\.[^\s,;<>():]+")
_PHONE = re.compile(r"\+?\(?\d[\d\s()./-]{4,}\d")
_LINK = re.compile(r"(?:https?://|www\.)[^\s,;<>()]+")
_AT = re.compile(r"(?:^|\s+)(?:at|@|bei|chez)\s+", re.IGNORECASE)
_SEPARATORS = re.compile(r"\s*[,;|\n\t]\s*|\s+[–—-]\s+")
_LABELS = re.compile(r"\b(?:mailto|tel|phone|mobile|e-?mail|mail)\s*:\s*", re.IGNORECASE)
_EDGES = re.compile(r"^[\s<>()\"“”]+|[\s<>()\"“”]+$")
_LONGEST_NAME = 2  # words of a name that stands before its title without a comma


@dataclass(frozen=True, slots=True, kw_only=True)
class OneLine:
    """What a line says; parts that it does not name are empty."""

    name: str = ""
    title: str = ""
    organisation: str = ""
    email: str = ""
    phone: str = ""
    link: str = ""
    note: str = ""


def parse(line: str) -> OneLine:
    """Reads a line: the first stretch that is no e-mail, phone, link or title is the name; the rest notes."""
    rest, link = _taken(_LINK, line)
    rest, email = _taken(_EMAIL, _LABELS.sub(" , ", rest))
    rest, phone = _taken(_PHONE, rest)
    stretches = [part for part in (_EDGES.sub("", part) for part in _SEPARATORS.split(rest)) if part]
    name, title, organisation, over = _who(stretches)
    return OneLine(
        name=name or _name_of(email),
        title=title,
        organisation=organisation,
        email=email,
        phone=phone,
        link=link,
        note=", ".join(over),
    )


def _who(stretches: list[str]) -> tuple[str, str, str, list[str]]:
    """Name, title and organisation, and the stretches that are none of them."""
    placed = next((part for part in stretches if _AT.search(part)), "")
    others = [part for part in stretches if part is not placed]
    title, organisation = (part.strip() for part in _AT.split(placed, maxsplit=1)) if placed else ("", "")
    name = others.pop(0) if others else ""
    if not placed and others:
        title = others.pop(0)
        organisation = others.pop(0) if others else ""
    if not name and title:
        name, title = _named_first(title)
    return name, title, organisation, others


def _named_first(words: str) -> tuple[str, str]:
    """`Grace Liu founder` is a name before a title; two words or fewer are all name."""
    parts = words.split()
    if len(parts) <= _LONGEST_NAME:
        return words, ""
    small = next((place for place, part in enumerate(parts) if part[0].islower()), _LONGEST_NAME)
    cut = small if small else len(parts)
    return " ".join(parts[:cut]), " ".join(parts[cut:])


def _taken(pattern: re.Pattern[str], text: str) -> tuple[str, str]:
    """The text without the first match, whose place a separator takes, and the match."""
    found = pattern.search(text)
    if not found:
        return text, ""
    return f"{text[: found.start()]} , {text[found.end() :]}", found.group().strip(" .<>")


def _name_of(email: str) -> str:
    """A name out of an address such as `grace.liu@…`."""
    return " ".join(part.capitalize() for part in re.split(r"[._-]+", email.split("@")[0]) if part)
