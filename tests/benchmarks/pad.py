"""A key in the pad to its paint, in a note of 50,000 words with a thousand marks."""

from __future__ import annotations

import random
import time

from PySide6.QtGui import QPaintEvent, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

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


def key_times(pad: TimedPad, position: QTextCursor.MoveOperation) -> list[float]:
    """Milliseconds from each key to the end of its paint."""
    pad.moveCursor(position)
    QApplication.processEvents()
    times = []
    for number in range(KEYS):
        start = time.perf_counter()
        QTest.keyClicks(pad, "abc @def, "[number % 10])
        QApplication.processEvents()
        times.append((pad.painted - start) * 1000)
    return sorted(times)


def measure() -> dict[str, float]:
    """Milliseconds: key to paint at both ends of the note, opening it, and reading it to store."""
    app = QApplication.instance() or QApplication([])
    pad = TimedPad(lambda kind, prefix: [])
    pad.resize(640, 800)
    pad.show()
    start = time.perf_counter()
    pad.set_note(*long_note())
    app.processEvents()
    opened = (time.perf_counter() - start) * 1000
    found = {"open": opened}
    for name in ("Start", "End"):
        times = key_times(pad, QTextCursor.MoveOperation[name])
        found[f"key p50 at {name.lower()}"] = times[len(times) // 2]
        found[f"key p95 at {name.lower()}"] = times[int(len(times) * 0.95)]
    start = time.perf_counter()
    pad.note()
    found["read"] = (time.perf_counter() - start) * 1000
    pad.close()
    return {"key p95": max(found["key p95 at start"], found["key p95 at end"])} | found


if __name__ == "__main__":
    for name, value in measure().items():
        print(f"{name:20} {value:8.2f} ms")
