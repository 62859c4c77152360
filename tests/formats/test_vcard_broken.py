"""Broken and absurd vCards: each is reported with its line, and the others are read."""

import pytest

from netdesk.domain.contact import Kept, Point, PointKind
from netdesk.domain.errors import UserError
from netdesk.formats import reading as limits
from netdesk.formats.reading import Reading, Skip
from netdesk.formats.vcard import lines, properties, reader
from netdesk.formats.vcard.reader import read
from tests.formats.written import card

BO, EVA = card("FN:Bo"), card("FN:Eva")


def names(reading: Reading) -> list[str]:
    return [one.card.contact.full_name for one in reading.cards]


def test_one_bad_card_never_stops_a_file() -> None:
    data = card("FN:First") + card("NOTE:nobody") + card("X-ADDRESSBOOKSERVER-KIND:group", "FN:Friends")
    reading = read(data + card("FN:Last") + b"BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Cut of")
    assert [imported.card.contact.full_name for imported in reading.cards] == ["First", "Last"]
    assert [imported.where for imported in reading.cards] == ["line 1", "line 14"]
    assert reading.skipped == (
        Skip(where="line 5", reason="no name, organisation, e-mail address or phone number"),
        Skip(where="line 9", reason="a group of contacts, not a person"),
        Skip(where="line 18", reason="the file ends in the middle of this card"),
    )


def test_what_is_no_property_is_named_and_harms_nothing() -> None:
    reading = read(b"hello\n" + card("FN:Bo", "this is no property") + b"bye\n")
    assert reading.cards[0].card.contact.full_name == "Bo"
    assert [remark.where for remark in reading.remarks] == ["line 1", "line 2", "line 7"]


def test_a_card_without_end_is_read_and_reported() -> None:
    reading = read(BO + card("FN:Per").replace(b"END:VCARD\r\n", b"") + EVA)
    assert names(reading) == ["Bo", "Per", "Eva"]
    assert reading.remarks == (Skip(where="line 5", reason="the end of this card is missing"),)


def test_a_last_card_that_lacks_nothing_but_its_end_is_read_and_reported() -> None:
    reading = read(BO + EVA.replace(b"END:VCARD\r\n", b""))
    assert names(reading) == ["Bo", "Eva"]
    assert reading.remarks == (Skip(where="line 5", reason="the end of this card is missing"),)


@pytest.mark.parametrize("left", range(len(b"BEGIN:VCARD\r\n") + 1, len(EVA) - 2))
def test_a_file_that_was_cut_off_loses_its_last_card_only_and_says_so(left: int) -> None:
    reading = read(BO + EVA[:left])
    assert names(reading)[0] == "Bo"
    assert [one.where for one in (*reading.skipped, *reading.remarks)] == ["line 5"]


def test_text_around_the_cards_is_reported_with_its_line() -> None:
    reading = read(b"\nhello\n" + BO + b"\n\nEND:VCARD\n" + EVA + b"\n\nbye")
    assert names(reading) == ["Bo", "Eva"]
    assert [remark.where for remark in reading.remarks] == ["line 2", "line 9", "line 16"]


def test_cards_with_an_indent_blank_lines_or_doubled_line_ends() -> None:
    note = card("FN:Bo", "NOTE:one\r\n  two", "TEL:1")
    indented = b"".join(b"   " + line for line in note.splitlines(keepends=True))
    for data in (indented, note.replace(b"\r\n", b"\r\r\n"), note.replace(b"\r\n", b"\n\n")):
        reading = read(data)
        assert (names(reading), reading.cards[0].card.notes, reading.remarks) == (["Bo"], "one two", ())


def test_files_that_were_put_together_without_a_line_end() -> None:
    assert names(read(BO.strip() + EVA.strip() + b"\xef\xbb\xbf" + BO)) == ["Bo", "Eva", "Bo"]


def test_blanks_and_letter_cases_of_the_marks() -> None:
    data = b"Begin : vCard \nFN:Bo\nend:VCARD\t\n\xef\xbb\xbfbegin:vcard\nFN:Eva\nEND: vcard\n"
    assert names(read(data)) == ["Bo", "Eva"]


AGENT = card("FN:Agent", "TEL:2", version="2.1").decode().strip()


@pytest.mark.parametrize(
    "written",
    [
        f"AGENT:\r\n{AGENT}",
        f"AGENT:{AGENT}",
        f"item1.AGENT;X=1: {AGENT}",
        f"AGENT;\r\n{AGENT}".replace("AGENT;", "AGENT;X-A:", 1),
    ],
)
def test_an_agents_card_is_kept_and_not_mixed_in(written: str) -> None:
    reading = read(card("FN:Bo", written, "TEL:1", version="2.1") + EVA)
    assert (names(reading), reading.remarks) == (["Bo", "Eva"], ())
    found = reading.cards[0].card
    assert found.points == (Point(kind=PointKind.PHONE, value="1"),)
    agent = AGENT.replace("\r\n", "\\n")
    assert found.kept == (Kept(name="AGENT", value=agent),)


def test_agents_of_agents_and_several_agents() -> None:
    second = card("FN:Second", "AGENT:", AGENT, "TEL:3", version="2.1").decode()
    reading = read(card("FN:Bo", "AGENT:", second, "TEL:1", f"AGENT:{AGENT}", version="2.1") + EVA)
    assert (names(reading), reading.remarks) == (["Bo", "Eva"], ())
    found = reading.cards[0].card
    assert [point.value for point in found.points] == ["1"]
    assert ["Second" in kept.value for kept in found.kept] == [True, False]


def test_an_agent_in_one_long_value_is_kept_as_it_is() -> None:
    value = "BEGIN:VCARD\\nFN:Agent\\nEND:VCARD\\n"
    assert read(card("FN:Bo", f"AGENT:{value}")).cards[0].card.kept == (Kept(name="AGENT", value=value),)


def test_cards_within_cards_have_an_end() -> None:
    depth = lines.MAX_DEPTH + 1
    reading = read(
        b"BEGIN:VCARD\nFN:Bo\n" + b"AGENT:\nBEGIN:VCARD\n" * depth + b"END:VCARD\n" * (depth + 1) + EVA
    )
    assert names(reading) == ["Eva"]
    assert reading.skipped == (Skip(where="line 1", reason=f"more than {depth - 1} cards inside each other"),)


def test_an_absurd_card_is_skipped_and_the_reason_is_clear(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lines, "MAX_CARD_BYTES", 2**22)
    monkeypatch.setattr(lines, "MAX_LINES", 200)
    monkeypatch.setattr(properties, "MAX_PROPERTIES", 20)
    monkeypatch.setattr(properties, "MAX_VALUE", 2**20)
    large = card("FN:A", "NOTE:" + "x" * 2**22)
    long = card("FN:B", *["PHOTO;ENCODING=b:", *["QUJD"] * 200])
    many = card("FN:C", *["X-A:1"] * 20)
    wide = card("FN:D", "NOTE:" + "x" * (2**20 + 1))
    picture = card("FN:Bo", "PHOTO;ENCODING=b;TYPE=PNG:" + "QUJD" * 2**19)
    reading = read(large + long + many + wide + picture)
    assert names(reading) == ["Bo"]
    assert [skip.reason for skip in reading.skipped] == [
        "the card is larger than 4 MB",
        "the card has more than 200 lines",
        "the card has more than 20 entries",
        "an entry of the card is longer than 1 MB",
    ]


def test_too_many_cards_are_refused_before_one_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "MAX_CARDS", 2)
    with pytest.raises(UserError, match="more than 2 contacts"):
        read(BO * 3)


def test_remarks_have_an_end() -> None:
    reading = read(card("FN:Bo", *["nonsense"] * 30) * 30)
    assert len(reading.cards) == 30
    assert len(reading.remarks) == reader.MAX_REMARKS
