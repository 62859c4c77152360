"""Fills a new desk with invented people and a history that hangs together; seeded."""

from collections.abc import Callable, Mapping
from pathlib import Path
from random import Random
from typing import Any

from netdesk import content
from netdesk.domain.clock import Clock
from netdesk.domain.contact import Card
from netdesk.domain.errors import UserError
from netdesk.domain.note_writer import Vocabulary, build_vocabulary
from netdesk.domain.question import OwnQuestion, Story, seconds_to_tell
from netdesk.domain.question_bank import Bank, bank_of
from netdesk.domain.sample_history import History
from netdesk.domain.sample_parts import Days, Parts, Stored
from netdesk.domain.sample_people import People
from netdesk.domain.sample_scene import Scene
from netdesk.domain.sample_words import SampleWords, build_sample_words
from netdesk.storage import bulk, sample_desk
from netdesk.storage.lock import DeskLock
from netdesk.storage.moved import refuse_moved

SEED = 20_090
AT_ONCE = 2_000
Progress = Callable[[int, int], None]


def make(path: Path, clock: Clock, count: int, *, seed: int = SEED, progress: Progress | None = None) -> None:
    """Makes a desk at `path` with `count` contacts and all that happened with them.

    There must be no desk or an empty one; it is made whole or not at all. The same seed and moment
    give the same content. Raises UserError, DeskLocked.
    """
    refuse_moved(path)
    lock = DeskLock(path)
    try:
        if not sample_desk.is_free(path):
            raise UserError(f"{path} holds records already: a sample goes into a new desk (--desk FILE).")
        with sample_desk.building(path) as connection:
            rng = Random(seed)
            batch = bulk.Batch(connection, clock.now(), bulk.uids(clock.now(), rng.randbytes))
            _Filling(batch, _parts(rng, clock)).fill(count, progress or (lambda done, of: None))
    finally:
        lock.release()


class _Filling:
    """One run: the cast first, then the crowd."""

    def __init__(self, batch: bulk.Batch, parts: Parts) -> None:
        self._batch = batch
        self._parts = parts
        self._sink = _Sink(batch)

    def fill(self, count: int, progress: Progress) -> None:
        stories = self._stories_and_questions()
        done = Scene(_cast(), self._parts, self._sink, stories).play(count)
        people = People(self._parts, self._sink)
        history = History(self._parts, self._sink, list(stories.values()))
        while done < count:
            self._next(people, history)
            done += 1
            if done % AT_ONCE == 0:
                self._batch.store()
                progress(done, count)
        history.forget_names()
        self._batch.store()

    def _next(self, people: People, history: History) -> None:
        """Every second contact is one whom an earlier one named, while there are such."""
        if history.named and self._parts.rng.random() < 0.5:
            named = history.named.popleft()
            person = people.next(named[0], introduced=True)
            history.introduce(named, person)
        else:
            person = people.next()
        history.tell(person)

    def _stories_and_questions(self) -> Mapping[str, int]:
        for row in _cast()["question"]:
            self._sink.add(OwnQuestion(**row))
        return {
            one.title: self._sink.add(
                Story(title=one.title, text=one.text, seconds=seconds_to_tell(one.text), shows=one.shows)
            )[0]
            for one in self._parts.words.stories
        }


class _Sink:
    """Hands records on to the batch; tags are known by name."""

    def __init__(self, batch: bulk.Batch) -> None:
        self._batch = batch
        self._names = bulk.Names(organisation=lambda name: None, tag=self._tag)
        self._tags: dict[str, int] = {}

    def add(self, record: Any) -> Stored:
        return self._batch.add(record)

    def card(self, card: Card) -> Stored:
        return self._batch.card(card, self._names, card.contact.created_at)

    def take_part(self, meeting_id: int, contact_id: int) -> None:
        self._batch.take_part(meeting_id, contact_id)

    def _tag(self, name: str) -> int:
        if name not in self._tags:
            self._tags[name] = self._batch.tag(name).id
        return self._tags[name]


def _parts(rng: Random, clock: Clock) -> Parts:
    zone = str(getattr(clock.zone, "key", ""))
    days = Days(now=clock.now(), wall=clock.wall().replace(second=0, microsecond=0), zone=zone)
    trades = content.read_toml("sample", "trades.toml")
    return Parts(words=_words(trades), vocabulary=_vocabulary(trades), bank=_bank(), rng=rng, days=days)


def _words(trades: Mapping[str, Any]) -> SampleWords:
    names, history, answers = (
        content.read_toml("sample", f"{name}.toml") for name in ("names", "history", "answers")
    )
    stems = content.read_text("sample", "organisation_stems.txt")
    return build_sample_words(names, trades, history, answers, stems)


def _vocabulary(trades: Mapping[str, Any]) -> Vocabulary:
    sentences = content.read_toml("sample", "note_sentences.toml")
    files = content.list_dir("sample", "words", suffix=".txt")
    words = {name.removesuffix(".txt"): content.read_text("sample", "words", name) for name in files}
    return build_vocabulary(trades["trade"], sentences, words)


def _bank() -> Bank:
    names = content.list_dir("questions", suffix=".toml")
    return bank_of(content.read_toml("questions", name) for name in names)


def _cast() -> dict[str, Any]:
    cast = content.read_toml("sample", "cast.toml")
    return {**cast, "method": content.read_toml("sample", "method.toml")}
