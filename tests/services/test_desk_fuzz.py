"""Damaged exports: whatever was done to the bytes, it is refused with a reason or gives a desk that is sound.

NETDESK_FUZZ=50000 python -m pytest tests/services/test_desk_fuzz.py tries that many.
"""

from __future__ import annotations

import os
import re
import shutil
import sys
from collections.abc import Callable
from pathlib import Path
from random import Random
from zipfile import ZipFile

import pytest

from netdesk.desk import Desk, open_desk
from netdesk.domain.errors import UserError
from netdesk.services import desk_files
from netdesk.services.desk_import import whole_desk
from tests.services.conftest import TUESDAY
from tests.services.desk_rows import fill_at_random
from tests.storage.desks import Ticks

TIMES = int(os.environ.get("NETDESK_FUZZ", "100"))
WRITTEN_EACH = 30
SEED = 4
MORE_MEGABYTES = 400
Mutate = Callable[[bytearray, Random], bytes]
VALUES = (
    b"null", b"true", b"-1", b"1e999", b"9" * 30, b'""', b"[]", b"{}", b'"\\ud800"', b'"2026-13-41"', b"NaN",
    b"[" * 3000, b'{"a":' * 2000, b'"\\u0000"', b'"9999-12-31T23:59:59.999999Z"', b'"0001-01-01T00:00:00Z"',
)  # fmt: skip


def flip(data: bytearray, rng: Random) -> bytes:
    for _ in range(rng.randint(1, 8)):
        data[rng.randrange(len(data))] = rng.randrange(256)
    return bytes(data)


def cut(data: bytearray, rng: Random) -> bytes:
    return bytes(data[: rng.randrange(len(data))])


def drop(data: bytearray, rng: Random) -> bytes:
    start = rng.randrange(len(data))
    del data[start : start + rng.randint(1, 400)]
    return bytes(data)


def double(data: bytearray, rng: Random) -> bytes:
    start, length = rng.randrange(len(data)), rng.randint(1, 4000)
    at = rng.randrange(len(data))
    return bytes(data[:at] + data[start : start + length] + data[at:])


def replace_value(data: bytearray, rng: Random) -> bytes:
    """Some values of keys become others: the JSON mostly stays one."""
    places = [found.span(1) for found in re.finditer(rb'": ("[^"]{0,40}"|-?\d+|null|true|false|\[\])', data)]
    for start, end in sorted(rng.sample(places, min(len(places), rng.randint(1, 5))), reverse=True):
        data[start:end] = rng.choice(VALUES)
    return bytes(data)


def swap_values(data: bytearray, rng: Random) -> bytes:
    """Values of one key go to another: references that lead to the wrong kind, uids that stand twice."""
    places = [found.span(1) for found in re.finditer(rb'": ("[^"]{0,60}")', data)]
    for _ in range(rng.randint(1, 5)):
        (start, end), (first, last) = rng.choice(places), rng.choice(places)
        if end - start == last - first:
            data[start:end] = data[first:last]
    return bytes(data)


OF_BYTES: tuple[Mutate, ...] = (flip, cut, drop, double)
MUTATIONS: tuple[Mutate, ...] = (
    *OF_BYTES,
    replace_value,
    replace_value,
    replace_value,
    swap_values,
    swap_values,
)


@pytest.fixture(scope="module")
def exports(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """Small desks with rows in every table, exported."""
    folder = tmp_path_factory.mktemp("exports")
    for seed in (0, 1):
        path = folder / f"{seed}.netdesk"
        desk = open_desk(path, Ticks(TUESDAY).clock)
        fill_at_random(desk, ["Ada", "FREQ=DAILY", "\u202e=1+1", "日本"], seed)
        desk.exporting.export(folder / f"{seed}.json")
        desk.exporting.export(folder / f"{seed}.zip")
        desk.close()
    return sorted((*folder.glob("*.json"), *folder.glob("*.zip")))


def test_damage_is_refused_or_gives_a_sound_desk(
    desk: Desk, exports: list[Path], tmp_path: Path, bare_desk: Path
) -> None:
    rng = Random(SEED)
    sources = [path.read_bytes() for path in exports]
    before = peak_megabytes()
    taken = 0
    for number in range(TIMES):
        source = rng.randrange(len(sources))
        damaged = tmp_path / f"damaged{exports[source].suffix}"
        ways = MUTATIONS if damaged.suffix == ".json" else OF_BYTES
        damaged.write_bytes(rng.choice(ways)(bytearray(sources[source]), rng))
        taken += is_taken(desk, damaged)
        if number % WRITTEN_EACH == 0:
            write(damaged, Path(shutil.copy(bare_desk, tmp_path / "other.netdesk")))
    assert taken > TIMES // 10  # else nothing but syntax was tried
    assert peak_megabytes() - before < MORE_MEGABYTES


def peak_megabytes() -> float:
    """The most memory that this process has had so far; 0 where the system does not tell."""
    if sys.platform != "linux":
        return 0
    import resource

    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def is_taken(desk: Desk, path: Path) -> bool:
    try:
        with whole_desk(desk.store, path) as found:
            return found is not None and found.report(path).added >= 0
    except UserError:
        return False


def write(damaged: Path, path: Path) -> None:
    """Imports it; the desk is sound then, and what it exports goes into another one."""
    desk = open_desk(path, Ticks(TUESDAY).clock)
    try:
        (report,) = desk.importing.import_files([damaged])
        assert report.read == report.added + report.updated + report.unchanged + len(report.skipped)
        desk.exporting.export(path.with_suffix(".zip"))
    finally:
        desk.close()
    assert desk_files.check(path).problem == ""
    with ZipFile(path.with_suffix(".zip")) as archive:
        assert archive.testzip() is None
