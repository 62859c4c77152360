import re

import pytest

from netdesk.domain.contact import Address, Kept, Point, PointKind, Role
from netdesk.formats.contacts import columns, read_contacts
from netdesk.formats.reading import Skip
from tests.formats import tables
from tests.formats.tables import read_one, read_table, table

E, P, L = PointKind.EMAIL, PointKind.PHONE, PointKind.LINK


def test_outlook_in_english() -> None:
    row = {
        "Title": "Dr.",
        "First Name": "Ada",
        "Last Name": "Lindqvist",
        "Suffix": "Jr.",
        "Company": "Norrsken Verk",
        "Department": "Form",
        "Job Title": "Designer",
        "Business Street": "Storgatan 1",
        "Business Street 2": "Floor 2",
        "Business City": "Umeå",
        "Business State": "AC",
        "Business Postal Code": "903 26",
        "Business Country/Region": "Sweden",
        "Business Address PO Box": "Box 5",
        "Home City": "Turku",
        "Business Fax": "1",
        "Business Phone": "+46 90 1",
        "Home Phone": "2",
        "Mobile Phone": "3",
        "E-mail Address": "ada@x.example",
        "E-mail Type": "SMTP",
        "E-mail 2 Address": "a@y.example",
        "Web Page": "ada.example",
        "Birthday": "3/21/1970",
        "Anniversary": "0/0/00",
        "Categories": "Choir;Work",
        "Notes": "two\nlines",
        "Spouse": "Bo",
        "User 1": "x, y",
    }
    imported = read_one(tables.OUTLOOK, row)
    card = imported.card
    assert card.contact.full_name == "Dr. Ada Lindqvist Jr."
    assert (card.contact.birthday, card.contact.anniversary) == ("1970-03-21", "")
    assert card.points == (
        Point(kind=E, value="ada@x.example"),
        Point(kind=E, value="a@y.example"),
        Point(kind=P, value="1", label="work fax"),
        Point(kind=P, value="+46 90 1", label="work"),
        Point(kind=P, value="2", label="home"),
        Point(kind=P, value="3", label="mobile"),
        Point(kind=L, value="ada.example"),
    )
    assert card.addresses == (
        Address(
            street="Storgatan 1\nFloor 2",
            extra="Box 5",
            city="Umeå",
            region="AC",
            postcode="903 26",
            country="Sweden",
            label="work",
        ),
        Address(city="Turku", label="home"),
    )
    assert card.roles == (Role(organisation="Norrsken Verk", unit="Form", title="Designer"),)
    assert (card.tags, card.notes) == (("Choir", "Work"), "two\nlines")
    assert card.kept == (
        Kept(name="X-OUTLOOK-E-MAIL-TYPE", value="SMTP"),
        Kept(name="X-OUTLOOK-SPOUSE", value="Bo"),
        Kept(name="X-OUTLOOK-USER-1", value="x\\, y"),
    )


def test_outlook_in_german() -> None:
    row = {
        "Anrede": "Herr",
        "Vorname": "Jörg",
        "Nachname": "Weiß",
        "Firma": "Nordlicht GmbH",
        "Abteilung": "Form",
        "Position": "Gestalter",
        "Straße geschäftlich": "Hauptstr. 1",
        "Ort geschäftlich": "Köln",
        "Postleitzahl geschäftlich": "50667",
        "Telefon geschäftlich": "+49 221 1",
        "Telefon (privat)": "2",
        "Mobiltelefon": "3",
        "E-Mail-Adresse": "joerg@x.example",
        "E-Mail 2: Adresse": "weiss@y.example",
        "Geburtstag": "03.04.1980",
        "Kategorien": "Chor",
        "Ort": "Büro 7",
        "Verzeichnisserver": "ä",
    }
    card = read_one(tables.OUTLOOK_GERMAN, row).card
    assert (card.contact.full_name, card.contact.prefix) == ("Jörg Weiß", "Herr")
    assert card.contact.birthday == "1980-04-03"
    assert [(point.value, point.label) for point in card.points] == [
        ("joerg@x.example", ""),
        ("weiss@y.example", ""),
        ("+49 221 1", "work"),
        ("2", "home"),
        ("3", "mobile"),
    ]
    assert card.addresses == (Address(street="Hauptstr. 1", city="Köln", postcode="50667", label="work"),)
    assert card.roles == (Role(organisation="Nordlicht GmbH", unit="Form", title="Gestalter"),)
    assert card.kept == (
        Kept(name="X-OUTLOOK-ORT", value="Büro 7"),
        Kept(name="X-OUTLOOK-VERZEICHNISSERVER", value="ä"),
    )


def test_outlook_in_french_names_a_column_twice() -> None:
    row = {
        "Titre": "M.",
        "Prénom": "René",
        "Nom": "Lefèvre",
        "Société": "Nordlys",
        "Service": "Forme",
        "Titre#2": "Designer",
        "Ville (bureau)": "Lyon",
        "Téléphone 2 (bureau)": "1",
        "Tél. mobile": "2",
        "Adresse de messagerie": "rene@x.example",
        "Anniversaire": "03/04/1980",
        "Anniversaire de mariage ou fête": "21/05/2001",
        "Privé": "Faux",
    }
    card = read_one(tables.OUTLOOK_FRENCH, row).card
    assert (card.contact.full_name, card.contact.prefix) == ("René Lefèvre", "M.")
    assert (card.contact.birthday, card.contact.anniversary) == ("1980-04-03", "2001-05-21")
    assert card.roles == (Role(organisation="Nordlys", unit="Forme", title="Designer"),)
    assert [(point.value, point.label) for point in card.points] == [
        ("rene@x.example", ""),
        ("1", "work"),
        ("2", "mobile"),
    ]
    assert card.kept == (Kept(name="X-OUTLOOK-PRIVE", parameters='X-LABEL="Privé"', value="Faux"),)


def test_outlook_on_the_web() -> None:
    row = {"First Name": "Ada", "Nickname": "Addi", "E-mail 3 Address": "a@x.example", "Home Phone 2": "1"}
    row |= {"Job Title": "Smed", "Personal Web Page": "https://a.example", "IMAddress": "ada@im.example"}
    reading = read_table(tables.OUTLOOK_COM, row)
    card = reading.cards[0].card
    assert reading.format == "Outlook"
    assert (card.contact.full_name, card.contact.nickname) == ("Ada", "Addi")
    assert [point.value for point in card.points] == ["a@x.example", "1", "https://a.example"]
    assert card.kept == (Kept(name="X-OUTLOOK-IMADDRESS", value="ada@im.example"),)


def test_an_address_of_exchange_is_no_e_mail_address() -> None:
    card = read_one(tables.OUTLOOK, {"First Name": "Bo", "E-mail Address": "/o=Verk/ou=AC/cn=bo"}).card
    assert (card.points, len(card.kept)) == ((), 1)


def test_thunderbird_in_english() -> None:
    row = {
        "First Name": "Ada",
        "Last Name": "Lindqvist",
        "Display Name": "Ada L.",
        "Primary Email": "ada@x.example",
        "Secondary Email": "a@y.example",
        "Work Phone": "1",
        "Fax Number": "2",
        "Home Address": "Storgatan 1",
        "Home Address 2": "Floor 2",
        "Home ZipCode": "903 26",
        "Job Title": "Smed",
        "Organization": "Verk",
        "Web Page 2": "https://a.example",
        "Birth Year": "1970",
        "Birth Month": "3",
        "Birth Day": "21",
        "Custom 1": "red",
        "Notes": "note",
    }
    reading = read_table(tables.THUNDERBIRD, row)
    card = reading.cards[0].card
    assert reading.format == "Thunderbird"
    assert (card.contact.full_name, card.contact.family, card.contact.birthday) == (
        "Ada L.",
        "Lindqvist",
        "1970-03-21",
    )
    assert [(point.value, point.label) for point in card.points] == [
        ("ada@x.example", ""),
        ("a@y.example", ""),
        ("1", "work"),
        ("2", "fax"),
        ("https://a.example", "home"),
    ]
    assert card.addresses == (Address(street="Storgatan 1\nFloor 2", postcode="903 26", label="home"),)
    assert card.kept == (Kept(name="X-THUNDERBIRD-CUSTOM-1", value="red"),)


@pytest.mark.parametrize(
    ("born", "birthday"),
    [
        (("1970", "", ""), "1970"),
        (("", "3", "21"), "--03-21"),
        (("1970", "03", "21"), "1970-03-21"),
        (("", "", ""), ""),
    ],
)
def test_thunderbird_in_german_and_a_birthday_in_three_columns(
    born: tuple[str, str, str], birthday: str
) -> None:
    names = ("Geburtsjahr", "Geburtsmonat", "Geburtstag")
    row = {"Anzeigename": "Jörg Weiß", "Tel. dienstlich": "1", **dict(zip(names, born, strict=True))}
    card = read_one(tables.THUNDERBIRD_GERMAN, row).card
    assert (card.contact.given, card.contact.family, card.contact.birthday) == ("Jörg", "Weiß", birthday)
    assert card.kept == ()


def test_a_birthday_in_three_columns_that_is_none_is_kept() -> None:
    row = {"Anzeigename": "Bo", "Geburtsjahr": "1970", "Geburtsmonat": "2", "Geburtstag": "31"}
    card = read_one(tables.THUNDERBIRD_GERMAN, row).card
    assert card.kept == (Kept(name="X-THUNDERBIRD-BIRTHDAY", value="1970 2 31"),)


def test_yahoo() -> None:
    row = {"First": "Ada", "Last": "Lindqvist", "Email": "ada@x.example", "Category": "Choir", "Mobile": "1"}
    row |= {
        "Title": "Smed",
        "Company": "Verk",
        "Work ZIP": "903 26",
        "Birthday": "03/21/1970",
        "Skype ID": "ada.l",
    }
    reading = read_table(tables.YAHOO, row)
    card = reading.cards[0].card
    assert (reading.format, card.contact.full_name, card.contact.birthday) == (
        "Yahoo",
        "Ada Lindqvist",
        "1970-03-21",
    )
    assert card.roles == (Role(organisation="Verk", title="Smed"),)
    assert (card.addresses, card.tags) == ((Address(postcode="903 26", label="work"),), ("Choir",))
    assert card.kept == (Kept(name="X-YAHOO-SKYPE-ID", value="ada.l"),)


@pytest.mark.parametrize(
    "header",
    [value for name, value in vars(tables).items() if name.isupper() and not name.startswith("_")],
    ids=[name for name in vars(tables) if name.isupper() and not name.startswith("_")],
)
def test_no_cell_of_any_program_is_lost(header: str) -> None:
    """Each column holds a word of its own; whatever becomes of it, it is in the contact."""
    titles = header.split(",")
    line = ",".join(f"word{index}" for index in range(len(titles)))
    reading = read_contacts(f"{header}\n{line}\n".encode(), "contacts.csv")
    found = {int(number) for number in re.findall(r"word(\d+)", str(reading.cards[0]))}
    lost = {title for index, title in enumerate(titles) if index not in found}
    assert {title for title in lost if not title.endswith(("- Label", "- Type", "- Service"))} == set()


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("quoted", [True, False])
def test_separators(delimiter: str, quoted: bool) -> None:
    row = {"Vorname": "Jörg", "Nachname": "Weiß", "Notizen": 'a;b,c\td\n"e"'}
    text = table(tables.OUTLOOK_GERMAN, row, delimiter=delimiter, quoted=quoted)
    card = read_contacts(text.encode("cp1252"), "kontakte.csv").cards[0].card
    assert (card.contact.full_name, card.notes) == ("Jörg Weiß", 'a;b,c\td\n"e"')


def test_blanks_before_quotes() -> None:
    data = b'First Name, "Last Name", "URL", "Company"\nBo, "Ek, Jr", "https://x.example", "Verk"\n'
    card = read_contacts(data, "a.csv").cards[0].card
    assert (card.contact.family, card.roles) == ("Ek, Jr", (Role(organisation="Verk"),))


def test_quotes_escaped_by_a_backslash() -> None:
    data = b'First Name,Last Name,URL\n"Bo \\"the Smith\\"","Ek",""\n'
    assert read_contacts(data, "a.csv").cards[0].card.contact.given == 'Bo "the Smith"'


def test_rows_of_commas_and_repeated_titles_are_no_contacts() -> None:
    header = tables.OUTLOOK_COM
    commas = "," * header.count(",")
    text = f"{commas}\nExport\n{commas}\n{header}\n{commas}\nBo\n{header}\n  {commas}\nEva\n"
    reading = read_contacts(text.encode(), "a.csv")
    assert [one.where for one in reading.cards] == ["line 6", "line 9"]
    assert reading.skipped == ()


def test_cells_beyond_the_last_column_are_kept() -> None:
    reading = read_contacts(b"First Name,Last Name,URL\nBo,Ek,,more,\n", "a.csv")
    assert reading.cards[0].card.kept == (Kept(name="X-LINKEDIN", value="more"),)


def test_a_long_note_is_one_cell() -> None:
    note = "\n".join(f"line {number}" for number in range(1_000))
    reading = read_table(tables.OUTLOOK, {"First Name": "Bo", "Notes": note}, {"First Name": "Eva"})
    assert reading.cards[0].card.notes == note
    assert [one.where for one in reading.cards] == ["line 2", "line 1002"]


def test_american_and_british_days_are_told_by_their_column() -> None:
    def days(*texts: str) -> list[str]:
        rows = ({"First Name": "Bo", "Birthday": text} for text in texts)
        return [one.card.contact.birthday for one in read_table(tables.OUTLOOK, *rows).cards]

    assert days("3/4/1980", "3/21/1980") == ["1980-03-04", "1980-03-21"]
    assert days("3/4/1980", "21/3/1980") == ["1980-04-03", "1980-03-21"]
    assert days("3/3/1980", "1980-03-04") == ["1980-03-03", "1980-03-04"]


def test_days_that_their_column_leaves_open_are_asked_for() -> None:
    text = table(tables.OUTLOOK, {"First Name": "Bo", "Birthday": "3/4/1980"}).encode()
    reading = read_contacts(text, "a.csv")
    assert reading.date_orders == columns(text).date_orders == ("dmy", "mdy")
    assert reading.cards[0].card.contact.birthday == ""
    assert reading.cards[0].card.kept == (Kept(name="X-OUTLOOK-BIRTHDAY", value="3/4/1980"),)
    assert reading.remarks[0].where == "file"
    for order, birthday in (("dmy", "1980-04-03"), ("mdy", "1980-03-04")):
        reading = read_contacts(text, "a.csv", date_order=order)
        assert (reading.cards[0].card.contact.birthday, reading.date_orders) == (birthday, ())
        assert (reading.cards[0].card.kept, reading.remarks) == ((), ())


def test_another_column_tells_the_order_too() -> None:
    row = {"First Name": "Bo", "Birthday": "3/4/1980", "Anniversary": "21/3/2001"}
    assert read_one(tables.OUTLOOK, row).card.contact.birthday == "1980-04-03"


def test_a_day_that_is_none_is_named_and_kept() -> None:
    reading = read_table(tables.OUTLOOK, {"First Name": "Bo", "Birthday": "soon"})
    assert reading.remarks == (Skip(where="line 2", reason="“soon” is no date"),)
    assert reading.cards[0].card.kept == (Kept(name="X-OUTLOOK-BIRTHDAY", value="soon"),)
