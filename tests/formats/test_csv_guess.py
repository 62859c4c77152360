import pytest

from netdesk.domain.contact import Address, Kept, Point, PointKind, Role
from netdesk.domain.csv_columns import CHOICES, CsvField
from netdesk.domain.errors import UserError
from netdesk.formats.contacts import columns, read_contacts

F = CsvField
KONTAKTE = (
    "Vorname;Name;E-Mail;Telefon mobil;Firma;Geburtstag;Haarfarbe\n"
    "Ada;Lindqvist;ada@x.example;+46 70 123 45 67;Norrsken Verk;21.03.1970;rot\n"
    "Bo;Ek;bo@x.example;;Verk;;\n"
)


def test_a_table_is_shown_before_it_is_read() -> None:
    shape = columns(KONTAKTE.encode("cp1252"))
    assert (shape.format, shape.delimiter, shape.date_orders) == ("CSV", ";", ())
    assert shape.headers[:3] == ("Vorname", "Name", "E-Mail")
    assert shape.rows[1] == ("Bo", "Ek", "bo@x.example", "", "Verk", "", "")
    assert shape.guess == (F.GIVEN, F.FAMILY, F.EMAIL, F.PHONE, F.ORGANISATION, F.BIRTHDAY, F.KEPT)


def test_the_guess_is_read() -> None:
    reading = read_contacts(KONTAKTE.encode(), "kontakte.csv")
    card = reading.cards[0].card
    assert (reading.format, card.contact.full_name, card.contact.birthday) == (
        "CSV",
        "Ada Lindqvist",
        "1970-03-21",
    )
    assert card.points[1] == Point(kind=PointKind.PHONE, value="+46 70 123 45 67", label="mobile")
    assert card.kept == (Kept(name="X-CSV-HAARFARBE", value="rot"),)


@pytest.mark.parametrize(
    ("header", "guess"),
    [
        ("Name,Email,Phone", (F.FULL_NAME, F.EMAIL, F.PHONE)),
        ("first_name,last_name,email_address", (F.GIVEN, F.FAMILY, F.EMAIL)),
        ("FirstName,LastName,WorkEmail", (F.GIVEN, F.FAMILY, F.EMAIL)),
        ("Full Name,Job Title,Organization", (F.FULL_NAME, F.TITLE, F.ORGANISATION)),
        ("Nom,Prénom,Courriel", (F.FAMILY, F.GIVEN, F.EMAIL)),
        ("Nombre,Apellidos,Correo electrónico", (F.GIVEN, F.FAMILY, F.EMAIL)),
        ("Imię,Nazwisko,Telefon", (F.GIVEN, F.FAMILY, F.PHONE)),
        ("氏名,メールアドレス,電話番号", (F.FULL_NAME, F.EMAIL, F.PHONE)),
        ("Contact person,Business phone,Address 1: Street", (F.FULL_NAME, F.PHONE, F.STREET)),
        ("Contact Last Name,Private City,Fax no.", (F.FAMILY, F.CITY, F.PHONE)),
        ("PLZ,Ort,Nachname", (F.POSTCODE, F.CITY, F.FAMILY)),
        ("Date of birth,Notes,Name", (F.BIRTHDAY, F.NOTES, F.FULL_NAME)),
    ],
)
def test_titles_in_several_languages(header: str, guess: tuple[CsvField, ...]) -> None:
    assert columns(f"{header}\nx,y,z\n".encode()).guess == guess


def test_cells_tell_what_titles_do_not() -> None:
    rows = "".join(
        f"Ada L{n},a{n}@x.example,+46 70 123 45 0{n},https://x.example/{n},{n}\n" for n in range(1, 6)
    )
    shape = columns(f"Who,Where,How,There,No\n{rows}".encode())
    assert shape.headers == ("Who", "Where", "How", "There", "No")
    assert shape.guess == (F.KEPT, F.EMAIL, F.PHONE, F.LINK, F.KEPT)


def test_a_table_without_titles_is_guessed_by_its_cells() -> None:
    data = b"Ada Lindqvist,ada@x.example,Verk\nBo Ek,bo@x.example,Werk\n"
    shape = columns(data)
    assert shape.headers == ("", "", "")
    assert shape.guess == (F.FULL_NAME, F.EMAIL, F.ORGANISATION)
    reading = read_contacts(data, "a.csv")
    assert [(one.where, one.card.contact.family) for one in reading.cards] == [
        ("line 1", "Lindqvist"),
        ("line 2", "Ek"),
    ]


def test_the_first_row_of_a_table_without_titles_may_have_gaps() -> None:
    reading = read_contacts(b"Ada,Lindqvist,\nBo,Ek,bo@x.example\nEva,Dahl,eva@x.example\n", "a.csv")
    assert [one.card.contact.given for one in reading.cards] == ["Ada", "Bo", "Eva"]


def test_a_list_of_addresses_is_a_table_too() -> None:
    reading = read_contacts(b"ada@x.example\nbo@x.example\n", "list.txt")
    assert [one.card.contact.full_name for one in reading.cards] == ["ada@x.example", "bo@x.example"]


@pytest.mark.parametrize("above", ["sep=;\n", "My contacts\n\n", ";;;;;;\n", "Exported; by me\n;;;;;;\n"])
def test_what_stands_above_the_titles_is_passed_over(above: str) -> None:
    reading = read_contacts((above + KONTAKTE).encode(), "a.csv")
    assert [one.card.contact.given for one in reading.cards] == ["Ada", "Bo"]
    assert reading.cards[0].where == f"line {above.count(chr(10)) + 2}"


def test_the_user_says_what_the_columns_are() -> None:
    data = b"Who,Place,Alias,Size\nAda Lindqvist,Verk,Addi,4\nBo Ek,Werk,,5\n"
    mapping = (F.FULL_NAME, F.ORGANISATION, F.NICKNAME, F.NOTHING)
    card = read_contacts(data, "a.csv", mapping=mapping).cards[0].card
    assert (card.contact.given, card.contact.nickname) == ("Ada", "Addi")
    assert (card.roles, card.kept) == ((Role(organisation="Verk"),), ())
    words = tuple(map(str, mapping))
    assert read_contacts(data, "a.csv", mapping=[F(word) for word in words]).cards[0].card == card


def test_a_known_program_can_be_mapped_otherwise_too() -> None:
    data = b"First Name,Last Name,URL,Company\nBo,Ek,https://x.example,Verk\n"
    assert columns(data).guess == (F.GIVEN, F.FAMILY, F.LINK, F.ORGANISATION)
    card = read_contacts(data, "a.csv", mapping=(F.GIVEN, F.FAMILY, F.LINK, F.NOTES)).cards[0].card
    assert (card.roles, card.notes) == ((), "Verk")


def test_labels_keep_work_and_home_apart() -> None:
    titles = "Name,Work Street,Work City,Home City,Email (private),Tel. office"
    data = f"{titles}\nBo,1 Rd,Turku,Oslo,b@x.example,1\n".encode()
    card = read_contacts(data, "a.csv").cards[0].card
    assert card.addresses == (
        Address(street="1 Rd", city="Turku", label="work"),
        Address(city="Oslo", label="home"),
    )
    assert [point.label for point in card.points] == ["home", "work"]


def test_a_title_before_the_name_is_told_from_one_at_work() -> None:
    def guess(*titles: str) -> CsvField:
        return columns(("Title,Name\n" + "".join(f"{title},Bo Ek\n" for title in titles)).encode()).guess[0]

    assert guess("Dr.", "Ms", "Prof. Dr.") is F.PREFIX
    assert guess("Designer", "Smith") is F.TITLE


def test_a_table_of_other_things_is_refused_and_shown_nevertheless() -> None:
    data = b"Size,Age\n4,7\n5,8\n"
    with pytest.raises(UserError, match="no use for contacts"):
        read_contacts(data, "a.csv")
    assert columns(data).guess == (F.KEPT, F.KEPT)
    assert len(read_contacts(data, "a.csv", mapping=(F.FULL_NAME, F.KEPT)).cards) == 2


def test_an_order_of_dates_that_there_is_not_is_refused() -> None:
    with pytest.raises(UserError, match="dmy, mdy, ymd"):
        read_contacts(KONTAKTE.encode(), "a.csv", date_order="dym")


def test_what_a_user_can_choose_is_what_any_table_can_have() -> None:
    assert F.FULL_NAME in CHOICES
    assert F.BIRTH_YEAR not in CHOICES
