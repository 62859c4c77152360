"""One place for colours, sizes, fonts and the style sheet; light, dark or as the system says."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from enum import IntEnum, StrEnum
from string import Template

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from netdesk.content import resource_path
from netdesk.ui.icons import icon
from netdesk.ui.palettes import DARK, LIGHT, Tokens, Tone

__all__ = [
    "Text",
    "Theme",
    "ThemeNotifier",
    "Tokens",
    "Tone",
    "Weight",
    "apply",
    "dress",
    "font",
    "icon",
    "make_app",
    "px",
    "tokens",
]

FAMILY = "Inter"
FONT_FILES = ("Inter-Regular.otf", "Inter-Medium.otf", "Inter-SemiBold.otf", "Inter-Bold.otf")
BODY_PX = 13
# The text size that each system has out of the box; whoever chose a larger one gets larger text here too.
USUAL_POINTS = {"win32": 9.0, "darwin": 13.0}
LINUX_POINTS = 11.0
LARGEST_SCALE = 2.0

Weight = QFont.Weight


class Theme(StrEnum):
    """What the user chose."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


class Text(IntEnum):
    """The text sizes, in pixels at 100 %."""

    SMALL = 12
    BODY = BODY_PX
    TITLE = 18
    DISPLAY = 26


def tokens() -> Tokens:
    """The colours in force now: Qt's own palette says which, so nothing else has to be kept."""
    return DARK if QGuiApplication.palette().color(QPalette.ColorRole.Window).lightness() < 128 else LIGHT


def px(pixels: float) -> int:
    """A length drawn for 13-pixel text, at the text size in force."""
    return round(pixels * max(BODY_PX, QGuiApplication.font().pixelSize()) / BODY_PX)


def font(size: Text = Text.BODY, weight: QFont.Weight = Weight.Normal, *, digits: bool = False) -> QFont:
    """The font of one text size; `digits` gives all figures the same width."""
    made = QFont(QGuiApplication.font())
    made.setPixelSize(px(size))
    made.setWeight(weight)
    if digits:
        made.setFeature(QFont.Tag("tnum"), 1)
    return made


class ThemeNotifier(QObject):
    """Keeps an application in its theme and tells when the colours have changed."""

    changed = Signal(object)  # Tokens

    NAME = "theme"

    def __init__(self, app: QApplication, *, by_window: bool = False) -> None:
        super().__init__(app)
        self.setObjectName(self.NAME)
        self._by_window = by_window
        self._windows: list[QWidget] = []
        self._app = app
        self._theme = Theme.SYSTEM
        self._shown: Tokens | None = None
        self._system_font = app.font()
        set_fonts(app, text_scale(self._system_font))
        app.styleHints().colorSchemeChanged.connect(self._follow)

    @property
    def theme(self) -> Theme:
        """What was chosen, which may be "as the system"."""
        return self._theme

    def choose(self, theme: Theme) -> None:
        """Take a theme, now and until another is chosen."""
        self._theme = theme
        scheme = {Theme.LIGHT: Qt.ColorScheme.Light, Theme.DARK: Qt.ColorScheme.Dark}
        self._app.styleHints().setColorScheme(scheme.get(theme, Qt.ColorScheme.Unknown))
        self._follow()

    def set_text_scale(self, scale: float) -> None:
        """Show all text `scale` times its usual size, 1.0 to 2.0."""
        set_fonts(self._app, scale)
        self._shown = None
        self._follow()

    @Slot()
    def _follow(self) -> None:
        wanted = self._wanted()
        if wanted is self._shown:
            return
        self._shown = wanted
        self._app.setPalette(palette(wanted))
        for each in self._dressed():
            each.setStyleSheet(style_sheet(wanted))
        self.changed.emit(wanted)

    def _dressed(self) -> Sequence[QApplication | QWidget]:
        """What wears the style sheet."""
        self._windows = [window for window in self._windows if isValid(window)]
        return self._windows if self._by_window else [self._app]

    def dress(self, window: QWidget) -> None:
        """Have a window wear the style sheet, now and in every theme to come."""
        if self._by_window and self._shown is not None:
            self._windows.append(window)
            window.setStyleSheet(style_sheet(self._shown))

    def _wanted(self) -> Tokens:
        if self._theme is not Theme.SYSTEM:
            return DARK if self._theme is Theme.DARK else LIGHT
        return DARK if self._app.styleHints().colorScheme() is Qt.ColorScheme.Dark else LIGHT


def make_app(name: str) -> QApplication:
    """The application in the style that is the same on all systems; `name` is the program's.

    The style is asked for as an argument because `setStyle` gives a QStyle back: see `apply`.
    """
    return QApplication([name, "-style", "fusion"])


def apply(app: QApplication, theme: Theme = Theme.SYSTEM, *, by_window: bool = False) -> ThemeNotifier:
    """Put the application into a theme; the notifier lives as long as the application.

    `by_window`: each window wears the style sheet from `dress` on. Were it the application's, a widget
    would be polished again with all that is in it whenever it gets a parent: that is half the time in
    which a page is made, and 15 ms of the start.
    """
    # By its name: without one PySide wraps each child, and the 570 values of QStyle's enums take 10 ms.
    notifier = app.findChild(ThemeNotifier, ThemeNotifier.NAME) or ThemeNotifier(app, by_window=by_window)
    notifier.choose(theme)
    return notifier


def dress(window: QWidget) -> None:
    """Have a window wear the style sheet, unless the application does; best once all is in its place."""
    app = QApplication.instance()
    notifier = app.findChild(ThemeNotifier, ThemeNotifier.NAME) if app else None
    if notifier is not None:
        notifier.dress(window)


def text_scale(system: QFont) -> float:
    """How much larger than usual the user's system text is, 1.0 to 2.0."""
    usual = USUAL_POINTS.get(sys.platform, LINUX_POINTS)
    return min(LARGEST_SCALE, max(1.0, system.pointSizeF() / usual))


def set_fonts(app: QApplication, scale: float) -> None:
    """Load the fonts that come with NetDesk and make them the application's."""
    if FAMILY not in app.font().family():
        for name in FONT_FILES:
            QFontDatabase.addApplicationFont(str(resource_path("fonts", name)))
    chosen = QFont(FAMILY)
    chosen.setPixelSize(round(BODY_PX * scale))
    chosen.setHintingPreference(QFont.HintingPreference.PreferVerticalHinting)
    app.setFont(chosen)


def palette(colours: Tokens) -> QPalette:
    """Qt's palette in our colours; its own placeholder and highlight are too faint to read."""
    made = QPalette()
    for role, colour in roles(colours).items():
        made.setColor(role, QColor(colour))
    for role in (QPalette.ColorRole.Text, QPalette.ColorRole.WindowText, QPalette.ColorRole.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, role, QColor(colours.ink3))
    return made


def roles(colours: Tokens) -> dict[QPalette.ColorRole, str]:
    """Which of our colours plays which of Qt's roles."""
    role = QPalette.ColorRole
    return {
        role.Window: colours.bg,
        role.WindowText: colours.ink,
        role.Base: colours.panel,
        role.AlternateBase: colours.side,
        role.Text: colours.ink,
        role.Button: colours.panel,
        role.ButtonText: colours.ink,
        role.PlaceholderText: colours.ink3,
        role.Highlight: colours.sel,
        role.HighlightedText: colours.ink,
        role.Accent: colours.accent,
        role.Link: colours.accent,
        role.LinkVisited: colours.meet,
        role.ToolTipBase: colours.panel,
        role.ToolTipText: colours.ink,
        role.Light: colours.panel,
        role.Midlight: colours.side,
        role.Mid: colours.line,
        role.Dark: colours.edge,
        role.Shadow: colours.edge,
        role.BrightText: colours.late,
    }


def style_sheet(colours: Tokens) -> str:
    """The style sheet with its names replaced by colours and lengths."""
    names: dict[str, object] = dict(colours._asdict())
    names |= {f"t_{size.name.lower()}": f"{px(size)}px" for size in Text}
    names |= {f"p{length}": f"{px(length)}px" for length in (4, 6, 8, 12, 14, 22, 24, 30)}
    names["marks"] = resource_path("themes").as_posix()
    names["mode"] = "dark" if colours.dark else "light"
    return Template(resource_path("themes", "netdesk.qss").read_text("utf-8")).substitute(names)


def is_theme_change(event: QEvent) -> bool:
    """Whether a widget that keeps colours of its own must make them again."""
    return event.type() in (QEvent.Type.PaletteChange, QEvent.Type.StyleChange, QEvent.Type.FontChange)
