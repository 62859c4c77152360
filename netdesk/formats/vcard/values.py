"""What stands behind the colon of a vCard line: text, lists, dates and pictures."""

import binascii
import re
from datetime import date

SIGNS = ("\\", "\n", ",", ";")
_ESCAPE = re.compile(r"\\([nN\\,;:\"])")
_SEPARATORS = {mark: re.compile(rf"\\.|{mark}", re.DOTALL) for mark in ";,"}
_BASE64 = re.compile(r"[A-Za-z0-9+/]+\Z")
_DATE = re.compile(r"(\d{4})(?:-?(\d\d)-?(\d\d)|[-/.](\d\d?)[-/.](\d\d?))Z?(?:[T ].*)?\Z", re.ASCII)
_NO_YEAR = re.compile(r"--(\d\d?)(?:-(\d\d?)|(\d\d))(?:[T ].*)?\Z", re.ASCII)
_YEAR = re.compile(r"(\d{4})\Z", re.ASCII)
_YEARS_FOR_NONE = ("1604", "0000")  # a leap year that Apple writes, and what others do
_MAGIC = {
    b"\xff\xd8\xff": "image/jpeg",
    b"\x89PNG\r\n": "image/png",
    b"GIF8": "image/gif",
    b"BM": "image/bmp",
    b"II*\x00": "image/tiff",
    b"MM\x00*": "image/tiff",
}


def unescaped(value: str) -> str:
    """The text of a value; a backslash before any other sign is one."""
    if "\\" not in value:
        return value
    return _ESCAPE.sub(lambda found: "\n" if found[1] in "nN" else found[1], value)


def escaped(text: str, signs: tuple[str, ...] = SIGNS) -> str:
    """A text as a value; `signs` are those that mean something there, the backslash first."""
    for sign in signs:
        text = text.replace(sign, "\\n" if sign == "\n" else f"\\{sign}")
    return text


def split_at(value: str, mark: str) -> list[str]:
    """The parts of a value, still escaped, between marks that are not."""
    if "\\" not in value:
        return value.split(mark)
    parts, start = [], 0
    for found in _SEPARATORS[mark].finditer(value):
        if found[0] == mark:
            parts.append(value[start : found.start()])
            start = found.end()
    return [*parts, value[start:]]


def texts(value: str, mark: str) -> list[str]:
    """The parts of a value as texts."""
    if "\\" not in value:
        return value.split(mark)
    return [unescaped(part) for part in split_at(value, mark)]


def day(value: str, year_for_none: str = "") -> str:
    """A date as `1970-03-21`, `--03-21` or `1970`; empty when it is none of them."""
    text = value.strip()
    if _YEAR.match(text):
        return text
    if found := _NO_YEAR.match(text):
        return _checked("", found[1], found[2] or found[3])
    if not (found := _DATE.match(text)):
        return ""
    year = "" if found[1] in (year_for_none, *_YEARS_FOR_NONE) else found[1]
    return _checked(year, found[2] or found[4], found[3] or found[5])


def _checked(year: str, month: str, number: str) -> str:
    try:
        checked = date(int(year or 2000), int(month), int(number))
    except ValueError:
        return ""
    return checked.isoformat() if year else f"--{checked:%m-%d}"


def binary(value: str) -> bytes | None:
    """The bytes that base64 stands for, with a `data:` address around it or not; None if it is none."""
    text = value.partition(",")[2] if is_data(value) else value
    digits = "".join(text.replace("\\n", "").split()).rstrip("=")
    if not _BASE64.match(digits):
        return None
    whole = len(digits) - (len(digits) % 4 == 1)  # a last digit alone holds no byte
    return binascii.a2b_base64(digits[:whole] + "==") or None


def is_data(value: str) -> bool:
    """Whether an address holds the bytes themselves."""
    return value[:5].lower() == "data:"


def picture_type(data: bytes) -> str:
    """What a picture is, by its first bytes; empty for none that is known."""
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return "image/webp"
    return next((found for magic, found in _MAGIC.items() if data.startswith(magic)), "")


def media_type(data: bytes, types: tuple[str, ...]) -> str:
    """What a picture is, by its first bytes, else by what the card calls it."""
    named = next((kind for kind in types if kind not in ("pref", "octet-stream")), "application/octet-stream")
    return picture_type(data) or (named if "/" in named else f"image/{named}")


def label(text: str) -> str:
    """A label without the signs that Apple puts around those that it translates."""
    text = text.strip()
    wrapped = len(text) > 8 and text.startswith("_$!<") and text.endswith(">!$_")
    return text[4:-4] if wrapped else text
