"""The encodings of a vCard file: the file's own, those that its lines name, and the one that is guessed."""

import codecs
import re
from binascii import a2b_qp
from itertools import islice

from netdesk.formats.texts import western
from netdesk.formats.vcard.guessing import guessed

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark begins like this one
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_UNMARKED = b"B\0E\0G\0I\0N"
# Only these names are looked up: Python's other codecs are no encodings of text.
_NAMES = re.compile(
    r"(?:X-)?(?:UTF-?(?:8|16|32)|ISO|LATIN|WINDOWS-|CP\d|MS\d|SHIFT|SJIS|EUC|GB|BIG5|KOI8|KS_?C|TIS|MAC)"
)
# What programs that name the first of these mean is the second, which has all of it and more.
_WIDER = {
    "shift_jis": "cp932",
    "iso8859-1": "cp1252",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "euc_kr": "cp949",
}
_SAMPLE = 2**20
_MOST_LINES = 400
_ONE_BYTE = re.compile(r"cp125\d|iso8859|koi8|mac|cp874|tis|latin")


def as_utf8(data: bytes) -> tuple[bytes, str]:
    """The bytes as UTF-8 without a mark, as far as the whole file says what it is in; and what it was."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _utf8(data[len(mark) :], encoding), encoding
    start = data[:400].upper()
    if (place := start.find(_UNMARKED)) >= 0 and b"BEGIN" not in start:
        encoding = "utf-16-be" if place % 2 else "utf-16-le"
        return _utf8(data, encoding), encoding
    if b"\x1b$" in data and data.isascii():
        return _from_seven_bits(data)
    return data, "utf-8"


def _utf8(data: bytes, encoding: str) -> bytes:
    return data if encoding == "utf-8" else data.decode(encoding, "replace").encode("utf-8")


def _from_seven_bits(data: bytes) -> tuple[bytes, str]:
    """Old Japanese mail programs switch to kanji by an escape; their bytes look like ASCII's."""
    try:
        return data.decode("iso2022_jp_2").encode("utf-8"), "iso-2022-jp"
    except UnicodeDecodeError:
        return data, "utf-8"


def codec_of(name: str) -> str:
    """Python's name of an encoding as a card names it; empty for none that is known."""
    if not _NAMES.match(name):
        return ""
    try:
        found = codecs.lookup(name.removeprefix("X-")).name
    except (LookupError, ValueError):
        return ""
    return _WIDER.get(found, found)


class Charsets:
    """Decodes the values of one file."""

    def __init__(self, data: bytes, encoding: str) -> None:
        self._declared = ""
        self._data = data
        self._whole = encoding != "utf-8"  # then all of it has been turned into UTF-8 already
        self._guess = ""

    @property
    def used(self) -> str:
        """The encoding that was guessed, else the last that a card named, if it was needed at all."""
        return _shown(self._guess or self._declared)

    def text(self, data: bytes, declared: str = "", quoted: bool = False) -> str:
        """A value's bytes as text; `quoted` ones stood in quoted-printable."""
        codec = "" if self._whole and not quoted else codec_of(declared)
        if codec in ("", "utf-8"):
            text = _as_unicode(data)
            return self._as_guessed(data) if text is None else text
        if _ONE_BYTE.match(codec) and not data.isascii() and (text := _strict(data, "utf-8")) is not None:
            return text  # by chance nobody writes UTF-8
        return self._as_declared(data, codec)

    def _as_declared(self, data: bytes, codec: str) -> str:
        text = _strict(data, codec)
        if text is None:
            return western(data) if codec == "cp1252" else _mended(data, codec) or self._as_guessed(data)
        self._declared = codec
        return text

    def _as_guessed(self, data: bytes) -> str:
        if not self._guess:
            self._guess = guessed([data, *self._sample()], self._named())
        text = _strict(data, self._guess)
        return western(data) if text is None else text

    def _sample(self) -> list[bytes]:
        """Lines that are no UTF-8: all of them together say more than one."""
        lines = (_unquoted(line) for line in self._data[:_SAMPLE].split(b"\n") if b"CHARSET=" not in line)
        foreign = (line for line in lines if not line.isascii() and _strict(line, "utf-8") is None)
        return list(islice(foreign, _MOST_LINES))

    def _named(self) -> list[str]:
        names = re.findall(rb"CHARSET=\"?([\w-]{1,30})", self._data[:_SAMPLE].upper())
        found = {codec_of(name.decode()) for name in names} - {"", "utf-8"}
        return list(found) if len(found) == 1 else []


def _unquoted(line: bytes) -> bytes:
    return a2b_qp(line.partition(b":")[2]) if b"QUOTED-PRINTABLE" in line[:200].upper() else line


def _strict(data: bytes, codec: str) -> str | None:
    try:
        return data.decode(codec)
    except UnicodeError:
        return None


def _as_unicode(data: bytes) -> str | None:
    text = _strict(data, "utf-8")
    if text is None and b"\xed" in data:
        text = _from_halves(data)
    return text if text is not None else _mended(data, "utf-8") or None


def _from_halves(data: bytes) -> str | None:
    """Some phones write an emoji as the two halves that UTF-16 makes of it."""
    try:
        return data.decode("utf-8", "surrogatepass").encode("utf-16", "surrogatepass").decode("utf-16")
    except UnicodeError:
        return None


def _mended(data: bytes, codec: str) -> str:
    """A letter cut in two spoils one place; an encoding that is not what the card says spoils all."""
    text = data.decode(codec, "replace")
    return text if text.count("\ufffd") * 2 < sum(not char.isascii() for char in text) else ""


def _shown(codec: str) -> str:
    if codec == "cp932":
        return "shift_jis"
    return codec.replace("cp125", "windows-125")
