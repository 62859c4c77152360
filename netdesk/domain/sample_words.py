"""The names and phrases that an invented desk is made of."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from random import Random
from typing import Any

Lines = tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Culture:
    """Names that are at home in one part of the world."""

    name: str
    given: Lines
    family: Lines


@dataclass(frozen=True, slots=True, kw_only=True)
class Trade:
    """A field of work: what its organisations are called and what people do there."""

    name: str
    kinds: Lines
    titles: Lines


@dataclass(frozen=True, slots=True, kw_only=True)
class Town:
    """A town of an address; invented, in a real region and country."""

    name: str
    region: str
    country: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SampleStory:
    """A story to tell, and what it shows."""

    title: str
    text: str
    shows: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SampleWords:
    """All lists of the sample desk; texts may hold `{name}`, `{organisation}` and `{trade}`."""

    cultures: tuple[Culture, ...]
    trades: tuple[Trade, ...]
    stems: Lines
    towns: tuple[Town, ...]
    stories: tuple[SampleStory, ...]
    answers: Mapping[str, Lines]
    """By the category of the question."""
    texts: Mapping[str, Lines]

    def lines(self, kind: str) -> Lines:
        """The texts of one kind: ways_met, tags, purposes, follow_ups, streets, …"""
        return self.texts[kind]

    def person(self, rng: Random, *, at_home: float = 0.5) -> tuple[str, str]:
        """Given and family name; the share `at_home` takes both from one culture.

        A smaller share gives more different names: some 370,000 when both are drawn freely.
        """
        home = rng.choice(self.cultures)
        other = home if rng.random() < at_home else rng.choice(self.cultures)
        return rng.choice(home.given), rng.choice(other.family)

    def organisation(self, rng: Random, trade: Trade) -> str:
        """A name that some organisation of this trade might have."""
        return f"{rng.choice(self.stems)} {rng.choice(trade.kinds)}"


def fill(text: str, *, name: str = "", organisation: str = "", trade: str = "") -> str:
    """A text of the lists with its gaps filled."""
    return text.format(name=name, organisation=organisation, trade=trade)


def build_sample_words(
    names: Mapping[str, Any],
    trades: Mapping[str, Any],
    history: Mapping[str, Any],
    answers: Mapping[str, Any],
    stems: str,
) -> SampleWords:
    """From names.toml, trades.toml, history.toml, answers.toml and the text of organisation_stems.txt."""
    return SampleWords(
        cultures=tuple(map(_culture, names["culture"])),
        trades=tuple(map(_trade, trades["trade"])),
        stems=tuple(stems.split()),
        towns=tuple(map(_town, history["towns"])),
        stories=tuple(SampleStory(**story) for story in history["story"]),
        answers={category: tuple(lines) for category, lines in answers.items()},
        texts={kind: tuple(lines) for kind, lines in _lists(history)},
    )


def _culture(table: Mapping[str, Any]) -> Culture:
    return Culture(
        name=table["name"], given=tuple(table["given"].split()), family=tuple(table["family"].split())
    )


def _trade(table: Mapping[str, Any]) -> Trade:
    return Trade(name=table["name"], kinds=tuple(table["kinds"]), titles=tuple(table["titles"]))


def _town(line: str) -> Town:
    name, region, country = line.split("|")
    return Town(name=name, region=region, country=country)


def _lists(history: Mapping[str, Any]) -> Iterable[tuple[str, list[str]]]:
    return ((kind, lines) for kind, lines in history.items() if kind not in ("story", "towns"))
