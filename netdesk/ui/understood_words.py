"""What was understood of a line in plain words, said back to the user before it is stored."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from netdesk.ui import dates, repeat_words

if TYPE_CHECKING:
    from netdesk.domain.plain_words.said import Understood

CONTEXT = "UnderstoodWords"


def tr(text: str) -> str:
    return QCoreApplication.translate(CONTEXT, text)


def in_words(said: Understood, chosen: date | None, today: date) -> str:
    """Such as "Call Maria · Thursday 3 December · 15:00 · every month · Maria Keller"."""
    return " · ".join([said.title, *details(said, chosen, today)])


def details(said: Understood, chosen: date | None, today: date) -> Iterator[str]:
    """The day, the time, how often, and whom it is for; a day that was only chosen stands as it is."""
    day = said.on(chosen)
    yield _day(day, today) if day else tr("no day yet")
    if said.at is not None:
        yield dates.clock_time(said.at)
    if said.repeat:
        yield repeat_words.in_words(said.repeat)
    if said.naming.only is not None:
        yield said.naming.only.full_name


def _day(day: date, today: date) -> str:
    away = (day - today).days
    if 0 <= away <= 1:
        return f"{dates.near(day, today)}, {dates.short(day)}"
    words = dates.in_words(day)
    return words if day.year == today.year else f"{words} {day.year}"
