"""A switch of the theme repaints every page as a start in that theme does, and every text stays readable."""

from __future__ import annotations

import shutil
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from netdesk.desk import Desk, make_sample
from netdesk.domain.changes import Kind
from netdesk.domain.clock import Clock
from netdesk.ui import theme
from netdesk.ui.actions import ActionId
from netdesk.ui.page_factory import ENTRIES
from netdesk.ui.session import Session
from tests.services.dated import Hand
from tests.ui.windows import session_on, settle

SIZE = (1100, 720)
PHASES = ("prepare", "meet", "follow through")
CHANNEL, SPOTS = 24, 0.002
"""A spot differs by so much in a colour; so many of a picture may, such as a cursor that blinks."""
TEXT_CONTRAST = 4.5
ROUNDING = 0.15
"""What the smooth edge of a thin letter costs of the contrast of its colour."""


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("themes") / "sample.netdesk"
    make_sample(path, Clock(Hand().read, UTC), 40)
    return path


@pytest.fixture(autouse=True)
def light(qapp: QApplication) -> Iterator[None]:
    theme.apply(qapp, theme.Theme.LIGHT)
    yield
    theme.apply(qapp, theme.Theme.LIGHT)


def stops(session: Session, desk: Desk) -> Iterator[tuple[str, Callable[[], object]]]:
    for entry in ENTRIES:
        yield entry.key, partial(session.window.show_page, entry.key)
    held = desk.meetings.past()[0].id
    for phase in PHASES:
        yield phase, partial(session.show_record, Kind.MEETING, held, phase)
    session.window.run(ActionId.BACK)  # the next look begins with the list of meetings again


@dataclass(frozen=True)
class Seen:
    """A page as it was painted, and its texts that hardly stand out from their ground."""

    picture: QImage
    faint: list[tuple[str, float]]


def look(session: Session, desk: Desk, *, at_texts: bool = False) -> dict[str, Seen]:
    """Every page and phase, one after the other."""
    found = {}
    for name, go in stops(session, desk):
        go()
        settle()
        picture = session.window.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
        found[name] = Seen(picture, list(faint_texts(session, picture)) if at_texts else [])
    return found


def differing(one: QImage, other: QImage) -> float:
    """The share of spots that differ; each eighth pixel of each eighth line is looked at."""
    assert one.size() == other.size()
    spots = [(x, y) for y in range(0, one.height(), 8) for x in range(0, one.width(), 8)]
    return sum(_differ(one.pixel(x, y), other.pixel(x, y)) for x, y in spots) / len(spots)


def _differ(one: int, other: int) -> bool:
    return one != other and any(abs((one >> at & 255) - (other >> at & 255)) > CHANNEL for at in (0, 8, 16))


# -- contrast -----------------------------------------------------------------------------------------


def luminance(colour: QColor) -> float:
    parts = [value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4
             for value in (colour.redF(), colour.greenF(), colour.blueF())]  # fmt: skip
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def contrast(one: int, other: int) -> float:
    low, high = sorted((luminance(QColor(one)), luminance(QColor(other))))
    return (high + 0.05) / (low + 0.05)


def best_contrast(picture: QImage, place: QRect) -> float:
    """Between the ground of a place, its most common colour, and the colour that stands out most from it."""
    room = place.intersected(picture.rect())
    colours = Counter(
        picture.pixel(x, y)
        for y in range(room.top(), room.bottom() + 1)
        for x in range(room.left(), min(room.right() + 1, room.left() + 40))
    )
    ground = colours.most_common(1)[0][0]
    return max(contrast(ground, colour) for colour in colours)


def labels(session: Session) -> Iterator[tuple[str, QRect]]:
    """Every text that a label shows, and where in the window."""
    window = session.window
    for label in window.findChildren(QLabel):
        shown = label.visibleRegion().boundingRect()
        if (
            label.isVisible()
            and any(map(str.isalnum, label.text()))
            and shown.height() >= label.fontMetrics().height()
        ):
            yield label.text(), QRect(label.mapTo(window, shown.topLeft()), shown.size())


def faint_texts(session: Session, picture: QImage) -> Iterator[tuple[str, float]]:
    for text, place in labels(session):
        seen = best_contrast(picture, place)
        if seen < TEXT_CONTRAST - ROUNDING:
            yield text, round(seen, 2)


def test_a_switch_looks_like_a_start_and_every_text_is_readable(
    qtbot: QtBot, qapp: QApplication, sample: Path, tmp_path: Path
) -> None:
    with session_on(qtbot, Path(shutil.copy(sample, tmp_path / "a.netdesk")), size=SIZE) as (session, desk):
        light = look(session, desk, at_texts=True)
        session.window.run(ActionId.THEME_DARK)
        to_dark = look(session, desk)
    theme.apply(qapp, theme.Theme.DARK)
    with session_on(qtbot, Path(shutil.copy(sample, tmp_path / "b.netdesk")), size=SIZE) as (session, desk):
        dark = look(session, desk, at_texts=True)
        session.window.run(ActionId.THEME_LIGHT)
        to_light = look(session, desk)
    assert {name: seen.faint for name, seen in light.items() if seen.faint} == {}
    assert {name: seen.faint for name, seen in dark.items() if seen.faint} == {}
    assert unlike(to_dark, dark) == {}
    assert unlike(to_light, light) == {}


def unlike(one: dict[str, Seen], other: dict[str, Seen]) -> dict[str, float]:
    shares = {name: differing(one[name].picture, other[name].picture) for name in one}
    return {name: share for name, share in shares.items() if share > SPOTS}
