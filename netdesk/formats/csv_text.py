"""The bytes of a CSV file as text: nothing in it says which encoding it has."""

import codecs
from itertools import islice

from netdesk.formats.texts import FALLBACK, western
from netdesk.formats.vcard.guessing import guessed

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark begins like this one
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_NAMES = {"cp932": "shift_jis", "cp1252": FALLBACK}
_SAMPLE = 2**20
_MOST_LINES = 400
_LONGEST_LINE = 2_000


def decoded(data: bytes) -> tuple[str, str]:
    """The text and its encoding: by its mark, by the zeros of UTF-16, as UTF-8, else by what makes words."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, "replace"), encoding
    if encoding := _unmarked(data[:400]):
        return data.decode(encoding, "replace"), encoding
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        return _foreign(data)


def _unmarked(start: bytes) -> str:
    """UTF-16 has a zero beside every letter of ours."""
    half = len(start) // 2
    zeros = start[0::2].count(0), start[1::2].count(0)
    if half < 4 or max(zeros) * 2 < half:
        return ""
    return "utf-16-be" if zeros[0] > zeros[1] else "utf-16-le"


def _foreign(data: bytes) -> tuple[str, str]:
    """Some lines of UTF-8 that are not are read by themselves; else the whole file is something else."""
    text = data.decode("utf-8", "replace")
    wrong = text.count("\ufffd")
    if wrong * 2 < len(text.encode("utf-8", "replace")) - len(text) - 2 * wrong:
        return "\n".join(map(_line, data.split(b"\n"))), "utf-8"
    codec = guessed(_samples(data))
    try:
        return data.decode(codec), _shown(codec)
    except UnicodeDecodeError:
        broken = data.decode(codec, "replace")
    return (western(data), FALLBACK) if broken.count("\ufffd") > 20 else (broken, _shown(codec))


def _samples(data: bytes) -> list[bytes]:
    lines = (line[:_LONGEST_LINE] for line in data[:_SAMPLE].split(b"\n") if not line.isascii())
    return list(islice(lines, _MOST_LINES)) or [data[:_LONGEST_LINE]]


def _line(line: bytes) -> str:
    try:
        return line.decode("utf-8")
    except UnicodeDecodeError:
        return western(line)


def _shown(codec: str) -> str:
    return _NAMES.get(codec, codec.replace("cp125", "windows-125"))
