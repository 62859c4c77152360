"""The bytes of a vCard file as cards, and a card's bytes as unfolded lines."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from netdesk.formats.reading import check_count

MAX_CARD_BYTES = 32 * 2**20
MAX_LINES = 20_000

_BEGIN = re.compile(rb"^(?:\xef\xbb\xbf)?BEGIN[ \t]*:[ \t]*VCARD[ \t]*$", re.IGNORECASE | re.MULTILINE)
_LONGEST_AGENT = 200
_END = re.compile(rb"^END[ \t]*:[ \t]*VCARD[ \t]*$", re.IGNORECASE | re.MULTILINE)
_FOLD = re.compile(rb"\n[ \t]")
# Quoted-printable breaks its lines itself, by a `=` at their end; only such a property may be joined so.
_SOFT = re.compile(
    rb"^[^:\n]{0,500}QUOTED-PRINTABLE[^:\n]{0,500}:(?:[^\n]*=\n)+[^\n]*", re.IGNORECASE | re.MULTILINE
)
# vCard 2.1 puts a whole card, unfolded, behind the property AGENT.
_AGENT = re.compile(rb"^(?:[\w-]+\.)?AGENT[^:\n]*:\s*\Z", re.IGNORECASE | re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Piece:
    """One card's bytes without BEGIN and END; `line` is that of its BEGIN, `rest` what follows its END."""

    line: int
    data: bytes
    ended: bool
    last: bool
    agent: bytes = b""
    rest: bytes = b""


def normal(data: bytes) -> bytes:
    """The same bytes with `\\n` at the end of each line, also those of old Macs."""
    if b"\r" not in data:
        return data
    return data.replace(b"\r\n", b"\n").replace(b"\r", b"\n")


def opening(data: bytes) -> bytes:
    """What stands before the first card."""
    found = _BEGIN.search(data)
    return data[: found.start()] if found else data


def pieces(data: bytes) -> Iterator[Piece]:
    """The cards in normal bytes; one without END goes as far as the next BEGIN."""
    line, counted = 1, 0
    stretches = list(_stretches(data))
    check_count(len(stretches))
    for number, (begin, start, inner, end) in enumerate(stretches, 1):
        line += data.count(b"\n", counted, begin)
        counted = begin
        yield _piece(line, data[start:end], inner - start, number == len(stretches))


def _stretches(data: bytes) -> Iterator[tuple[int, int, int, int]]:
    """Where each card and its content begin, the card of an agent inside it (-1: none), and its end."""
    begin = start = inner = -1
    for found in _BEGIN.finditer(data):
        if start >= 0 and _AGENT.search(data, max(start, found.start() - _LONGEST_AGENT), found.start()):
            inner = found.start() if inner < 0 else inner
            continue
        if start >= 0:
            yield begin, start, inner, found.start()
        begin, start, inner = found.start(), found.end(), -1
    if start >= 0:
        yield begin, start, inner, len(data)


def _piece(line: int, data: bytes, inner: int, last: bool) -> Piece:
    agent = b""
    if inner > 0:
        data, agent = _without_agent(data, inner)
    end = _END.search(data, max(data.rfind(b"\nEND:VCARD"), 0)) or _END.search(data)
    if end is None:
        return Piece(line, data, False, last, agent)
    return Piece(line, data[: end.start()], True, last, agent, data[end.end() :].strip())


def _without_agent(data: bytes, inner: int) -> tuple[bytes, bytes]:
    """A card without the card inside it, and that one; a third inside the second is the second's."""
    ends = list(_END.finditer(data, inner))
    until = ends[max(len(ends) - 2, 0)].end() if ends else len(data)
    return data[:inner] + data[until:], data[inner:until]


def unfolded(data: bytes) -> bytes:
    """The bytes with each folded line put together, before they are decoded: a fold may split a letter."""
    if b"=\n" in data:
        data = _SOFT.sub(lambda found: found[0].replace(b"=\n", b""), data)
    return _FOLD.sub(b"", data) if b"\n " in data or b"\n\t" in data else data
