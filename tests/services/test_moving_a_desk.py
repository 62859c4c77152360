"""A desk that is moved: a checked copy in the new folder, and what it was under another name."""

from __future__ import annotations

import shutil
from pathlib import Path

from netdesk.domain.clock import Clock
from netdesk.services.desk_files import move
from tests.services.dated import Hand, open_at, person


def test_a_second_move_on_one_day_leaves_what_the_first_one_kept(tmp_path: Path) -> None:
    old, held = tmp_path / "Dropbox" / "mine.netdesk", []
    old.parent.mkdir()
    for name in ("Ada Lindqvist", "Bo Ekman"):
        desk = open_at(tmp_path / f"{name}.netdesk", Hand())
        person(desk, name)
        desk.close()
        held.append(desk.path.read_bytes())
        shutil.copy(desk.path, old)  # such as out of a backup
        move(old, tmp_path / "here", Clock())
    kept = [path for path in old.parent.glob("mine.netdesk.moved-*") if path.suffix != ".txt"]
    assert sorted(path.read_bytes() for path in kept) == sorted(held)
    assert len(list((tmp_path / "here").glob("*.netdesk"))) == len(held)
