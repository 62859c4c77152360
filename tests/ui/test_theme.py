"""The theme: readable colours, a style sheet without gaps, live change."""

from __future__ import annotations

from itertools import product
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QFont, QFontInfo, QPalette
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from netdesk.content import resource_path
from netdesk.ui import theme
from netdesk.ui.palettes import AVATAR_COLOURS, DARK, LIGHT, Tokens, Tone, contrast
from netdesk.ui.theme import Text, Theme, Weight

GROUNDS = ("bg", "panel", "side", "sel", "hover", "accent2", "warm2", "late2", "ok2", "meet2")
TEXTS = ("ink", "ink2", "ink3", "accent", "warm", "late", "ok", "meet")


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
def test_text_is_readable_on_every_ground(colours: Tokens) -> None:
    for text, ground in product(TEXTS, GROUNDS):
        ratio = contrast(getattr(colours, text), getattr(colours, ground))
        assert ratio >= 4.5, f"{text} on {ground}: {ratio:.2f}"
    assert contrast(colours.on_accent, colours.accent) >= 4.5
    assert contrast(colours.on_accent, colours.accent_hover) >= 4.5


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
def test_the_edges_of_controls_and_the_focus_ring_are_seen(colours: Tokens) -> None:
    for ground in ("bg", "panel", "side"):
        assert contrast(colours.edge, getattr(colours, ground)) >= 3
        assert contrast(colours.accent, getattr(colours, ground)) >= 3
    assert contrast(colours.accent, colours.bar) >= 1.5


def test_initials_are_readable_on_every_avatar() -> None:
    assert all(contrast("#FFFFFF", colour) >= 4.5 for colour in AVATAR_COLOURS)


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
def test_qt_gets_readable_colours_for_its_own_roles(colours: Tokens) -> None:
    made = theme.palette(colours)
    role = QPalette.ColorRole
    pairs = [(role.PlaceholderText, role.Base), (role.HighlightedText, role.Highlight)]
    pairs += [(role.ToolTipText, role.ToolTipBase), (role.Link, role.Base)]
    for text, ground in pairs:
        assert contrast(made.color(text).name(), made.color(ground).name()) >= 4.5


def test_every_tone_has_colours() -> None:
    assert len({LIGHT.tone(tone) for tone in Tone}) == len(Tone)


def test_the_style_sheet_is_short_and_leaves_no_name_open(qapp: QApplication) -> None:
    template = resource_path("themes", "netdesk.qss").read_text("utf-8")
    assert len(template.splitlines()) < 150
    assert "$" not in theme.style_sheet(LIGHT) + theme.style_sheet(DARK)


def test_a_theme_is_taken_live_and_told(qtbot: QtBot, qapp: QApplication) -> None:
    notifier = theme.apply(qapp, Theme.LIGHT)
    assert not theme.tokens().dark
    with qtbot.waitSignal(notifier.changed) as told:
        notifier.choose(Theme.DARK)
    assert told.args == [DARK]
    assert theme.tokens() is DARK
    assert theme.apply(qapp, Theme.LIGHT) is notifier


def test_an_icon_changes_colour_with_the_theme(qtbot: QtBot, qapp: QApplication) -> None:
    notifier = theme.apply(qapp, Theme.LIGHT)
    button = QPushButton("Import")
    qtbot.addWidget(button)
    button.setIcon(theme.icon("import", "ink"))
    assert strongest(button) == QColor(LIGHT.ink)
    notifier.choose(Theme.DARK)
    assert strongest(button) == QColor(DARK.ink)
    notifier.choose(Theme.LIGHT)


def strongest(button: QPushButton) -> QColor:
    """The colour of the opaque points of the icon."""
    image = button.icon().pixmap(QSize(32, 32)).toImage()
    points = [image.pixelColor(x, y) for x in range(32) for y in range(32)]
    return max(points, key=QColor.alpha)


def test_every_icon_can_be_drawn(qapp: QApplication) -> None:
    names = [path.stem for path in Path(resource_path("icons")).glob("*.svg")]
    assert {"today", "contacts", "organisations", "meetings", "calendar", "questions"} <= set(names)
    for name in names:
        image = theme.icon(name, "ink").pixmap(QSize(16, 16)).toImage()
        opaque = [image.pixelColor(x, y).alpha() for x in range(16) for y in range(16)]
        assert max(opaque) > 100, name


def test_the_weights_of_the_font_differ(qapp: QApplication) -> None:
    theme.apply(qapp, Theme.LIGHT)
    assert QFontInfo(qapp.font()).family().startswith("Inter")
    assert QFontInfo(theme.font(weight=Weight.DemiBold)).weight() > QFontInfo(theme.font()).weight()


def test_a_larger_system_text_makes_everything_larger(qapp: QApplication) -> None:
    notifier = theme.apply(qapp, Theme.LIGHT)
    assert (theme.px(8), theme.font(Text.TITLE).pixelSize()) == (8, 18)
    notifier.set_text_scale(theme.text_scale(QFont("Inter", 22)))
    assert (theme.px(8), theme.font(Text.TITLE).pixelSize()) == (16, 36)
    notifier.set_text_scale(1)


def test_by_window_a_window_wears_the_style_sheet_in_every_theme(qapp: QApplication) -> None:
    notifier = theme.ThemeNotifier(qapp, by_window=True)
    window, gone = QWidget(), QWidget()
    notifier.choose(Theme.LIGHT)
    notifier.dress(window)
    notifier.dress(gone)
    light = window.styleSheet()
    shiboken6.delete(gone)
    notifier.choose(Theme.DARK)
    assert light == theme.style_sheet(LIGHT) != window.styleSheet()
    notifier.deleteLater()
    theme.apply(qapp, Theme.DARK)
    theme.apply(qapp, Theme.LIGHT)
