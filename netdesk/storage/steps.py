"""The steps of undo and redo: two stacks in one table, the newest id on top."""

from dataclasses import dataclass
from enum import StrEnum

from sqlalchemy import Connection, insert

from netdesk.domain.acts import Act
from netdesk.domain.clock import Clock
from netdesk.storage.revision import REVISION
from netdesk.storage.tables import step as step_table


class Side(StrEnum):
    """On which stack a step lies."""

    UNDO = "undo"
    REDO = "redo"


@dataclass(frozen=True, slots=True)
class Step:
    """A step as stored; `field` names the typed text that may still grow it."""

    id: int
    act: Act
    side: Side
    field: str | None


class Steps:
    """Opens, closes and finds steps; `journal_now` names the one that the triggers write to."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock

    def open(self, connection: Connection, act: Act, field: str | None = None) -> int:
        """A new step on the undo stack, or the newest one again while it holds the same field."""
        if field is not None:
            newest = self.newest(connection, Side.UNDO)
            if newest is not None and newest.field == field and self.newest(connection, Side.REDO) is None:
                self.resume(connection, newest.id)
                return newest.id
        return self._new(connection, act, Side.UNDO, field)

    def open_unfinished(self, connection: Connection, act: Act) -> int:
        """A step of several transactions: on no stack until `finish`."""
        return self._new(connection, act, Side.UNDO, None, unfinished=True)

    def open_part(self, connection: Connection, step: int) -> int:
        """A step for one transaction of an unfinished one, to tell what it touched; `join` ends it."""
        part = connection.exec_driver_sql(
            "INSERT INTO step (act, side, place, at, revision, open) "
            "SELECT act, side, place, at, revision, open FROM step WHERE id = ? RETURNING id",
            (step,),
        )
        return int(part.scalar_one())

    def join(self, connection: Connection, part: int, step: int) -> None:
        """The step takes over the images of rows that it had none of."""
        connection.exec_driver_sql(
            "UPDATE image SET step_id = :step WHERE step_id = :part "
            "AND NOT EXISTS (SELECT 1 FROM image first WHERE first.step_id = :step "
            "AND first.table_name = image.table_name AND first.row_id = image.row_id)",
            {"step": step, "part": part},
        )
        self.forget(connection, part)

    def open_inverse(self, connection: Connection, step: Step) -> int:
        """A step on the other stack, which records how to turn `step` back again."""
        other = Side.REDO if step.side is Side.UNDO else Side.UNDO
        return self._new(connection, step.act, other, None)

    def resume(self, connection: Connection, step: int) -> None:
        """The triggers write to this step from here on."""
        connection.exec_driver_sql("UPDATE journal_now SET step_id = ?", (step,))

    def stop(self, connection: Connection) -> None:
        """The triggers sleep."""
        connection.exec_driver_sql("UPDATE journal_now SET step_id = NULL")

    def finish(self, connection: Connection, step: int) -> None:
        """The last transaction of an unfinished step is done: it lies on top of the undo stack now."""
        connection.exec_driver_sql(
            "UPDATE step SET open = 0, place = (SELECT max(place) + 1 FROM step) WHERE id = ?", (step,)
        )

    def forget(self, connection: Connection, step: int) -> None:
        """Takes a step and its images away."""
        connection.exec_driver_sql("DELETE FROM step WHERE id = ?", (step,))

    def forget_redo(self, connection: Connection) -> None:
        """After a new action nothing that was undone before it can be redone."""
        connection.exec_driver_sql("DELETE FROM step WHERE side = 'redo'")

    def seal(self, connection: Connection) -> None:
        """No typed text grows an existing step any more."""
        connection.exec_driver_sql("UPDATE step SET field = NULL WHERE field IS NOT NULL")

    def newest(self, connection: Connection, side: Side) -> Step | None:
        """The step on top of a stack."""
        row = connection.exec_driver_sql(
            "SELECT id, act, field FROM step WHERE side = ? AND open = 0 ORDER BY place DESC LIMIT 1", (side,)
        ).first()
        return None if row is None else Step(int(row[0]), Act[row[1]], side, row[2])

    def unfinished(self, connection: Connection) -> list[int]:
        """Steps that no `finish` ended, newest first."""
        rows = connection.exec_driver_sql("SELECT id FROM step WHERE open = 1 ORDER BY place DESC")
        return [int(row[0]) for row in rows]

    def _new(
        self, connection: Connection, act: Act, side: Side, field: str | None, *, unfinished: bool = False
    ) -> int:
        self.seal(connection)
        place = connection.exec_driver_sql("SELECT coalesce(max(place), 0) + 1 FROM step").scalar_one()
        values = {"act": act.name, "side": str(side), "at": self._clock.now(), "revision": REVISION}
        key = connection.execute(
            insert(step_table).values(place=place, field=field, open=unfinished, **values)
        ).inserted_primary_key
        assert key is not None
        self.resume(connection, int(key[0]))
        return int(key[0])
