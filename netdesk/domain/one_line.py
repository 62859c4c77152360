"""A new contact in one line: name, title at organisation, e-mail or phone, in any order."""

import re
from dataclasses import dataclass

_EMAIL = re.compile(r"[^\s,;<>]+@[^\s,;<>]+\.[^\s,;<>]+")
_PHONE = re.compile(r"\+?\(?\d[\d\s()./-]{4,}\d")
_LINK = re.compile(r"(?:https?://|www\.)\S+")
_AT = re.compile(r"\s+(?:at|@|bei|chez)\s+", re.IGNORECASE)
_SEPARATORS = re.compile(r"\s*[,;|\n\t]\s*|\s+[–—-]\s+")


@dataclass(frozen=True, slots=True, kw_only=True)
class OneLine:
    """What a line says; parts that it does not name are empty."""

    name: str = ""
    title: str = ""
    organisation: str = ""
    email: str = ""
    phone: str = ""
    link: str = ""


def parse(line: str) -> OneLine:
    """Reads a line; the first stretch that is neither e-mail, phone, link nor title is the name."""
    rest, email = _taken(_EMAIL, line)
    rest, link = _taken(_LINK, rest)
    rest, phone = _taken(_PHONE, rest)
    stretches = [part.strip(" <>()") for part in _SEPARATORS.split(rest)]
    stretches = [part for part in stretches if part]
    placed = next((part for part in stretches if _AT.search(part)), "")
    others = [part for part in stretches if part != placed]
    title, organisation = _AT.split(placed, maxsplit=1) if placed else ("", "")
    name = others.pop(0) if others else ""
    if not placed and others:
        title = others.pop(0)
        organisation = others.pop(0) if others else ""
    if not name and title:
        name, title = title, ""
    return OneLine(
        name=name or _name_of(email), title=title, organisation=organisation, email=email, phone=phone, link=link
    )


def _taken(pattern: re.Pattern[str], text: str) -> tuple[str, str]:
    """The text without the first match, whose place a separator takes, and the match."""
    found = pattern.search(text)
    if not found:
        return text, ""
    return f"{text[: found.start()]} , {text[found.end() :]}", found.group().strip(" .<>()")


def _name_of(email: str) -> str:
    """A name out of an address such as `grace.liu@…`."""
    return " ".join(part.capitalize() for part in re.split(r"[._-]+", email.split("@")[0]) if part)
