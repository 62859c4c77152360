"""A key in the pad to its paint, in a note of 50,000 words with a thousand marks."""

from __future__ import annotations

import random
import time
from collections.abc import Callable

from PySide6.QtGui import QPaintEvent, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QTextEdit

from netdesk.domain.note import Span, SpanKind
from netdesk.ui.widgets.pad import Pad

WORDS, LINE, KEYS = 50_000, 14, 300
POOL = (
    "left the quarry permits winter nobody tells handover énergie project plant mentor reads numbers".split()
)


class TimedPad(Pad):
    """A pad that notes when it was painted."""

    painted = 0.0

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        self.painted = time.perf_counter()


class TimedBare(QTextEdit):
    """Qt's editor as it comes, to compare with on the same machine at the same moment."""

    painted = 0.0

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        self.painted = time.perf_counter()


def long_note(seed: int = 1) -> tuple[str, tuple[Span, ...]]:
    """Text and spans: every fourth line names somebody, behind an emoji."""
    chance, lines, spans, at = random.Random(seed), [], [], 0
    for number in range(WORDS // LINE):
        line = " ".join(chance.choices(POOL, k=LINE))
        if number % 4 == 0:
            line = "🙂 @Ada Stone " + line
            spans.append(Span(at + 2, at + 12, SpanKind.PERSON, f"mention {number}"))
        lines.append(line)
        at += len(line) + 1
    return "\n".join(lines), tuple(spans)


def key_times(pad: TimedPad | TimedBare, position: QTextCursor.MoveOperation) -> list[float]:
    """Milliseconds from each key to the end of its paint, in order of size."""
    pad.moveCursor(position)
    QApplication.processEvents()
    times = []
    for number in range(KEYS):
        start = time.perf_counter()
        QTest.keyClicks(pad, "abc @def, "[number % 10])
        QApplication.processEvents()
        times.append((pad.painted - start) * 1000)
    return sorted(times)


def timed(work: Callable[[], object]) -> float:
    """Milliseconds that some work takes, what it leaves to the event loop included."""
    start = time.perf_counter()
    work()
    QApplication.processEvents()
    return (time.perf_counter() - start) * 1000


def shown(pad: TimedPad | TimedBare) -> None:
    pad.resize(640, 800)
    pad.show()
    QApplication.processEvents()


def key_figures(pad: TimedPad | TimedBare, name: str) -> dict[str, float]:
    """p50 and p95 at the worst place, the beginning, and at the usual one, the end."""
    found = {}
    for place in ("Start", "End"):
        times = key_times(pad, QTextCursor.MoveOperation[place])
        found[f"{name} p50 at {place.lower()}"] = times[len(times) // 2]
        found[f"{name} p95 at {place.lower()}"] = times[int(len(times) * 0.95)]
    return found


def measure() -> dict[str, float]:
    """Milliseconds from key to paint in the pad and in a bare QTextEdit, to open the note and to read it."""
    app = QApplication.instance() or QApplication([])
    assert app is not None
    pad, bare, note = TimedPad(lambda kind, prefix: []), TimedBare(), long_note()
    shown(bare)
    bare.setPlainText(note[0])
    shown(pad)
    found = {"open": timed(lambda: pad.set_note(*note))}
    found |= key_figures(pad, "key") | key_figures(bare, "bare key")
    found["read"] = timed(pad.note)
    return {"key p95": max(found["key p95 at start"], found["key p95 at end"])} | found


if __name__ == "__main__":
    for name, value in measure().items():
        print(f"{name:20} {value:8.2f} ms")
