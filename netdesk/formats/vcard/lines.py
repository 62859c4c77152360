"""The bytes of a vCard file as cards, and a card's bytes as unfolded lines."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from textwrap import dedent

MAX_CARD_BYTES = 32 * 2**20
MAX_LINES = 1_000_000  # a picture of the largest card, in lines of 60 signs, has fewer
MAX_DEPTH = 20

# Every BEGIN and END has this, and little else does: what stands before it on its line is looked at then.
_MARK = re.compile(rb":[ \t]*[Vv][Cc][Aa][Rr][Dd][ \t]*$", re.MULTILINE)
_LONGEST_MARK = 300
_WORDS = (b"BEGIN", b"END")
_BOM = b"\xef\xbb\xbf"
_AGENT = re.compile(rb"(?:[\w-]+\.)?AGENT(?:;[^:\n]*)?:?[ \t]*\Z", re.IGNORECASE)
# Files that had no line end at their end, put together.
_GLUED = re.compile(rb"(END:VCARD)((?:\xef\xbb\xbf)?BEGIN:VCARD)")
_INDENTED = re.compile(rb"^[ \t]+BEGIN[ \t]*:[ \t]*VCARD[ \t]*$", re.IGNORECASE | re.MULTILINE)
_QUOTED = re.compile(rb"QUOTED-PRINTABLE|ENCODING=Q(?![\w-])", re.IGNORECASE)
# What a line that a stray `=` seems to continue may not look like.
_PROPERTY = re.compile(
    rb"(?:[\w-]+\.)?(?:FN|N|NICKNAME|TEL|EMAIL|ADR|LABEL|ORG|TITLE|ROLE|NOTE|URL|BDAY|PHOTO|REV|UID"
    rb"|CATEGORIES|VERSION|PRODID|GEO|TZ|KEY|LOGO|SOUND|IMPP|X-[A-Z-]{2,60})[;:]"
)


@dataclass(frozen=True, slots=True)
class Stray:
    """Text that belongs to no card, and its line."""

    line: int


@dataclass(slots=True)
class Piece:
    """One card's bytes without BEGIN and END, the cards of its agents taken out of them.

    `line` is that of its BEGIN; `begin`, `start` and `end` are places in the file's bytes.
    """

    line: int
    begin: int
    start: int
    end: int = 0
    ended: bool = False
    last: bool = False
    depth: int = 0
    deepest: int = 0
    agents: list[tuple[int, int]] = field(default_factory=list)

    def data(self, whole: bytes) -> bytes:
        """Its own bytes."""
        if not self.agents:
            return whole[self.start : self.end]
        starts = [self.start, *(end for _, end in self.agents)]
        ends = [*(start for start, _ in self.agents), self.end]
        return b"".join(whole[start:end] for start, end in zip(starts, ends, strict=True))


def normal(data: bytes) -> bytes:
    """The same bytes with `\\n` at the end of each line, also those of old Macs, and without NUL."""
    if b"\0" in data:
        data = data.replace(b"\0", b"")
    if b"\r" in data:
        data = data.replace(b"\r\r\n", b"\n").replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    if b"VCARDBEGIN" in data or b"VCARD\xef\xbb\xbfBEGIN" in data:
        data = _GLUED.sub(rb"\1\n\2", data)
    return _at_the_margin(data) if _INDENTED.match(data) else data


def _at_the_margin(data: bytes) -> bytes:
    """Cards that were pasted with an indent."""
    return dedent(data.decode("latin-1")).encode("latin-1")


def pieces(data: bytes) -> Iterator[Piece | Stray]:
    """The cards in normal bytes, and text that belongs to none; one without END goes as far as the next."""
    return _Splitter(data).split()


class _Splitter:
    """Goes once through the marks of a file."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._card: Piece | None = None
        self._behind = 0  # where the last card ended
        self._line, self._counted = 1, 0

    def split(self) -> Iterator[Piece | Stray]:
        for found in _MARK.finditer(self._data):
            mark = _mark(self._data, found.start())
            if mark is not None:
                yield from self._seen(*mark, found.end())
        yield from self._closed(len(self._data), last=True)

    def _seen(self, begin: int, word: bytes, behind: int) -> Iterator[Piece | Stray]:
        card = self._card
        if word == b"END":
            if card is not None and _ends(card, begin, behind):
                yield card
                self._card, self._behind = None, behind
        elif card is None or not _opens_agent(self._data, card, begin):
            yield from self._closed(begin)
            self._card = Piece(self._line_of(begin), begin, behind)

    def _closed(self, end: int, last: bool = False) -> Iterator[Piece | Stray]:
        """The card that is still open, or the text behind the last one."""
        if card := self._card:
            card.end, card.last = end, last
            card.agents = [(first, behind or end) for first, behind in card.agents]
            yield card
        elif (text := self._data[self._behind : end].replace(_BOM, b"")) and text.strip():
            blank = len(text) - len(text.lstrip())
            yield Stray(self._line_of(self._behind + blank))

    def _line_of(self, place: int) -> int:
        self._line += self._data.count(b"\n", self._counted, place)
        self._counted = max(place, self._counted)
        return self._line


def _mark(data: bytes, colon: int) -> tuple[int, bytes] | None:
    """Where a mark begins, and its word: BEGIN or END."""
    begin = data.rfind(b"\n", max(colon - _LONGEST_MARK, 0), colon) + 1
    if begin == 0 and colon > _LONGEST_MARK:
        return None
    head = data[begin:colon]
    if head in _WORDS:
        return begin, head
    head = head.rstrip().upper()
    if head.removeprefix(_BOM) in _WORDS:
        return begin, head.removeprefix(_BOM)
    if head.endswith(b"BEGIN") and _AGENT.match(head[:-5].rstrip()):
        return begin + len(head) - 5, b"BEGIN"
    return None


def _opens_agent(data: bytes, card: Piece, begin: int) -> bool:
    """Whether a BEGIN inside a card is that of its agent, or of an agent's agent."""
    before = data[max(card.start, begin - _LONGEST_MARK) : begin].rstrip()
    if not _AGENT.match(before, before.rfind(b"\n") + 1):
        return False
    if card.depth == 0:
        card.agents.append((begin, 0))
    card.depth += 1
    card.deepest = max(card.deepest, card.depth)
    return True


def _ends(card: Piece, begin: int, behind: int) -> bool:
    """Whether this END is the card's own, not that of an agent inside it."""
    if card.depth == 0:
        card.end, card.ended = begin, True
        return True
    card.depth -= 1
    if card.depth == 0:
        card.agents[-1] = (card.agents[-1][0], behind)
    return False


def unfolded(data: bytes) -> bytes:
    """The bytes with each folded line put together, before they are decoded: a fold may split a letter."""
    if (b"=\n" in data or b"= " in data or b"=\t" in data) and _QUOTED.search(data):
        data = b"\n".join(_soft_joined(data.split(b"\n")))
    if b"\n\n " in data or b"\n\n\t" in data:
        while b"\n\n" in data:  # each turn halves the blank lines
            data = data.replace(b"\n\n", b"\n")
    return data.replace(b"\n ", b"").replace(b"\n\t", b"")


def _soft_joined(lines: list[bytes]) -> Iterator[bytes]:
    """Quoted-printable breaks its lines itself, by a `=` at their end; only such a property is joined so."""
    quoted, parts = False, list[bytes]()
    for line in lines:
        if parts and not _PROPERTY.match(line):
            parts.append(line)
        else:
            yield from _soft(parts)
            parts = [line]
            if line[:1] not in (b" ", b"\t"):
                quoted = _QUOTED.search(line.partition(b":")[0]) is not None
        if not (quoted and _continues(line)):
            yield from _soft(parts)
            parts = []
    yield from _soft(parts)


def _continues(line: bytes) -> bool:
    return line.rstrip(b" \t").endswith(b"=")


def _soft(parts: list[bytes]) -> Iterator[bytes]:
    """Blanks that begin every one of the further lines are a fold's, not the text's."""
    if len(parts) < 2:
        yield from parts
        return
    first, *rest = parts
    if all(part[:1] in (b" ", b"\t") for part in rest):
        rest = [part[1:] for part in rest]
    joined = [part.rstrip(b" \t").removesuffix(b"=") for part in (first, *rest[:-1])]
    yield b"".join((*joined, rest[-1]))
