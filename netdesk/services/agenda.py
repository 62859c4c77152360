"""What a user can do with the agenda of a meeting: choose, order, tick and answer questions."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from netdesk.domain import agenda, balance
from netdesk.domain.acts import Act
from netdesk.domain.agenda import AgendaItem
from netdesk.domain.balance import Proposal
from netdesk.domain.clock import Clock
from netdesk.domain.errors import UserError
from netdesk.domain.meeting import AgendaEntry
from netdesk.domain.question import Question, When
from netdesk.services.questions import QuestionService
from netdesk.storage import mapper, meetings
from netdesk.storage.asked_before import occasion
from netdesk.storage.store import Store


class AgendaService:
    """Fills, orders, ticks and answers the agenda of a meeting."""

    def __init__(self, store: Store, clock: Clock, questions: QuestionService) -> None:
        self._store = store
        self._clock = clock
        self._questions = questions

    def items(self, meeting_id: int) -> tuple[AgendaItem, ...]:
        """The questions of a meeting in order, with their answers."""
        with self._store.read() as connection:
            return meetings.agenda(connection, meeting_id)

    def minutes(self, meeting_id: int) -> int:
        """How long the questions take, by estimate."""
        return agenda.minutes(self.items(meeting_id))

    def add_from_bank(self, meeting_id: int, keys: Iterable[str]) -> list[int]:
        """Puts questions of the bank, or own ones, on the agenda; those on it already are left out."""
        known = self._questions.by_key()
        wanted = [known[key] for key in dict.fromkeys(keys) if key in known]
        with self._store.write(Act.ADD_QUESTION_TO_AGENDA) as db:
            there = {item.entry.question for item in meetings.agenda(db.connection, meeting_id)}
            entries = [_entry(meeting_id, one) for one in wanted if one.key not in there]
            return [entry.id for entry in meetings.add_entries(db, meeting_id, entries)]

    def proposals(self, meeting_id: int) -> list[Proposal]:
        """The balanced list for this meeting, what is on its agenda already included."""
        known = self._questions.by_key()
        with self._store.read() as connection:
            found = occasion(connection, meeting_id)
        return balance.balanced(known.values(), found)

    def balance(self, meeting_id: int) -> list[int]:
        """Takes what is proposed and orders all as a talk goes; own wordings stand before the close."""
        proposed = self.proposals(meeting_id)
        order = {one.question.key: place for place, one in enumerate(proposed)}
        closing = sum(one.question.asked_when is not When.CLOSING for one in proposed)
        with self._store.write(Act.BALANCE_AGENDA) as db:
            there = {item.entry.question for item in meetings.agenda(db.connection, meeting_id)}
            new = [_entry(meeting_id, one.question) for one in proposed if one.question.key not in there]
            added = meetings.add_entries(db, meeting_id, new)
            every = [item.entry for item in meetings.agenda(db.connection, meeting_id)]
            every.sort(key=lambda entry: order.get(entry.question, closing - 0.5))
            meetings.place_entries(db, [entry.id for entry in every])
            return [entry.id for entry in added]

    def add_own(self, meeting_id: int, wording: str) -> int:
        """Puts a question of the user's own wording on the agenda."""
        new = AgendaEntry(meeting_id=meeting_id, wording=_said(wording))
        with self._store.write(Act.ADD_QUESTION_TO_AGENDA) as db:
            return meetings.add_entries(db, meeting_id, [new])[0].id

    def reword(self, entry_id: int, wording: str) -> None:
        """Asks a question in other words."""
        said = _said(wording)
        with self._store.write(Act.EDIT_AGENDA) as db:
            mapper.save_record(db, replace(mapper.load(db.connection, AgendaEntry, entry_id), wording=said))

    def remove(self, entry_ids: int | Sequence[int]) -> None:
        """Takes questions off the agenda, with their answers; undo brings them back."""
        ids = [entry_ids] if isinstance(entry_ids, int) else entry_ids
        with self._store.write(Act.EDIT_AGENDA) as db:
            mapper.delete_rows(db, mapper.TABLE_OF[AgendaEntry], ids)

    def order(self, meeting_id: int, entry_ids: Sequence[int]) -> None:
        """Asks the questions in this order; those not named follow as they stood."""
        with self._store.write(Act.ORDER_AGENDA) as db:
            there = [item.entry.id for item in meetings.agenda(db.connection, meeting_id)]
            meetings.place_entries(db, agenda.in_order(there, entry_ids))

    def move(self, entry_id: int, places: int) -> None:
        """Moves a question so many places down, or up when negative, as far as there are any."""
        with self._store.write(Act.ORDER_AGENDA) as db:
            entry = mapper.load(db.connection, AgendaEntry, entry_id)
            ids = [item.entry.id for item in meetings.agenda(db.connection, entry.meeting_id)]
            place = ids.index(entry_id)
            ids.insert(max(0, min(len(ids) - 1, place + places)), ids.pop(place))
            meetings.place_entries(db, ids)

    def tick(self, entry_id: int, ticked: bool = True) -> None:
        """Marks a question as asked, or not."""
        with self._store.write(Act.TICK_QUESTION) as db:
            entry = mapper.load(db.connection, AgendaEntry, entry_id)
            if (entry.ticked_at is not None) is not ticked:
                mapper.save_record(db, replace(entry, ticked_at=db.now if ticked else None))

    def tick_current(self, meeting_id: int) -> int | None:
        """Marks the first question that was not asked yet; returns its id, None when all were asked."""
        item = agenda.current(self.items(meeting_id))
        if item is None:
            return None
        self.tick(item.entry.id)
        return item.entry.id

    def type_answer(self, entry_id: int, text: str) -> None:
        """Stores the answer to a question while it is typed."""
        with self._store.type(Act.TYPE_ANSWER, f"agenda entry {entry_id} answer") as db:
            meetings.set_answer(db, entry_id, text)


def _entry(meeting_id: int, one: Question) -> AgendaEntry:
    return AgendaEntry(
        meeting_id=meeting_id,
        question=one.key,
        wording=one.text,
        category=one.category,
        minutes=one.minutes,
    )


def _said(wording: str) -> str:
    said = " ".join(wording.split())
    if not said:
        raise UserError("Type the question first.")
    return said
