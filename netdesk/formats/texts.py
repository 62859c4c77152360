"""Bytes to text when nothing says which encoding they have."""

import codecs

_MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
FALLBACK = "windows-1252"


def decoded(data: bytes) -> tuple[str, str]:
    """The text and its encoding: by its byte order mark, else UTF-8, else Windows-1252."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, "replace"), encoding
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        return western(data), FALLBACK


def western(data: bytes) -> str:
    """Windows-1252, in which five bytes mean nothing; those stand for themselves."""
    try:
        return data.decode(FALLBACK)
    except UnicodeDecodeError:
        return data.decode("latin-1")


def as_utf8(data: bytes) -> tuple[bytes, str]:
    """The bytes without a mark, UTF-16 turned into UTF-8; the encoding is what stood there."""
    for mark, encoding in _MARKS:
        if data.startswith(mark) and encoding != "utf-8":
            return data[len(mark) :].decode(encoding, "replace").encode("utf-8"), encoding
    return data.removeprefix(codecs.BOM_UTF8), "utf-8"


def plain_newlines(text: str) -> str:
    """Every line end as `\\n`."""
    return text.replace("\r\n", "\n").replace("\r", "\n")
