"""Offers the contacts of a desk in a line where one of them is chosen by name."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from netdesk.domain.changes import Kind
from netdesk.ui.tasks import Tasks
from netdesk.ui.widgets.record_field import RecordField

if TYPE_CHECKING:
    from netdesk.services.search import SearchService


def offer_contacts(field: RecordField, search: SearchService, tasks: Tasks) -> None:
    """Answers the line while one types in it; the window does not wait for the names."""

    def look(typed: str) -> list[tuple[int, str, str]]:
        return [(hit.id, hit.title, hit.detail) for hit in search.of_kind(Kind.CONTACT, typed)]

    def answer(typed: str) -> None:
        tasks.find(f"contacts for {id(field)}", partial(look, typed), partial(field.offer, typed))

    field.asked.connect(answer)
