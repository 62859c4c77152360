"""Writes invented but plausible notes of about 1 KB, for sample desks and measurements."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import gcd
from random import Random
from string import Formatter
from typing import Any

from netdesk.domain.word_forms import past, plural, present_participle

Pool = tuple[str, ...]

_AN = re.compile(r"[aeio](?!u[lr]|ne\b)|u(?!nan|ni|se|su|ti)|hones|hour|heir")
_SHORTEST, _SPREAD = 850, 210  # characters aimed at; one more sentence may come on top


@dataclass(frozen=True, slots=True, kw_only=True)
class Template:
    """One sentence with `%s` in it, and for each of them the words to choose from."""

    form: str
    pools: tuple[Pool, ...]

    def fill(self, rng: Random) -> str:
        """The sentence with words drawn for its gaps."""
        draw = rng.random  # three times as fast as rng.choice, and a desk draws six million words
        return self.form % tuple([pool[int(draw() * len(pool))] for pool in self.pools])


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrases:
    """The sentences about one trade, by their place in a note."""

    opening: tuple[Template, ...]
    body: tuple[Template, ...]
    point: tuple[Template, ...]
    advice: tuple[Template, ...]
    next_step: tuple[Template, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Vocabulary:
    """Everything that notes are made of, by trade."""

    trades: Pool
    phrases: Mapping[str, Phrases]


def build_vocabulary(
    trades: Iterable[Mapping[str, Any]], sentences: Mapping[str, Any], words: Mapping[str, str]
) -> Vocabulary:
    """From trades.toml's `trade` tables, note_sentences.toml, and the files of words by name."""
    general = _general_pools(words) | {name: tuple(fill) for name, fill in sentences["fill"].items()}
    phrases = {trade["name"]: _phrases(sentences, general | _trade_pools(trade)) for trade in trades}
    return Vocabulary(trades=tuple(phrases), phrases=phrases)


def write_note(rng: Random, vocabulary: Vocabulary, *, trade: str = "", names: Sequence[str] = ()) -> str:
    """A note of several lines, 800 to 1,200 characters; `names` stand in a line of their own."""
    phrases = _phrases_for(rng, vocabulary, trade)
    head = _one(rng, phrases.opening)
    points = "\n".join(["- " + template.fill(rng) for template in _different(rng, phrases.point, 3)])
    tail = f"{_one(rng, phrases.advice)}\n{_one(rng, phrases.next_step)}"
    if names:
        tail = f"Named: {', '.join(names)}.\n{tail}"
    room = _SHORTEST + int(rng.random() * _SPREAD) - len(head) - len(points) - len(tail)
    told = _tell(rng, phrases, room)
    cut = len(told) // 2
    first, second = " ".join(told[:cut]), " ".join(told[cut:])
    return f"{head}\n\n{first}\n\n{points}\n\n{second}\n{tail}"


def sentence(rng: Random, vocabulary: Vocabulary, *, trade: str = "") -> str:
    """One sentence, as a note or an answer might hold it."""
    return _one(rng, _phrases_for(rng, vocabulary, trade).body)


def _phrases_for(rng: Random, vocabulary: Vocabulary, trade: str) -> Phrases:
    return vocabulary.phrases[trade or vocabulary.trades[int(rng.random() * len(vocabulary.trades))]]


def _one(rng: Random, templates: Sequence[Template]) -> str:
    return templates[int(rng.random() * len(templates))].fill(rng)


def _tell(rng: Random, phrases: Phrases, room: int) -> list[str]:
    """Different sentences until `room` characters are full, and at least two."""
    told: list[str] = []
    for template in _different(rng, phrases.body, 16):
        if room <= 0 and len(told) >= 2:
            break
        told.append(template.fill(rng))
        room -= len(told[-1]) + 1
    return told


def _different(rng: Random, templates: Sequence[Template], count: int) -> list[Template]:
    """Some of the templates, none twice: a random start and a stride, ten times as fast as rng.sample."""
    size = len(templates)
    place, stride = int(rng.random() * size), 1 + int(rng.random() * (size - 1))
    while gcd(stride, size) != 1:
        stride -= 1
    return [templates[(place + step * stride) % size] for step in range(min(count, size))]


def _general_pools(words: Mapping[str, str]) -> dict[str, Pool]:
    nouns, verbs = words["nouns"].split(), words["verbs"].split()
    return {
        "noun": _spoken(nouns),
        "nouns": _spoken(map(plural, nouns)),
        "verb": tuple(verb.rstrip("+") for verb in verbs),
        "verbing": tuple(map(present_participle, verbs)),
        "verbed": tuple(map(past, verbs)),
        "adj": tuple(words["adjectives"].split()),
        "adv": tuple(words["adverbs"].split()),
    }


def _trade_pools(trade: Mapping[str, Any]) -> dict[str, Pool]:
    things = trade["words"].split()
    return {
        "trade": (trade["name"],),
        "title": tuple(title[0].lower() + title[1:] for title in trade["titles"]),
        "thing": _spoken(things),
        "things": _spoken(map(plural, things)),
    }


def _spoken(words: Iterable[str]) -> Pool:
    """Compounds are listed with hyphens, so that blanks can part the list, and written in two words."""
    return tuple(word.replace("-", " ") for word in words)


def _phrases(sentences: Mapping[str, Any], pools: Mapping[str, Pool]) -> Phrases:
    def compiled(part: str) -> tuple[Template, ...]:
        return tuple(_template(text, pools) for text in sentences[part])

    return Phrases(
        opening=compiled("opening"),
        body=compiled("body"),
        point=compiled("point"),
        advice=compiled("advice"),
        next_step=compiled("next_step"),
    )


def _template(text: str, pools: Mapping[str, Pool]) -> Template:
    """The articles before a gap go into its words, so that a note needs no second look for `an`."""
    form, chosen = "", []
    for literal, field, _, _ in Formatter().parse(text):
        form += literal.replace("%", "%%")
        if field:
            article = _article_before(form)
            form = form.removesuffix(article) + "%s"
            chosen.append(_with_article(article, pools[field]) if article else pools[field])
    return Template(form=form, pools=tuple(chosen))


def _article_before(form: str) -> str:
    return form[-2:] if re.search(r"\b[Aa] $", form) else ""


def _with_article(article: str, pool: Pool) -> Pool:
    return tuple((f"{article[0]}n " if _AN.match(word) else article) + word for word in pool)
