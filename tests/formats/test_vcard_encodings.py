"""The encodings in which vCards come: the file's own, the one that a line names, the one to be guessed."""

import codecs

import pytest

from netdesk.domain.contact import Kept
from netdesk.formats.reading import ImportedCard, Reading
from netdesk.formats.vcard.reader import read
from tests.formats.written import card


def only(reading: Reading) -> ImportedCard:
    assert (len(reading.cards), reading.skipped, reading.remarks) == (1, (), ()), reading
    return reading.cards[0]


def names(data: bytes) -> list[str]:
    return [one.card.contact.full_name for one in read(data).cards]


def raw(encoding: str, *properties: str, version: str = "2.1") -> bytes:
    return card(*properties, version=version).decode().encode(encoding)


@pytest.mark.parametrize(
    ("mark", "encoding"),
    [
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
        (codecs.BOM_UTF32_LE, "utf-32-le"),
        (b"", "utf-16-le"),
        (b"", "utf-16-be"),
    ],
)
def test_unicode_is_read_with_and_without_its_mark(mark: bytes, encoding: str) -> None:
    reading = read(mark + raw(encoding, "FN:Åsa Ö 漢字", "TEL:1"))
    assert only(reading).card.contact.full_name == "Åsa Ö 漢字"
    assert reading.encoding == encoding


def test_files_that_were_put_together_keep_their_marks_inside() -> None:
    assert names((codecs.BOM_UTF8 + card("FN:Bo")) * 2) == ["Bo", "Bo"]
    assert names(raw("utf-16", "FN:Bo") * 2) == ["Bo", "Bo"]


def test_utf_16_ignores_what_its_lines_say_of_raw_text() -> None:
    data = raw("utf-16", "FN;CHARSET=UTF-16:Åsa", "NOTE;CHARSET=SHIFT_JIS:ö")
    found = only(read(data)).card
    assert (found.contact.full_name, found.notes) == ("Åsa", "ö")


@pytest.mark.parametrize(
    ("charset", "encoding", "name"),
    [
        ("SHIFT_JIS", "cp932", "表ソ 予①"),  # whose second bytes are backslashes
        ("X-SJIS", "cp932", "山田 太郎"),
        ("windows-1251", "cp1251", "Иван"),
        ("ISO-8859-1", "cp1252", "Zoë “Z”"),
        ("ISO-8859-2", "iso8859-2", "Łódź"),
        ("KOI8-R", "koi8-r", "Омск"),
        ("EUC-JP", "euc-jp", "山田"),
        ("GB2312", "gb18030", "王小明"),
        ("BIG5", "big5", "陳大文"),
        ("EUC-KR", "cp949", "김철수"),
        ("ISO-2022-JP", "iso2022_jp", "山田"),
    ],
)
def test_a_line_may_name_its_encoding(charset: str, encoding: str, name: str) -> None:
    data = card(f"N;CHARSET={charset}:?;B", f"FN;CHARSET={charset}:?", f"ORG;CHARSET={charset}:?;C")
    contact = only(read(data.replace(b"?", name.encode(encoding)))).card
    assert contact.contact.full_name == name
    assert (contact.contact.family, contact.contact.given) == (name, "B")
    assert (contact.roles[0].organisation, contact.roles[0].unit) == (name, "C")


@pytest.mark.parametrize(
    ("encoding", "shown", "full", "note"),
    [
        ("cp932", "shift_jis", "山田 太郎", "東京の株式会社で会った"),
        ("cp1252", "windows-1252", "Zoë Müller", "Élodie’s café – naïve"),
        ("cp1251", "windows-1251", "Иван Петров", "встретились на ярмарке"),
        ("cp1250", "windows-1250", "Łukasz Wałęsa", "Spotkaliśmy się w Łodzi, ulica Świętokrzyska"),
        ("cp1253", "windows-1253", "Γιώργος Παππάς", "γνωριστήκαμε στην Αθήνα"),
        ("gb18030", "gb18030", "王小明", "我们在北京的展览会上认识"),
        ("cp949", "cp949", "김철수", "전시회에서 만났다"),
        ("big5", "big5", "陳大文", "我們在台北的展覽會上認識"),
        ("euc_jp", "euc_jp", "やまだ たろう", "東京のみなとで会った"),
    ],
)
def test_an_encoding_that_nothing_names_is_guessed(encoding: str, shown: str, full: str, note: str) -> None:
    reading = read(raw(encoding, f"FN:{full}", f"NOTE:{note}"))
    found = only(reading).card
    assert (found.contact.full_name, found.notes) == (full, note)
    assert reading.encoding == shown


def test_old_japanese_mail_switches_to_kanji_by_an_escape() -> None:
    reading = read(raw("iso2022_jp", "FN:山田;太郎", "N:山田;太郎"))
    assert reading.encoding == "iso-2022-jp"
    assert only(reading).card.contact.family == "山田"


def test_the_encoding_that_one_line_names_counts_for_the_others() -> None:
    data = raw("cp1251", "FN;CHARSET=windows-1251:Я", "NOTE:ё", "NICKNAME:Ёж")
    found = only(read(data)).card
    assert (found.contact.full_name, found.contact.nickname, found.notes) == ("Я", "Ёж", "ё")


@pytest.mark.parametrize("charset", ["ISO-8859-1", "windows-1252", "US-ASCII", "unknown-8bit", "ROT13"])
def test_utf_8_under_a_wrong_name_is_seen(charset: str) -> None:
    assert names(card(f"FN;CHARSET={charset}:Åsa Ö")) == ["Åsa Ö"]


def test_another_encoding_under_the_name_of_utf_8_is_seen() -> None:
    data = card("FN;CHARSET=UTF-8:?sa Str?m", "NOTE;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:gr=F6n")
    found = only(read(data.replace(b"?sa", b"\xc5sa").replace(b"?m", b"\xf6m"))).card
    assert (found.contact.full_name, found.notes) == ("Åsa Ström", "grön")


def test_a_letter_cut_in_two_spoils_no_other() -> None:
    quoted = "ORG;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:=C3=85=C3=85=C3=85=C3"
    assert only(read(card("FN:Bo", quoted))).card.roles[0].organisation == "ÅÅÅ\ufffd"


def test_quoted_printable_that_names_no_encoding_is_guessed() -> None:
    note = "NOTE;ENCODING=QUOTED-PRINTABLE:=C8=E2=E0=ED =CF=E5=F2=F0=EE=E2"
    assert only(read(card("FN:Bo", note))).card.notes == "Иван Петров"
    assert only(read(card("FN:Bo", "NOTE;ENCODING=QUOTED-PRINTABLE:M=FCller"))).card.notes == "Müller"


def test_what_stands_before_the_colon_is_decoded_too() -> None:
    data = card("FN:Bo", "X-Ä:1", "TEL;TYPE=büro:1", 'ADR;LABEL="Hem: Österväg":;;Ö;;;;', "X-B;C=ä:2")
    reading = read(data.decode().encode("cp1252"))
    found = reading.cards[0].card
    assert found.points[0].label == "büro"
    assert found.kept == (
        Kept(name="LABEL", value="Hem: Österväg"),
        Kept(name="X-B", parameters="C=ä", value="2"),
    )
    assert [remark.reason for remark in reading.remarks] == ["not understood in this card: “X-Ä:1”"]


def test_an_emoji_in_two_halves_becomes_whole() -> None:
    halves = b"\xed\xa0\xbd\xed\xb8\x80"
    note = "NOTE;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:=ED=A0=BD=ED=B8=80!"
    found = only(read(card("FN:Bo ?", note).replace(b"?", halves))).card
    assert (found.contact.full_name, found.notes) == ("Bo 😀", "😀!")


def test_a_fold_within_a_letter_does_no_harm() -> None:
    utf_8 = card("FN:Bo", "NOTE:Å?").replace(b"\xc3\x85?", b"\xc3\r\n \x85")
    assert only(read(utf_8)).card.notes == "Å"
    shift_jis = card("FN:Bo", "NOTE;CHARSET=SHIFT_JIS:?").replace(b"?", b"\x95\r\n \x5c")
    assert only(read(shift_jis)).card.notes == "表"


def test_nul_is_left_out() -> None:
    assert names(card("FN:B\0o")) == ["Bo"]
