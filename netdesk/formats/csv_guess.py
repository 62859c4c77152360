"""What the columns of a table of no known program may stand for: by their titles, else by their cells."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import cache

from netdesk.domain.csv_columns import CsvField
from netdesk.domain.folding import fold
from netdesk.formats.csv_days import NOTHING, full_day, read_day
from netdesk.formats.csv_places import KEPT, Place, places_of, sources, title_key
from netdesk.formats.csv_words import LABELS, TITLES

_CAMEL = re.compile(r"(?<=[a-zà-ÿ])(?=[A-Z])")
_NO_WORD = re.compile(r"[\W\d_]+")
_EMAIL = re.compile(r"(?:mailto:)?[^\s@<>,;]+@[^\s@<>,;]+\.[^\s@<>,;]+\Z")
_LINK = re.compile(
    r"(?:https?://|www\.)\S+\Z|[\w-]+(?:\.[\w-]+)*\.(?:com|org|net|de|fr|io|example)(?:/\S*)?\Z", re.I
)
_PHONE = re.compile(r"(?:tel:)?\+?[\d\s()./-]{6,24}(?:\s?(?:x|ext\.?)\s?\d{1,6})?\Z", re.IGNORECASE)
_NAME = re.compile(r"[^\W\d_][^\d@/:;<>|]*\Z")
_COURTESY = re.compile(
    r"(?:(?:mr|mrs|ms|miss|dr|prof|ing|herr|frau|hr|fr|m|mme|mlle|sr|sra)\b\.?\s*){1,4}", re.IGNORECASE
)
_MOST = 0.7
_LONGEST_NAME = 40
NOBODY = "none of its columns looks like a name, an e-mail address, a phone number or an organisation"
_WHO = frozenset(
    (
        CsvField.FULL_NAME,
        CsvField.GIVEN,
        CsvField.FAMILY,
        CsvField.NICKNAME,
        CsvField.EMAIL,
        CsvField.PHONE,
        CsvField.ORGANISATION,
    )
)


def guesses(header: Sequence[str], rows: Sequence[Sequence[str]]) -> list[Place]:
    """A place for each column."""
    columns = [[row[index] for row in rows if index < len(row)] for index in range(len(header))]
    pairs = zip(
        header, ([cell for cell in map(str.strip, column) if cell] for column in columns), strict=True
    )
    found = [_guess(title, cells) for title, cells in pairs]
    _name_the_rest(found, columns, not any(header))
    return _checked_names(found, columns)


def names_somebody(places: Sequence[Place]) -> bool:
    """Whether a table has a column that can give a contact its name."""
    return any(place.field in _WHO for place in places)


def by_title(title: str) -> Place | None:
    """What a title stands for, if its words say so."""
    words = _words(title)
    known = _titles().get(words) or _of_programs().get(title_key(title))
    if known or not words:
        return _labelled(known, words) if known else None
    return _by_parts(words.split())


def label_of(title: str) -> str:
    """The label that the words of a title give, such as `work`."""
    return _label(_words(title).split())


def by_cells(cells: Sequence[str]) -> CsvField | None:
    """What most cells of a column are, where that can be seen."""
    for field, is_one in _KINDS.items():
        if cells and sum(map(is_one, cells)) >= _MOST * len(cells):
            return field
    return None


def is_measured(cells: Sequence[str]) -> bool:
    """Whether the cells of a column are of a kind, or numbers."""
    return by_cells(cells) is not None or _most(cells, lambda cell: cell[:1].isdecimal())


def looks_like_data(cell: str) -> bool:
    """Whether a cell is an e-mail address, a link, a phone number or a day, and no title of a column."""
    return any(is_one(cell.strip()) for is_one in _KINDS.values())


def _guess(title: str, cells: Sequence[str]) -> Place:
    named, seen = by_title(title), by_cells(cells)
    if seen in (CsvField.EMAIL, CsvField.LINK) and (named is None or named.field not in _ROOMY):
        if named and named.field is seen:
            return named
        return _of(seen, title, cells)
    if named is None:
        return _of(seen, title, cells) if seen else KEPT
    if named.field is CsvField.TITLE and _words(title) in ("title", "titel", "titre") and _courteous(cells):
        return Place(CsvField.PREFIX)
    return named


_ROOMY = (CsvField.NOTES, CsvField.TAGS, CsvField.LINK)


def _of(field: CsvField, title: str, cells: Sequence[str]) -> Place:
    """A column that only its cells explain: a titled day is no birthday for that."""
    if field is CsvField.BIRTHDAY and title.strip():
        return KEPT
    linkedin = field is CsvField.LINK and all("linkedin." in cell.lower() for cell in cells)
    label = "LinkedIn" if linkedin else _label(_words(title).split())
    return Place(field, label, label)


def _name_the_rest(found: list[Place], columns: Sequence[Sequence[str]], bare: bool) -> None:
    """Without titles the first columns that read like names are names, the next an organisation's."""
    if not bare or any(place.field in (CsvField.FULL_NAME, CsvField.GIVEN) for place in found):
        return
    texts = [index for index, place in enumerate(found) if place is KEPT and _most(columns[index], _is_name)]
    if texts and _most(columns[texts[0]], lambda cell: " " in cell.strip()):
        found[texts.pop(0)] = Place(CsvField.FULL_NAME)
    elif len(texts) > 1:
        found[texts.pop(0)] = Place(CsvField.GIVEN)
        found[texts.pop(0)] = Place(CsvField.FAMILY)
    elif texts:
        found[texts.pop(0)] = Place(CsvField.FULL_NAME)
    for index, field in zip(texts, (CsvField.ORGANISATION, CsvField.TITLE), strict=False):
        found[index] = Place(field)
    _day_of_connection(found, columns)


def _day_of_connection(found: list[Place], columns: Sequence[Sequence[str]]) -> None:
    """Beside links to LinkedIn, days of this century are those of the connection."""
    if not any(place.label == "LinkedIn" for place in found):
        return
    for index, place in enumerate(found):
        if place.field is CsvField.BIRTHDAY and _most(columns[index], _is_recent):
            found[index] = Place(CsvField.CONNECTED)


def _checked_names(found: list[Place], columns: Sequence[Sequence[str]]) -> list[Place]:
    """Beside a given name and without a family name, `Name` is the family's, unless it holds both."""
    fields = [place.field for place in found]
    if CsvField.FAMILY in fields and not {CsvField.GIVEN, CsvField.FULL_NAME} & set(fields):
        number = fields.index(CsvField.FAMILY)
        if _most(columns[number], lambda cell: " " in cell):
            return [*found[:number], Place(CsvField.FULL_NAME), *found[number + 1 :]]
    if CsvField.GIVEN not in fields or CsvField.FAMILY in fields or CsvField.FULL_NAME not in fields:
        return found
    given, full = columns[fields.index(CsvField.GIVEN)], columns[fields.index(CsvField.FULL_NAME)]
    pairs = [(one.strip(), other.strip()) for one, other in zip(given, full, strict=False) if one.strip()]
    if 2 * sum(one in other for one, other in pairs) > len(pairs):
        return found
    return [replace(p, field=CsvField.FAMILY) if p.field is CsvField.FULL_NAME else p for p in found]


def _words(title: str) -> str:
    return " ".join(_NO_WORD.sub(" ", fold(_CAMEL.sub(" ", title.strip()))).split())


def _labelled(place: Place, words: str) -> Place:
    label = place.label or _label(words.split())
    return Place(place.field, label, label)


def _label(words: Sequence[str]) -> str:
    """`work`, `home` and so on; a fax says where it stands."""
    found = dict.fromkeys(label for word in words if (label := _labels().get(word)))
    return " ".join(sorted(found, key=lambda label: label == "fax"))


def _by_parts(words: list[str]) -> Place | None:
    """A title of several words: without those that label it, else the one word that tells."""
    plain = [word for word in words if word not in _labels() and word not in _EMPTY_WORDS]
    known = _titles().get(" ".join(plain)) if plain and len(plain) < len(words) else None
    telling = next((_TELLING[word] for word in words if word in _TELLING), None)
    field = known.field if known else telling
    return Place(field, _label(words), _label(words)) if field else None


_EMPTY_WORDS = ("address", "adresse", "anschrift", "number", "nummer", "nr", "no", "contact", "kontakt")
_TELLING = {
    "email": CsvField.EMAIL,
    "mail": CsvField.EMAIL,
    "courriel": CsvField.EMAIL,
    "phone": CsvField.PHONE,
    "tel": CsvField.PHONE,
    "telefon": CsvField.PHONE,
    "telephone": CsvField.PHONE,
    "mobile": CsvField.PHONE,
    "mobil": CsvField.PHONE,
    "handy": CsvField.PHONE,
    "fax": CsvField.PHONE,
    "website": CsvField.LINK,
    "url": CsvField.LINK,
    "linkedin": CsvField.LINK,
}


def _most(cells: Sequence[str], is_one: Callable[[str], bool]) -> bool:
    full = [cell.strip() for cell in cells if cell.strip()]
    return bool(full) and sum(map(is_one, full)) >= _MOST * len(full)


def _is_name(cell: str) -> bool:
    return len(cell) <= _LONGEST_NAME and bool(_NAME.match(cell)) and len(cell.split()) <= 5


def _courteous(cells: Sequence[str]) -> bool:
    return _most(cells, lambda cell: bool(_COURTESY.fullmatch(cell)))


def _is_day(cell: str) -> bool:
    found = read_day(cell) if 5 <= len(cell) <= 30 and not cell.isdecimal() else None
    return found is not None and found is not NOTHING


def _is_recent(cell: str) -> bool:
    found = read_day(cell) or NOTHING
    days = (found.by_order or {"": found.day}).values()
    return all((day := full_day(iso)) is not None and day.year >= 2003 for iso in days)


def _is_phone(cell: str) -> bool:
    return bool(_PHONE.match(cell)) and sum(map(str.isdecimal, cell)) >= 6 and not _is_day(cell)


_KINDS: Mapping[CsvField, Callable[[str], bool]] = {
    CsvField.EMAIL: lambda cell: bool(_EMAIL.match(cell)),
    CsvField.LINK: lambda cell: len(cell) < 2_000 and bool(_LINK.match(cell)),
    CsvField.BIRTHDAY: _is_day,
    CsvField.PHONE: _is_phone,
}


@cache
def _titles() -> Mapping[str, Place]:
    return {title: places[0] for title, places in places_of(TITLES).items()}


@cache
def _of_programs() -> Mapping[str, Place]:
    """The titles of all known programs; where they mean different things, the first counts."""
    found: dict[str, Place] = {}
    for source in sources():
        for title, places in source.titles.items():
            found.setdefault(title, places[0])
    return found


@cache
def _labels() -> Mapping[str, str]:
    lines = (line.partition(": ") for line in LABELS.splitlines() if line)
    return {word: label for label, _, words in lines for word in words.split(" | ")}
