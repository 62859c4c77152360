"""Reads vCard: 3.0 as phones and mail programs write it, and 2.1 and 4.0 as far as they are alike."""

from dataclasses import replace

from netdesk.domain.contact import Kept
from netdesk.formats.reading import ImportedCard, Reading, Skip, line
from netdesk.formats.texts import FALLBACK, as_utf8
from netdesk.formats.vcard import lines, values
from netdesk.formats.vcard.draft import HANDLERS, Draft
from netdesk.formats.vcard.heads import Head, Heads

FORMAT = "vCard"
# Properties whose line breaks are often written bare: what follows is taken as their next line.
_SPILLS = frozenset(("NOTE", "ADR", "LABEL"))


def read(data: bytes) -> Reading:
    """All cards of a file; a card that cannot be read is skipped with its line and its reason."""
    text, encoding = as_utf8(data)
    reader = _Reader(encoding)
    reader.read(lines.normal(text))
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

    def __init__(self, encoding: str) -> None:
        self.encoding = encoding
        self.cards: list[ImportedCard] = []
        self.skipped: list[Skip] = []
        self.remarks: list[Skip] = []
        self._heads = Heads()

    def read(self, data: bytes) -> None:
        if lines.opening(data).strip():
            self._remark(1, "text before the first card")
        for piece in lines.pieces(data):
            self._read(piece)

    def _read(self, piece: lines.Piece) -> None:
        try:
            self.cards.append(self._card(piece))
        except _Unreadable as reason:
            self.skipped.append(Skip(where=line(piece.line), reason=str(reason)))
        if piece.rest:
            self._remark(piece.line, "text behind the end of this card")

    def _remark(self, number: int, reason: str) -> None:
        self.remarks.append(Skip(where=line(number), reason=reason))

    def _card(self, piece: lines.Piece) -> ImportedCard:
        if piece.last and not piece.ended:
            raise _Unreadable("the file ends in the middle of this card")
        if len(piece.data) > lines.MAX_CARD_BYTES:
            raise _Unreadable(f"the card is larger than {lines.MAX_CARD_BYTES // 2**20} MB")
        draft = self._draft(piece)
        if draft.is_group:
            raise _Unreadable("a group of contacts, not a person")
        return self._imported(draft, piece)

    def _imported(self, draft: Draft, piece: lines.Piece) -> ImportedCard:
        card = draft.card()
        if not card.contact.full_name:
            raise _Unreadable("no name, organisation, e-mail address or phone number")
        if piece.agent:
            agent = values.escaped(piece.agent.decode("utf-8", "replace"))
            card = replace(card, kept=(*card.kept, Kept(name="AGENT", value=agent)))
        return ImportedCard(card=card, source_id=draft.uid, where=line(piece.line))

    def _draft(self, piece: lines.Piece) -> Draft:
        data = lines.unfolded(piece.data)
        if data.count(b"\n") > lines.MAX_LINES:
            raise _Unreadable(f"the card has more than {lines.MAX_LINES:,} lines")
        try:
            text, foreign = data.decode("utf-8"), False
        except UnicodeDecodeError:
            text, foreign = data.decode("utf-8", "surrogateescape"), True
        return self._filled(text, foreign, piece.line)

    def _filled(self, text: str, foreign: bool, number: int) -> Draft:
        draft = Draft(old="VERSION:2" in text)
        for head, value in self._properties(text, number):
            if foreign or not head.plain:
                value = self._decoded(head, value)
            HANDLERS.get(head.name, Draft.keep)(draft, head, value)
        return draft

    def _decoded(self, head: Head, value: str) -> str:
        if head.plain and value.isascii():
            return value
        if head.plain:
            self.encoding = FALLBACK
        return values.decoded(head, value)

    def _properties(self, text: str, number: int) -> list[tuple[Head, str]]:
        found: list[tuple[Head, str]] = []
        split = self._heads.split
        for one in text.split("\n"):
            if not one:
                continue
            head, value = split(one)
            if head is not None:
                found.append((head, value))
            elif one.strip() and not _spilt(found, one):
                self._remark(number, f"not understood in this card: “{_start(one)}”")
        return found


def _spilt(found: list[tuple[Head, str]], text: str) -> bool:
    """Adds a line that is no property to the one before it, where programs break lines without a fold."""
    head, value = found[-1] if found else (None, "")
    if head is None or not (head.encoding == "b" or head.name in _SPILLS):
        return False
    found[-1] = (head, value + text.strip() if head.encoding == "b" else f"{value}\\n{text}")
    return True


def _start(text: str) -> str:
    shown = text.encode("utf-8", "replace").decode("utf-8").strip()
    return shown if len(shown) <= 40 else f"{shown[:39]}…"
