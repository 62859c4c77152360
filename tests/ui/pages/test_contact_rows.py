"""How a row of the contacts says who is cooling, quiet, put off or not met."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from netdesk.desk import Desk
from netdesk.domain.stage import Stage
from netdesk.domain.touch import CallResult, TouchKind
from netdesk.ui.pages.contacts.table_rows import rows_of
from netdesk.ui.palettes import Tone
from tests.services.dated import Hand, day, open_at, person, touch


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    opened = open_at(tmp_path / "a.netdesk", Hand())
    yield opened
    opened.close()


@pytest.mark.parametrize(
    ("fields", "exchange", "said", "tone"),
    [
        ({}, {}, "71 d, quiet", Tone.LATE),
        ({"latest_days": 90}, {}, "71 d, cooling", Tone.WARM),
        ({"cadence_days": 80}, {}, "71 days", Tone.OK),
        ({"quiet_until": day(1)}, {}, "71 days", Tone.OK),
        ({"quiet_until": day(0)}, {}, "71 d, quiet", Tone.LATE),
        (
            {"stage": Stage.REACHED_OUT},
            {"kind": TouchKind.CALL, "result": CallResult.NO_ANSWER},
            "71 days",
            Tone.OK,
        ),
    ],
)
def test_the_word_stands_beside_the_dot(
    desk: Desk, fields: dict[str, Any], exchange: dict[str, Any], said: str, tone: Tone
) -> None:
    key = person(desk, "Ada Nowak", **{"stage": Stage.MET, "cadence_days": 30, **fields})
    touch(desk, key, 71, **exchange)
    (row,) = rows_of(desk.contact_list.lines([key]), desk.clock)
    assert (row.last_touch, row.last_touch_tone) == (said, tone)
