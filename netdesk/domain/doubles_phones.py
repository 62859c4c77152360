"""Phone numbers compared as the network does: with and without a country's code, however they are written."""

import re
from collections.abc import Iterable, Iterator, Sequence

import phonenumbers
from phonenumbers import NumberParseException, PhoneNumber

_NO_DIGITS = re.compile(r"\D+")
_UNCLEAR = re.compile(r"\(0|[a-z;]", re.I)
TAIL = 9
"""In so many last digits a number is the same with and without a country's code."""


class PhoneBook:
    """Gives numbers that are the same one key; numbers without a country's code are tried in `region`."""

    def __init__(self, region: str = "") -> None:
        self._region = region

    def keys(self, values: Iterable[str]) -> dict[str, str]:
        """One key for each of these ways to write numbers that end alike."""
        written = dict.fromkeys(values)
        digits = {value: _plain(value) for value in written}
        if len(set(digits.values())) == 1 or all(map(_is_clear, written)):
            return digits  # nothing needs to be parsed
        abroad = {value: number for value in written if (number := _parsed(value, None)) is not None}
        keys = {value: _key(number) for value, number in abroad.items()}
        regions = self._regions(abroad.values())
        for value in written:
            if value not in keys:
                keys[value] = self._at_home(value, regions, frozenset(keys.values()))
        return keys

    def _regions(self, numbers: Iterable[PhoneNumber]) -> list[str]:
        codes = (phonenumbers.region_code_for_country_code(one.country_code or 0) for one in numbers)
        return list(dict.fromkeys(filter(None, (self._region, *codes))))

    def _at_home(self, value: str, regions: list[str], known: frozenset[str]) -> str:
        """The number of that country in which somebody else has it; else the user's own country."""
        parsed = (_parsed(value, region) for region in regions)
        keys = [_key(number) for number in parsed if number is not None]
        return next(
            (key for key in keys if key in known), keys[0] if keys and self._region else _plain(value)
        )


def numbered(carriers: Sequence[tuple[int, str]], region: str = "") -> Iterator[tuple[int, str]]:
    """Each contact with the key of its number; the numbers of `carriers` end in the same few digits."""
    alike: dict[str, list[tuple[int, str]]] = {}
    tails = [_NO_DIGITS.sub("", value)[-TAIL:] for _, value in carriers]
    shortest = min(map(len, tails))
    for tail, carrier in zip(tails, carriers, strict=True):
        alike.setdefault(tail[-shortest:], []).append(carrier)
    for some in alike.values():
        keys = PhoneBook(region).keys([value for _, value in some])
        yield from ((contact_id, keys[value]) for contact_id, value in some)


def _is_clear(value: str) -> bool:
    """Whether its digits alone say which number it is, whatever the country."""
    return value.startswith("+") and not _UNCLEAR.search(value)


def _plain(value: str) -> str:
    """The digits alone, in front of them a plus where a country's code begins."""
    digits = _NO_DIGITS.sub("", value)
    abroad = value.lstrip(" (").startswith("+") or digits.startswith("00")
    return f"+{digits.removeprefix('00')}" if abroad else digits.lstrip("0")


def _parsed(value: str, region: str | None) -> PhoneNumber | None:
    text = value.strip()
    if region is None and text.startswith("00"):
        text = f"+{text[2:]}"
    try:
        return phonenumbers.parse(text, region)
    except NumberParseException:
        return None


def _key(number: PhoneNumber) -> str:
    extension = f"x{number.extension}" if number.extension else ""
    return f"+{number.country_code}{number.national_number}{extension}"
