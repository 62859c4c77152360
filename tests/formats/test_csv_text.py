import pytest
from hypothesis import given
from hypothesis import strategies as st

from netdesk.formats.contacts import read_contacts
from netdesk.formats.csv_cells import neutralised, restored
from netdesk.formats.csv_text import decoded

WEST = "First Name,Last Name,URL,Company\nÅsa,Öberg,,Café Müller\nRenée,D’Arc,,Señor & Söhne\n"
JAPANESE = "First Name,Last Name,URL,Company\n太郎,山田,,トヨタ商事\nさくら,鈴木,,株式会社テスト\n"
RUSSIAN = "First Name,Last Name,URL,Company\nИван,Петров,,Рога и копыта\nАнна,Смирнова,,Ромашка\n"


@pytest.mark.parametrize(
    ("text", "codec", "encoding"),
    [
        (WEST, "utf-8", "utf-8"),
        (WEST, "utf-8-sig", "utf-8"),
        (WEST, "cp1252", "windows-1252"),
        (WEST, "utf-16", "utf-16-le"),
        (WEST, "utf-16-le", "utf-16-le"),
        (WEST, "utf-16-be", "utf-16-be"),
        (JAPANESE, "cp932", "shift_jis"),
        (JAPANESE, "utf-8", "utf-8"),
        (RUSSIAN, "cp1251", "windows-1251"),
        (WEST.replace("’", "'"), "latin-1", "windows-1252"),
    ],
)
@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_encodings(text: str, codec: str, encoding: str, newline: str) -> None:
    reading = read_contacts(text.replace("\n", newline).encode(codec), "a.csv")
    expected = [line.split(",") for line in text.splitlines()[1:]]
    assert reading.encoding == encoding
    assert [
        [one.card.contact.given, one.card.contact.family, "", one.card.roles[0].organisation]
        for one in reading.cards
    ] == expected


def test_a_few_foreign_lines_in_utf_8_are_read_by_themselves() -> None:
    data = WEST.encode() * 20 + "Jörg,Weiß,,\n".encode("cp1252")
    text, encoding = decoded(data)
    assert encoding == "utf-8"
    assert text == WEST * 20 + "Jörg,Weiß,,\n"


@pytest.mark.parametrize(
    ("cell", "safe"),
    [
        ("=1+1", "'=1+1"),
        ("+49 30", "'+49 30"),
        ("-5", "'-5"),
        ("@me", "'@me"),
        ("\tx", "'\tx"),
        ("'=x", "''=x"),
        ("''+x", "'''+x"),
        ("'tis", "'tis"),
        ("plain", "plain"),
        ("", ""),
    ],
)
def test_cells_that_would_be_formulas(cell: str, safe: str) -> None:
    assert (neutralised(cell), restored(safe)) == (safe, cell)


def test_a_phone_that_was_never_neutralised_stays_as_it_is() -> None:
    assert restored("+49 30 1") == "+49 30 1"


@given(st.text(st.sampled_from("'=+-@\t\r\nab "), max_size=6) | st.text(max_size=10))
def test_every_cell_comes_back(cell: str) -> None:
    assert restored(neutralised(cell)) == cell
    assert not neutralised(cell).startswith(("=", "+", "-", "@", "\t", "\r"))
