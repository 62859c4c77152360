"""Writes contacts as vCards, 3.0 or 4.0, piece by piece."""

from collections.abc import Iterable, Iterator
from typing import Literal

from netdesk.domain.contact import Card

Version = Literal["3.0", "4.0"]


def write_cards(cards: Iterable[Card], version: Version = "3.0") -> Iterator[bytes]:
    """The bytes of a vCard file, one piece a contact; UID is the contact's uid."""
    raise NotImplementedError
