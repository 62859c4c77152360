"""Importing 10,000 vCards, stored, indexed and undoable, against vobject's mere parsing of them."""

from __future__ import annotations

import sys
import tempfile
from datetime import datetime
from pathlib import Path
from random import Random
from time import perf_counter

import vobject

from netdesk.desk import open_desk
from netdesk.domain.clock import fixed

CARDS = 10_000
PARSED = 1_000
GIVEN = "Ana Ben Cleo Dora Eli Fay Gus Hal Ida Jon Kim Lea".split()
FAMILY = "Stone Brook Hill Lake Wood Marsh".split()


def card(rng: Random, number: int) -> str:
    """A card such as a phone writes, of an invented person."""
    given, family = f"{rng.choice(GIVEN)}{number % 97}", f"{rng.choice(FAMILY)}{number}"
    place = number % 1_500
    lines = (
        "BEGIN:VCARD",
        "VERSION:3.0",
        f"N:{family};{given};;;",
        f"FN:{given} {family}",
        f"ORG:Firm {place};Unit",
        "TITLE:Engineer",
        f"EMAIL;TYPE=INTERNET;TYPE=WORK:{given}.{family}@firm{place}.example",
        f"EMAIL;TYPE=INTERNET;TYPE=HOME:{given}{number}@home.example",
        f"TEL;TYPE=CELL:+44 555 {number:07d}",
        f"ADR;TYPE=HOME:;;{number} Road;Town;;{number:05d};Land",
        f"BDAY:1980-03-{1 + number % 28:02d}",
        f"NOTE:Met at a fair\\, talked about {number}",
        f"UID:urn:uuid:0000-0000-{number:012d}",
        "END:VCARD",
    )
    return "".join(f"{line}\r\n" for line in lines)


def measure() -> dict[str, float]:
    """Seconds for the import and for vobject's parsing of as many cards, and their ratio (budget: 0.5)."""
    rng = Random(1)
    cards = [card(rng, number) for number in range(CARDS)]
    with tempfile.TemporaryDirectory(prefix="netdesk-bench-") as folder:
        parsing = _parsing("".join(cards[:PARSED])) * CARDS / PARSED
        importing = _importing(Path(folder), "".join(cards))
    return {"import s": importing, "vobject s": parsing, "ratio": importing / parsing}


def _parsing(text: str) -> float:
    began = perf_counter()
    found = sum(1 for _ in vobject.readComponents(text))
    assert found == PARSED
    return perf_counter() - began


def _importing(folder: Path, text: str) -> float:
    source = folder / "cards.vcf"
    source.write_bytes(text.encode())
    desk = open_desk(folder / "desk.netdesk", fixed(datetime(2026, 11, 20, 9)))
    try:
        began = perf_counter()
        (report,) = desk.importing.import_files([source])
        taken = perf_counter() - began
    finally:
        desk.close()
    assert report.added == CARDS
    return taken


if __name__ == "__main__":
    sys.stdout.write(f"{measure()}\n")
