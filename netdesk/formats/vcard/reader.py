"""Reads vCard 2.1, 3.0 and 4.0 as phones, mail programs and address books write them."""

import re
from dataclasses import replace

from netdesk.domain.contact import Card, Kept
from netdesk.formats.reading import ImportedCard, Reading, Skip, check_count, line
from netdesk.formats.vcard import lines, values
from netdesk.formats.vcard.charsets import Charsets, as_utf8
from netdesk.formats.vcard.draft import HANDLERS, Draft
from netdesk.formats.vcard.finished import finished
from netdesk.formats.vcard.lines import Piece, Stray
from netdesk.formats.vcard.properties import Properties, TooMuch

FORMAT = "vCard"
MAX_REMARKS = 500
_OLD = re.compile(r"^VERSION[^:\n]{0,100}:\s*2", re.IGNORECASE | re.MULTILINE)
_NEW = "\nVERSION:3.0\n"
_PATH = re.compile(r"(?:[A-Za-z]:|\\)\\[^\n;]*\Z")  # of Windows, in which a backslash is one


def read(data: bytes) -> Reading:
    """All cards of a file; a card that cannot be read is skipped with its line and its reason."""
    text, encoding = as_utf8(data)
    normal = lines.normal(text)
    reader = _Reader(normal, encoding)
    reader.read()
    return Reading(
        format=FORMAT,
        encoding=reader.encoding,
        cards=tuple(reader.cards),
        skipped=tuple(reader.skipped),
        remarks=tuple(reader.remarks),
    )


class _Unreadable(Exception):
    """Why a card cannot become a contact."""


class _Reader:
    """Reads the cards of one file, and collects what was left out."""

    def __init__(self, data: bytes, encoding: str) -> None:
        self.cards: list[ImportedCard] = []
        self.skipped: list[Skip] = []
        self.remarks: list[Skip] = []
        self._data = data
        self._encoding = encoding
        self._charsets = Charsets(data, encoding)
        self._properties = Properties(self._charsets)

    @property
    def encoding(self) -> str:
        """What the file is in: the last of the encodings that are not its own, if there was one."""
        return self._charsets.used or self._encoding

    def read(self) -> None:
        for piece in self._pieces():
            if isinstance(piece, Piece):
                self._read(piece)
            else:
                self._remark(piece.line, "text outside of the cards")

    def _pieces(self) -> list[Piece | Stray]:
        """All of them, counted before the first is read."""
        found: list[Piece | Stray] = []
        for piece in lines.pieces(self._data):
            found.append(piece)
            check_count(len(found))
        return found

    def _read(self, piece: Piece) -> None:
        try:
            self.cards.append(self._card(piece))
        except (_Unreadable, TooMuch) as reason:
            self.skipped.append(Skip(where=line(piece.line), reason=str(reason)))
        else:
            if not piece.ended:
                self._remark(piece.line, "the end of this card is missing")

    def _remark(self, number: int, reason: str) -> None:
        if len(self.remarks) < MAX_REMARKS:
            self.remarks.append(Skip(where=line(number), reason=reason))

    def _card(self, piece: Piece) -> ImportedCard:
        if piece.last and not piece.ended and not self._data.endswith(b"\n"):
            raise _Unreadable("the file ends in the middle of this card")
        size = piece.end - piece.start
        if size > lines.MAX_CARD_BYTES:
            raise _Unreadable(f"the card is larger than {lines.MAX_CARD_BYTES // 2**20} MB")
        if size > lines.MAX_LINES and self._data.count(b"\n", piece.start, piece.end) > lines.MAX_LINES:
            raise _Unreadable(f"the card has more than {lines.MAX_LINES:,} lines")
        if piece.deepest > lines.MAX_DEPTH:
            raise _Unreadable(f"more than {lines.MAX_DEPTH} cards inside each other")
        draft = self._draft(piece)
        if draft.is_group:
            raise _Unreadable("a group of contacts, not a person")
        return self._imported(draft, piece)

    def _imported(self, draft: Draft, piece: Piece) -> ImportedCard:
        card = finished(draft)
        if not card.contact.full_name:
            raise _Unreadable("no name, organisation, e-mail address or phone number")
        if piece.agents:
            card = self._with_agents(card, piece)
        return ImportedCard(card=card, source_id=draft.uid, where=line(piece.line))

    def _with_agents(self, card: Card, piece: Piece) -> Card:
        """An agent's card stays with its principal, as vCard 3.0 has it: one long value."""
        texts = (self._charsets.text(self._data[first:behind]) for first, behind in piece.agents)
        agents = (Kept(name="AGENT", value=values.escaped(text.strip("\n"))) for text in texts)
        return replace(card, kept=(*card.kept, *agents))

    def _draft(self, piece: Piece) -> Draft:
        data = lines.unfolded(piece.data(self._data))
        try:
            text, foreign = data.decode("utf-8"), False
        except UnicodeDecodeError:
            text, foreign = data.decode("utf-8", "surrogateescape"), True
        draft = Draft(old=not text.startswith(_NEW) and _OLD.search(text) is not None)
        found, strange = self._properties.of(text, foreign)
        keep = Draft.keep
        for head, value in found:
            handle = HANDLERS.get(head.name, keep)
            if draft.old and "\\" in value and handle is not keep and _PATH.match(value):
                value = value.replace("\\", "\\\\")
            handle(draft, head, value)
        for text in strange:
            self._remark(piece.line, f"not understood in this card: “{_start(text)}”")
        return draft


def _start(text: str) -> str:
    shown = text.encode("utf-8", "replace").decode("utf-8").strip()
    return shown if len(shown) <= 40 else f"{shown[:39]}…"
