from base64 import b64encode

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netdesk.domain.contact import Address, Card, Kept, PointKind, Role
from netdesk.formats.reading import ImportedCard, Reading
from netdesk.formats.vcard.reader import read
from netdesk.formats.vcard.values import binary, day, escaped, texts, unescaped
from tests.formats.written import card, folded, prop

# What a vCard's text can hold: any sign but NUL and the carriage return, which is half of a line end.
TEXT = st.text(st.characters(exclude_characters="\r\0", exclude_categories=["Cs"]))
JPEG = b"\xff\xd8\xff\xe0 invented picture \x00\xff" * 20


def only(reading: Reading) -> ImportedCard:
    assert len(reading.cards) == 1, reading
    return reading.cards[0]


def read_card(*properties: str, version: str = "3.0") -> Card:
    return only(read(card(*properties, version=version))).card


def labelled(found: Card, kind: PointKind) -> list[tuple[str, str, bool]]:
    return [(point.value, point.label, point.preferred) for point in found.of_kind(kind)]


GOOGLE = card(
    "FN:Dr. Ada Lindqvist Jr.",
    "N:Lindqvist;Ada;Maria;Dr.;Jr.",
    "NICKNAME:Addie",
    "EMAIL;TYPE=INTERNET;TYPE=HOME:ada@home.example",
    "EMAIL;TYPE=INTERNET:ada@other.example",
    "item1.EMAIL;TYPE=INTERNET:ada@club.example",
    "item1.X-ABLabel:Sailing club",
    "TEL;TYPE=CELL:+46 70 000 11 22",
    "item2.TEL:+46 8 000 11",
    "item2.X-ABLabel:_$!<AssistantPhone>!$_",
    "ADR;TYPE=HOME:;;Storgatan 1\\nUppgång B;Lund;Skåne;22100;Sweden",
    "ORG:Norrsken Verk;Design;Studio 4",
    "TITLE:Lead designer\\, ships",
    "BDAY:1971-05-06",
    "item3.URL:http\\://ada.example/a\\,b",
    "item3.X-ABLabel:_$!<HomePage>!$_",
    "item4.X-ABDATE:1999-08-07",
    "item4.X-ABLabel:_$!<Anniversary>!$_",
    "item5.X-ABRELATEDNAMES:Per",
    "item5.X-ABLabel:_$!<Spouse>!$_",
    "X-JABBER:ada",
    "CATEGORIES:myContacts,Sail\\, boats",
    'NOTE:Likes harbours\\; not lakes.\\nSays \\"ahoy\\".',
    "UID:lindqvist-1",
    "REV:2024-01-01T00:00:00Z",
)


def test_a_card_as_google_writes_it() -> None:
    imported = only(read(GOOGLE))
    contact = imported.card.contact
    assert imported.source_id == "lindqvist-1"
    assert imported.where == "line 1"
    assert (contact.prefix, contact.given, contact.additional) == ("Dr.", "Ada", "Maria")
    assert (contact.family, contact.suffix, contact.nickname) == ("Lindqvist", "Jr.", "Addie")
    assert contact.full_name == "Dr. Ada Lindqvist Jr."
    assert (contact.birthday, contact.anniversary) == ("1971-05-06", "1999-08-07")


def test_the_lists_of_a_card_as_google_writes_it() -> None:
    found = only(read(GOOGLE)).card
    assert labelled(found, PointKind.EMAIL) == [
        ("ada@home.example", "home", False),
        ("ada@other.example", "", False),
        ("ada@club.example", "Sailing club", False),
    ]
    assert labelled(found, PointKind.PHONE) == [
        ("+46 70 000 11 22", "cell", False),
        ("+46 8 000 11", "AssistantPhone", False),
    ]
    assert labelled(found, PointKind.LINK) == [("http://ada.example/a,b", "HomePage", False)]
    assert found.tags == ("myContacts", "Sail, boats")
    assert found.notes == 'Likes harbours; not lakes.\nSays "ahoy".'


def test_the_places_and_the_rest_of_a_card_as_google_writes_it() -> None:
    found = only(read(GOOGLE)).card
    street = "Storgatan 1\nUppgång B"
    home = Address(
        street=street, city="Lund", region="Skåne", postcode="22100", country="Sweden", label="home"
    )
    assert found.addresses == (home,)
    role = Role(organisation="Norrsken Verk", unit="Design;Studio 4", title="Lead designer, ships")
    assert found.roles == (role,)
    assert found.kept == (
        Kept(name="item5.X-ABRELATEDNAMES", value="Per"),
        Kept(name="item5.X-ABLabel", value="_$!<Spouse>!$_"),
        Kept(name="X-JABBER", value="ada"),
    )


def test_types_repeated_bare_listed_and_quoted_make_one_label() -> None:
    found = read_card(
        "FN:Bo Ek",
        "TEL;TYPE=home;TYPE=fax:1",
        "TEL;FAX;WORK:2",
        "TEL;type=CELL,VOICE,pref:3",
        'TEL;TYPE="work,cell":4',
        "TEL;TYPE=x-boat:5",
    )
    assert labelled(found, PointKind.PHONE) == [
        ("1", "home fax", False),
        ("2", "work fax", False),
        ("3", "cell", True),
        ("4", "work cell", False),
        ("5", "boat", False),
    ]


def test_the_lowest_pref_of_a_kind_is_preferred() -> None:
    found = read_card("FN:Bo Ek", "EMAIL;PREF=2:b@x.example", "EMAIL;PREF=1:a@x.example", version="4.0")
    assert [point.preferred for point in found.points] == [False, True]


@pytest.mark.parametrize(
    ("written", "read_as"),
    [
        ("BDAY:1970-03-21", "1970-03-21"),
        ("BDAY:19700321", "1970-03-21"),
        ("BDAY;VALUE=date:1970-03-21", "1970-03-21"),
        ("BDAY:1970-03-21T00:00:00Z", "1970-03-21"),
        ("BDAY:1970-3-2", "1970-03-02"),
        ("BDAY:--03-21", "--03-21"),
        ("BDAY:--0321", "--03-21"),
        ("BDAY:--0229", "--02-29"),
        ("BDAY;X-APPLE-OMIT-YEAR=1604:1604-03-21", "--03-21"),
        ("BDAY;X-APPLE-OMIT-YEAR=1900:1900-03-21", "--03-21"),
        ("BDAY:1970", "1970"),
    ],
)
def test_birthdays_in_all_their_forms(written: str, read_as: str) -> None:
    assert read_card("FN:Bo Ek", written).contact.birthday == read_as


@pytest.mark.parametrize("text", ["1970-13-41", "about 1970", "---21", "1970-03"])
def test_a_birthday_that_is_no_day_is_kept(text: str) -> None:
    found = read_card("FN:Bo Ek", f"BDAY;VALUE=text:{text}")
    assert found.contact.birthday == ""
    assert found.kept == (Kept(name="BDAY", parameters="VALUE=text", value=text),)


def test_a_photo_in_the_card_comes_as_its_bytes() -> None:
    photo = read_card("FN:Bo Ek", "PHOTO;ENCODING=b;TYPE=JPEG:" + b64encode(JPEG).decode()).photo
    assert photo is not None
    assert (photo.media_type, photo.data) == ("image/jpeg", JPEG)


def test_a_photo_without_folds_as_old_programs_break_it() -> None:
    text = b64encode(JPEG).decode()
    wrapped = [text[at : at + 60] for at in range(0, len(text), 60)]
    photo = read_card("N:Ek;Bo", "PHOTO;BASE64:", *wrapped, "", "TEL;WORK:1", version="2.1").photo
    assert photo is not None
    assert photo.data == JPEG


def test_a_photo_elsewhere_is_kept_as_its_address() -> None:
    found = read_card("FN:Bo Ek", "PHOTO;VALUE=uri:https://pictures.example/bo.jpg")
    assert found.photo is None
    assert found.kept == (
        Kept(name="PHOTO", parameters="VALUE=uri", value="https://pictures.example/bo.jpg"),
    )


def test_names_come_from_the_full_name_and_the_other_way_round() -> None:
    bo = read_card("FN:Bo Anders Ek").contact
    assert (bo.given, bo.family) == ("Bo Anders", "Ek")
    ek = read_card("FN:Ek, Bo").contact
    assert (ek.given, ek.family) == ("Bo", "Ek")
    assert read_card("N:Ek;Bo;;Prof.;").contact.full_name == "Prof. Bo Ek"


def test_a_card_without_any_name_is_called_by_what_it_has() -> None:
    assert read_card("NICKNAME:Bosse").contact.full_name == "Bosse"
    assert read_card("ORG:Verk").contact.full_name == "Verk"
    assert read_card("EMAIL:bo@x.example", "TEL:1").contact.full_name == "bo@x.example"


def test_a_company_is_not_cut_into_given_and_family_name() -> None:
    contact = read_card("FN:Norrsken Verk", "ORG:Norrsken Verk", "X-ABShowAs:COMPANY").contact
    assert (contact.full_name, contact.given, contact.family) == ("Norrsken Verk", "", "")


def test_several_names_in_one_part() -> None:
    contact = read_card("N:Ek;Bo;Per,Olof;;Jr.,M.D.").contact
    assert (contact.additional, contact.suffix) == ("Per Olof", "Jr., M.D.")


def test_titles_go_to_the_organisation_of_their_group() -> None:
    found = read_card("FN:Bo Ek", "a.ORG:Verk", "b.ORG:Bruk", "b.TITLE:Smith", "a.TITLE:Clerk", "TITLE:Uncle")
    assert found.roles == (
        Role(organisation="Verk", title="Clerk"),
        Role(organisation="Bruk", title="Smith"),
        Role(title="Uncle"),
    )


def test_line_ends_marks_and_case_do_not_matter() -> None:
    for end in ("\n", "\r\n", "\r"):
        data = b"\xef\xbb\xbf" + card("fn:Åsa Ö", "tel;type=cell:1", end=end).replace(b"BEGIN", b"begin")
        assert only(read(data)).card.contact.full_name == "Åsa Ö"


def test_utf_16_is_read() -> None:
    reading = read(card("FN:Åsa Ö").decode().encode("utf-16"))
    assert reading.encoding == "utf-16-le"
    assert only(reading).card.contact.full_name == "Åsa Ö"


def test_each_property_may_have_an_encoding_of_its_own() -> None:
    data = card("FN;CHARSET=ISO-8859-2:?", "NOTE:?", "X-CITY;CHARSET=KOI8-R:?").split(b"?")
    mixed = data[0] + "Łódź".encode("iso-8859-2") + data[1] + "Åsa".encode("cp1252") + data[2]
    reading = read(mixed + "Омск".encode("koi8-r") + data[3])
    found = only(reading).card
    assert (found.contact.full_name, found.notes) == ("Łódź", "Åsa")
    assert found.kept == (Kept(name="X-CITY", value="Омск"),)
    assert reading.encoding == "windows-1252"


def test_quoted_printable_with_soft_line_breaks() -> None:
    note = "NOTE;ENCODING=QUOTED-PRINTABLE;CHARSET=UTF-8:Gr=C3=BC=C3=9Fe=0D=0Aaus =\r\nWien, a=3Db"
    found = read_card("N;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:=C3=85s;=C3=96", note, version="2.1")
    assert (found.contact.family, found.contact.given) == ("Ås", "Ö")
    assert found.notes == "Grüße\naus Wien, a=b"


def test_a_telephone_and_a_mail_address_lose_their_scheme() -> None:
    found = read_card("FN:Bo", "TEL;VALUE=uri:tel:+46-1", "EMAIL:mailto:bo@x.example", version="4.0")
    assert [point.value for point in found.points] == ["+46-1", "bo@x.example"]


def test_a_colon_in_a_quoted_parameter() -> None:
    found = read_card("FN:Bo", 'ADR;LABEL="a: b; c":;;Street 1;Town;;;')
    assert found.addresses == (Address(street="Street 1", city="Town"),)


def test_a_note_broken_without_a_fold_stays_whole() -> None:
    assert read_card("FN:Bo", "NOTE:one", "two, three", "TEL:1").notes == "one\ntwo, three"


@given(TEXT)
def test_escaping_goes_there_and_back(text: str) -> None:
    assert unescaped(escaped(text)) == text


@given(st.lists(TEXT, min_size=1))
def test_parts_go_there_and_back(parts: list[str]) -> None:
    for mark in ";,":
        assert texts(mark.join(map(escaped, parts)), mark) == parts


@given(TEXT.filter(str.strip), st.integers(1, 80), st.sampled_from(["\n", "\r\n"]))
def test_any_note_survives_folding_at_any_byte(note: str, width: int, end: str) -> None:
    data = card("FN:Bo", "NOTE:?", end=end).replace(b"NOTE:?", folded(prop("NOTE", note), width, end))
    assert only(read(data)).card.notes == note


@given(st.binary())
def test_no_bytes_break_the_reader(data: bytes) -> None:
    middle = data.replace(b"\n", b"\nX")
    reading = read(b"BEGIN:VCARD\nFN:Bo\n" + middle + b"\nEND:VCARD\n" + card("FN:Eva"))
    assert reading.cards[-1].card.contact.full_name == "Eva"
    assert len(reading.cards) + len(reading.skipped) == 2


@given(st.binary(min_size=1))
def test_any_bytes_survive_base64(data: bytes) -> None:
    assert binary(b64encode(data).decode()) == data


@given(st.dates())
def test_any_day_is_read_in_both_spellings(date_: object) -> None:
    text = str(date_)
    if text[:4] != "1604":
        assert day(text) == day(text.replace("-", "")) == text
