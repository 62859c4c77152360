import csv
import io
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netdesk.domain.contact import Kept, Point, PointKind, Role
from netdesk.domain.errors import UserError
from netdesk.formats.contacts import read_contacts
from netdesk.formats.reading import Reading, Skip

PREAMBLE = 'Notes:\n"Some of the e-mail addresses, as you may notice, are ""missing"".\nSo be it."\n\n'
HEADER = "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"
ADA = "Ada,Lindqvist,https://www.linkedin.example/in/ada,ada@x.example,Norrsken Verk,Designer,01 Feb 2025\n"


def read(data: bytes) -> Reading:
    return read_contacts(data, "Connections.csv")


def rows(*lines: str, header: str = HEADER, preamble: str = PREAMBLE) -> bytes:
    return (preamble + header + "".join(lines)).encode()


def test_a_connection_with_everything() -> None:
    reading = read(rows(ADA))
    imported = reading.cards[0]
    contact = imported.card.contact
    assert (contact.full_name, contact.given, contact.family) == ("Ada Lindqvist", "Ada", "Lindqvist")
    url = "https://www.linkedin.example/in/ada"
    assert imported.card.points == (
        Point(kind=PointKind.EMAIL, value="ada@x.example"),
        Point(kind=PointKind.LINK, value=url, label="LinkedIn"),
    )
    assert imported.card.roles == (Role(organisation="Norrsken Verk", title="Designer"),)
    assert imported.source_id == url
    assert imported.where == "line 6"
    assert imported.connected_on == date(2025, 2, 1)
    assert (reading.format, reading.encoding, reading.skipped) == ("LinkedIn", "utf-8", ())


def test_the_header_stands_where_it_stands() -> None:
    for preamble in ("", "\n\n", PREAMBLE, 'a "broken note\n' * 30):
        assert len(read(rows(ADA, preamble=preamble)).cards) == 1


def test_an_older_header_without_the_address_of_the_profile() -> None:
    header = "First Name,Last Name,Email Address,Company,Position,Connected On,Tags\n"
    reading = read(rows("Bo,Ek,bo@x.example,Verk,Smith,7-Feb-22,friend\n", header=header, preamble=""))
    imported = reading.cards[0]
    assert (imported.source_id, imported.connected_on) == ("", date(2022, 2, 7))
    assert imported.card.kept == (Kept(name="X-LINKEDIN-TAGS", value="friend"),)


def test_a_company_without_a_position_and_the_other_way_round() -> None:
    reading = read(rows("Bo,Ek,,,Verk,,\n", "Eva,Dahl,,,,Smith,\n", "Per,Holm,,,,,\n"))
    roles = [imported.card.roles for imported in reading.cards]
    assert roles == [(Role(organisation="Verk"),), (Role(title="Smith"),), ()]


def test_a_row_without_a_name_is_skipped_with_its_line() -> None:
    reading = read(rows(ADA, ",,https://x.example,,,,01 Feb 2025\n", "\n", "Bo,,,,,,\n"))
    assert [imported.where for imported in reading.cards] == ["line 6", "line 9"]
    assert reading.skipped == (Skip(where="line 7", reason="no name in this row"),)


def test_line_breaks_in_quotes_keep_the_count_of_lines() -> None:
    reading = read(rows('Bo,Ek,,,"Verk\nNord","Smith, ""old""",\n', ADA))
    assert reading.cards[0].card.roles == (Role(organisation="Verk\nNord", title='Smith, "old"'),)
    assert [imported.where for imported in reading.cards] == ["line 6", "line 8"]


def test_a_quote_that_is_never_closed_loses_one_row() -> None:
    reading = read(rows('Bo,"Ek,,,,,\n', ADA))
    assert reading.skipped == (Skip(where="line 6", reason="a quote is never closed"),)
    assert [imported.card.contact.given for imported in reading.cards] == ["Ada"]


def test_encodings_and_delimiters() -> None:
    text = rows("Åsa,Öberg,,,,,\n").decode()
    for data, encoding in (
        (text.encode("utf-8-sig"), "utf-8"),
        (text.encode("cp1252"), "windows-1252"),
        (text.replace("\n", "\r\n").encode("utf-16"), "utf-16-le"),
        (text.replace(",", ";").encode(), "utf-8"),
        (text.replace(",", "\t").encode(), "utf-8"),
    ):
        reading = read(data)
        assert reading.encoding == encoding
        assert reading.cards[0].card.contact.full_name == "Åsa Öberg"


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("01 Feb 2025", date(2025, 2, 1)),
        ("7-Feb-22", date(2022, 2, 7)),
        ("2025-02-01", date(2025, 2, 1)),
        ('"2/13/18, 5:13 PM"', date(2018, 2, 13)),
        ('"2/3/18, 5:13 PM"', date(2018, 2, 3)),
        ("", None),
    ],
)
def test_days_of_connection(text: str, day: date | None) -> None:
    assert read(rows(f"Bo,Ek,,,,,{text}\n")).cards[0].connected_on == day


GERMAN = "Vorname,Nachname,URL,E-Mail-Adresse,Unternehmen,Position,Verbunden am\n"
FRENCH = "Prénom,Nom,URL,Adresse e-mail,Entreprise,Poste,Connecté le\n"


@pytest.mark.parametrize(
    ("header", "text", "day"),
    [
        (GERMAN, "03 Mär 2022", date(2022, 3, 3)),
        (GERMAN, "3. Dezember 2022", date(2022, 12, 3)),
        (GERMAN, "03.12.2022", date(2022, 12, 3)),
        (FRENCH, "12 févr. 2023", date(2023, 2, 12)),
        (FRENCH, "1er août 2023", date(2023, 8, 1)),
        (FRENCH, "01/08/2023", date(2023, 8, 1)),
    ],
)
def test_german_and_french_headers(header: str, text: str, day: date) -> None:
    row = f"Jörg,Weiß,https://l.example/in/j,j@x.example,Nordlicht,Gestalter,{text}\n"
    reading = read(rows(row, header=header, preamble="Hinweise:\n\n"))
    card = reading.cards[0].card
    assert (reading.format, card.contact.full_name) == ("LinkedIn", "Jörg Weiß")
    assert card.roles == (Role(organisation="Nordlicht", title="Gestalter"),)
    assert [point.label for point in card.points] == ["", "LinkedIn"]
    assert (reading.cards[0].connected_on, reading.cards[0].source_id) == (day, "https://l.example/in/j")


def test_without_any_header_it_is_known_by_its_links_and_days() -> None:
    line = "Ada,Lindqvist,https://www.linkedin.com/in/ada,,Verk,Designer,01 Feb 2025\n"
    other = "Bo,Ek,https://www.linkedin.com/in/bo,bo@x.example,Verk,Smith,02 Feb 2025\n"
    reading = read((line + other).encode())
    ada, bo = reading.cards
    assert (reading.format, ada.where, bo.connected_on) == ("LinkedIn", "line 1", date(2025, 2, 2))
    assert (ada.card.contact.given, ada.card.contact.family) == ("Ada", "Lindqvist")
    assert bo.card.roles == (Role(organisation="Verk", title="Smith"),)
    assert bo.source_id == "https://www.linkedin.com/in/bo"


def test_somebody_without_a_name_is_called_by_the_e_mail_address() -> None:
    reading = read(rows(",,,x@y.example,Verk,,\n", ",,,,Verk,,\n"))
    assert [one.card.contact.full_name for one in reading.cards] == ["x@y.example"]
    assert reading.skipped == (Skip(where="line 7", reason="no name in this row"),)


def test_a_day_that_is_none_is_named_and_the_row_comes() -> None:
    reading = read(rows("Bo,Ek,,,,,soon\n"))
    assert len(reading.cards) == 1
    assert reading.remarks == (Skip(where="line 6", reason="“soon” is no date"),)


def test_a_file_of_nothing_but_quotes_is_given_up() -> None:
    with pytest.raises(UserError, match="broken rows"):
        read(rows(('"a' + "b\n" * 5) * 10_000))


# Not as NetDesk writes formulas, which come back as what they were.
CELL = st.text(st.characters(exclude_characters="\r'", exclude_categories=["Cs"]), max_size=30)


@given(st.lists(st.tuples(CELL, CELL, CELL, CELL), max_size=8))
def test_any_text_in_cells_comes_back(people: list[tuple[str, str, str, str]]) -> None:
    file = io.StringIO()
    writer = csv.writer(file)
    for given_name, family, company, position in people:
        writer.writerow([given_name, family, "", "", company, position, ""])
    reading = read(HEADER.encode() + file.getvalue().encode())
    full = [person for person in people if any(map(str.strip, person))]
    named = [person for person in full if person[0].strip() or person[1].strip()]
    assert len(reading.skipped) == len(full) - len(named)
    assert [(c.card.contact.given, c.card.contact.family) for c in reading.cards] == [
        (person[0].strip(), person[1].strip()) for person in named
    ]
    assert [c.card.roles for c in reading.cards] == [role(*person[2:]) for person in named]


def role(company: str, position: str) -> tuple[Role, ...]:
    found = Role(organisation=company.strip(), title=position.strip())
    return (found,) if found != Role() else ()
