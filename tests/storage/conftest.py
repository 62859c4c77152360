"""A desk in an empty folder, made once and copied for each test."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from netdesk.storage.opening import open_store, prepare
from netdesk.storage.store import Store
from tests.storage.desks import Ticks, fill


@pytest.fixture
def ticks() -> Ticks:
    return Ticks()


@pytest.fixture(scope="session")
def empty_desk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("empty") / "desk.netdesk"
    prepare(path, Ticks().clock)
    return path


@pytest.fixture(scope="session")
def full_desk(tmp_path_factory: pytest.TempPathFactory, empty_desk: Path) -> Path:
    path = Path(shutil.copy(empty_desk, tmp_path_factory.mktemp("full")))
    store = open_store(path, Ticks().clock)
    fill(store)
    store.close()
    return path


@pytest.fixture
def new_path(tmp_path: Path, empty_desk: Path) -> Path:
    """A desk without records, closed."""
    return Path(shutil.copy(empty_desk, tmp_path))


@pytest.fixture
def path(tmp_path: Path, full_desk: Path) -> Path:
    """A desk with five contacts, closed."""
    return Path(shutil.copy(full_desk, tmp_path))


@pytest.fixture
def store(path: Path, ticks: Ticks) -> Iterator[Store]:
    """The desk with five contacts, open."""
    opened = open_store(path, ticks.clock)
    yield opened
    opened.close()
