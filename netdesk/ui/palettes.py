"""The colours of NetDesk, light and dark, and the arithmetic that keeps them readable."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple


class Tone(StrEnum):
    """What a chip, dot or bar means; each has a text colour and a soft ground."""

    PLAIN = "plain"
    ACCENT = "accent"
    WARM = "warm"
    LATE = "late"
    OK = "ok"
    MEET = "meet"


class Tokens(NamedTuple):  # a dataclass of that many fields costs 2 ms at the start
    """The named colours of one theme, as `#RRGGBB`."""

    dark: bool
    bg: str
    panel: str
    side: str
    sel: str
    hover: str
    ink: str  # text
    ink2: str  # second text
    ink3: str  # the faintest text that is still 4.5:1 everywhere
    line: str  # dividers and the edge of cards: decoration
    edge: str  # the border of controls: 3:1
    accent: str
    accent_hover: str
    on_accent: str
    accent2: str
    warm: str
    warm2: str
    late: str
    late2: str
    ok: str
    ok2: str
    meet: str
    meet2: str
    bar: str  # the quiet bars of a chart

    def tone(self, tone: str) -> tuple[str, str]:
        """Text and ground of a chip of that tone."""
        return {
            Tone.ACCENT: (self.accent, self.accent2),
            Tone.WARM: (self.warm, self.warm2),
            Tone.LATE: (self.late, self.late2),
            Tone.OK: (self.ok, self.ok2),
            Tone.MEET: (self.meet, self.meet2),
        }.get(Tone(tone), (self.ink2, self.side))


LIGHT = Tokens(
    dark=False,
    bg="#F6F5F2",
    panel="#FFFFFF",
    side="#EFEDE8",
    sel="#DDEFEA",
    hover="#F0EEEA",
    ink="#1D2327",
    ink2="#4F5963",
    ink3="#5C666F",
    line="#E3E0DA",
    edge="#80868C",
    accent="#0F6B5F",
    accent_hover="#0B574D",
    on_accent="#FFFFFF",
    accent2="#E2F0ED",
    warm="#A04A08",
    warm2="#FCEFDF",
    late="#B3261E",
    late2="#FBE9E7",
    ok="#27702B",
    ok2="#E6F3E7",
    meet="#4655B5",
    meet2="#E9EBFA",
    bar="#7FA9A3",
)

DARK = Tokens(
    dark=True,
    bg="#17191B",
    panel="#1F2225",
    side="#1B1E20",
    sel="#22403B",
    hover="#24282B",
    ink="#E7E9EA",
    ink2="#B4BBC1",
    ink3="#A0A9B0",
    line="#30353A",
    edge="#808991",
    accent="#5CC4B2",
    accent_hover="#78D2C2",
    on_accent="#17191B",
    accent2="#1E3834",
    warm="#F0A55A",
    warm2="#3A2A18",
    late="#F28B82",
    late2="#3C2220",
    ok="#81C784",
    ok2="#1F3321",
    meet="#A3B0FF",
    meet2="#272C48",
    bar="#4F837A",
)

# Grounds of avatars: white initials are 4.5:1 on each of them, in both themes.
AVATAR_COLOURS = (
    "#4F72AC",
    "#9A5883",
    "#4A7A58",
    "#96652F",
    "#6F60A8",
    "#3B7880",
    "#A34F4F",
    "#5F7334",
)


def luminance(colour: str) -> float:
    """Relative luminance of `#RRGGBB`, 0 to 1, as WCAG 2 defines it."""
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.03928 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return float(0.2126 * red + 0.7152 * green + 0.0722 * blue)


def contrast(one: str, other: str) -> float:
    """Contrast ratio of two colours, 1 to 21."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)
