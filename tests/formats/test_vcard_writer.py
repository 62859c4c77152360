"""What NetDesk writes as vCard: right for other programs, and read back as it was."""

from dataclasses import fields, replace
from datetime import UTC, datetime
from typing import get_args

import pytest
import vobject
from hypothesis import given
from hypothesis import strategies as st

from netdesk.domain.contact import Address, Card, Contact, Kept, Photo, Point, PointKind, Role
from netdesk.formats.vcard.reader import read
from netdesk.formats.vcard.writer import NO_PLACE, Version, write_cards

VERSIONS: tuple[Version, ...] = get_args(Version)
UID = "019aa2c4-5e7f-7000-8000-00000000beef"
PNG = b"\x89PNG\r\n\x1a\n invented picture" * 9
BOTH = pytest.mark.parametrize("version", VERSIONS)

ASTRID = Card(
    contact=Contact(
        uid=UID,
        modified_at=datetime(2026, 11, 20, 9, 30, tzinfo=UTC),
        full_name="Dr. Astrid Öberg, Jr.",
        prefix="Dr.",
        given="Astrid",
        family="Öberg",
        suffix="Jr.",
        nickname="Assa, Öbi",
        birthday="--02-29",
        anniversary="1999-08-07",
    ),
    points=(
        Point(kind=PointKind.EMAIL, value="astrid@verk.example", label="work", preferred=True),
        Point(kind=PointKind.EMAIL, value="assa@home.example", label="Sailing club"),
        Point(kind=PointKind.PHONE, value="+46 70 1", label="cell"),
        Point(kind=PointKind.PHONE, value="+46 8 1", label="home fax"),
        Point(kind=PointKind.PHONE, value="+46 8 2", label="AssistantPhone"),
        Point(kind=PointKind.LINK, value="https://öberg.example/a,b;c", label="HomePage"),
    ),
    addresses=(Address(street="Storgatan 1\nUppgång B", city="Lund; Malmö", country="Sweden", label="home"),),
    roles=(
        Role(title="Uncle"),
        Role(organisation="Bruk, Inc.", unit="Forge;Night shift"),
        Role(organisation="Verk", title="Lead designer, ships"),
    ),
    tags=("Sail, boats", "friends"),
    notes="Likes harbours; not lakes.\n\tC:\\new " + "漢字とかな、" * 20,
    photo=Photo(media_type="image/png", data=PNG),
    kept=(
        Kept(name="item1.X-ABRELATEDNAMES", value="Per"),
        Kept(name="item1.X-ABLabel", value="_$!<Spouse>!$_"),
        Kept(name="IMPP", parameters="X-SERVICE-TYPE=Boat;TYPE=home", value="boat:assa"),
    ),
)


def written(*cards: Card, version: Version = "3.0") -> bytes:
    return b"".join(write_cards(cards, version))


def lines_of(*cards: Card, version: Version = "3.0") -> list[str]:
    """The lines without their folds."""
    return written(*cards, version=version).decode().replace("\r\n ", "").split("\r\n")


def there_and_back(card: Card, version: Version) -> Card:
    """The card as it is read again, with the uid that its file names."""
    reading = read(written(card, version=version))
    assert (reading.skipped, reading.remarks, len(reading.cards)) == ((), (), 1)
    (imported,) = reading.cards
    return replace(imported.card, contact=replace(imported.card.contact, uid=imported.source_id))


def without_stamp(card: Card) -> Card:
    return replace(card, contact=replace(card.contact, modified_at=None))


@BOTH
def test_a_card_with_everything_comes_back_equal(version: Version) -> None:
    assert there_and_back(ASTRID, version) == without_stamp(ASTRID)


@BOTH
def test_several_cards_stay_several(version: Version) -> None:
    bo = Card(contact=Contact(full_name="Bo Ek", given="Bo", family="Ek"))
    reading = read(written(ASTRID, bo, version=version))
    assert [one.card.contact.full_name for one in reading.cards] == ["Dr. Astrid Öberg, Jr.", "Bo Ek"]


@BOTH
def test_no_line_is_longer_than_75_bytes_or_broken_within_a_character(version: Version) -> None:
    data = written(ASTRID, version=version)
    lines = data.split(b"\r\n")
    assert max(map(len, lines)) == 75
    assert b"\n" not in b"".join(lines)
    for line in lines:
        line.decode()  # raises where a character was cut in two


def test_3_0_is_what_phones_expect() -> None:
    lines = lines_of(ASTRID)
    assert lines[:3] == ["BEGIN:VCARD", "VERSION:3.0", f"UID:{UID}"]
    for line in (
        "REV:2026-11-20T09:30:00Z",
        "FN:Dr. Astrid Öberg\\, Jr.",
        "N:Öberg;Astrid;;Dr.;Jr.",
        "NICKNAME:Assa,Öbi",
        "BDAY;X-APPLE-OMIT-YEAR=1604:1604-02-29",
        "item2.X-ABDATE:1999-08-07",
        "item2.X-ABLabel:_$!<Anniversary>!$_",
        "EMAIL;TYPE=INTERNET;TYPE=WORK;TYPE=PREF:astrid@verk.example",
        "item3.EMAIL;TYPE=INTERNET:assa@home.example",
        "item3.X-ABLabel:Sailing club",
        "TEL;TYPE=CELL:+46 70 1",
        "TEL;TYPE=HOME;TYPE=FAX:+46 8 1",
        "item4.X-ABLabel:_$!<AssistantPhone>!$_",
        "item5.URL:https://öberg.example/a,b;c",
        "ADR;TYPE=HOME:;;Storgatan 1\\nUppgång B;Lund\\; Malmö;;;Sweden",
        "role7.ORG:Bruk\\, Inc.;Forge;Night shift",
        "CATEGORIES:Sail\\, boats,friends",
        "IMPP;X-SERVICE-TYPE=Boat;TYPE=home:boat:assa",
    ):
        assert line in lines
    assert any(line.startswith("PHOTO;ENCODING=b;TYPE=PNG:iVBOR") for line in lines)


def test_4_0_is_what_its_rules_say() -> None:
    lines = lines_of(ASTRID, version="4.0")
    for line in (
        "VERSION:4.0",
        f"UID:urn:uuid:{UID}",
        "REV:20261120T093000Z",
        "BDAY:--0229",
        "ANNIVERSARY:19990807",
        "EMAIL;TYPE=work;PREF=1:astrid@verk.example",
        "TEL;TYPE=home;TYPE=fax:+46 8 1",
    ):
        assert line in lines
    assert any(line.startswith("PHOTO:data:image/png;base64,iVBOR") for line in lines)


def test_one_role_stands_as_every_program_reads_it() -> None:
    card = replace(ASTRID, roles=(Role(organisation="Verk", title="Clerk"),))
    assert {"ORG:Verk", "TITLE:Clerk"} <= set(lines_of(card))


@BOTH
def test_a_name_without_parts_gets_none(version: Version) -> None:
    card = Card(contact=Contact(full_name="The Lindqvist family"))
    assert there_and_back(card, version) == card


@BOTH
def test_a_kept_property_cannot_break_the_card(version: Version) -> None:
    evil = (
        Kept(name="END", value="VCARD"),
        Kept(name="X-A\r\nEND:VCARD", value=""),
        Kept(name="X-B", parameters="A=1\r\nEND:VCARD", value="b"),
        Kept(name="X-C", parameters="A=x:y", value="c\r\nEND:VCARD"),
        Kept(name="UID", value="another"),
    )
    found = there_and_back(replace(ASTRID, kept=evil), version)
    assert found.contact.uid == UID
    assert found.kept == (Kept(name="X-B", value="b"), Kept(name="X-C", value="c\\nEND:VCARD"))


def test_a_picture_of_another_kind_keeps_its_name() -> None:
    drawing = Photo(media_type="image/svg+xml", data=b"<svg/>")
    for version in VERSIONS:
        assert there_and_back(replace(ASTRID, photo=drawing), version).photo == drawing


def test_vobject_reads_what_is_written() -> None:
    bo = Card(contact=Contact(full_name="Bo Ek"), points=(Point(kind=PointKind.PHONE, value="1"),))
    found, second = vobject.readComponents(written(ASTRID, bo).decode())
    assert found.fn.value == "Dr. Astrid Öberg, Jr."
    assert (found.n.value.family, found.n.value.given, found.n.value.suffix) == ("Öberg", "Astrid", "Jr.")
    assert [email.value for email in found.email_list] == ["astrid@verk.example", "assa@home.example"]
    assert [phone.type_param for phone in found.tel_list[:2]] == ["CELL", "HOME"]
    assert (found.adr.value.street, found.adr.value.city) == ("Storgatan 1\nUppgång B", "Lund; Malmö")
    assert found.org_list[0].value == ["Bruk, Inc.", "Forge", "Night shift"]
    assert found.categories.value == ["Sail, boats", "friends"]
    assert found.note.value == ASTRID.notes
    assert found.photo.value == PNG
    assert found.uid.value == UID
    assert second.fn.value == "Bo Ek"


# What a desk holds: any text without the signs that no vCard can hold, and no blank at the edges of
# what stands in lists.
TEXT = st.text(st.characters(exclude_characters="\r\0\x1b", exclude_categories=["Cs"]))
ENTRY = TEXT.map(str.strip)
NAMED = ENTRY.filter(bool)
LABEL = st.sampled_from(["", "home", "work", "cell", "home fax", "HOME", "HomePage", "other", "car"]) | ENTRY
NUMBER = NAMED.filter(lambda text: not text.lower().startswith(("tel:", "mailto:")))
DATE = st.dates().map(str).filter(lambda text: text[:4] != "1604")
DAY = st.just("") | DATE | DATE.map(lambda text: f"-{text[4:]}") | st.integers(1, 9999).map("{:04}".format)
TOKEN = st.text("abcXYZ019-", min_size=1)


def points(kind: PointKind) -> st.SearchStrategy[Point]:
    return st.builds(Point, kind=st.just(kind), value=NUMBER, label=LABEL, preferred=st.booleans())


CONTACTS = st.builds(
    Contact,
    uid=st.uuids().map(str),
    full_name=TEXT.filter(str.strip),
    given=TEXT,
    additional=TEXT,
    family=TEXT,
    prefix=TEXT,
    suffix=TEXT,
    nickname=TEXT.filter(lambda text: text.strip() or not text),
    birthday=DAY.filter(lambda day: day != "0000"),
    anniversary=DAY,
)
ADDRESSES = st.builds(
    Address, street=TEXT, extra=TEXT, city=NAMED, region=TEXT, postcode=TEXT, country=TEXT, label=LABEL
)
UNITS = st.lists(NAMED.filter(lambda text: ";" not in text), max_size=3).map(";".join)
ROLES = st.builds(Role, organisation=NAMED, unit=UNITS, title=ENTRY) | st.builds(Role, title=NAMED)
KEPT = st.builds(
    Kept,
    name=TOKEN.map("X-{}".format).filter(lambda name: "-AB" not in name.upper()),
    parameters=st.lists(st.tuples(TOKEN, TOKEN).map("=".join), max_size=2).map(";".join),
    value=TEXT.map(lambda text: text.replace("\n", "\\n")),
)
# The first bytes of a known kind would be believed, whatever the card calls it.
PHOTOS = st.builds(
    Photo,
    media_type=st.sampled_from(["image/webp", "image/svg+xml", "application/octet-stream"]),
    data=st.binary().map(b"?".__add__),
)
CARDS = st.builds(
    Card,
    contact=CONTACTS,
    points=st.lists(st.one_of(*map(points, PointKind)), max_size=4).map(tuple),
    addresses=st.lists(ADDRESSES, max_size=2).map(tuple),
    roles=st.lists(ROLES, max_size=4).map(tuple),
    tags=st.lists(NAMED, max_size=3, unique=True).map(tuple),
    notes=st.just("") | TEXT.filter(str.strip),
    photo=st.none() | st.just(Photo(media_type="image/png", data=PNG)) | PHOTOS,
    kept=st.lists(KEPT, max_size=3).map(tuple),
)


@given(card=CARDS, version=st.sampled_from(VERSIONS))
def test_every_card_comes_back_equal(card: Card, version: Version) -> None:
    assert there_and_back(card, version) == card


@given(CARDS)
def test_vobject_understands_every_card(card: Card) -> None:
    (found,) = vobject.readComponents(written(replace(card, kept=())).decode())
    assert found.uid.value == card.contact.uid


def test_what_has_no_place_is_named() -> None:
    """Every field of a contact and a role either comes back or is on the list that the user is shown."""
    own = {"id", "uid", "created_at", "modified_at", "sort_name", "trashed_at", "deletion", "organisation_id"}
    carried = {"full_name", "given", "additional", "family", "prefix", "suffix", "nickname"}
    carried |= {"birthday", "anniversary", "organisation", "unit", "title"}
    assert {one.name for kind in (Contact, Role) for one in fields(kind)} == own | carried | set(NO_PLACE)
