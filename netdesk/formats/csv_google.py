"""The columns of Google's CSV, which NetDesk writes too."""

import re

from netdesk.domain.csv_columns import CsvField

JOINT = " ::: "
"""Between several values in one cell: all tags, the organisations, the values of one label."""

MY_CONTACTS = "* myContacts"
"""The label that Google gives to every contact of one's own; no tag of the user's."""

PREFERRED = "* "
"""Stands before the label of the point that is preferred."""

NAMES = (
    "First Name",
    "Middle Name",
    "Last Name",
    "Phonetic First Name",
    "Phonetic Middle Name",
    "Phonetic Last Name",
    "Name Prefix",
    "Name Suffix",
    "Nickname",
    "File As",
)
ORGANISATION = ("Organization Name", "Organization Title", "Organization Department")
SINGLE = (*NAMES, *ORGANISATION, "Birthday", "Notes", "Photo", "Labels")
"""The columns that stand once, in their order; the numbered ones follow them."""

ADDRESS_PARTS = (
    "Formatted",
    "Street",
    "City",
    "PO Box",
    "Region",
    "Postal Code",
    "Country",
    "Extended Address",
)

_NUMBERED = re.compile(r"([a-z][a-z -]*) (\d+) - ([a-z ]+)", re.ASCII)
_LABELS = ("label", "type", "service")
_PARTS = {
    ("e-mail", "value"): CsvField.EMAIL,
    ("phone", "value"): CsvField.PHONE,
    ("website", "value"): CsvField.LINK,
    ("organization", "name"): CsvField.ORGANISATION,
    ("organization", "title"): CsvField.TITLE,
    ("organization", "department"): CsvField.UNIT,
    ("address", "formatted"): CsvField.ADDRESS,
    ("address", "street"): CsvField.STREET,
    ("address", "city"): CsvField.CITY,
    ("address", "po box"): CsvField.EXTRA,
    ("address", "extended address"): CsvField.EXTRA,
    ("address", "region"): CsvField.REGION,
    ("address", "postal code"): CsvField.POSTCODE,
    ("address", "country"): CsvField.COUNTRY,
}


def pair(what: str, number: int) -> tuple[str, str]:
    """The two columns of one value, such as `E-mail 1 - Label` and `E-mail 1 - Value`.

    `what` is E-mail, Phone, Website, Relation, Event or Custom Field; numbers begin with 1.
    """
    return f"{what} {number} - Label", f"{what} {number} - Value"


def address(number: int) -> tuple[str, ...]:
    """The columns of one address."""
    return tuple(f"Address {number} - {part}" for part in ("Label", *ADDRESS_PARTS))


def numbered(title: str) -> tuple[CsvField, str, str] | None:
    """The field, the label and the group of a numbered column, its title in lower case; None for others."""
    found = _NUMBERED.fullmatch(title)
    if not found:
        return None
    what, number, part = found.groups()
    group = f"{what} {number}"
    if part in _LABELS:
        return CsvField.LABEL, "", group
    return _PARTS.get((what, part), CsvField.KEPT), "", group
