"""What to do now: the next conversation, next steps, five for this week, who goes quiet, momentum."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta

from sqlalchemy import Connection

from netdesk.domain.acts import Act
from netdesk.domain.calendar import Entry
from netdesk.domain.clock import Clock
from netdesk.domain.five import FIVE, Choice, Pick, monday
from netdesk.domain.momentum import WEEKS, Momentum, by_week, thanked_in_time
from netdesk.domain.today import Facts, Step, Steps, Today
from netdesk.storage import five, follow_ups, today
from netdesk.storage.store import Store
from netdesk.storage.writer import Writer

AHEAD = timedelta(days=7)
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
            quiet, quiet_count = today.going_quiet(connection, self._clock, LISTED_QUIET)
            return Today(
                empty=today.is_empty(connection),
                next=today.next_conversation(connection, self._clock.today()),
                steps=self._steps(connection, steps),
                five=five.picks(connection, self._week()),
                quiet=quiet,
                quiet_count=quiet_count,
                momentum=self._momentum(connection),
            )

    def done_lately(self, limit: int = LISTED_STEPS) -> tuple[Entry, ...]:
        """What was done in the last seven days, the latest first."""
        since = self._clock.now() - AHEAD
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
            self._propose(db, 1)

    def _fill_five(self) -> None:
        """No action of the user's, hence no undo step: the first look at a week writes its list."""
        with self._store.read() as connection:
            missing = FIVE - len(five.picks(connection, self._week()))
            found = missing > 0 and self._next(connection, missing)
        if found:
            with self._store.maintain() as connection:
                self._propose(
                    Writer(connection, self._clock.now()), FIVE - len(five.picks(connection, self._week()))
                )

    def _propose(self, db: Writer, places: int) -> None:
        week = self._week()
        kept = five.carried(db.connection, week, places)
        five.add(db, week, kept, Choice.KEPT)
        five.add(db, week, five.proposed(db.connection, week, places - len(kept)), Choice.SHOWN)

    def _next(self, connection: Connection, places: int) -> Sequence[int]:
        week = self._week()
        return five.carried(connection, week, places) or five.proposed(connection, week, places)

    def _steps(self, connection: Connection, limit: int) -> Steps:
        now = self._clock.today()
        entries = follow_ups.open_until(connection, now + AHEAD, limit)
        known = today.facts(connection, self._clock, [entry.id for entry in entries])
        number, due, _late = follow_ups.counts(connection, now)
        listed = (Step(entry=entry, facts=known.get(entry.id, Facts())) for entry in entries)
        return Steps(steps=tuple(listed), open=number, due=due)

    def _momentum(self, connection: Connection) -> Momentum:
        day = self._clock.today()
        month = self._begin_of(day.replace(day=1))
        since = min(month, self._begin_of(monday(day) - timedelta(weeks=WEEKS - 1)))
        held = today.held_since(connection, since)
        this_month = [key for key, (began, _over) in held.items() if began >= month]
        return Momentum(
            conversations=len(this_month),
            named=today.named_in(connection, this_month),
            introductions=today.introductions_since(connection, month),
            thanked=thanked_in_time([over for _began, over in held.values()], self._clock.now()),
            weeks=by_week((self._clock.wall_of(began).date() for began, _over in held.values()), day),
        )

    def _week(self) -> date:
        return monday(self._clock.today())

    def _begin_of(self, day: date) -> datetime:
        """The moment at which a day begins where the user is."""
        wall = datetime.combine(day, time())
        return (wall.replace(tzinfo=self._clock.zone) if self._clock.zone else wall).astimezone(UTC)
