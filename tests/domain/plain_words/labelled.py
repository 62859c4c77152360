"""Labelled sentences: what each says at which moment, as tables beside this module."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from netdesk.domain.plain_words.reading import understand
from netdesk.domain.plain_words.said import Person, Understood

TABLES = ("days", "times", "repeats", "names", "near_misses", "other_days")
FRESH = ("fresh", "fresh_2", "fresh_3", "fresh_4", "fresh_5")
"""Written after the reader stood, and tried before it was touched again."""
MISSES = frozenset({"Interview Tuesday workshop people", "Ask Wei what happened on Monday"})
"""Sentences that are still misread; docs/method.md lists them."""
_HERE = Path(__file__).parent


@dataclass(frozen=True, slots=True, kw_only=True)
class Labelled:
    """A sentence, the moment when it is said, and what it means; `-` stands for nothing."""

    text: str
    now: datetime
    meant: tuple[str, ...]


def sentences(table: str) -> Iterator[Labelled]:
    """The sentences of a table; a line that begins with @ says the moment for those after it."""
    now = datetime.min
    for line in (_HERE / f"{table}.tsv").read_text(encoding="utf-8").splitlines():
        if line.startswith("@"):
            now = datetime.fromisoformat(line[1:].strip())
        elif line.strip():
            text, *meant = line.split("\t")
            yield Labelled(text=text, now=now, meant=tuple(meant))


def people() -> list[Person]:
    """The contacts that the sentences speak of."""
    rows = (line.split("\t") for line in (_HERE / "people.tsv").read_text(encoding="utf-8").splitlines())
    return [
        Person(id=number, full_name=full, given=given, family=family, nickname=nick)
        for number, (full, given, family, nick) in enumerate(rows, 1)
    ]


def read(labelled: Labelled) -> tuple[str, ...]:
    """What the reader understands, as the tables say it."""
    return told(understand(labelled.text, labelled.now, people()))


def told(said: Understood) -> tuple[str, ...]:
    """Title, kind, contact, due and repeat."""
    only = said.naming.only
    parts = (said.title, str(said.kind), only.full_name if only else "", said.due, said.repeat)
    return tuple(part or "-" for part in parts)
