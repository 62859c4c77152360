"""An open desk in an empty folder, with a clock that the test moves."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from netdesk.desk import Desk, open_desk
from netdesk.storage.opening import prepare
from tests.storage.desks import Ticks

TUESDAY = datetime(2026, 11, 24, 10, tzinfo=UTC)


@pytest.fixture
def ticks() -> Ticks:
    """It is Tuesday 24 November 2026, ten o'clock."""
    return Ticks(TUESDAY)


@pytest.fixture(scope="session")
def bare_desk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("bare") / "desk.netdesk"
    prepare(path, Ticks(TUESDAY).clock)
    return path


@pytest.fixture
def desk(tmp_path: Path, bare_desk: Path, ticks: Ticks) -> Iterator[Desk]:
    opened = open_desk(Path(shutil.copy(bare_desk, tmp_path)), ticks.clock)
    yield opened
    opened.close()
