"""The agenda: the ordered questions of one meeting with their answers."""

from collections.abc import Iterable
from dataclasses import dataclass

from netdesk.domain.meeting import AgendaEntry


@dataclass(frozen=True, slots=True, kw_only=True)
class AgendaItem:
    """A question of the agenda and what was answered to it."""

    entry: AgendaEntry
    answer: str = ""

    @property
    def ticked(self) -> bool:
        """Whether it was asked."""
        return self.entry.ticked_at is not None


def current(items: Iterable[AgendaItem]) -> AgendaItem | None:
    """The question to ask next: the first unticked one."""
    return next((item for item in items if not item.ticked), None)


def minutes(items: Iterable[AgendaItem]) -> int:
    """How long the questions take, by estimate."""
    return sum(item.entry.minutes for item in items)


def learned(items: Iterable[AgendaItem]) -> tuple[AgendaItem, ...]:
    """The questions that were answered."""
    return tuple(item for item in items if item.answer.strip())


def in_order(known: Iterable[int], wanted: Iterable[int]) -> list[int]:
    """All known ids: first those wanted, in that order, then the others as they stood."""
    there = list(known)
    first = [key for key in dict.fromkeys(wanted) if key in set(there)]
    return first + [key for key in there if key not in set(first)]
