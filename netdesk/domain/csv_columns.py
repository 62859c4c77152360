"""What a column of a foreign table can stand for, and what such a table looks like before it is read."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum


class CsvField(StrEnum):
    """What a column stands for."""

    FULL_NAME = "full name"
    GIVEN = "given name"
    ADDITIONAL = "additional names"
    FAMILY = "family name"
    PREFIX = "prefix"
    SUFFIX = "suffix"
    NICKNAME = "nickname"
    EMAIL = "e-mail"
    PHONE = "phone"
    LINK = "link"
    ORGANISATION = "organisation"
    UNIT = "unit"
    TITLE = "title"
    STREET = "street"
    EXTRA = "more of the address"
    CITY = "city"
    REGION = "region"
    POSTCODE = "postcode"
    COUNTRY = "country"
    ADDRESS = "whole address"
    BIRTHDAY = "birthday"
    ANNIVERSARY = "anniversary"
    CONNECTED = "connected on"
    TAGS = "tags"
    NOTES = "notes"
    KEPT = "kept as it is"
    NOTHING = "left out"
    LABEL = "label"
    FILED_AS = "filed as"
    BIRTH_YEAR = "year of birth"
    BIRTH_MONTH = "month of birth"
    BIRTH_DAY = "day of birth"


_OF_KNOWN_PROGRAMS = (
    CsvField.LABEL,
    CsvField.FILED_AS,
    CsvField.BIRTH_YEAR,
    CsvField.BIRTH_MONTH,
    CsvField.BIRTH_DAY,
)
CHOICES = tuple(field for field in CsvField if field not in _OF_KNOWN_PROGRAMS)
"""What the mapping step offers for a column."""

Mapping = Sequence[CsvField]
"""What each column stands for, in the order of the columns."""

DATE_ORDERS = ("dmy", "mdy", "ymd")


@dataclass(frozen=True, slots=True, kw_only=True)
class CsvShape:
    """A table as the mapping step shows it; `headers` are empty texts where no row names the columns.

    `guess` has one field for each column. `date_orders` are the orders of day, month and year that
    the dates leave open: with more than one the user has to say which it is.
    """

    format: str
    encoding: str
    delimiter: str = ","
    headers: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()
    guess: tuple[CsvField, ...] = ()
    date_orders: tuple[str, ...] = ()
