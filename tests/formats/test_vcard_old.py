"""vCard 2.1 and what its programs made of it; escapes, types and groups of every version."""

from base64 import b64encode

import pytest

from netdesk.domain.contact import Address, Card, Kept, Point, PointKind, Role
from netdesk.formats.vcard.reader import read
from tests.formats.written import card

JPEG = b"\xff\xd8\xff\xe0 an invented picture \x00\xff" * 30
PICTURE = b64encode(JPEG).decode()


def read_card(*properties: str, version: str = "2.1") -> Card:
    reading = read(card(*properties, version=version))
    assert (len(reading.cards), reading.skipped, reading.remarks) == (1, (), ()), reading
    return reading.cards[0].card


def label(*properties: str) -> str:
    return read_card("FN:Bo", *properties).points[0].label


def test_a_comma_parts_nothing_in_2_1() -> None:
    found = read_card("FN:Ek, Bo (Acme, Inc.)", "N:Ek;Bo;Per,Olof;;Jr.,M.D.", "ORG:Verk, Inc.;Design")
    assert found.contact.full_name == "Ek, Bo (Acme, Inc.)"
    assert (found.contact.additional, found.contact.suffix) == ("Per,Olof", "Jr.,M.D.")
    assert found.roles == (Role(organisation="Verk, Inc.", unit="Design"),)


def test_an_unescaped_comma_cuts_nothing_in_3_0_either() -> None:
    found = read_card(
        "FN:Ek, Bo (Acme, Inc.)", "ORG:Verk, Inc.", "TITLE:Smith, master", "NOTE:a, b", version="3.0"
    )
    assert (found.contact.full_name, found.notes) == ("Ek, Bo (Acme, Inc.)", "a, b")
    assert found.roles == (Role(organisation="Verk, Inc.", title="Smith, master"),)


def test_a_semicolon_is_escaped_in_every_version() -> None:
    for version in ("2.1", "3.0", "4.0"):
        found = read_card("FN:Bo", "N:Ek\\;Berg;Bo", "ORG:R\\;D;Lab", version=version)
        assert (found.contact.family, found.contact.given) == ("Ek;Berg", "Bo")
        assert (found.roles[0].organisation, found.roles[0].unit) == ("R;D", "Lab")


def test_a_path_of_windows_keeps_its_backslashes_in_2_1() -> None:
    assert read_card("FN:Bo", "NOTE:C:\\new\\cards").notes == "C:\\new\\cards"
    assert read_card("FN:Bo", "URL:\\\\server\\new").points[0].value == "\\\\server\\new"
    assert read_card("FN:Bo", "NOTE:C:\\\\new", version="3.0").notes == "C:\\new"


def test_soft_line_breaks_with_and_without_a_fold() -> None:
    note = "NOTE;ENCODING=QUOTED-PRINTABLE:one=0D=0Atwo =\r\n"
    assert read_card("FN:Bo", f"{note}three, =\r\nfour", "TEL:1").notes == "one\ntwo three, four"
    assert read_card("FN:Bo", f"{note} three, =\r\n four", "TEL:1").notes == "one\ntwo three, four"
    assert read_card("FN:Bo", f"{note}three,=\r\n four", "TEL:1").notes == "one\ntwo three, four"
    assert read_card("FN:Bo", f"{note[:-2]}  \r\nthree", "TEL:1").notes == "one\ntwo three"


def test_a_fold_and_then_a_soft_line_break() -> None:
    found = read_card("FN:Bo", "NOTE;QUOTED-PRINTABLE:a=C3\r\n =85b=\r\nc=C3=\r\n=B6", "TEL:1")
    assert (found.notes, len(found.points)) == ("aÅbcö", 1)


def test_a_stray_sign_at_the_end_swallows_no_property() -> None:
    found = read_card(
        "FN:Bo", "NOTE;ENCODING=QUOTED-PRINTABLE:a=", "TEL;CELL:1", "NOTE;ENCODING=Q:b=", "X-QQ:2"
    )
    assert (found.notes, found.points) == ("a\n\nb", (Point(kind=PointKind.PHONE, value="1", label="cell"),))
    assert found.kept == (Kept(name="X-QQ", value="2"),)


def test_an_equals_sign_of_plain_text_joins_nothing() -> None:
    assert read_card("FN:Bo", "NOTE:1+1=", "TEL:1").points == (Point(kind=PointKind.PHONE, value="1"),)


@pytest.mark.parametrize(
    "head", ["PHOTO;ENCODING=BASE64;JPEG:", "PHOTO;TYPE=JPEG;ENCODING=b:", "photo;jpeg;base64:"]
)
@pytest.mark.parametrize("indent", ["", " ", "\t"])
@pytest.mark.parametrize("first", ["", "\r\n"])
def test_pictures_however_their_lines_are_broken(head: str, indent: str, first: str) -> None:
    lines = "".join(f"\r\n{indent}{PICTURE[at : at + 60]}" for at in range(40, len(PICTURE), 60))
    start = PICTURE[:40] if not first else f"\r\n{indent}{PICTURE[:40]}"
    photo = read_card("FN:Bo", f"{head}{start}{lines}\r\n", "TEL:1").photo
    assert photo is not None
    assert (photo.data, photo.media_type) == (JPEG, "image/jpeg")


def test_a_picture_may_be_an_address_with_data_or_without() -> None:
    inline = read_card("FN:Bo", f"PHOTO:data:image/jpeg;base64,{PICTURE}", version="4.0")
    assert inline.photo is not None
    assert inline.photo.data == JPEG
    for written in (
        "PHOTO;VALUE=URL:pictures/bo",
        "PHOTO:https://p.example/b.jpg",
        "PHOTO;URL:https://p.example/b",
    ):
        found = read_card("FN:Bo", written)
        assert (found.photo, found.kept[0].value) == (None, written.partition(":")[2])


def test_a_picture_whose_line_ends_are_escaped() -> None:
    photo = read_card("FN:Bo", f"PHOTO;ENCODING=b:{PICTURE[:40]}\\n{PICTURE[40:]}\\n", version="3.0").photo
    assert photo is not None
    assert photo.data == JPEG


def test_a_word_is_no_picture() -> None:
    found = read_card("FN:Bo", "PHOTO:none")
    assert (found.photo, found.kept) == (None, (Kept(name="PHOTO", value="none"),))


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("TEL;HOME;VOICE:1", "home"),
        ("TEL;TYPE=HOME;TYPE=VOICE:1", "home"),
        ("TEL;TYPE=voice,home:1", "home"),
        ('TEL;TYPE="voice,home":1', "home"),
        ("TEL;TYPE=HOME\\,VOICE:1", "home"),
        ("TEL;type=Cell;type=VOICE;type=pref:1", "cell"),
        ("TEL ; WORK ; FAX:1", "work fax"),
        ("TEL;X-Boat:1", "boat"),
        ("TEL;CELL;ENCODING=8BIT;CHARSET=UTF-8:1", "cell"),
        ("TEL;WORK;8BIT:1", "work"),
        ("item1.TEL;TYPE=HOME:1\r\nitem1.X-ABLabel:Harbour", "Harbour"),
        ("ITEM1.TEL:1\r\nitem1.X-ABLABEL:_$!<HomePage>!$_", "HomePage"),
        ("item1.X-ABLabel:Before\r\nitem1.TEL:1", "Before"),
    ],
)
def test_labels_in_every_spelling(written: str, shown: str) -> None:
    assert label(written) == shown


@pytest.mark.parametrize(
    "preferred", [";PREF", ";TYPE=PREF", ";type=HOME,pref", ";PREF=1", ";TYPE=HOME;TYPE=Pref"]
)
def test_what_is_preferred_in_every_spelling(preferred: str) -> None:
    found = read_card("FN:Bo", "TEL:1", f"TEL{preferred}:2")
    assert [point.preferred for point in found.points] == [False, True]


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("19220310", "1922-03-10"),
        ("1953-10-15T23:10:00Z", "1953-10-15"),
        ("19531015T231000Z", "1953-10-15"),
        ("1953-10-15 23:10", "1953-10-15"),
        ("--0412", "--04-12"),
        ("--04-12", "--04-12"),
        ("--4-2", "--04-02"),
        ("1604-04-12", "--04-12"),
        ("0000-04-12", "--04-12"),
        ("1953/10/5", "1953-10-05"),
        ("1953.10.05", "1953-10-05"),
        (" 1953-10-15 ", "1953-10-15"),
    ],
)
def test_days_in_every_spelling(written: str, day: str) -> None:
    assert read_card("FN:Bo", f"BDAY:{written}").contact.birthday == day


@pytest.mark.parametrize(
    "name", ["X-ANNIVERSARY", "X-MS-ANNIVERSARY", "X-EVOLUTION-ANNIVERSARY", "ANNIVERSARY"]
)
def test_wedding_days_in_every_spelling(name: str) -> None:
    found = read_card("FN:Bo", f"{name}:20010102", "a.X-ABDATE:2001-01-02", "a.X-ABLabel:_$!<Anniversary>!$_")
    assert (found.contact.anniversary, found.kept) == ("2001-01-02", ())


def test_what_stands_elsewhere_is_kept_as_any_vcard_may_have_it() -> None:
    found = read_card(
        "FN:Bo",
        "LABEL;HOME;ENCODING=QUOTED-PRINTABLE;CHARSET=UTF-8:Gata 1=0D=0ALund",
        "ROLE:Smith",
        "X-AIM;HOME:bo",
        "KEY;X509;ENCODING=BASE64:\r\n  QUJD\r\n  REVG\r\n",
        "SOUND;X-IRMC-N;CHARSET=SHIFT_JIS;ENCODING=QUOTED-PRINTABLE:=D4=CF=C0=DE;=C0=DB=B3",
    )
    assert found.kept == (
        Kept(name="LABEL", parameters="TYPE=HOME", value="Gata 1\\nLund"),
        Kept(name="ROLE", value="Smith"),
        Kept(name="X-AIM", parameters="TYPE=HOME", value="bo"),
        Kept(name="KEY", parameters="TYPE=X509;ENCODING=b", value="QUJDREVG"),
        Kept(name="SOUND", parameters="TYPE=X-IRMC-N", value="ﾔﾏﾀﾞ;ﾀﾛｳ"),
    )


def test_the_label_of_an_address_is_kept_as_its_own_property() -> None:
    found = read_card("FN:Bo", 'ADR;TYPE=home;LABEL="Gata 1\\nLund, Sweden":;;Gata 1;Lund;;;', version="4.0")
    assert found.addresses == (Address(street="Gata 1", city="Lund", label="home"),)
    assert found.kept == (Kept(name="LABEL", parameters="TYPE=home", value="Gata 1\\nLund\\, Sweden"),)


def test_parts_that_are_too_many_are_not_lost() -> None:
    found = read_card("FN:Bo", "N:Ek;Bo;;;Jr.;Berg;Jr.", "ADR:;;Gata 1;Lund;;;;Room 2;;Gata 1", version="4.0")
    assert found.contact.suffix == "Jr., Berg"
    assert found.addresses == (Address(street="Gata 1", city="Lund", extra="Room 2"),)


def test_chat_names_are_kept_with_their_services() -> None:
    lines = ("IMPP;X-SERVICE-TYPE=Skype;type=HOME:skype:bo", "X-JABBER:bo@x.example", "X-MS-IMADDRESS:bo")
    found = read_card("FN:Bo", *lines, version="3.0")
    assert [f"{kept.name};{kept.parameters}:{kept.value}".replace(";:", ":") for kept in found.kept] == list(
        lines
    )


def test_titles_in_groups_of_netdesks_own_stay_in_them() -> None:
    lines = ("role1.TITLE:Uncle", "role2.ORG:Verk", "role3.ORG:Bruk", "role3.TITLE:Smith")
    assert read_card("FN:Bo", *lines, version="3.0").roles == (
        Role(title="Uncle"),
        Role(organisation="Verk"),
        Role(organisation="Bruk", title="Smith"),
    )


def test_a_number_of_the_file_is_the_same_with_and_without_its_scheme() -> None:
    uid = "0b1c2d3e-0000-4000-8000-00000000beef"
    for written in (uid, f"urn:uuid:{uid}"):
        assert read(card("FN:Bo", f"UID:{written}")).cards[0].source_id == uid
