"""Days as programs write them, and in which order day and month stand where that is not clear."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache

from netdesk.domain.csv_columns import DATE_ORDERS
from netdesk.domain.folding import fold

_MONTHS = (
    "january januar jaenner janner janvier enero gennaio janeiro januari",
    "february februar fevrier febrero febbraio fevereiro februari",
    "march marz maerz mrz mars marzo marco maart",
    "april avril abril aprile",
    "may mai mayo maggio maio mei maj",
    "june juni juin junio giugno junho",
    "july juli juillet julio luglio julho",
    "august aout agosto augustus augusti",
    "september septembre septiembre settembre setembro",
    "october oktober octobre octubre ottobre outubro",
    "november novembre noviembre novembro",
    "december dezember decembre diciembre dicembre dezembro",
)
_TIME = re.compile(
    r"[T ,]+\d{1,2}[:.]\d\d(?:[:.]\d\d)?(?:[.,]\d+)?\s*(?:Z|[ap]\.?m\.?|[+-]\d\d:?\d\d)?\Z", re.I | re.A
)
_NUMBERS = re.compile(r"(\d{1,4})([./年-])\s?(\d{1,2})(?:[./月-]\s?(\d{1,4})?)?日?\.?\Z", re.ASCII)
_COMPACT = re.compile(r"(\d{4})(\d\d)(\d\d)\Z", re.ASCII)
_NO_YEAR = re.compile(r"--(\d\d)-?(\d\d)\Z", re.ASCII)
_WORDS = re.compile(r"[^\W\d_]+|\d+")
_LONGEST = 60  # characters
_YEARS_FOR_NONE = (1604, 0)  # a leap year that Apple writes, and what others do
_NO_DAY = re.compile(r"0{1,4}[./-]0{1,2}[./-]0{1,4}|1[./-]1[./-]4501|4501-0?1-0?1")


@dataclass(frozen=True, slots=True)
class Found:
    """The day that a text stands for, by the order of day and month; where they agree, just `day`."""

    day: str = ""
    by_order: Mapping[str, str] | None = None


NOTHING = Found()


@lru_cache(maxsize=4_096)
def read_day(text: str) -> Found | None:
    """The day of `01 Feb 2025`, `7-Feb-22`, `21.3.1970`, `3/21/70`, `--03-21` or `1970`; None for no day.

    Outlook's `0/0/00` is a day that is not there.
    """
    plain = " ".join(text.split())
    if not plain or _NO_DAY.fullmatch(plain):
        return NOTHING
    if len(plain) > _LONGEST:
        return None
    return _read(_TIME.sub("", plain))


def full_day(iso: str) -> date | None:
    """A day that has its year."""
    return date.fromisoformat(iso) if len(iso) == 10 and iso[0] != "-" else None


def _read(text: str) -> Found | None:
    if re.fullmatch(r"[12]\d{3}", text, re.ASCII):
        return Found(text)
    if found := _NO_YEAR.match(text):
        return _one(_iso(None, found[1], found[2]))
    if found := _COMPACT.match(text):
        return _one(_iso(found[1], found[2], found[3]))
    if found := _NUMBERS.match(text):
        return _numbers(found[1], found[2], found[3], found[4])
    return _one(_named(text))


def _one(iso: str) -> Found | None:
    return Found(iso) if iso else None


def _numbers(first: str, mark: str, second: str, third: str | None) -> Found | None:
    """By all orders that make sense; dots stand between day, month and year, in this order."""
    if len(first) == 4:
        return _one(_iso(first, second, third or ""))
    orders = {"dmy": _iso(third, second, first), "mdy": _iso(third, first, second)}
    if mark == "." and orders["dmy"]:
        return Found(orders["dmy"])
    if third and len(third) <= 2 and len(first) == 2:
        orders["ymd"] = _iso(first, second, third)
    possible = {order: iso for order, iso in orders.items() if iso}
    if len(set(possible.values())) < 2 and "mdy" in possible and "dmy" in possible:
        return Found(possible["dmy"])
    return Found(by_order=possible) if possible else None


def _named(text: str) -> str:
    """A day whose month is a word."""
    words = _WORDS.findall(text)
    months = [month for word in words if (month := _month(fold(word)))]
    numbers = [word for word in words if word.isdecimal()]
    if len(months) != 1 or not 1 <= len(numbers) <= 2 or len(words) > 7:
        return ""
    if len(numbers) == 1:
        return _iso(None, str(months[0]), numbers[0])
    day, year = numbers if len(numbers[0]) <= 2 else reversed(numbers)
    return _iso(year, str(months[0]), day)


@cache
def _month_names() -> Mapping[str, int]:
    """Every beginning of three letters or more that belongs to one month only."""
    found: dict[str, set[int]] = {}
    for number, names in enumerate(_MONTHS, 1):
        for name in names.split():
            for length in range(3, len(name) + 1):
                found.setdefault(name[:length], set()).add(number)
    return {start: min(months) for start, months in found.items() if len(months) == 1}


def _month(word: str) -> int:
    return _month_names().get(word, 0)


def _iso(year: str | None, month: str, day: str) -> str:
    """The day as it is stored, empty if there is none such."""
    try:
        whole = None if year is None else _year(year)
        checked = date(whole or 2000, int(month), int(day))
    except (ValueError, OverflowError):
        return ""
    return checked.isoformat() if whole else f"--{checked:%m-%d}"


def _year(text: str) -> int | None:
    """Of two digits, up to 30 is this century: nobody who is met was born in it later."""
    number = int(text)
    if len(text) <= 2:
        return number + (2000 if number <= 30 else 1900)
    if number in _YEARS_FOR_NONE:
        return None
    if len(text) == 3:
        raise ValueError(text)
    return number


class Orders:
    """Collects what the days of a file say of their order, column by column."""

    def __init__(self) -> None:
        self._possible: dict[str, set[str]] = {}

    def note(self, column: str, orders: Iterable[str]) -> None:
        """One more day of a column, and the orders in which it can be read."""
        self._possible.setdefault(column, set(DATE_ORDERS)).intersection_update(orders)

    def left(self, column: str) -> tuple[str, ...]:
        """The orders that a column leaves open: its own days decide, else those of all others."""
        own = self._possible.get(column) or {"dmy", "mdy"}
        common = own.intersection(*(orders for orders in self._possible.values() if orders))
        return tuple(order for order in DATE_ORDERS if order in (common if len(common) == 1 else own))
