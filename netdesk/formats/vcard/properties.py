"""A card's lines as properties: what stands before the colon, and the decoded text behind it."""

from binascii import a2b_qp

from netdesk.formats.texts import plain_newlines
from netdesk.formats.vcard.charsets import Charsets
from netdesk.formats.vcard.heads import Head, Heads, divided

MAX_PROPERTIES = 10_000
MAX_VALUE = 2 * 2**20  # of a text; pictures and sounds may be larger
MOST_STRANGE = 20
_START = 100
# Properties whose line breaks are often written bare: what follows is taken as their next line.
_SPILLS = frozenset(("NOTE", "ADR", "LABEL"))

Property = tuple[Head, str]


class TooMuch(Exception):
    """A card that is larger than anybody's, and by what."""


class Properties:
    """Takes the lines of cards apart."""

    def __init__(self, charsets: Charsets) -> None:
        self._charsets = charsets
        self._heads = Heads()

    def of(self, text: str, foreign: bool) -> tuple[list[Property], list[str]]:
        """The properties of one card, and the first of its lines that are none.

        Bytes that are no UTF-8 stand in a foreign text as surrogates (PEP 383).
        """
        found, strange = self._split(text, foreign)
        if len(found) > MAX_PROPERTIES:
            raise TooMuch(f"the card has more than {MAX_PROPERTIES:,} entries")
        if len(text) > MAX_VALUE and any(_is_long(head, value) for head, value in found):
            raise TooMuch(f"an entry of the card is longer than {MAX_VALUE // 2**20} MB")
        if foreign or not all(head.plain for head, _ in found):
            found = [self._told(head, value, foreign) for head, value in found]
        return found, [self._start(line) for line in strange] if foreign else strange

    def _start(self, line: str) -> str:
        return self._charsets.text(line[:_START].encode("utf-8", "surrogateescape"))

    def _split(self, text: str, foreign: bool) -> tuple[list[Property], list[str]]:
        found: list[Property] = []
        strange: list[str] = []
        spilt: dict[int, list[str]] = {}
        seen, split = self._heads.seen.get, self._heads.split
        for line in text.split("\n"):
            before, _, value = line.partition(":")
            if not foreign and (head := seen(before)):  # most lines begin like others before them
                found.append((head, value))
                continue
            if not line:
                continue
            head, value = split(self._with_plain_head(line) if foreign else line)
            if head is not None:
                found.append((head, value))
            elif found and _takes_spilt(found[-1][0]):
                spilt.setdefault(len(found) - 1, []).append(line)
            elif len(strange) < MOST_STRANGE and line.strip():
                strange.append(line)
        for place, lines in spilt.items():
            found[place] = _joined(*found[place], lines)
        return found, strange

    def _with_plain_head(self, line: str) -> str:
        text, value = divided(line)
        if text.isascii() or text == line:
            return line
        return f"{self._charsets.text(text.encode('utf-8', 'surrogateescape'))}:{value}"

    def _told(self, head: Head, value: str, foreign: bool) -> Property:
        return (head, self._decoded(head, value)) if foreign or not head.plain else (head, value)

    def _decoded(self, head: Head, value: str) -> str:
        quoted = head.encoding == "q"
        if not quoted and value.isascii():
            return value
        data = value.encode("utf-8", "surrogateescape")
        text = self._charsets.text(a2b_qp(data) if quoted else data, head.charset, quoted)
        return plain_newlines(text).replace("\0", "")


def _is_long(head: Head, value: str) -> bool:
    """Whether a text is longer than anybody's; a picture may be."""
    return len(value) > MAX_VALUE and head.encoding != "b" and value[:5].lower() != "data:"


def _takes_spilt(head: Head) -> bool:
    """Whether lines that are no property go to the one before, where programs break lines without a fold."""
    return head.encoding == "b" or head.name in _SPILLS


def _joined(head: Head, value: str, lines: list[str]) -> Property:
    if head.encoding == "b":
        return head, "".join((value, *(line.strip() for line in lines)))
    end = len(lines)
    while end and not lines[end - 1].strip():
        end -= 1
    return head, "\\n".join((value, *lines[:end]))
