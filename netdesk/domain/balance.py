"""Balances the list: proposes the questions for one meeting, each with its reason.

What the user picked stays and comes first in the count. Then come the survey's questions until this
person has answered them, a question that closes on people, and the best of the rest, from as many
categories as possible, until ten are chosen or the time that was asked for is used up.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from netdesk.domain.folding import fold
from netdesk.domain.meeting import MeetingKind
from netdesk.domain.profile import Situation
from netdesk.domain.question import Question, When

TOP = 10
FEWEST = 5
PEOPLE = ("people", "closing")
"""The categories whose closing questions lead on to people."""
_WHO = re.compile(r"\bwho(?:m|se)?\b", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]{4,}")
_COMMON = frozenset(
    "about after also and because been before could does find from have know learn like more much need "
    "other over people really should some talk than that their them there they this want what when where "
    "which while will with work would your".split()
)
_ORDER = {When.OPENING: 0, When.CORE: 1, When.CLOSING: 2}


class Why(StrEnum):
    """Why a question is proposed; the window says it in a few words."""

    PICKED = "picked"
    SURVEY = "survey"
    OPEN = "open"
    CLOSING = "closing"
    UNANSWERED = "unanswered"
    PURPOSE = "purpose"
    SITUATION = "situation"
    ROLE = "role"
    VARIETY = "variety"


@dataclass(frozen=True, slots=True, kw_only=True)
class Occasion:
    """What a list is balanced for.

    `answered` and `asked` are keys of questions that this person answered, or was asked, before;
    `picked` those on the agenda already; `carried` the user's open questions. `minutes` 0: not said.
    """

    purpose: str = ""
    minutes: int = 0
    kind: MeetingKind = MeetingKind.COFFEE
    situations: tuple[Situation, ...] = ()
    role: str = ""
    answered: frozenset[str] = frozenset()
    asked: frozenset[str] = frozenset()
    picked: tuple[str, ...] = ()
    carried: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """A question that is proposed, with the reason, and a word or two that the reason is about."""

    question: Question
    why: Why
    about: str = ""


_ROLES: tuple[tuple[re.Pattern[str], tuple[str, ...]], ...] = tuple(
    (re.compile(rf"\b(?:{words})", re.IGNORECASE), categories)
    for words, categories in (
        (
            r"chief|head|director|president|founder|owner|partner|c[etofm]o\b|manag|lead|vp\b|principal|dean",
            ("leading", "decisions", "culture"),
        ),
        (
            r"recruit|talent|human|hr\b|people (?:partner|operations)|personnel",
            ("decisions", "feedback", "fit"),
        ),
        (
            r"professor|lecturer|teacher|trainer|tutor|instructor|researcher",
            ("qualifications", "skills", "field"),
        ),
        (r"coach|mentor|advis|consult", ("fit", "feedback", "roadblocks")),
        (r"junior|trainee|apprentice|assistant|student|intern\b|graduate", ("path", "starting", "day")),
        (r"chair|secretary|member|association|society|union|guild", ("reading", "people", "field")),
        (r"freelanc|self-employed|independent", ("money", "day", "people")),
    )
)


def balanced(questions: Iterable[Question], occasion: Occasion) -> list[Proposal]:
    """The proposed list in the order of a conversation: opening, core, closing."""
    known = {one.key: one for one in questions}
    chosen = [Proposal(question=known[key], why=Why.PICKED) for key in occasion.picked if key in known]
    open_ones = [one for one in known.values() if _may_be_asked(one, occasion)]
    _take(chosen, _survey(open_ones, occasion))
    _take(chosen, _one_about_people(open_ones, chosen))
    _fill(chosen, open_ones, occasion, extra=len(set(occasion.picked) - set(known)))
    return sorted(chosen, key=lambda one: _ORDER[one.question.asked_when])


def _may_be_asked(one: Question, occasion: Occasion) -> bool:
    fits_kind = not one.kinds or occasion.kind in one.kinds
    fits_situation = not one.situations or bool(set(one.situations) & set(occasion.situations))
    return one.key not in occasion.answered and fits_kind and (fits_situation or one.key in occasion.carried)


def _take(chosen: list[Proposal], more: Iterable[Proposal]) -> None:
    there = {one.question.key for one in chosen}
    chosen += [one for one in more if one.question.key not in there]


def _survey(open_ones: Sequence[Question], occasion: Occasion) -> list[Proposal]:
    return [Proposal(question=one, why=Why.SURVEY) for one in open_ones if one.survey]


def _one_about_people(open_ones: Sequence[Question], chosen: Sequence[Proposal]) -> list[Proposal]:
    if any(leads_to_people(one.question) for one in chosen):
        return []
    closing = [one for one in open_ones if leads_to_people(one)]
    return [Proposal(question=one, why=Why.CLOSING) for one in closing[:1]]


def leads_to_people(one: Question) -> bool:
    """Whether it is a closing question about people."""
    return one.asked_when is When.CLOSING and one.category in PEOPLE and bool(_WHO.search(one.text))


def _fill(chosen: list[Proposal], open_ones: Sequence[Question], occasion: Occasion, extra: int) -> None:
    """The best of the rest, one after the other: each that is taken makes its category less wanted.

    `extra` questions are on the agenda in the user's own words and count as well.
    """
    left = [one for one in open_ones if one.key not in {taken.question.key for taken in chosen}]
    marks = {one.key: _mark(one, occasion) for one in left}
    taken = Counter(one.question.category for one in chosen)
    while left and len(chosen) + extra < TOP:
        best = max(left, key=lambda one: marks[one.key][0] - 2 * taken[one.category])
        left.remove(best)
        if not _has_time(chosen, best, occasion):
            continue
        _weight, why, about = marks[best.key]
        chosen.append(Proposal(question=best, why=why, about=about))
        taken[best.category] += 1


def _has_time(chosen: Sequence[Proposal], one: Question, occasion: Occasion) -> bool:
    if not occasion.minutes or len(chosen) < FEWEST:
        return True
    return sum(each.question.minutes for each in chosen) + one.minutes <= occasion.minutes


def _mark(one: Question, occasion: Occasion) -> tuple[int, Why, str]:
    """How much is to be said for a question, and what most."""
    shared = sorted(_words(one.text) & _words(occasion.purpose))
    roles = [categories for pattern, categories in _ROLES if pattern.search(occasion.role)]
    for_role = any(one.category in categories for categories in roles)
    said = next((each for each in one.situations if each in occasion.situations), None)
    grounds = (
        (8 if one.key in occasion.carried else 0, Why.OPEN, ""),
        (min(5, 3 * len(shared)), Why.PURPOSE, ", ".join(shared[:2])),
        (4 if said else 0, Why.SITUATION, str(said or "")),
        (3 if for_role else 0, Why.ROLE, occasion.role),
        (2 if one.key in occasion.asked else 0, Why.UNANSWERED, ""),
        (1, Why.VARIETY, ""),
    )
    weight = sum(points for points, _why, _about in grounds)
    _points, why, about = max(grounds, key=lambda ground: ground[0])
    against = (3 if one.looked_up else 0) + (1 if one.asked_when is When.CLOSING else 0)
    return weight - against, why, about


def _words(text: str) -> set[str]:
    """The words that carry what a text is about, without endings that only bend them."""
    found = (fold(word) for word in _WORD.findall(text))
    return {re.sub(r"(?:s|es|ed|ing)$", "", word) for word in found if word not in _COMMON}
