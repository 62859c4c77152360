"""Autosave with a clock and timers that the test turns by hand."""

from __future__ import annotations

from collections.abc import Callable
from threading import Thread

import pytest
from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QTextEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from netdesk.ui.autosave import Autosave, Done, SaveState, bind_autosave, load_text, text_of


class Time:
    """Milliseconds that pass when told, and the timers that run by them."""

    def __init__(self) -> None:
        self.ms = 0
        self.timers: list[HandTimer] = []

    def now(self) -> float:
        return self.ms / 1000

    def timer(self, parent: QObject) -> HandTimer:
        self.timers.append(HandTimer(self, parent))
        return self.timers[-1]

    def go(self, ms: int) -> None:
        for _ in range(ms):
            self.ms += 1
            for timer in self.timers:
                timer.look()


class HandTimer(QObject):
    timeout = Signal()

    def __init__(self, time: Time, parent: QObject) -> None:
        super().__init__(parent)
        self._time = time
        self._due: int | None = None

    def start(self, msec: int, /) -> None:
        self._due = self._time.ms + msec

    def stop(self) -> None:
        self._due = None

    def look(self) -> None:
        if self._due is not None and self._time.ms >= self._due:
            self._due = None
            self.timeout.emit()


class Disk:
    """Takes saves, fails them, or lets them wait until the test ends them."""

    def __init__(self, time: Time) -> None:
        self.time = time
        self.at: list[int] = []
        self.error: Exception | None = None
        self.waits = False
        self.waiting: list[Done] = []

    def save(self, done: Done) -> None:
        self.at.append(self.time.ms)
        if self.waits:
            self.waiting.append(done)
        else:
            done(self.error)

    def end(self, error: Exception | None = None) -> None:
        self.waiting.pop(0)(error)


def state(autosave: Autosave) -> SaveState:
    return autosave.state


@pytest.fixture
def time() -> Time:
    return Time()


@pytest.fixture
def disk(time: Time) -> Disk:
    return Disk(time)


@pytest.fixture
def autosave(qapp: object, time: Time, disk: Disk) -> Autosave:
    return Autosave(disk.save, timer=time.timer, now=time.now)


@pytest.fixture
def states(autosave: Autosave) -> list[SaveState]:
    found: list[SaveState] = []
    autosave.state_changed.connect(found.append)
    return found


def test_a_pause_stores_within_250_ms(
    autosave: Autosave, time: Time, disk: Disk, states: list[SaveState]
) -> None:
    autosave.touch()
    time.go(250)
    assert len(disk.at) == 1
    assert states == [SaveState.UNSAVED, SaveState.SAVED]


def test_typing_without_a_pause_stores_every_second(autosave: Autosave, time: Time, disk: Disk) -> None:
    for _ in range(600):  # a key each 100 ms for a minute
        autosave.touch()
        time.go(100)
    gaps = [later - earlier for earlier, later in zip([0, *disk.at], disk.at, strict=False)]
    assert max(gaps) <= 1000
    assert len(disk.at) <= 120


def test_nothing_is_stored_when_nothing_was_typed(autosave: Autosave, time: Time, disk: Disk) -> None:
    time.go(3000)
    assert autosave.flush()
    assert disk.at == []


def test_saved_shows_only_when_it_is_stored(autosave: Autosave, time: Time, disk: Disk) -> None:
    disk.waits = True
    autosave.touch()
    time.go(250)
    assert state(autosave) is SaveState.UNSAVED
    disk.end()
    assert state(autosave) is SaveState.SAVED


def test_one_save_at_a_time_and_an_edit_during_it_is_stored_next(
    autosave: Autosave, time: Time, disk: Disk, states: list[SaveState]
) -> None:
    disk.waits = True
    autosave.touch()
    time.go(250)
    autosave.touch()
    time.go(500)
    assert len(disk.at) == 1
    disk.end()
    assert state(autosave) is SaveState.UNSAVED
    time.go(250)
    assert len(disk.at) == 2
    disk.end()
    assert states == [SaveState.UNSAVED, SaveState.SAVED]


def test_a_failure_shows_within_a_second_and_is_tried_every_second(
    autosave: Autosave, time: Time, disk: Disk, states: list[SaveState]
) -> None:
    disk.error = OSError("disk full")
    autosave.touch()
    time.go(1000)
    assert states == [SaveState.UNSAVED, SaveState.FAILED]
    time.go(3000)
    assert len(disk.at) == 4
    disk.error = None
    time.go(1000)
    assert state(autosave) is SaveState.SAVED


def test_typing_on_after_a_failure_leaves_it_shown(autosave: Autosave, time: Time, disk: Disk) -> None:
    disk.error = OSError("read-only")
    autosave.touch()
    time.go(300)
    for _ in range(30):
        autosave.touch()
        time.go(50)
    assert state(autosave) is SaveState.FAILED
    assert 2 <= len(disk.at) <= 4


def test_a_save_that_raises_has_failed(qapp: object, time: Time) -> None:
    def broken(done: Done) -> None:
        raise OSError("gone")

    autosave = Autosave(broken, timer=time.timer, now=time.now)
    reasons: list[Exception] = []
    autosave.failed.connect(reasons.append)
    autosave.touch()
    time.go(250)
    assert state(autosave) is SaveState.FAILED
    assert str(reasons[0]) == "gone"


def test_a_save_that_hangs_shows_as_not_saved_until_it_ends(
    autosave: Autosave, time: Time, disk: Disk
) -> None:
    disk.waits = True
    autosave.touch()
    time.go(1000)
    assert state(autosave) is SaveState.FAILED
    assert len(disk.at) == 1
    disk.end()
    assert state(autosave) is SaveState.SAVED


def test_a_second_word_of_the_same_save_is_not_heard(autosave: Autosave, time: Time, disk: Disk) -> None:
    disk.waits = True
    autosave.touch()
    time.go(250)
    done = disk.waiting[0]
    done(None)
    autosave.touch()
    done(None)
    assert state(autosave) is SaveState.UNSAVED


def test_flush_stores_at_once(autosave: Autosave, disk: Disk) -> None:
    autosave.touch()
    assert autosave.flush()
    assert disk.at == [0]
    assert state(autosave) is SaveState.SAVED


def test_flush_says_when_it_could_not_store(autosave: Autosave, disk: Disk) -> None:
    disk.error = OSError("disk full")
    autosave.touch()
    assert not autosave.flush()
    assert state(autosave) is SaveState.FAILED


def test_flush_waits_for_the_save_under_way_and_for_the_edit_after_it(qapp: object, time: Time) -> None:
    begun: list[int] = []

    def slow(done: Done) -> None:
        begun.append(time.ms)
        QTimer.singleShot(0, lambda: done(None))

    autosave = Autosave(slow, timer=time.timer, now=time.now)
    autosave.touch()
    autosave.commit()
    autosave.touch()
    assert autosave.flush(2000)
    assert len(begun) == 2


def test_flush_gives_up_at_its_time(autosave: Autosave, disk: Disk, time: Time) -> None:
    disk.waits = True
    autosave.touch()
    QTimer.singleShot(5, lambda: time.go(60))
    assert not autosave.flush(50)


def test_a_save_may_end_in_another_thread(qtbot: QtBot) -> None:
    threads: list[Thread] = []

    def save(done: Done) -> None:
        threads.append(Thread(target=done, args=(None,)))
        threads[-1].start()

    autosave = Autosave(save)
    autosave.touch()
    assert autosave.flush(5000)
    for thread in threads:
        thread.join()
    assert state(autosave) is SaveState.SAVED


def test_the_real_timer_stores_too(qtbot: QtBot) -> None:
    stored: list[int] = []

    def save(done: Done) -> None:
        stored.append(1)
        done(None)

    autosave = Autosave(save)
    autosave.touch()
    qtbot.waitUntil(lambda: bool(stored), timeout=2000)


# --- editors ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("make", [QLineEdit, QPlainTextEdit, QTextEdit])
def test_any_editor_is_stored_as_typed(
    qtbot: QtBot, make: Callable[[], QLineEdit | QPlainTextEdit | QTextEdit]
) -> None:
    editor, stored = make(), []
    qtbot.addWidget(editor)

    def save(text: str, done: Done) -> None:
        stored.append(text)
        done(None)

    autosave = bind_autosave(editor, save)
    load_text(editor, "a\u00a0b 😀")
    assert state(autosave) is SaveState.SAVED
    QTest.keyClicks(editor, "x")
    assert autosave.flush()
    assert stored == [text_of(editor)]
    assert sorted(stored[0]) == sorted("xa\u00a0b 😀")


def test_leaving_an_editor_stores_at_once(qtbot: QtBot) -> None:
    window = QWidget()
    layout = QVBoxLayout(window)
    editor, other, stored = QPlainTextEdit(), QLineEdit(), []
    for widget in (editor, other):
        layout.addWidget(widget)
    qtbot.addWidget(window)

    def save(text: str, done: Done) -> None:
        stored.append(text)
        done(None)

    bind_autosave(editor, save)
    window.show()
    qtbot.waitExposed(window)
    window.activateWindow()
    editor.setFocus()
    qtbot.waitUntil(editor.hasFocus)
    QTest.keyClicks(editor, "done")
    other.setFocus()
    qtbot.waitUntil(lambda: stored == ["done"], timeout=150)
