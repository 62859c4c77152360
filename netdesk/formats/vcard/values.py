"""What stands behind the colon of a vCard line: text, lists, dates and pictures."""

import binascii
import re
from datetime import date

from netdesk.formats.texts import plain_newlines, western
from netdesk.formats.vcard.heads import Head

_ESCAPE = re.compile(r"\\([nN\\,;:\"])")
_SEPARATORS = {mark: re.compile(rf"\\.|{mark}", re.DOTALL) for mark in ";,"}
_CHARSETS = re.compile(
    r"(?:UTF-?(?:8|16|32)|US-ASCII|ASCII|ISO-|LATIN|WINDOWS-|CP\d|SHIFT|SJIS|EUC|GB|BIG5|KOI8)"
)
_BASE64 = re.compile(r"[A-Za-z0-9+/]+\Z")
_DATE = re.compile(r"(\d{4})(?:-?(\d\d)-?(\d\d)|-(\d\d?)-(\d\d?))(?:[T ].*)?\Z", re.ASCII)
_NO_YEAR = re.compile(r"--(\d\d)-?(\d\d)\Z", re.ASCII)
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


def escaped(text: str) -> str:
    """A text as a value."""
    for plain, written in (("\\", "\\\\"), ("\n", "\\n"), (",", "\\,"), (";", "\\;")):
        text = text.replace(plain, written)
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
    return [unescaped(part) for part in split_at(value, mark)]


def decoded(head: Head, value: str) -> str:
    """A value in quoted-printable or in an encoding of its own as text.

    Bytes that are no UTF-8 stand in `value` as surrogates (PEP 383).
    """
    data = value.encode("utf-8", "surrogateescape")
    if head.encoding == "q":
        data = binascii.a2b_qp(data)
    return plain_newlines(_in_charset(data, head.charset))


def _in_charset(data: bytes, charset: str) -> str:
    named = charset if _CHARSETS.match(charset) else "utf-8"
    try:
        return data.decode(named)
    except LookupError:
        return _in_charset(data, "")
    except UnicodeDecodeError:
        text = data.decode(named, "replace")
        # A letter cut in two spoils one place; an encoding that is not what the card says spoils all.
        return text if text.count("\ufffd") * 2 < sum(not char.isascii() for char in text) else western(data)


def day(value: str, year_for_none: str = "") -> str:
    """A date as `1970-03-21`, `--03-21` or `1970`; empty when it is none of them."""
    text = value.strip()
    if _YEAR.match(text):
        return text
    if found := _NO_YEAR.match(text):
        return _checked("", found[1], found[2])
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
    text = value.partition(",")[2] if value[:5].lower() == "data:" else value
    digits = "".join(text.split()).rstrip("=")
    if not _BASE64.match(digits):
        return None
    whole = len(digits) - (len(digits) % 4 == 1)  # a last digit alone holds no byte
    return binascii.a2b_base64(digits[:whole] + "==") or None


def media_type(data: bytes, types: tuple[str, ...]) -> str:
    """What a picture is, by its first bytes, else by what the card calls it."""
    for magic, found in _MAGIC.items():
        if data.startswith(magic):
            return found
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return "image/webp"
    named = next((kind.removeprefix("image/") for kind in types if kind != "pref"), "octet-stream")
    return f"image/{named}" if named != "octet-stream" else "application/octet-stream"
