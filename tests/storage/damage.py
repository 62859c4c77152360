"""Ways in which a file comes to harm, each done to a desk that nobody has open."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

PAGE = 4096


def overwrite(path: Path, at: int, what: bytes) -> None:
    with path.open("r+b") as file:
        file.seek(at)
        file.write(what)


def page_of(path: Path, name: str) -> int:
    """Where the first page of a table or an index begins."""
    with closing(sqlite3.connect(path)) as connection:
        root = connection.execute("SELECT rootpage FROM sqlite_master WHERE name = ?", (name,)).fetchone()[0]
    return (int(root) - 1) * PAGE


def header(path: Path) -> None:
    overwrite(path, 0, b"\0" * 64)


def middle_page(path: Path) -> None:
    overwrite(path, page_of(path, "contact"), b"\xa5" * PAGE)


def index_page(path: Path) -> None:
    overwrite(path, page_of(path, "ix_contact_sort_name"), b"\xa5" * PAGE)


def index_entry(path: Path) -> None:
    """One letter of one name in an index differs from the table's: every page is well-formed."""
    start = page_of(path, "ix_contact_sort_name")
    page = path.read_bytes()[start : start + PAGE]
    overwrite(path, start + page.index(b"ines okoro"), b"xnes okoro")


def cut_off(path: Path) -> None:
    with path.open("r+b") as file:
        file.truncate(path.stat().st_size // 2)


DAMAGES: dict[str, Callable[[Path], None]] = {
    "header": header,
    "middle page": middle_page,
    "index page": index_page,
    "index entry": index_entry,
    "cut off": cut_off,
}
