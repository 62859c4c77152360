"""The bank of questions: its categories and questions, found by the beginnings of words."""

import re
from collections import ChainMap
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

from netdesk.domain.folding import fold_for_search
from netdesk.domain.meeting import MeetingKind
from netdesk.domain.profile import Situation
from netdesk.domain.question import Category, OwnQuestion, Question, QuestionEdit, When

_WORD = re.compile(r"[^\W_]+")
OWN = Category(key="own", title="Own questions", order=1_000)
"""The group of own questions that name no category."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bank:
    """Questions with their categories, both in order."""

    categories: tuple[Category, ...] = ()
    questions: tuple[Question, ...] = ()


def bank_of(tables: Iterable[Mapping[str, Any]]) -> Bank:
    """The bank from the tables of its files, one category each; a file says what holds for most of it."""
    ordered = sorted(tables, key=lambda table: int(table["order"]))
    categories = tuple(Category(key=t["category"], title=t["title"], order=t["order"]) for t in ordered)
    questions = tuple(_question(table, row) for table in ordered for row in table["question"])
    return Bank(categories=categories, questions=questions)


def _question(table: Mapping[str, Any], row: Mapping[str, Any]) -> Question:
    said = ChainMap(dict(row), dict(table))
    return Question(
        key=row["id"],
        text=row["text"],
        category=table["category"],
        minutes=row.get("minutes", 2),
        note=row.get("note", ""),
        closing=row.get("closing", False),
        asked_when=When(said.get("when", When.CORE)),
        kinds=tuple(map(MeetingKind, said.get("kinds", ()))),
        situations=tuple(map(Situation, said.get("situations", ()))),
        looked_up=row.get("looked_up", False),
        survey=row.get("survey", False),
    )


def edited(questions: Iterable[Question], edits: Iterable[QuestionEdit]) -> list[Question]:
    """The bank as the user has it: own versions in the places of the shipped ones, hidden ones left out."""
    by_key = {edit.question: edit for edit in edits}
    return [_edited(one, by_key.get(one.key)) for one in questions if not _is_hidden(by_key.get(one.key))]


def _is_hidden(edit: QuestionEdit | None) -> bool:
    return edit is not None and edit.hidden


def _edited(one: Question, edit: QuestionEdit | None) -> Question:
    if edit is None:
        return one
    return replace(
        one,
        text=edit.text or one.text,
        category=edit.category or one.category,
        minutes=edit.minutes or one.minutes,
        asked_when=edit.asked_when or one.asked_when,
        edited=True,
    )


def own(question: OwnQuestion) -> Question:
    """A question of the user's own among those of the bank."""
    return Question(
        key=question.uid,
        text=question.text,
        category=question.category or OWN.key,
        minutes=question.minutes,
        own_id=question.id,
        asked_when=question.asked_when,
        kinds=question.meeting_kinds,
        situations=question.situations,
        looked_up=question.looked_up,
    )


def matching(questions: Iterable[Question], text: str) -> list[Question]:
    """Those in which every word typed is the beginning of a word."""
    wanted = _words(text)
    return [
        question for question in questions if _has(_words(f"{question.text} {question.category}"), wanted)
    ]


def _has(words: Sequence[str], wanted: Sequence[str]) -> bool:
    return all(any(word.startswith(start) for word in words) for start in wanted)


@lru_cache(maxsize=4096)
def _words(text: str) -> tuple[str, ...]:  # the bank is gone through at each key in the palette
    return tuple(_WORD.findall(fold_for_search(text)))
