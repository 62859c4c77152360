"""Which column of a file stands for what: the titles of its first row looked up in the tables of titles."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache

from netdesk.domain.csv_columns import CsvField
from netdesk.domain.folding import fold
from netdesk.formats import csv_google, csv_titles, csv_titles_outlook

_LONGEST_TITLE = 100
_ENOUGH = 7  # columns of its own tell a program from a table that somebody made
_APOSTROPHES = str.maketrans({"’": "'", "‘": "'", "_": " ", "\ufeff": " ", "\xa0": " "})
_NAMES = frozenset((CsvField.GIVEN, CsvField.FAMILY))
_LINKEDIN = (
    _NAMES | {CsvField.CONNECTED},
    _NAMES | {CsvField.LINK},
    _NAMES | {CsvField.EMAIL, CsvField.ORGANISATION, CsvField.TITLE},
)


@dataclass(frozen=True, slots=True)
class Place:
    """Where the cells of a column go; columns of one `group` belong together."""

    field: CsvField
    label: str = ""
    group: str = ""


KEPT = Place(CsvField.KEPT)


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A program that writes CSV in one language: its titles, and the order of its days where it has one."""

    format: str
    titles: Mapping[str, tuple[Place, ...]]
    date_order: str = ""
    joint: str = ""
    more: Callable[[str], Place | None] = field(default=lambda title: None)
    signs: tuple[frozenset[CsvField], ...] = ()

    def places(self, header: Iterable[str]) -> list[Place | None]:
        """What each column stands for; None for a title that this program has not."""
        titles = [title_key(title) for title in header]
        often, seen = Counter(titles), Counter[str]()
        found: list[Place | None] = []
        for index, title in enumerate(titles):
            known = self.titles.get(title)
            # One that could be two columns and stands once is the upper line's only at the very beginning.
            number = seen[title] if often[title] > 1 or not index else len(titles)
            found.append(known[min(number, len(known) - 1)] if known else self.more(title))
            seen[title] += 1
        return found

    def fits(self, header: Sequence[str]) -> int:
        """How many columns it knows, or 0 where the header is hardly of this program."""
        places = [place for place in self.places(header) if place]
        fields = {place.field for place in places}
        if self.signs and not any(sign <= fields for sign in self.signs):
            return 0
        sure = bool(self.signs) or any(self.more(title_key(title)) for title in header)
        if len(places) < (2 if sure else _ENOUGH) or 2 * len(places) < sum(
            1 for one in header if one.strip()
        ):
            return 0
        return len(places)


@lru_cache(maxsize=4_096)
def title_key(title: str) -> str:
    """A title as it is compared."""
    return " ".join(fold(title.translate(_APOSTROPHES)).split())


def places_of(table: str) -> Mapping[str, tuple[Place, ...]]:
    """A table of titles: the places of each title, in their order."""
    found: dict[str, tuple[Place, ...]] = {}
    for line in filter(None, table.splitlines()):
        head, _, titles = line.partition(": ")
        name, _, label = head.partition("/")
        place = Place(CsvField(name), label, label)
        for title in map(title_key, titles.split(" | ")):
            found[title] = (*found.get(title, ()), place)
    return found


def source_of(header: Sequence[str]) -> Source | None:
    """The program that wrote a header, if it is a known one."""
    keys = [title_key(title) for title in header if 0 < len(title) <= _LONGEST_TITLE]
    if sum(1 for key in keys if key in _all_titles() or _numbered(key)) < 3:
        return None  # as nearly every row that is none
    fitting = [(source.fits(header), source) for source in sources()]
    best = max(fitting, key=lambda pair: pair[0])
    return best[1] if best[0] else None


@cache
def _all_titles() -> frozenset[str]:
    return frozenset(title for source in sources() for title in source.titles)


@cache
def sources() -> tuple[Source, ...]:
    """All known programs; of two that know as many columns the first counts."""
    return (
        _linkedin(csv_titles.LINKEDIN_ENGLISH, "mdy"),
        _linkedin(csv_titles.LINKEDIN_GERMAN, "dmy"),
        _linkedin(csv_titles.LINKEDIN_FRENCH, "dmy"),
        _google(),
        Source(format="Outlook", titles=places_of(csv_titles_outlook.ENGLISH)),
        Source(format="Outlook", titles=places_of(csv_titles_outlook.GERMAN), date_order="dmy"),
        Source(format="Outlook", titles=places_of(csv_titles_outlook.FRENCH), date_order="dmy"),
        Source(format="Thunderbird", titles=places_of(csv_titles.THUNDERBIRD_ENGLISH)),
        Source(format="Thunderbird", titles=places_of(csv_titles.THUNDERBIRD_GERMAN), date_order="dmy"),
        Source(format="Yahoo", titles=places_of(csv_titles.YAHOO)),
    )


def _linkedin(table: str, date_order: str) -> Source:
    return Source(format="LinkedIn", titles=places_of(table), date_order=date_order, signs=_LINKEDIN)


def _google() -> Source:
    return Source(
        format="Google",
        titles=places_of(csv_titles.GOOGLE),
        date_order="ymd",
        joint=csv_google.JOINT.strip(),
        more=_numbered,
    )


def _numbered(title: str) -> Place | None:
    found = csv_google.numbered(title)
    return Place(*found) if found else None
