"""How a contact stands against its cadence, in a word and a tone; the first picture needs it."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from netdesk.domain.acts import QT_TRANSLATE_NOOP
from netdesk.domain.cadence import Warmth
from netdesk.ui.palettes import Tone

WARMTHS = {
    Warmth.COOLING: QT_TRANSLATE_NOOP("Warmth", "cooling"),
    Warmth.QUIET: QT_TRANSLATE_NOOP("Warmth", "quiet"),
}
TONES = {Warmth.COOLING: Tone.WARM, Warmth.QUIET: Tone.LATE}


def warmth_text(warmth: Warmth) -> str:
    """Cooling or quiet in a word; nothing for the others."""
    return QCoreApplication.translate("Warmth", WARMTHS[warmth]) if warmth in WARMTHS else ""
