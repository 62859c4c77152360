"""Reads what is to be imported: a file or what was pasted, its cards ready to be compared with the desk."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from netdesk.domain.contact import Card, Contact, Photo, display_name
from netdesk.domain.csv_columns import CsvShape
from netdesk.domain.errors import UserError
from netdesk.domain.folding import sort_key
from netdesk.domain.import_match import source_of
from netdesk.domain.imports import Source
from netdesk.domain.picture import Shrink, media_type
from netdesk.formats.contacts import Format, columns, format_of, read_contacts
from netdesk.formats.reading import ImportedCard, Reading, check_size
from netdesk.formats.vcard.values import picture_type
from netdesk.formats.vcard.written import kept_photo

EVERY = 200
UNREAD = Reading(format="", encoding="")
Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Read:
    """What was read: `sources` are what the file calls each card. `error` when nothing could be."""

    source: Source
    reading: Reading
    sources: Sequence[str] = ()
    shape: CsvShape | None = None
    error: str = ""


def read(source: Source, shrink: Shrink, progress: Progress) -> Read:
    """Reads one source; photos are made small with `shrink`."""
    data = b""
    try:
        data = _bytes(source)
        reading = read_contacts(data, source.path.name, mapping=source.mapping, date_order=source.date_order)
    except UserError as error:
        return Read(source=source, reading=UNREAD, shape=_shape(data, source), error=str(error))
    cards = []
    for number, one in enumerate(reading.cards):
        if number % EVERY == 0:
            progress(0, 0)
        cards.append(_prepared(one, reading.format, shrink))
    is_open = reading.format == Format.CSV or len(reading.date_orders) > 1
    return Read(
        source=source,
        reading=replace(reading, cards=tuple(cards)),
        sources=_sources(cards),
        shape=_shape(data, source) if is_open else None,
    )


def _bytes(source: Source) -> bytes:
    if source.data is not None:
        return source.data
    try:
        check_size(source.path.stat().st_size, source.path.name)
        return source.path.read_bytes()
    except OSError as error:
        raise UserError(f"{source.path} cannot be read: {error.strerror or error}.") from error


def _shape(data: bytes, source: Source) -> CsvShape | None:
    """The table of a file of which the user may say what its columns are."""
    try:
        if format_of(data, source.path.name) in (Format.VCARD, Format.NETDESK):
            return None
        return columns(data)
    except UserError:
        return None


def _prepared(one: ImportedCard, format_name: str, shrink: Shrink) -> ImportedCard:
    """With its name, a photo only where it is a picture, and how LinkedIn's contacts came."""
    card, contact = one.card, one.card.contact
    changed: dict[str, str] = {}
    if not contact.full_name:
        changed["full_name"] = display_name(contact)
    if format_name == Format.LINKEDIN:
        since = f", connected {one.connected_on.isoformat()}" if one.connected_on else ""
        changed["how_met"] = f"LinkedIn import{since}"
    if changed:
        card = replace(card, contact=_with(contact, changed))
    if card.photo:
        card = _with_small_photo(card, card.photo, shrink)
    return one if card is one.card else replace(one, card=card)


def _with_small_photo(card: Card, photo: Photo, shrink: Shrink) -> Card:
    """A picture of a kind that is not shown, or a damaged one, is kept as the file has it."""
    kind = media_type(photo.data)
    small = shrink(replace(photo, media_type=kind)) if kind else None
    kept = (kept_photo(photo),) if small is None and picture_type(photo.data) else ()
    return replace(card, photo=small, kept=(*card.kept, *kept))


def _with(contact: Contact, changed: dict[str, str]) -> Contact:
    return replace(contact, **changed)  # type: ignore[arg-type]  # texts, all of them


def _sources(cards: Sequence[ImportedCard]) -> list[str]:
    """What the file calls each; connections without an address go by name and day where that is unique."""
    days = Counter(name for one in cards if (name := _connection(one)))
    return [
        name if (name := _connection(one)) and days[name] == 1 else source_of(one.card, one.source_id)
        for one in cards
    ]


def _connection(one: ImportedCard) -> str:
    if one.connected_on is None or one.source_id:
        return ""
    return f"connected:{one.connected_on.isoformat()}:{sort_key(one.card.contact.full_name)}"
