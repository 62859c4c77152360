"""The shortcuts of the actions on this platform."""

from __future__ import annotations

from collections import Counter

from pytestqt.qtbot import QtBot

from netdesk.ui.actions import ACTIONS
from netdesk.ui.menus import key_sequences


def test_every_declared_shortcut_has_a_key_on_this_platform(qtbot: QtBot) -> None:
    without = [action.id.name for action in ACTIONS if action.shortcut and not key_sequences(action)]
    assert without == []


def test_no_two_actions_share_a_key(qtbot: QtBot) -> None:
    keys = Counter(keys.toString() for action in ACTIONS for keys in key_sequences(action))
    assert [key for key, count in keys.items() if count > 1] == []
