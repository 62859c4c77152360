"""Damaged vCards: whatever was done to a file, reading it ends in a reading or in the format's own error.

`python -m tests.formats.test_vcard_fuzz 50000` damages as many and says what the slowest took.
"""

import sys
import tracemalloc
from collections.abc import Callable, Iterator
from dataclasses import astuple
from random import Random
from time import process_time
from typing import Any

from netdesk.domain.errors import UserError
from netdesk.formats.reading import Reading
from netdesk.formats.vcard.reader import read
from netdesk.formats.vcard.writer import write_cards
from tests.formats.written import card

COUNT = 400
SEED = 4
MOST_BYTES = 64 * 2**20  # for files of at most some 20 KB

NEW = (
    "FN:Ada Öberg",
    "N:Öberg;Ada;Maria,Eva;Dr.;Jr.",
    "item1.TEL;TYPE=HOME,FAX:+46 1",
    "item1.X-ABLabel:_$!<Home>!$_",
    'ADR;TYPE=HOME;LABEL="a: b":;;Storgatan 1\\nB;Lund;;221;Sweden',
    "ORG:Verk;Design",
    "TITLE:Smith",
    "BDAY;X-APPLE-OMIT-YEAR=1604:1604-03-21",
    "CATEGORIES:a\\,b,c",
    "PHOTO;ENCODING=b;TYPE=JPEG:/9j/4AAQSkZJRg==",
    "NOTE:folded\r\n  here\\n\\; and there",
    "X-ABDATE:2000-01-01",
    "UID:1",
)
OLD = (
    "N;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:=C3=85s;=C3=96",
    "TEL;CELL;PREF:1",
    "AGENT:\r\nBEGIN:VCARD\r\nFN:In\r\nEND:VCARD",
    "NOTE;ENCODING=QUOTED-PRINTABLE:one=0D=0A=\r\ntwo=\r\n three",
    "PHOTO;BASE64:\r\n/9j/4AAQ\r\nSkZJRg==\r\n",
    "ADR;WORK:;;Street;Town",
    "LABEL;WORK;ENCODING=QUOTED-PRINTABLE:=E5=\r\n=E4",
    "BDAY:19700321",
)
NEWEST = ("FN:Łódź", "NOTE:Ясно", "IMPP:xmpp:a", "TEL;VALUE=uri;PREF=1:tel:+1;ext=2")
SEEDS = (
    card(*NEW),
    card(*OLD, version="2.1"),
    card("FN;CHARSET=SHIFT_JIS:?", "NOTE:?", version="2.1").replace(b"?", "表示ソ山田".encode("cp932")),
    card(*NEWEST, version="4.0").decode().encode("utf-16"),
    card("FN:\x1b$B;3ED\x1b(B", "EMAIL:a@b.example"),
    b"\xef\xbb\xbf" + card("FN:A") * 3,
)
SIGNS = (b"\n", b"\r", b"=\n", b"\n ", b"\0", b":", b";", b",", b'"', b"\\", b"_$!<", b">!$_", b"=")
MARKS = (b"\xff\xfe", b"\xef\xbb\xbf", b"\x1b$B", b"\xe5\xa4")
WORDS = (
    *(b"BEGIN:VCARD\n", b"\nEND:VCARD\n", b"AGENT:\n", b"AGENT:BEGIN:VCARD\n", b"VERSION:2.1\n"),
    *(b";ENCODING=QUOTED-PRINTABLE:", b";ENCODING=b:", b";CHARSET=UTF-16:", b";CHARSET=ISO-2022-JP:"),
    *(b"item1.", b"data:,", b"--0230"),
)
PIECES = (*SIGNS, *MARKS, *WORDS)

Damage = Callable[[bytearray, Random], None]


def flip(data: bytearray, random: Random) -> None:
    for _ in range(random.randint(1, 8)):
        data[random.randrange(len(data))] = random.randrange(256)


def cut(data: bytearray, random: Random) -> None:
    start = random.randrange(len(data))
    del data[start : start + random.choice((1, 7, 60, len(data)))]


def insert(data: bytearray, random: Random) -> None:
    place = random.randrange(len(data))
    data[place:place] = random.choice(PIECES) * random.choice((1, 1, 2, 300))


def double_lines(data: bytearray, random: Random) -> None:
    lines = bytes(data).split(b"\n")
    place = random.randrange(len(lines))
    lines[place:place] = lines[place : place + random.randint(1, 3)] * random.choice((1, 5, 50))
    data[:] = b"\n".join(lines)


def swap(data: bytearray, random: Random) -> None:
    lines = bytes(data).split(b"\n")
    random.shuffle(lines)
    data[:] = b"\n".join(lines)


def join(data: bytearray, random: Random) -> None:
    data += random.choice(SEEDS)


KINDS: tuple[Damage, ...] = (flip, flip, cut, insert, insert, insert, double_lines, swap, join)


def damaged(number: int) -> bytes:
    random = Random(f"{SEED} {number}")
    data = bytearray(random.choice(SEEDS))
    for _ in range(random.randint(1, 4)):
        if data:
            random.choice(KINDS)(data, random)
    return bytes(data[:20_000])


def texts(value: Any) -> Iterator[str]:
    """All texts within a record."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for one in value:
            yield from texts(one)


def sound(reading: Reading) -> None:
    """What was read can be stored as text and written again."""
    everything = "\n".join(texts(astuple(reading)))
    everything.encode()  # raises for half characters
    assert "\0" not in everything
    assert all(one.card.contact.full_name and one.where.startswith("line ") for one in reading.cards)
    assert all(skip.where and skip.reason for skip in (*reading.skipped, *reading.remarks))
    cards = [imported.card for imported in reading.cards]
    again = read(b"".join(write_cards(cards)))
    if "\x1b" not in everything:  # which is not written
        assert [one.card.contact for one in again.cards] == [one.contact for one in cards]


def survive(number: int) -> float:
    """The seconds that one damaged file took."""
    data = damaged(number)
    begun = process_time()
    try:
        sound(read(data))
    except UserError:
        pass
    except Exception as error:
        raise AssertionError(f"damage {number}: {error!r:.300}") from error
    return process_time() - begun


def peak(number: int) -> int:
    """The bytes that reading one damaged file took at most."""
    data = damaged(number)
    held = tracemalloc.get_traced_memory()[0]
    tracemalloc.reset_peak()
    read(data)
    return tracemalloc.get_traced_memory()[1] - held


def test_no_damage_ends_in_anything_but_the_formats_own_error() -> None:
    for number in range(COUNT):
        survive(number)


def test_damage_takes_no_memory() -> None:
    tracemalloc.start()
    try:
        assert max(map(peak, range(COUNT // 10))) < MOST_BYTES
    finally:
        tracemalloc.stop()


if __name__ == "__main__":
    count = int(sys.argv[1])
    sys.stdout.write(f"{count:,} damaged files, the slowest {max(map(survive, range(count))):.3f} s\n")
    tracemalloc.start()
    sys.stdout.write(f"the largest of every tenth {max(map(peak, range(0, count, 10))) / 2**20:.1f} MB\n")
