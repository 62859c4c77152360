"""What the desk knows for a draft, and the values that it gives the fields of a template."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from netdesk.domain.addressed import to_them
from netdesk.domain.agenda import AgendaItem
from netdesk.domain.drafting import Words
from netdesk.domain.meeting_view import ContactBrief
from netdesk.domain.profile import Profile

MINUTES = 15
WORTH_COUNTING = 10
"""A talk of fewer minutes is thanked for without their number."""
A_WEEK = 7
STOPS = (".", "!", "?", "…", ",", ";", ":", "–")
"""What ends a line of an answer so that the next one goes on without a sign."""
ABOUT_OTHERS = ("people", "closing")
"""Categories whose answers name others: they are taken up in words of their own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Talk:
    """The meeting that a draft is about: what was learned, promised and named in it.

    `held_on` is None while it is only planned. `noted` are those whom they write to, `named` the others.
    """

    held_on: date | None = None
    minutes: int = 0
    asked_minutes: int = 0
    purpose: str = ""
    for_them: str = ""
    learned: tuple[AgendaItem, ...] = ()
    promised: tuple[str, ...] = ()
    noted: tuple[str, ...] = ()
    named: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """Everything that a template may take up; `other` is the second person that the draft is about."""

    today: date
    profile: Profile
    to: ContactBrief
    other: ContactBrief | None = None
    talk: Talk | None = None
    speaks_to: str = ""
    wrote_on: date | None = None
    met_other_on: date | None = None


def values_of(facts: Facts, words: Words) -> dict[str, str]:
    """The fields by name; one that is empty is left to the user."""
    talk = facts.talk or Talk()
    return {
        "first": facts.to.first,
        "minutes": str(talk.asked_minutes or MINUTES),
        "why_you": words.noted("why_you", facts.to.why),
        "topic": words.noted("topic", talk.purpose),
        "for_them": words.noted("for_them", talk.for_them),
        "speaks_to": in_a_sentence(facts.speaks_to),
        "wrote_on": on_day(facts.wrote_on, facts.today) if facts.wrote_on else "",
        "met_on": on_day(facts.met_other_on, facts.today) if facts.met_other_on else "",
        **_of_user(facts.profile, words),
        **_of_other(facts.other),
        **_of_talk(talk, facts, words),
    }


def unnamed(facts: Facts) -> tuple[Facts, ...]:
    """The same before the user had told their name, with the signature and without one."""
    nameless = replace(facts.profile, name="")
    return replace(facts, profile=nameless), replace(facts, profile=replace(nameless, signature=""))


def _of_user(profile: Profile, words: Words) -> dict[str, str]:
    return {
        "my_name": profile.name,
        "signature": _signed(profile, words),
        "field_from": in_a_sentence(profile.field_from),
        "field_to": in_a_sentence(profile.field_to),
        "best_at": in_a_sentence(profile.best_at),
    }


def _signed(profile: Profile, words: Words) -> str:
    """The signature; one that begins with the name, or is none, gets the closing words before it."""
    signature = profile.signature.strip() or profile.name.strip() or words.gap("signature")
    begins = signature.startswith((profile.name.strip() or "[", "["))
    return f"{words.closing}\n{signature}" if begins else signature


def _of_other(other: ContactBrief | None) -> dict[str, str]:
    """The second person has the part that the template gives to it."""
    if other is None:
        return {}
    whole = dict.fromkeys(("introducer", "person", "introduced"), other.name)
    return {**whole, **dict.fromkeys((f"{name}_first" for name in whole), other.first)}


def _of_talk(talk: Talk, facts: Facts, words: Words) -> dict[str, str]:
    if talk.held_on is None:
        return {"took": words.gap("took")}
    said = _to_be_thanked_for(talk.learned)
    specific = said or talk.promised or talk.noted or talk.named
    return {
        "talk": f"the {talk.minutes} minutes" if talk.minutes >= WORTH_COUNTING else "your time",
        "held_on": on_day(talk.held_on, facts.today),
        "took": "" if specific else words.gap("took"),
        "asked": said.entry.wording.strip() if said else "",
        "answer": _sentence(said.answer) if said else "",
        "promised": listed([to_them(one, (facts.to.name, facts.to.first)) for one in talk.promised]),
        "noted": listed(talk.noted),
        "named": listed(talk.named),
    }


def _to_be_thanked_for(learned: Sequence[AgendaItem]) -> AgendaItem | None:
    """The last thing that was learned of the matter; whom to talk to only where there is nothing else."""
    of_the_matter = [item for item in learned if item.entry.category not in ABOUT_OTHERS]
    return next(reversed(of_the_matter or learned), None)


def on_day(day: date, today: date) -> str:
    """A day that is over, as one says it: today, yesterday, on Tuesday, on 12 November."""
    ago = (today - day).days
    if ago in (0, 1):
        return ("today", "yesterday")[ago]
    return f"on {day:%A}" if 0 < ago < A_WEEK else f"on {day.day} {day:%B}"


def listed(items: Sequence[str]) -> str:
    """Names or promises in a row."""
    texts = [item.strip().rstrip(".") for item in items]
    return f"{', '.join(texts[:-1])} and {texts[-1]}" if len(texts) > 1 else "".join(texts)


def in_a_sentence(text: str) -> str:
    """Words of a field as they stand within a sentence: `Heat and power` begins small, `IT` does not."""
    said = " ".join(text.split()).rstrip(".")
    return said[:1].lower() + said[1:] if said[1:2].islower() else said


def _sentence(text: str) -> str:
    """An answer in one line: what stood in lines of its own are thoughts of their own."""
    lines = [" ".join(line.split()) for line in text.splitlines() if line.strip()]
    before = [line if line.endswith(STOPS) else line + ";" for line in lines[:-1]]
    said = " ".join([*before, *lines[-1:]])
    return said if said.endswith((".", "!", "?", "…")) else said + "."
