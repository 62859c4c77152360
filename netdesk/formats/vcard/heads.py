"""What stands before the colon of a vCard line: group, name and parameters."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

# The same few heads come again and again: each is taken apart once.
_MOST_HEADS = 20_000
_LONG = 1_000
_LONGEST = 20_000
_NAME = re.compile(r"(?:([\w-]+(?:\.[\w-]+)*)\.)?([\w-]+)\Z", re.ASCII)
_OUTSIDE_QUOTES = re.compile(r'"[^"]*"|[:;,]')
_CARET = {"^n": "\n", "^'": '"', "^^": "^"}
_CARETS = re.compile(r"\^[n'^]")
_BARE_ENCODINGS = ("BASE64", "QUOTED-PRINTABLE", "7BIT", "8BIT")
_BARE_VALUES = ("URL", "URI", "INLINE", "CID", "CONTENT-ID")
_ENCODINGS = {"B": "b", "BASE64": "b", "QUOTED-PRINTABLE": "q", "Q": "q"}
_NO_LABEL = frozenset("internet voice pref postal parcel dom intl msg text video textphone x-voice".split())
_NO_QUOTES = str.maketrans("", "", '"\\')
_PLACES = ("home", "work", "school", "other")


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """One line's head; `spelled` is group and name, and `parameters` the rest, as they were written.

    `rank` is 0 for what is not preferred, else 1 (most) to 100. `encoding` is `b`, `q` or empty;
    `plain` says that the value needs no decoding. `others` are the parameters besides TYPE.
    """

    name: str
    group: str = ""
    spelled: str = ""
    parameters: str = ""
    types: tuple[str, ...] = ()
    label: str = ""
    rank: int = 0
    encoding: str = ""
    charset: str = ""
    value: str = ""
    plain: bool = True
    others: Mapping[str, str] = field(default_factory=dict)

    def called(self, name: str) -> "Head":
        """The head of another property with the same types."""
        types = ";".join(f"TYPE={one}" for one in self.types)
        return Head(name=name, group=self.group, spelled=name, parameters=types, types=self.types)


class Heads:
    """Takes lines apart, and remembers the heads that it has seen."""

    def __init__(self) -> None:
        self.seen: dict[str, Head | None] = {}

    def split(self, line: str) -> tuple[Head | None, str]:
        """The head and the value of a line; no head for what is no property."""
        text, colon, value = line.partition(":")
        if text in self.seen:
            return self.seen[text], value
        if not colon or len(text) > _LONGEST:
            return None, line
        if text.count('"') % 2:
            text, value = divided(line)
        return self._new(text), value

    def _new(self, text: str) -> Head | None:
        if len(self.seen) > _MOST_HEADS:
            self.seen.clear()
        head = parsed(text)
        if text.count('"') % 2 == 0 and len(text) < _LONG:
            self.seen[text] = head
        return head


def divided(line: str) -> tuple[str, str]:
    """A line at the first colon outside of quotes."""
    for found in _OUTSIDE_QUOTES.finditer(line):
        if found[0] == ":":
            return line[: found.start()], line[found.end() :]
    text, _, value = line.partition(":")  # a quote that is never closed
    return text, value


def parsed(text: str) -> Head | None:
    """The head that a text stands for, or None."""
    first, *parameters = _cut(text, ";")
    named = _NAME.match(first.strip())
    if named is None:
        return None
    rest = text[len(first) + 1 :]
    return _built(named[2].upper(), named[1] or "", first.strip(), rest, _pairs(parameters))


def _built(name: str, group: str, spelled: str, rest: str, pairs: list[tuple[str, str]]) -> Head:
    types = tuple(value.lower() for key, value in pairs if key == "TYPE")
    others = {key: value for key, value in pairs if key != "TYPE"}
    encoding = _ENCODINGS.get(others.get("ENCODING", "").upper(), "")
    charset = others.get("CHARSET", "").upper()
    return Head(
        name=name,
        group=group.lower(),
        spelled=spelled,
        parameters=rest,
        types=types,
        label=label_of(types),
        rank=_rank(types, others.get("PREF", "")),
        encoding=encoding,
        charset=charset,
        value=others.get("VALUE", "").lower(),
        plain=encoding == "b" or (not encoding and charset in ("", "UTF-8", "UTF8")),
        others=others,
    )


def _cut(text: str, separator: str) -> list[str]:
    """The parts between separators that stand outside of quotes."""
    if '"' not in text:
        return text.split(separator)
    parts, start = [], 0
    for found in _OUTSIDE_QUOTES.finditer(text):
        if found[0] == separator:
            parts.append(text[start : found.start()])
            start = found.end()
    return [*parts, text[start:]]


def _pairs(parameters: list[str]) -> list[tuple[str, str]]:
    """Key and value of each parameter; a bare one, as vCard 2.1 has them, is told by its value."""
    pairs: list[tuple[str, str]] = []
    for parameter in parameters:
        key, equals, value = parameter.partition("=")
        if not equals:
            key, value = _key_of_bare(key.strip()), key
        pairs.extend((key.strip().upper(), one) for one in _values(key.strip().upper(), value))
    return pairs


def _key_of_bare(value: str) -> str:
    if value.upper() in _BARE_VALUES:
        return "VALUE"
    return "ENCODING" if value.upper() in _BARE_ENCODINGS else "TYPE"


def kept_parameters(head: Head) -> str:
    """The parameters as any vCard may have them, without those that say how this file wrote the value."""
    parts = _cut(head.parameters, ";") if head.parameters else ()
    return ";".join(filter(None, map(_kept_parameter, parts)))


def _kept_parameter(text: str) -> str:
    key, equals, value = text.strip().partition("=")
    if not equals:
        key, value = _key_of_bare(key), key
    match key.strip().upper():
        case "CHARSET":
            return ""
        case "ENCODING":
            return "ENCODING=b" if _ENCODINGS.get(value.strip().upper()) == "b" else ""
        case _ if equals:
            return text
        case _:
            return f"{key}={value}" if value else ""


def _values(key: str, text: str) -> list[str]:
    """A parameter's values; `TYPE="work,voice"` of vCard 4.0 is two, whatever the quotes say."""
    if key == "TYPE":
        return [one.strip() for one in text.translate(_NO_QUOTES).split(",") if one.strip()]
    return [_CARETS.sub(lambda found: _CARET[found[0]], text.strip().strip('"'))]


def _rank(types: tuple[str, ...], pref: str) -> int:
    if pref.isdecimal() and len(pref) < 4:
        return max(int(pref), 1)
    return 1 if "pref" in types else 0


def label_of(types: tuple[str, ...]) -> str:
    """The label that types make: the place first, `home fax`; none for those that all entries have."""
    words = dict.fromkeys(word.removeprefix("x-") for word in types if word not in _NO_LABEL)
    return " ".join(sorted(words, key=lambda word: word not in _PLACES))
