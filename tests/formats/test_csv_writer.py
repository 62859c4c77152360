"""Contacts as Google's CSV: what has a place there comes back, and no cell is a formula."""

from __future__ import annotations

import csv
import io
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netdesk.domain.contact import Address, Card, Contact, Kept, Point, PointKind, Role
from netdesk.formats import csv_google, csv_writer
from netdesk.formats.contacts import read_contacts
from netdesk.formats.csv_writer import Widths

WIDE = Widths(emails=3, phones=3, links=3, addresses=2, relations=2, events=2, custom_fields=2)
ADA = Card(
    contact=Contact(
        full_name="Dr. Ada Maria Lindqvist",
        given="Ada",
        additional="Maria",
        family="Lindqvist",
        prefix="Dr.",
        nickname="Addi",
        birthday="--03-21",
        anniversary="2001-02-03",
    ),
    points=(
        Point(kind=PointKind.EMAIL, value="ada@mill.example", label="work", preferred=True),
        Point(kind=PointKind.EMAIL, value="ada@home.example"),
        Point(kind=PointKind.PHONE, value="+46 1 23", label="home"),
        Point(kind=PointKind.LINK, value="https://ada.example", label="blog"),
    ),
    addresses=(
        Address(street="Storgatan 1", city="Lund", postcode="222 22", country="Sverige", label="home"),
    ),
    roles=(
        Role(organisation="Havrebjerg Mill", unit="Rye", title="Miller"),
        Role(organisation="Choir", title="=Alto"),
    ),
    tags=("choir", "mill"),
    notes="Two\nlines, and a comma",
    kept=(
        Kept(name="X-GOOGLE-PHONETIC-FIRST-NAME", value="Eyda"),
        Kept(name="X-GOOGLE-RELATION", parameters='X-LABEL="Spouse"', value="Bo\\, Jr."),
        Kept(name="X-GOOGLE-CUSTOM-FIELD", parameters="X-LABEL=\"say ^'a^'\"", value="42"),
    ),
)


def written(*cards: Card, widths: Widths = WIDE) -> bytes:
    return b"".join(csv_writer.write(cards, widths))


def back(data: bytes) -> list[Card]:
    reading = read_contacts(data, "contacts.csv")
    assert (reading.format, reading.skipped) == ("Google", ())
    return [one.card for one in reading.cards]


def test_what_has_a_place_comes_back() -> None:
    assert back(written(ADA)) == [ADA]


def test_the_header_is_googles() -> None:
    widths = Widths(emails=1, phones=0, links=1, addresses=1)
    assert csv_writer.header(widths) == [
        *csv_google.SINGLE,
        "E-mail 1 - Label",
        "E-mail 1 - Value",
        *csv_google.address(1),
        "Website 1 - Label",
        "Website 1 - Value",
        "Event 1 - Label",
        "Event 1 - Value",
    ]


def test_every_row_is_as_long_as_the_header() -> None:
    rows = list(
        csv.reader(io.StringIO(written(ADA, Card(contact=Contact(full_name="Bo"))).decode(), newline=""))
    )
    assert {len(row) for row in rows} == {len(csv_writer.header(WIDE))}


def test_past_roles_have_no_place() -> None:
    past = Role(organisation="Kestrel Kites", title="Designer", ended="2019")
    (card,) = back(written(replace(ADA, roles=(*ADA.roles, past))))
    assert card.roles == ADA.roles


def test_a_full_name_that_its_parts_do_not_make_is_kept() -> None:
    card = Card(contact=Contact(full_name="Ada of the Mill", given="Ada", family="Lindqvist"))
    (found,) = back(written(card))
    assert found.contact.full_name == "Ada of the Mill"
    (alone,) = back(written(Card(contact=Contact(full_name="Cher"))))
    assert alone.contact.full_name == "Cher"


@pytest.mark.parametrize("sign", ["=1+1", "+46", "-2", "@cmd", "\tx", "'=1", "''+1"])
def test_no_cell_is_a_formula_and_each_comes_back(sign: str) -> None:
    card = Card(contact=Contact(full_name="Ada", given="Ada"), notes=f"{sign}x", tags=(f"{sign}tag".strip(),))
    data = written(card)
    cells = [cell for row in csv.reader(io.StringIO(data.decode(), newline="")) for cell in row]
    assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@", "\t", "\r"))]
    (found,) = back(data)
    assert (found.notes, found.tags) == (card.notes, card.tags)


WORDS = st.text(st.characters(categories=["Lu", "Ll"]), min_size=1, max_size=8)
LINES = st.lists(WORDS, min_size=1, max_size=4).map("\n".join)
POINTS = st.builds(Point, kind=st.sampled_from(PointKind), value=WORDS, label=WORDS)


@given(
    st.lists(
        st.builds(
            Card,
            contact=st.builds(
                Contact, given=WORDS, family=WORDS, nickname=WORDS, birthday=st.just("1970-03-21")
            ),
            points=st.lists(POINTS, max_size=3, unique_by=lambda point: point.value).map(tuple),
            addresses=st.lists(st.builds(Address, street=WORDS, city=WORDS, label=WORDS), max_size=2).map(
                tuple
            ),
            roles=st.lists(st.builds(Role, organisation=WORDS, title=WORDS), max_size=3).map(tuple),
            notes=LINES,
        ),
        min_size=1,
        max_size=3,
    )
)
def test_any_contacts_go_there_and_back(cards: list[Card]) -> None:
    found = back(written(*cards))
    for card, other in zip(cards, found, strict=True):
        contact = card.contact
        named = replace(contact, full_name=f"{contact.given} {contact.family}")
        kinds = tuple(point for kind in PointKind for point in card.of_kind(kind))
        assert other == replace(card, contact=named, points=kinds)
