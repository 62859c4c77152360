"""A start in a real process: what it says, and that it loads nothing which the first picture lacks."""

from __future__ import annotations

import re
import sys
from datetime import datetime
from pathlib import Path

import pytest

from netdesk.desk import make_sample
from netdesk.domain.clock import fixed
from tests.benchmarks import heavy
from tests.benchmarks.processes import output

FEW = 40


@pytest.fixture
def full(tmp_path: Path) -> Path:
    path = tmp_path / "full.netdesk"
    make_sample(path, fixed(datetime(2026, 11, 20, 9)), FEW)
    return path


def test_a_start_on_an_empty_desk_is_ready(tmp_path: Path) -> None:
    assert re.fullmatch(r"ready \d+\n", _started(tmp_path / "new.netdesk"))


def test_a_start_on_a_full_desk_is_ready(full: Path) -> None:
    assert re.fullmatch(r"ready \d+\n", _started(full))


def test_the_first_picture_loads_nothing_that_it_does_not_need(full: Path) -> None:
    assert heavy.loaded(full, full.parent) == []


def test_the_look_at_imports_sees_what_a_start_needs(full: Path) -> None:
    imported = heavy.imports(full, full.parent)
    assert {"PySide6.QtWidgets", "sqlite3", "netdesk.ui.session"} <= set(imported)


@pytest.mark.skipif(sys.platform == "win32", reason="reads no /proc")
def test_the_bare_window_says_so_too(tmp_path: Path) -> None:
    script = Path(heavy.__file__).with_name("bare_window.py")
    assert re.fullmatch(r"ready \d+\n", output([script], tmp_path))


def _started(desk: Path) -> str:
    return output(["-m", "netdesk", "--desk", desk, "--exit-when-ready"], desk.parent)
