"""The modules of the pages are imported ahead of their first look, on the window's thread."""

from __future__ import annotations

import sys
import threading

import pytest
from pytestqt.qtbot import QtBot

from netdesk.ui import page_factory
from netdesk.ui.page_factory import ENTRIES, imported, page_modules
from netdesk.ui.tasks import Reporter, ThreadTasks


def test_every_page_is_prepared_last_of_its_modules() -> None:
    names = list(page_modules())
    wanted = {f"netdesk.ui.pages.{entry.key}.page" for entry in ENTRIES}
    assert wanted <= set(names[-len(wanted) - 1 :])


def test_modules_are_imported_one_a_turn_on_the_windows_thread(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    came: list[tuple[str, threading.Thread]] = []
    monkeypatch.setattr(
        page_factory, "import_module", lambda name: came.append((name, threading.current_thread()))
    )
    tasks = ThreadTasks(Reporter())
    tasks.turns("modules", imported(("netdesk.not_there", "sys", "netdesk.nor_there")))
    assert [name for name, _ in came] == ["netdesk.not_there"]
    qtbot.waitUntil(lambda: len(came) == 2)
    assert {thread for _, thread in came} == {threading.main_thread()}
    assert "sys" in sys.modules
