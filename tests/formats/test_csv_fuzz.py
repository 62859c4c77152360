"""Damaged tables: reading one ends in a reading or in the format's own error, soon and in little memory.

`NETDESK_FUZZ=50000 python -m pytest tests/formats/test_csv_fuzz.py` damages as many.
"""

import io
import os
import tracemalloc
import zipfile
from collections.abc import Callable
from contextlib import suppress
from random import Random
from time import process_time

from netdesk.domain.csv_columns import CHOICES, DATE_ORDERS
from netdesk.domain.errors import UserError
from netdesk.formats.contacts import columns, read_contacts
from netdesk.formats.reading import Reading
from tests.formats import tables
from tests.formats.tables import table

TIMES = int(os.environ.get("NETDESK_FUZZ", "400"))
SEED = 7
HANGS = 5
"""Seconds of the processor for a file of at most some 20 KB: no measure of the speed."""
MOST_BYTES = 64 * 2**20

LINKEDIN = (
    'Notes:\n"some ""words"", here"\n\nFirst Name,Last Name,URL,Email Address,Company,Position,Connected On\n'
    "Ada,Lindqvist,https://www.linkedin.com/in/ada,a@x.example,Verk,Smed,01 Feb 2025\n"
    '"Bo, Jr",Ek,,,"two\nlines",,7-Feb-22\n'
)
ANY = (
    "sep=;\nVorname;Name;E-Mail;Tel. mobil;Geburtstag;Größe\nÅsa;Öberg;å@x.example;+46 70 123;3/4/1980;4\n"
    * 3
)
HEADERS = [value for name, value in vars(tables).items() if name.isupper() and not name.startswith("_")]
PIECES = (
    *(b'"', b'""', b"'", b"\\", b"\n", b"\r", b"\0", b",", b";", b"\t", b" ::: ", b"sep=", b"* "),
    *(b"\xff\xfe", b"\xef\xbb\xbf", b"\xfe\xff", b"\x82\xa0", b"\xe4", b"0/0/00", b"31.02.1980", b"3/4/5"),
    *(b"First Name", b"Last Name", b"Titre", b"E-mail 1 - Value", b"Label", b"@", b"=1+1", b"--03-21"),
)
Damage = Callable[[bytearray, Random], None]


def _filled(header: str, random: Random) -> str:
    titles = list(dict.fromkeys(header.split(",")))
    cells = (
        "Ada",
        "a@x.example",
        "+46 70",
        "3/4/1980",
        "* Work",
        "A ::: B",
        "x\ny",
        "'=1",
        "Åäö",
        "1970-03-21",
    )
    rows = ({title: random.choice(cells) for title in random.sample(titles, 12)} for _ in range(4))
    return table(header, *rows, delimiter=random.choice(",;\t"), quoted=random.random() < 0.5)


def seeds(random: Random) -> list[bytes]:
    texts = [LINKEDIN, ANY, *(_filled(header, random) for header in HEADERS)]
    codecs = ("utf-8", "utf-8-sig", "cp1252", "utf-16", "utf-16-be")
    files = [text.encode(random.choice(codecs), "replace") for text in texts]
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("Connections.csv", LINKEDIN)
    return [*files, "姓,名,会社\n山田,太郎,表示ソ\n".encode("cp932"), packed.getvalue()]


def flip(data: bytearray, random: Random) -> None:
    data[random.randrange(len(data))] = random.randrange(256)


def cut(data: bytearray, random: Random) -> None:
    del data[random.randrange(len(data)) :]


def drop(data: bytearray, random: Random) -> None:
    at = random.randrange(len(data))
    del data[at : at + random.randrange(1, 40)]


def put(data: bytearray, random: Random) -> None:
    at = random.randrange(len(data))
    data[at:at] = random.choice(PIECES) * random.choice((1, 1, 1, 3, 60))


def double(data: bytearray, random: Random) -> None:
    at = random.randrange(len(data))
    data[at:at] = data[at : at + random.randrange(1, 2_000)]


DAMAGES: tuple[Damage, ...] = (flip, flip, cut, drop, put, put, put, double)


def damaged(data: bytes, random: Random) -> bytes:
    found = bytearray(data)
    for _ in range(random.choice((1, 2, 4, 12))):
        if found:
            random.choice(DAMAGES)(found, random)
    return bytes(found[:20_000])


def read(data: bytes, random: Random) -> Reading | None:
    """As a user does who looks first, says what the columns are and in which order the dates stand."""
    mapping = None
    if random.random() < 0.3:
        with suppress(UserError):
            mapping = [random.choice(CHOICES) for _ in columns(data).headers]
    try:
        return read_contacts(data, "a.csv", mapping=mapping, date_order=random.choice(("", *DATE_ORDERS)))
    except UserError:
        return None


def test_no_damage_is_too_much() -> None:
    random = Random(SEED)
    files = seeds(random)
    came = 0
    for _ in range(TIMES):
        data = damaged(random.choice(files), random)
        begun = process_time()
        reading = read(data, random)
        assert process_time() - begun < HANGS, data
        came += bool(reading)
        for imported in reading.cards if reading else ():
            assert imported.card.contact.full_name.strip(), data
            assert str(imported).encode("utf-8")
    assert came > TIMES / 2


def test_damaged_tables_take_little_memory() -> None:
    random = Random(SEED)
    files = seeds(random)
    tracemalloc.start()
    try:
        for _ in range(min(TIMES, 60)):
            read(damaged(random.choice(files), random), random)
        assert tracemalloc.get_traced_memory()[1] < MOST_BYTES
    finally:
        tracemalloc.stop()
