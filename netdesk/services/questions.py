"""The bank of questions with the user's own, and the stories to tell."""

from collections.abc import Callable
from dataclasses import replace
from functools import cached_property
from typing import Any

from netdesk.domain import question_bank
from netdesk.domain.acts import Act
from netdesk.domain.changes import Changes, Kind
from netdesk.domain.clock import Clock
from netdesk.domain.errors import UserError
from netdesk.domain.meeting_view import MeetingLine
from netdesk.domain.question import (
    Category,
    GivenAnswer,
    OpenQuestion,
    OwnQuestion,
    Question,
    QuestionEdit,
    Story,
    seconds_to_tell,
)
from netdesk.domain.question_bank import OWN, Bank
from netdesk.storage import mapper, meetings, questions
from netdesk.storage.store import Store


class QuestionService:
    """Finds questions in the bank and among the user's own, and keeps these."""

    def __init__(self, store: Store, read_bank: Callable[[], Bank], clock: Clock) -> None:
        self._store = store
        self._read_bank = read_bank
        self._clock = clock
        self._known: tuple[int, list[Question]] | None = None  # in which state, and what they were
        self._writes = 0
        store.subscribe(self._note)

    @cached_property
    def _bank(self) -> Bank:
        # Read when it is first asked for: TOML costs time that a start does not have.
        return self._read_bank()

    def categories(self) -> list[Category]:
        """The categories in order, those of own questions last."""
        known = {category.key for category in self._bank.categories}
        others = dict.fromkeys(one.category for one in self._own() if one.category not in known)
        return [
            *self._bank.categories,
            *(OWN if key == OWN.key else Category(key=key, title=key) for key in others),
        ]

    def titles(self) -> dict[str, str]:
        """The title of each category by its key."""
        return {category.key: category.title for category in self.categories()}

    def find(self, text: str = "", category: str | None = None) -> list[Question]:
        """Questions in which every word typed begins a word, of one category or all."""
        found = (one for one in self._all() if category is None or one.category == category)
        return question_bank.matching(found, text)

    def count(self) -> int:
        """How many questions there are."""
        return len(self._all())

    def by_key(self) -> dict[str, Question]:
        """All questions by their stable id."""
        return {question.key: question for question in self._all()}

    def add(self, text: str, category: str = "", minutes: int = 2) -> str:
        """Adds a question of the user's own and returns its key."""
        new = OwnQuestion(text=_said(text), category=category, minutes=minutes)
        with self._store.write(Act.ADD_QUESTION) as db:
            return mapper.insert_record(db, new).uid

    def edit(self, own_id: int, *, text: str, category: str, minutes: int) -> None:
        """Changes an own question; agendas keep the wording that they have."""
        said = _said(text)
        with self._store.write(Act.EDIT_QUESTION) as db:
            known = mapper.load(db.connection, OwnQuestion, own_id)
            mapper.save_record(db, replace(known, text=said, category=category, minutes=minutes))

    def change(self, key: str, *, text: str, category: str, minutes: int) -> None:
        """Changes a question: an own one itself, of one of the bank the user's version of it."""
        known = self.by_key()[key]
        if known.own_id:
            self.edit(known.own_id, text=text, category=category, minutes=minutes)
            return
        said = _said(text)
        with self._store.write(Act.EDIT_QUESTION) as db:
            stored = questions.edit_of(db.connection, key)
            if stored is None:
                stored = mapper.insert_record(db, QuestionEdit(question=key))
            mapper.save_record(
                db, replace(stored, text=said, category=category, minutes=minutes, hidden=False)
            )

    def reset(self, key: str) -> None:
        """A question of the bank reads as it is shipped again."""
        with self._store.write(Act.RESET_QUESTION) as db:
            stored = questions.edit_of(db.connection, key)
            if stored is not None:
                mapper.delete_rows(db, mapper.TABLE_OF[QuestionEdit], [stored.id])

    def delete(self, own_id: int) -> None:
        """Removes an own question; undo brings it back."""
        with self._store.write(Act.DELETE_QUESTION) as db:
            mapper.delete_rows(db, mapper.TABLE_OF[OwnQuestion], [own_id])

    def hide(self, key: str) -> None:
        """Takes a question off the bank; undo brings it back."""
        with self._store.write(Act.DELETE_QUESTION) as db:
            stored = questions.edit_of(db.connection, key)
            if stored is None:
                stored = mapper.insert_record(db, QuestionEdit(question=key))
            mapper.save_record(db, replace(stored, hidden=True))

    def carry(self, key: str) -> None:
        """Carries a question from person to person until it is answered: the balanced list asks it first."""
        with self._store.write(Act.CARRY_QUESTION) as db:
            if key not in questions.carried(db.connection):
                wording = self.by_key()[key].text
                mapper.insert_record(db, OpenQuestion(question=key, wording=wording))

    def answered(self, key: str, meeting_id: int | None = None) -> None:
        """A question that was carried is answered, and where."""
        with self._store.write(Act.ANSWER_QUESTION) as db:
            carried = questions.carried(db.connection).get(key)
            if carried is not None:
                mapper.save_record(db, replace(carried, answered_at=db.now, meeting_id=meeting_id))

    def answers(self, key: str) -> list[GivenAnswer]:
        """What people answered to it so far, the latest first."""
        with self._store.read() as connection:
            return questions.answers(connection, key, self._clock)

    def _all(self) -> list[Question]:
        """Kept until a question changes: each key in the palette looks through them."""
        state, known = self._writes, self._known
        if known is None or known[0] != state:
            known = self._known = state, self._read()
        return known[1]

    def _note(self, changes: Changes) -> None:
        if changes.concerns(Kind.QUESTION):
            self._writes += 1

    def _read(self) -> list[Question]:
        with self._store.read() as connection:
            edits, carried = questions.edits(connection), questions.carried(connection)
        every = [*question_bank.edited(self._bank.questions, edits), *self._own()]
        return [replace(one, carried=True) if one.key in carried else one for one in every]

    def _own(self) -> list[Question]:
        with self._store.read() as connection:
            return [question_bank.own(one) for one in questions.own_questions(connection)]


class StoryService:
    """Keeps the user's stories."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def all(self) -> list[Story]:
        """All stories, as they were added."""
        with self._store.read() as connection:
            return questions.stories(connection)

    def load(self, story_id: int) -> Story:
        """One story; raises Gone."""
        with self._store.read() as connection:
            return mapper.load(connection, Story, story_id)

    def add(self, title: str, text: str = "", shows: str = "") -> int:
        """Adds a story and returns its id; its length is that of the text at a speaking pace."""
        new = Story(title=title.strip(), text=text, seconds=seconds_to_tell(text), shows=shows.strip())
        with self._store.write(Act.ADD_STORY) as db:
            return mapper.insert_record(db, new).id

    def edit(self, story_id: int, *, title: str | None = None, shows: str | None = None) -> None:
        """Changes the title and what the story shows."""
        given = {"title": title, "shows": shows}
        words: dict[str, Any] = {name: text.strip() for name, text in given.items() if text is not None}
        with self._store.write(Act.EDIT_STORY) as db:
            mapper.save_record(db, replace(mapper.load(db.connection, Story, story_id), **words))

    def type_text(self, story_id: int, text: str) -> None:
        """Stores the story while it is typed, and how long it takes to tell."""
        with self._store.type(Act.TYPE_TEXT, f"story {story_id} text") as db:
            known = mapper.load(db.connection, Story, story_id)
            mapper.save_record(db, replace(known, text=text, seconds=seconds_to_tell(text)))

    def used_in(self, story_id: int) -> list[MeetingLine]:
        """The meetings that the story was chosen for, the latest first."""
        with self._store.read() as connection:
            return meetings.lines(connection, questions.meetings_with_story(connection, story_id))

    def leave_field(self) -> None:
        """A typed field was left: its commits are one complete undo step."""
        self._store.leave_field()

    def delete(self, story_id: int) -> None:
        """Removes a story; the meetings that it was chosen for have none then. Undo brings it back."""
        with self._store.write(Act.DELETE_STORY) as db:
            mapper.delete_rows(db, mapper.TABLE_OF[Story], [story_id])


def _said(text: str) -> str:
    said = " ".join(text.split())
    if not said:
        raise UserError("Type the question first.")
    return said
