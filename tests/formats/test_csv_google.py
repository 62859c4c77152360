from netdesk.domain.contact import Address, Kept, Point, PointKind, Role
from tests.formats.tables import GOOGLE, GOOGLE_OLD, read_one, read_table

ADA = {
    "First Name": "Ada",
    "Middle Name": "Maj",
    "Last Name": "Lindqvist",
    "Name Prefix": "Dr.",
    "Nickname": "Addi",
    "Organization Name": "Norrsken Verk",
    "Organization Title": "Designer",
    "Organization Department": "Form",
    "Birthday": " --03-21",
    "Notes": "met in Umeå,\nlikes “tea”",
    "Labels": "Choir ::: * myContacts ::: * starred",
}


def test_the_columns_of_today() -> None:
    reading = read_table(GOOGLE, ADA)
    card = reading.cards[0].card
    assert (reading.format, reading.encoding, reading.skipped) == ("Google", "utf-8", ())
    assert card.contact.full_name == "Dr. Ada Maj Lindqvist"
    assert (card.contact.given, card.contact.additional, card.contact.family) == ("Ada", "Maj", "Lindqvist")
    assert (card.contact.nickname, card.contact.birthday) == ("Addi", "--03-21")
    assert card.roles == (Role(organisation="Norrsken Verk", unit="Form", title="Designer"),)
    assert card.tags == ("Choir", "starred")
    assert card.notes == "met in Umeå,\nlikes “tea”"


def test_points_with_their_labels() -> None:
    card = read_one(
        GOOGLE,
        ADA
        | {"E-mail 1 - Label": "* Work", "E-mail 1 - Value": "ada@x.example ::: a.l@x.example"}
        | {"E-mail 2 - Label": "Home", "E-mail 2 - Value": "ada@home.example"}
        | {"Phone 1 - Label": "Work Fax", "Phone 1 - Value": "+46 90 12 34 56", "Phone 2 - Value": "0701"}
        | {"Website 1 - Label": "Blog", "Website 1 - Value": "https://ada.example"},
    ).card
    assert card.points == (
        Point(kind=PointKind.EMAIL, value="ada@x.example", label="Work", preferred=True),
        Point(kind=PointKind.EMAIL, value="a.l@x.example", label="Work"),
        Point(kind=PointKind.EMAIL, value="ada@home.example", label="Home"),
        Point(kind=PointKind.PHONE, value="+46 90 12 34 56", label="Work Fax"),
        Point(kind=PointKind.PHONE, value="0701"),
        Point(kind=PointKind.LINK, value="https://ada.example", label="Blog"),
    )


def test_an_address_in_its_parts() -> None:
    parts = {
        "Address 1 - Label": "Home",
        "Address 1 - Formatted": "Storgatan 1\nBox 5\n903 26 Umeå\nSE",
        "Address 1 - Street": "Storgatan 1",
        "Address 1 - City": "Umeå",
        "Address 1 - PO Box": "Box 5",
        "Address 1 - Postal Code": "903 26",
        "Address 1 - Country": "SE",
    }
    home = Address(
        street="Storgatan 1", extra="Box 5", city="Umeå", postcode="903 26", country="SE", label="Home"
    )
    card = read_one(GOOGLE, ADA | parts).card
    assert (card.addresses, card.kept) == ((home,), ())


def test_an_address_that_is_only_written_out() -> None:
    card = read_one(GOOGLE, ADA | {"Address 1 - Label": "Home", "Address 1 - Formatted": "Storgatan 1\nUmeå"})
    assert card.card.addresses == (Address(street="Storgatan 1\nUmeå", label="Home"),)


def test_what_the_written_out_address_says_alone_is_kept() -> None:
    cells = {"Address 1 - Formatted": "Storgatan 1\nthe yellow house", "Address 1 - Street": "Storgatan 1"}
    card = read_one(GOOGLE, ADA | cells).card
    assert card.addresses == (Address(street="Storgatan 1"),)
    assert card.kept == (Kept(name="X-GOOGLE-ADDRESS", value="Storgatan 1\\nthe yellow house"),)


def test_two_addresses_and_two_organisations_in_joined_cells() -> None:
    card = read_one(
        GOOGLE,
        ADA
        | {"Address 1 - Street": "Storgatan 1 ::: Kaj 3", "Address 1 - City": "Umeå ::: Turku"}
        | {
            "Organization Name": "Verk ::: Werk",
            "Organization Title": " ::: Boss",
            "Organization Department": "",
        },
    ).card
    assert card.addresses == (
        Address(street="Storgatan 1", city="Umeå"),
        Address(street="Kaj 3", city="Turku"),
    )
    assert card.roles == (Role(organisation="Verk"), Role(organisation="Werk", title="Boss"))


def test_what_has_no_place_is_kept_with_its_label() -> None:
    card = read_one(
        GOOGLE,
        ADA
        | {"Relation 1 - Label": "Spouse", "Relation 1 - Value": "Bo ::: Eva"}
        | {"Event 1 - Label": "First, day", "Event 1 - Value": "2001-05-04"}
        | {"Custom Field 1 - Label": 'The "size"', "Custom Field 1 - Value": "42; a"}
        | {"Phonetic First Name": "Eyda"},
    ).card
    assert card.kept == (
        Kept(name="X-GOOGLE-PHONETIC-FIRST-NAME", value="Eyda"),
        Kept(name="X-GOOGLE-RELATION", parameters='X-LABEL="Spouse"', value="Bo"),
        Kept(name="X-GOOGLE-RELATION", parameters='X-LABEL="Spouse"', value="Eva"),
        Kept(name="X-GOOGLE-EVENT", parameters='X-LABEL="First, day"', value="2001-05-04"),
        Kept(name="X-GOOGLE-CUSTOM-FIELD", parameters="X-LABEL=\"The ^'size^'\"", value="42\\; a"),
    )


def test_the_anniversary_is_one_of_the_events() -> None:
    card = read_one(GOOGLE, ADA | {"Event 1 - Label": "Anniversary", "Event 1 - Value": "2001-05-04"}).card
    assert (card.contact.anniversary, card.kept) == ("2001-05-04", ())


def test_a_name_that_google_files_somebody_as() -> None:
    assert read_one(GOOGLE, ADA | {"File As": "Ada the Great"}).card.contact.full_name == "Ada the Great"
    turned = read_one(GOOGLE, ADA | {"File As": "Lindqvist, Ada"}).card
    assert turned.contact.full_name == "Dr. Ada Maj Lindqvist"
    assert turned.kept == (Kept(name="X-GOOGLE-FILE-AS", value="Lindqvist\\, Ada"),)


def test_rows_without_a_name_are_called_by_what_they_have() -> None:
    reading = read_table(
        GOOGLE,
        {"Organization Name": "Verk AB", "Labels": "* myContacts"},
        {"E-mail 1 - Value": "info@x.example"},
        {"Phone 1 - Value": "0701"},
        {"Labels": "* myContacts"},
        {},
    )
    assert [one.card.contact.full_name for one in reading.cards] == ["Verk AB", "info@x.example", "0701"]
    assert [(skip.where, skip.reason) for skip in reading.skipped] == [
        ("line 5", "no name, organisation, e-mail address or phone number")
    ]


def test_the_columns_of_before() -> None:
    card = read_one(
        GOOGLE_OLD,
        {"Name": "Ada Lindqvist", "Given Name": "Ada", "Family Name": "Lindqvist", "Birthday": "1970-03-21"}
        | {"Group Membership": "* myContacts ::: Choir", "Language": "sv", "Initials": "AL"}
        | {"E-mail 1 - Type": "* Home", "E-mail 1 - Value": "ada@x.example"}
        | {"IM 1 - Type": "Home", "IM 1 - Service": "Skype", "IM 1 - Value": "ada.l"}
        | {"Phone 1 - Type": "Mobile", "Phone 1 - Value": "+46701"}
        | {
            "Organization 1 - Type": "* Work",
            "Organization 1 - Name": "Verk",
            "Organization 1 - Title": "Smed",
        }
        | {"Organization 1 - Symbol": "VRK", "Organization 2 - Name": "Werk"},
    ).card
    assert (card.contact.full_name, card.contact.birthday, card.tags) == (
        "Ada Lindqvist",
        "1970-03-21",
        ("Choir",),
    )
    assert card.points == (
        Point(kind=PointKind.EMAIL, value="ada@x.example", label="Home", preferred=True),
        Point(kind=PointKind.PHONE, value="+46701", label="Mobile"),
    )
    assert card.roles == (Role(organisation="Verk", title="Smed"), Role(organisation="Werk"))
    assert {(kept.name, kept.value) for kept in card.kept} == {
        ("X-GOOGLE-INITIALS", "AL"),
        ("X-GOOGLE-LANGUAGE", "sv"),
        ("X-GOOGLE-IM", "ada.l"),
        ("X-GOOGLE-ORGANIZATION-SYMBOL", "VRK"),
    }
