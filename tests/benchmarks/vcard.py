"""How fast vCards are read and written, as a ratio to the time in which vobject merely parses them."""

import time

from netdesk.formats.vcard.reader import read
from netdesk.formats.vcard.writer import write_cards

OURS = 10_000
THEIRS = 1_000  # vobject is slow: its time is measured on fewer cards and scaled

CARD = """BEGIN:VCARD\r
VERSION:3.0\r
N:Lindqvist{n};Ada{n};;Dr.;\r
FN:Dr. Ada{n} Lindqvist{n}\r
EMAIL;TYPE=INTERNET;TYPE=WORK:ada{n}@verk{m}.example\r
item1.EMAIL;TYPE=INTERNET:ada{n}@home.example\r
item1.X-ABLabel:_$!<Private>!$_\r
TEL;TYPE=CELL;TYPE=pref:+46 70 {n:07}\r
TEL;TYPE=WORK:+46 8 {n:07}\r
ADR;TYPE=HOME:;;Storgatan {n};Lund;Skåne;{m}00;Sweden\r
ORG:Verk {m};Design\r
TITLE:Lead\\, design\r
BDAY:1970-03-21\r
URL:https://verk{m}.example/ada{n}\r
CATEGORIES:myContacts,Friends\r
NOTE:Met at the harbour fair\\, talked about brass fittings\\; then of pott\r
 ery and the sea.\\nCall her again in spring.\r
END:VCARD\r
"""


def cards(count: int) -> str:
    """Cards as phones and Google write them, of invented people."""
    return "".join(CARD.format(n=number, m=number % 97) for number in range(count))


def measure() -> dict[str, float]:
    """The ratio of the times, and our cards a second."""
    ours = _our_seconds(OURS)
    theirs = _their_seconds(THEIRS) * OURS / THEIRS
    return {
        f"vCard reading, {OURS:,} cards, ratio to vobject's parsing (scaled from {THEIRS:,})": ours / theirs,
        "vCard reading, cards a second": OURS / ours,
        "vCard writing, cards a second": OURS / _writing_seconds(OURS),
    }


def _our_seconds(count: int) -> float:
    data = cards(count).encode()
    begun = time.perf_counter()
    reading = read(data)
    seconds = time.perf_counter() - begun
    assert len(reading.cards) == count
    return seconds


def _writing_seconds(count: int) -> float:
    read_cards = [one.card for one in read(cards(count).encode()).cards]
    begun = time.perf_counter()
    assert sum(1 for _ in write_cards(read_cards)) == count
    return time.perf_counter() - begun


def _their_seconds(count: int) -> float:
    import vobject  # only the measurement needs it, and only here

    text = cards(count)
    begun = time.perf_counter()
    assert sum(1 for _ in vobject.readComponents(text)) == count
    return time.perf_counter() - begun


if __name__ == "__main__":
    for name, figure in measure().items():
        print(f"{name}: {figure:.2f}")
