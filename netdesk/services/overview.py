"""How much there is of each kind: the numbers beside the pages."""

from dataclasses import dataclass

from netdesk.domain.clock import Clock
from netdesk.storage import counts
from netdesk.storage.store import Store


@dataclass(frozen=True, slots=True, kw_only=True)
class Overview:
    """Counts outside the trash; `due` are open follow-ups that are late or due today."""

    contacts: int
    organisations: int
    meetings: int
    due: int


class OverviewService:
    """Counts what a desk holds."""

    def __init__(self, store: Store, clock: Clock) -> None:
        self._store = store
        self._clock = clock

    def counts(self) -> Overview:
        """The numbers now; `meetings` are those that are not over."""
        with self._store.read() as connection:
            people, places, meetings, due = counts.overview(connection, self._clock.today().isoformat())
        return Overview(contacts=people, organisations=places, meetings=meetings, due=due)
