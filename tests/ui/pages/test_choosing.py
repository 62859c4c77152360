"""The days that a contact's next step can be put off to."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from pytestqt.qtbot import QtBot

from netdesk.ui.pages.contacts.choosing import snoozes

TODAY = date(2026, 11, 25)


@pytest.mark.parametrize("away", [-10, 0, 2, 100])
def test_every_day_on_offer_is_later_than_the_one_it_has(qtbot: QtBot, away: int) -> None:
    due = TODAY + timedelta(days=away)
    days = [day for day, _ in snoozes(TODAY, due)]
    assert len(days) >= 2
    assert all(day > max(due, TODAY) for day in days)
