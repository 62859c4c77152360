"""The start of the window: one desk after another, and what keeps one from opening."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from netdesk import paths
from netdesk.app import Starter
from netdesk.domain.clock import Clock
from netdesk.services.desk_files import move
from netdesk.settings import SettingsFile
from tests.services.dated import Hand, open_at, person
from tests.ui.windows import settle


@pytest.fixture
def starter(qapp: QApplication, tmp_path: Path) -> Iterator[Starter]:
    made = Starter(qapp, SettingsFile(tmp_path / "settings.json"), Clock())
    yield made
    made.deleteLater()
    settle()


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """A desk in a folder that a service copies, with one contact."""
    path = tmp_path / "Dropbox" / "mine.netdesk"
    path.parent.mkdir()
    opened = open_at(path, Hand())
    person(opened, "Ines Okoro")
    opened.close()
    return path


def test_after_its_move_the_window_says_where_the_desk_is(qtbot: QtBot, starter: Starter, desk: Path) -> None:
    assert starter.open(desk)
    before = starter.shown()
    qtbot.waitUntil(lambda: before.window.isVisible())
    (button,) = [one for one in before.window.notices.findChildren(QPushButton) if "Move" in one.text()]
    button.click()
    shown = starter.shown()
    assert shown.path == paths.default_desk().with_name("mine.netdesk")
    (said,) = shown.window.notices.texts()
    assert str(shown.path) in said
    with qtbot.waitSignal(shown.ready, timeout=20_000):
        pass
    shown.close()
    shown.window.deleteLater()
    shown.deleteLater()


@pytest.mark.parametrize("page", ["", "contacts"])
def test_the_old_place_of_a_moved_desk_opens_nothing_and_says_where_it_went(
    starter: Starter, desk: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], page: str
) -> None:
    moved = move(desk, tmp_path / "here", Clock())
    assert not starter.open(desk, page)
    assert str(moved) in capsys.readouterr().err
    assert starter.exit_code == 1
    assert not desk.exists()
