"""What to do now: the next conversation, next steps, five for this week, who goes quiet, momentum."""

from datetime import date

from netdesk.domain.acts import Act
from netdesk.domain.calendar import Entry
from netdesk.domain.clock import Clock
from netdesk.domain.five import Choice, Pick, monday
from netdesk.domain.today import Today
from netdesk.storage import five, follow_ups, in_touch, momentum, today
from netdesk.storage.store import Store
from netdesk.storage.writer import Writer

LISTED_QUIET = 4
LISTED_STEPS = 8


class TodayService:
    """Reads the page Today, and keeps the five for this week."""

    def __init__(self, store: Store, clock: Clock) -> None:
        self._store = store
        self._clock = clock

    def load(self, *, steps: int = LISTED_STEPS) -> Today:
        """Everything on the page; the five of a new week are chosen at the first look at it."""
        self._fill_five()
        with self._store.read() as connection:
            quiet, quiet_count = in_touch.due(connection, self._clock, LISTED_QUIET)
            return Today(
                empty=today.is_empty(connection),
                next=today.next_conversation(connection, self._clock),
                steps=today.steps(connection, self._clock, steps),
                five=five.picks(connection, self._week()),
                quiet=quiet,
                quiet_count=quiet_count,
                momentum=momentum.momentum(connection, self._clock),
            )

    def done_lately(self, limit: int = LISTED_STEPS) -> tuple[Entry, ...]:
        """What was done in the last seven days, the latest first."""
        since = self._clock.now() - today.AHEAD
        with self._store.read() as connection:
            return tuple(follow_ups.done_since(connection, since.isoformat(), limit))

    def five(self) -> tuple[Pick, ...]:
        """The five for this week: the same ones all week, unless the user swaps one."""
        self._fill_five()
        with self._store.read() as connection:
            return five.picks(connection, self._week())

    def keep(self, contact_id: int) -> None:
        """It stays on the list, in later weeks too, until it is done."""
        with self._store.write(Act.PICK_FIVE) as db:
            five.choose(db, self._week(), contact_id, Choice.KEPT)

    def let_go(self, contact_id: int) -> None:
        """It need not stay on the list longer than this week."""
        with self._store.write(Act.PICK_FIVE) as db:
            five.choose(db, self._week(), contact_id, Choice.SHOWN)

    def swap(self, contact_id: int) -> None:
        """Another one instead; this one may be proposed again next week."""
        self._replace(contact_id, Choice.SWAPPED)

    def not_now(self, contact_id: int) -> None:
        """Another one instead; this one is not proposed again for some weeks."""
        self._replace(contact_id, Choice.NOT_NOW)

    def _replace(self, contact_id: int, choice: Choice) -> None:
        with self._store.write(Act.PICK_FIVE) as db:
            five.choose(db, self._week(), contact_id, choice)
            five.fill(db, self._week(), 1)

    def _fill_five(self) -> None:
        """No action of the user's, hence no undo step: the first look at a week writes its list."""
        with self._store.read() as connection:
            missing = five.missing(connection, self._week())
        if missing:
            with self._store.maintain() as connection:
                # Counted again: another look may have filled the list while this one waited its turn.
                missing = five.missing(connection, self._week())
                five.fill(Writer(connection, self._clock.now()), self._week(), missing)

    def _week(self) -> date:
        return monday(self._clock.today())
