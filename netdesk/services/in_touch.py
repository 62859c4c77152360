"""Staying in touch: rules for tags and stages, putting off, and telling whoever opened a door."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from netdesk.domain.acts import Act
from netdesk.domain.cadence import completed
from netdesk.domain.cadence_rule import CadenceRule
from netdesk.domain.clock import Clock
from netdesk.domain.errors import UserError
from netdesk.domain.in_touch import LONGEST, Quiet, Rules
from netdesk.domain.introduction import Introduction
from netdesk.domain.stage import Stage
from netdesk.storage import cadence_rules, contacts, in_touch, mapper
from netdesk.storage.store import Store


class InTouchService:
    """Says who is due and why, and keeps the rules that say how often."""

    def __init__(self, store: Store, clock: Clock) -> None:
        self._store = store
        self._clock = clock

    def due(self, limit: int) -> tuple[tuple[Quiet, ...], int]:
        """The first of those who are due, each with a reason and an idea, and how many there are."""
        with self._store.read() as connection:
            return in_touch.due(connection, self._clock, limit)

    def put_off(self, ids: Sequence[int], until: date | None) -> None:
        """Reminds of nobody of them before that day; the cadence goes on as before. None: no longer."""
        if until is not None and until <= self._clock.today():
            raise UserError("Choose a coming day to be reminded on.")
        with self._store.write(Act.PUT_OFF_CONTACT) as db:
            contacts.set_fields(db, ids, quiet_until=until)

    def told(self, introduction_id: int, told: bool = True) -> None:
        """Whoever opened the door has heard how it went, or has not after all."""
        with self._store.write(Act.TELL_OF_INTRODUCTION) as db:
            known = mapper.load(db.connection, Introduction, introduction_id)
            mapper.save_record(db, replace(known, told_at=db.now if told else None))

    def rules(self) -> Rules:
        """The rules with whom they concern, and the tags and stages without one."""
        with self._store.read() as connection:
            return cadence_rules.rules(connection)

    def add_rule(
        self, *, tag_id: int | None = None, stage: Stage | None = None, ideal_days: int, latest_days: int = 0
    ) -> int:
        """Gives a tag, or else a stage, a cadence; one that has a rule gets other intervals."""
        if (tag_id is None) == (stage is None):
            raise UserError("Choose a tag or a stage.")
        ideal, latest = _checked(ideal_days, latest_days)
        with self._store.write(Act.EDIT_CADENCE_RULES) as db:
            known = cadence_rules.stored_for(db.connection, tag_id, stage)
            if known is None:
                new = CadenceRule(tag_id=tag_id, stage=stage, ideal_days=ideal, latest_days=latest)
                return mapper.insert_record(db, new).id
            mapper.save_record(db, replace(known, ideal_days=ideal, latest_days=latest))
            return known.id

    def edit_rule(self, rule_id: int, *, ideal_days: int, latest_days: int = 0) -> None:
        """Other intervals for a rule."""
        ideal, latest = _checked(ideal_days, latest_days)
        with self._store.write(Act.EDIT_CADENCE_RULES) as db:
            known = mapper.load(db.connection, CadenceRule, rule_id)
            mapper.save_record(db, replace(known, ideal_days=ideal, latest_days=latest))

    def remove_rule(self, rule_id: int) -> None:
        """Takes a rule away; undo brings it back."""
        with self._store.write(Act.EDIT_CADENCE_RULES) as db:
            mapper.delete_rows(db, mapper.TABLE_OF[CadenceRule], [rule_id])


def _checked(ideal: int, latest: int) -> tuple[int, int]:
    if not 1 <= ideal <= LONGEST or not 0 <= latest <= LONGEST:
        raise UserError(f"An interval goes from 1 to {LONGEST} days.")
    days, most = completed(ideal, latest)
    return days, most
