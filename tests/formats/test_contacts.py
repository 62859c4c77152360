import time
from contextlib import suppress

import pytest

from netdesk.domain.errors import UserError
from netdesk.formats import reading
from netdesk.formats.contacts import Format, format_of, read_contacts
from tests.formats.written import card

CONNECTIONS = b"Notes:\n\nFirst Name,Last Name,URL\nBo,Ek,\n"
DESK = b'{"format": "netdesk", "version": 1, "contacts": [{"id": "u", "name": {"full": "Bo Ek"}}]}'

HANGS = 60
"""Seconds of the processor after which a reader does not come to an end: no measure of its speed."""


@pytest.mark.parametrize("name", ["a.vcf", "a.csv", "a.json", "a", "a.doc"])
def test_the_content_tells_the_format_whatever_the_name(name: str) -> None:
    assert format_of(card("FN:Bo"), name) is Format.VCARD
    assert format_of(CONNECTIONS, name) is Format.LINKEDIN
    assert format_of(DESK, name) is Format.NETDESK


def test_each_format_is_read() -> None:
    for data in (card("FN:Bo Ek"), CONNECTIONS, DESK):
        found = read_contacts(data, "file")
        assert [imported.card.contact.full_name for imported in found.cards] == ["Bo Ek"]


def test_the_trash_of_a_desk_is_left_out() -> None:
    data = DESK.replace(b'"id": "u"', b'"id": "u", "trashed": "2025-01-01T00:00:00Z"')
    assert read_contacts(data, "desk.json").cards == ()


@pytest.mark.parametrize(
    ("data", "name", "cause"),
    [
        (b"", "a.vcf", "a.vcf is empty"),
        (b" \n", "a.csv", "a.csv is empty"),
        (b"PK\x03\x04...", "a.zip", "damaged"),
        (b"%PDF-1.7", "a.pdf", "is a PDF"),
        (b"SQLite format 3\x00...", "a.netdesk", "--desk"),
        (b"PK\x05\x06" + bytes(18), "a.zip", "nothing in it"),
        (b"\xd0\xcf\x11\xe0", "a.xls", "Save it as CSV"),
        (b"Size,Age\n4,7\n", "a.csv", "of no use for contacts"),
        (b"Size,Age\n4,7\n", "a.doc", "of no kind that NetDesk reads"),
        (b"some words\nmore, of them\n", "a.txt", "of no kind that NetDesk reads"),
        (b"hello", "a.vcf", "holds no vCard data"),
        (b"[]", "a.json", "holds no NetDesk data"),
        (b'{"format": "netdesk", "version": 2}', "a.json", "newer NetDesk"),
        (b'{"format": "netdesk", "version": 1', "a.json", "broken in line 1"),
        (b'{"format": ' + b"[" * 100_000, "a.json", "nested too deeply"),
        (bytes(range(256)), "a.bin", "of no kind that NetDesk reads"),
    ],
)
def test_what_cannot_be_read_is_refused_with_its_cause(data: bytes, name: str, cause: str) -> None:
    with pytest.raises(UserError, match=cause):
        read_contacts(data, name)


def test_a_file_that_is_too_large_is_refused_before_it_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(UserError, match="larger than 256 MB"):
        reading.check_size(2**30, "a.vcf")
    reading.check_size(2**30, "desk.json")
    monkeypatch.setattr(reading, "MAX_BYTES", 5)
    with pytest.raises(UserError, match="larger than"):
        read_contacts(card("FN:Bo"), "a.vcf")


@pytest.mark.parametrize(
    "data",
    [
        b"BEGIN:VCARD\n" + b"x" * 30_000_000,
        b"BEGIN:VCARD\n" + b"QUOTED-PRINTABLE" * 1_000_000 + b"=\n",
        b"BEGIN:VCARD\n" + b"a." * 10_000_000 + b"!:\nEND:VCARD\n",
        b"BEGIN:VCARD\nNOTE:" + b"\\" * 10_000_000 + b"\nEND:VCARD\n",
        b'BEGIN:VCARD\nFN:x\nTEL;TYPE="' + b'a";b="' * 1_000_000 + b"\nEND:VCARD\n",
        b"BEGIN:VCARD\n" * 300_000,
        b"BEGIN:VCARD\nAGENT:\n" * 200_000,
        b"First Name,Last Name,URL\n" + b'"' * 20_000_000,
        b"First Name,Last Name,URL\n" + b'"\n' * 1_000_000,
    ],
    ids=["line", "soft", "head", "escape", "quotes", "begin", "agents", "quote", "quoted lines"],
)
def test_absurd_files_end_soon(data: bytes) -> None:
    begun = time.process_time()
    with suppress(UserError):
        read_contacts(data, "absurd")
    assert time.process_time() - begun < HANGS  # what grows with the square of its size takes minutes
