"""The pad under real keys: names, promises, questions, undo."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QMimeData, QPoint, Qt
from PySide6.QtGui import QAction, QFontMetrics, QInputMethodEvent, QKeySequence, QPalette, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from netdesk.domain.note import Span, SpanKind
from netdesk.ui import theme
from netdesk.ui.widgets.pad import Pad, Suggestion
from netdesk.ui.widgets.pad_completion import CompletionList
from netdesk.ui.widgets.pad_marks import SIGNS
from netdesk.ui.widgets.pad_paint import hint_area

PERSON, ORGANISATION = SpanKind.PERSON, SpanKind.ORGANISATION
FOLLOW_UP, QUESTION = SpanKind.FOLLOW_UP, SpanKind.QUESTION
KNOWN = {PERSON: ("Claire Dubois", "Clara Weiss", "Marc Petit"), ORGANISATION: ("Enerfip", "Bank of Lyon")}
NEWS = (
    "named promised asked mention_changed mention_dropped mention_restored promise_changed promise_dropped"
    " promise_restored question_changed question_dropped question_restored"
).split()


def complete(kind: SpanKind, prefix: str) -> list[Suggestion]:
    return [
        Suggestion(uid=f"uid of {name}", label=name)
        for name in KNOWN[kind]
        if name.casefold().startswith(prefix.casefold())
    ]


class Owner:
    """Writes down what the pad tells and binds each mark, as a page would."""

    def __init__(self, pad: Pad) -> None:
        self.pad = pad
        self.heard: list[tuple[object, ...]] = []
        for name in NEWS:
            getattr(pad, name).connect(lambda *told, name=name: self.hear(name, *told))

    def hear(self, name: str, *told: object) -> None:
        if name in ("named", "promised", "asked"):
            *told, token = told  # type: ignore[assignment]  # a list does for what is written down
            self.heard.append((name, *told))
            self.pad.bind(str(token), f"{name} {len(self.heard)}")
        else:
            self.heard.append((name, *told))


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    window = QWidget()
    window.resize(600, 400)
    QVBoxLayout(window)
    qtbot.addWidget(window)
    return window


@pytest.fixture
def pad(qtbot: QtBot, window: QWidget) -> Pad:
    pad = Pad(complete)
    layout = window.layout()
    assert layout is not None
    layout.addWidget(pad)
    layout.addWidget(QLineEdit())
    window.show()
    qtbot.waitExposed(window)
    window.activateWindow()
    pad.setFocus()
    qtbot.waitUntil(pad.hasFocus)
    return pad


@pytest.fixture
def owner(pad: Pad) -> Owner:
    return Owner(pad)


def text(pad: Pad) -> str:
    return pad.note()[0]


def marked(pad: Pad) -> list[str]:
    whole, spans = pad.note()
    return [whole[span.start : span.end] for span in spans]


def listed(pad: Pad) -> list[str]:
    found = pad.window().findChild(CompletionList)
    if found is None or not found.isVisible():
        return []
    return [found.item(row).text() for row in range(found.count())]


def keys(pad: Pad, words: str) -> None:
    QTest.keyClicks(pad, words)


def press(pad: Pad, *struck: Qt.Key) -> None:
    for key in struck:
        QTest.keyClick(pad, key)


def undo(pad: Pad) -> None:
    QTest.keySequence(pad, QKeySequence(QKeySequence.StandardKey.Undo))


def redo(pad: Pad) -> None:
    QTest.keySequence(pad, QKeySequence(QKeySequence.StandardKey.Redo))


def paste(pad: Pad, words: str) -> None:
    data = QMimeData()
    data.setText(words)
    data.setHtml(f"<b>{words}</b><img src='http://example.invalid/a.png'>")
    pad.insertFromMimeData(data)


# --- the note as typed ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "words",
    [
        "",
        "a\nb\n",
        "no\u00a0break\tand tab",
        "soft\u2028end",
        "😀 then @Zoë",
        "\n\n",
        "e\u0301 combining 👩‍🚀\n#",
    ],
)
def test_a_note_comes_back_as_it_was_set(pad: Pad, words: str) -> None:
    pad.set_note(words)
    assert text(pad) == words


def test_spans_count_code_points_behind_an_emoji(pad: Pad, owner: Owner) -> None:
    pad.set_note("😀👩‍🚀 ")
    pad.moveCursor(QTextCursor.MoveOperation.End)
    keys(pad, "@Claire Dubois,")
    assert marked(pad) == ["@Claire Dubois"]
    assert pad.note()[1][0].start == len("😀👩‍🚀 ")


def test_loaded_spans_move_with_what_is_typed_before_them(pad: Pad) -> None:
    pad.set_note("😀 met @Zoë there", (Span(6, 10, PERSON, "m1"),))
    pad.moveCursor(QTextCursor.MoveOperation.Start)
    keys(pad, "So ")
    assert pad.note()[1] == (Span(9, 13, PERSON, "m1"),)


def test_the_hint_stands_on_the_line_of_the_text(pad: Pad) -> None:
    area, small = hint_area(pad), QFontMetrics(theme.font(theme.Text.SMALL))
    keys(pad, "x")
    begin = pad.document().documentLayout().blockBoundingRect(pad.document().firstBlock()).topLeft()
    line = pad.document().firstBlock().layout().lineAt(0)
    assert area.top() + small.ascent() == round(begin.y() + line.y() + line.ascent())
    assert abs(area.left() - pad.cursorRect(QTextCursor(pad.document())).left()) <= 1


def test_the_same_note_again_keeps_undo_and_cursor(pad: Pad) -> None:
    keys(pad, "one")
    pad.set_note(*pad.note())
    assert pad.document().isUndoAvailable()
    assert pad.textCursor().position() == 3


def test_pasting_is_plain_and_its_signs_mean_nothing(pad: Pad, owner: Owner) -> None:
    paste(pad, "! a\u00a0b\r\n@Claire Dubois and\u2028#Enerfip\tx\n")
    pad.settle()
    assert text(pad) == "! a\u00a0b\n@Claire Dubois and\u2028#Enerfip\tx\n"
    assert owner.heard == []
    assert "img" not in pad.toHtml()


def test_copying_keeps_no_break_spaces(pad: Pad) -> None:
    pad.set_note("a\u00a0b\nc")
    pad.selectAll()
    assert pad.createMimeDataFromSelection().text() == "a\u00a0b\nc"


def test_shift_enter_makes_a_line_like_enter(pad: Pad) -> None:
    keys(pad, "a")
    QTest.keyClick(pad, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    keys(pad, "b")
    assert text(pad) == "a\nb"


def test_every_key_tells_of_an_edit(pad: Pad) -> None:
    edits: list[int] = []
    pad.edited.connect(lambda: edits.append(1))
    keys(pad, "abc")
    assert len(edits) == 3


def test_moving_the_cursor_and_colouring_are_no_edits(qtbot: QtBot, pad: Pad) -> None:
    pad.set_note("met @Zoë there", (Span(4, 8, PERSON, "m1"),))
    with qtbot.assertNotEmitted(pad.edited, wait=20):
        press(pad, Qt.Key.Key_Right, Qt.Key.Key_End)
        pad.setPalette(pad.palette())
    assert pad.note()[1] == (Span(4, 8, PERSON, "m1"),)


def test_tab_moves_the_focus(pad: Pad, window: QWidget) -> None:
    press(pad, Qt.Key.Key_Tab)
    assert text(pad) == ""
    assert isinstance(QApplication.focusWidget(), QLineEdit)


def test_the_pad_says_what_it_is(pad: Pad) -> None:
    assert pad.accessibleName()
    assert "@ person" in pad.accessibleDescription()


# --- naming -----------------------------------------------------------------------------------------


def test_a_listed_name_is_taken_by_enter(pad: Pad, owner: Owner) -> None:
    keys(pad, "Left. @Cla")
    assert listed(pad) == ["Claire Dubois", "Clara Weiss", "New: Cla"]
    press(pad, Qt.Key.Key_Down, Qt.Key.Key_Return)
    keys(pad, " said so")
    assert text(pad) == "Left. @Clara Weiss said so"
    assert marked(pad) == ["@Clara Weiss"]
    assert owner.heard == [("named", PERSON, "Clara Weiss", "uid of Clara Weiss")]


def test_tab_takes_and_keeps_the_focus(pad: Pad, owner: Owner) -> None:
    keys(pad, "#En")
    press(pad, Qt.Key.Key_Tab)
    assert pad.hasFocus()
    assert owner.heard == [("named", ORGANISATION, "Enerfip", "uid of Enerfip")]


def test_taking_a_name_leaves_the_rest_of_the_line(pad: Pad, owner: Owner) -> None:
    keys(pad, "Knows  well")
    for _ in range(5):
        press(pad, Qt.Key.Key_Left)
    keys(pad, "@mar")
    press(pad, Qt.Key.Key_Return)
    assert text(pad) == "Knows @Marc Petit well"
    keys(pad, "!")
    assert text(pad) == "Knows @Marc Petit! well"
    assert marked(pad) == ["@Marc Petit"]


def test_a_name_with_blanks_goes_on_while_it_matches(pad: Pad, owner: Owner) -> None:
    keys(pad, "#bank of")
    assert listed(pad) == ["Bank of Lyon", "New: bank of"]
    press(pad, Qt.Key.Key_Return)
    assert text(pad) == "#Bank of Lyon"


def test_somebody_new_is_taken_from_the_list(pad: Pad, owner: Owner) -> None:
    keys(pad, "@Jo Li")
    assert listed(pad) == ["New: Jo Li"]
    press(pad, Qt.Key.Key_Return)
    assert text(pad) == "@Jo Li"
    assert owner.heard == [("named", PERSON, "Jo Li", None)]


def test_esc_leaves_the_sign_plain_for_good(pad: Pad, owner: Owner) -> None:
    keys(pad, "@Cl")
    press(pad, Qt.Key.Key_Escape)
    keys(pad, "aire Dubois, x")
    press(pad, Qt.Key.Key_Return)
    assert listed(pad) == []
    assert owner.heard == []
    assert text(pad) == "@Claire Dubois, x\n"


@pytest.mark.parametrize(
    ("typed", "name", "uid"),
    [
        ("@Claire Dubois pulled him", "Claire Dubois", "uid of Claire Dubois"),
        ("@claire dubois pulled him", "claire dubois", "uid of Claire Dubois"),
        ("@Claire Dubois\n", "Claire Dubois", "uid of Claire Dubois"),
        ("@Claire pulled him", "Claire", None),
        ("@Ann Lee Smith met", "Ann Lee Smith", None),
        ("@Ludwig van Hoven said", "Ludwig van Hoven", None),
        ("@ann said", "ann", None),
        ("@Ann, who", "Ann", None),
        ("(@Ann)", "Ann", None),
        ("@Ann's CV", "Ann", None),
        ("@Dr. Berg came", "Dr. Berg", None),
        ("@Ann. Then", "Ann", None),
        ("@J. Berg came", "J. Berg", None),
        ("met @Ann Lee. Then", "Ann Lee", None),
        ("@A B C D Ee", "A B C D", None),
    ],
)
def test_a_name_that_is_typed_on_over_is_named_all_the_same(
    pad: Pad, owner: Owner, typed: str, name: str, uid: str | None
) -> None:
    for char in typed:
        if char == "\n":
            pad.settle()
        keys(pad, char) if char != "\n" else press(pad, Qt.Key.Key_Return)
    pad.settle()
    assert text(pad) == typed
    assert owner.heard == [("named", PERSON, name, uid)]


def test_a_cut_promise_is_the_same_one_where_it_is_pasted(pad: Pad, owner: Owner) -> None:
    keys(pad, "!ask @mar")
    press(pad, Qt.Key.Key_Return, Qt.Key.Key_Return)
    keys(pad, "later")
    press(pad, Qt.Key.Key_Return)
    cursor = pad.textCursor()
    cursor.setPosition(0)
    cursor.movePosition(QTextCursor.MoveOperation.NextBlock, QTextCursor.MoveMode.KeepAnchor)
    pad.setTextCursor(cursor)
    cut = pad.createMimeDataFromSelection()
    press(pad, Qt.Key.Key_Delete)
    assert marked(pad) == []
    pad.moveCursor(QTextCursor.MoveOperation.End)
    pad.insertFromMimeData(cut)
    pad.insertFromMimeData(cut)  # a second copy is plain
    assert text(pad) == "later\n!ask @Marc Petit\n!ask @Marc Petit\n"
    assert marked(pad) == ["!ask @Marc Petit", "@Marc Petit"]
    assert sorted(str(entry[0]) for entry in owner.heard[2:]) == [
        "mention_dropped",
        "mention_restored",
        "promise_dropped",
        "promise_restored",
    ]


@pytest.mark.parametrize(
    "typed", ["ann@claire.example x", "C# is", "@ home", "#1 choice", "@", "a @ b", "@@ x"]
)
def test_signs_that_name_nobody_stay_plain(pad: Pad, owner: Owner, typed: str) -> None:
    keys(pad, typed)
    pad.settle()
    assert text(pad) == typed
    assert owner.heard == []


def test_enter_ends_the_line_once_a_name_is_complete_with_a_blank(pad: Pad, owner: Owner) -> None:
    keys(pad, "@Jo Li ")
    press(pad, Qt.Key.Key_Return)
    assert text(pad) == "@Jo Li \n"
    assert owner.heard == [("named", PERSON, "Jo Li", None)]


def test_leaving_the_pad_names_whom_the_text_names(pad: Pad, owner: Owner, window: QWidget) -> None:
    keys(pad, "saw @Marc Petit")
    window.findChildren(QLineEdit)[0].setFocus()
    assert owner.heard == [("named", PERSON, "Marc Petit", "uid of Marc Petit")]
    assert listed(pad) == []


def test_a_sign_before_a_name_that_was_there_names_it(pad: Pad, owner: Owner) -> None:
    keys(pad, "Marc Petit came")
    press(pad, Qt.Key.Key_Home)
    keys(pad, "@")
    press(pad, Qt.Key.Key_End)
    assert text(pad) == "@Marc Petit came"
    assert owner.heard == [("named", PERSON, "Marc Petit", "uid of Marc Petit")]


def test_typing_on_after_a_name_is_plain(pad: Pad, owner: Owner) -> None:
    keys(pad, "@cl")
    press(pad, Qt.Key.Key_Return)
    keys(pad, "'s plant")
    assert marked(pad) == ["@Claire Dubois"]


def test_correcting_the_end_of_a_name_stays_in_the_name(pad: Pad, owner: Owner) -> None:
    keys(pad, "@Ann Lex")
    press(pad, Qt.Key.Key_Return, Qt.Key.Key_Backspace)
    keys(pad, "a here")
    assert marked(pad) == ["@Ann Lea"]
    press(pad, Qt.Key.Key_Return)
    assert owner.heard[1:] == [("mention_changed", "named 1", "Ann Lea")]


def test_a_removed_name_is_dropped_and_undo_brings_it_back(pad: Pad, owner: Owner) -> None:
    keys(pad, "met @mar")
    press(pad, Qt.Key.Key_Return)
    pad.selectAll()
    press(pad, Qt.Key.Key_Delete)
    assert pad.note() == ("", ())
    undo(pad)
    assert marked(pad) == ["@Marc Petit"]
    assert owner.heard[1:] == [("mention_dropped", "named 1"), ("mention_restored", "named 1", "Marc Petit")]


def test_undo_of_taking_a_name_gives_back_what_was_typed(pad: Pad, owner: Owner) -> None:
    keys(pad, "met @mar")
    press(pad, Qt.Key.Key_Return)
    undo(pad)
    assert pad.note() == ("met @mar", ())
    redo(pad)
    assert marked(pad) == ["@Marc Petit"]


def test_new_typing_after_undo_forgets_the_marks_that_could_be_redone(pad: Pad, owner: Owner) -> None:
    keys(pad, "met @mar")
    press(pad, Qt.Key.Key_Return)
    undo(pad)
    keys(pad, "k. So")
    assert marked(pad) == []


def test_the_list_stays_inside_the_window_and_takes_no_focus(pad: Pad, window: QWidget) -> None:
    for _ in range(30):
        press(pad, Qt.Key.Key_Return)
    keys(pad, "and then at the end of a long line of words @")
    found = window.findChild(CompletionList)
    assert found is not None
    assert found.isVisible()
    assert window.rect().contains(found.geometry())
    assert pad.hasFocus()


def test_a_click_takes_a_listed_name(pad: Pad, owner: Owner, window: QWidget) -> None:
    keys(pad, "@cla")
    found = window.findChild(CompletionList)
    assert found is not None
    place = found.visualItemRect(found.item(1)).center()
    QTest.mouseClick(found.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert text(pad) == "@Clara Weiss"


# --- promises and questions -------------------------------------------------------------------------


def test_leaving_a_line_makes_one_promise(pad: Pad, owner: Owner) -> None:
    keys(pad, "!send the sheet")
    assert owner.heard == []
    press(pad, Qt.Key.Key_Return)
    press(pad, Qt.Key.Key_Up, Qt.Key.Key_Down)
    pad.settle()
    assert owner.heard == [("promised", "send the sheet")]
    assert marked(pad) == ["!send the sheet"]


def test_settling_makes_the_promise_under_the_cursor(pad: Pad, owner: Owner) -> None:
    keys(pad, "! call")
    pad.settle()
    pad.settle()
    assert owner.heard == [("promised", "call")]


def test_editing_a_promise_changes_that_one(pad: Pad, owner: Owner) -> None:
    keys(pad, "!send it")
    press(pad, Qt.Key.Key_Return, Qt.Key.Key_Up, Qt.Key.Key_End)
    keys(pad, " on Monday")
    press(pad, Qt.Key.Key_Down)
    assert owner.heard == [("promised", "send it"), ("promise_changed", "promised 1", "send it on Monday")]


def test_removing_a_promise_drops_it_and_undo_revives_it(pad: Pad, owner: Owner) -> None:
    keys(pad, "!send it")
    press(pad, Qt.Key.Key_Return)
    pad.selectAll()
    press(pad, Qt.Key.Key_Backspace)
    undo(pad)
    redo(pad)
    undo(pad)
    pad.settle()
    assert owner.heard == [
        ("promised", "send it"),
        ("promise_dropped", "promised 1"),
        ("promise_restored", "promised 1", "send it"),
        ("promise_dropped", "promised 1"),
        ("promise_restored", "promised 1", "send it"),
    ]


def test_a_promise_that_was_emptied_and_written_anew_is_the_same_one(pad: Pad, owner: Owner) -> None:
    keys(pad, "!ab")
    pad.settle()
    press(pad, Qt.Key.Key_Backspace, Qt.Key.Key_Backspace)
    pad.settle()
    keys(pad, "cd")
    pad.settle()
    assert owner.heard[1:] == [("promise_dropped", "promised 1"), ("promise_restored", "promised 1", "cd")]


def test_a_question_is_asked_changed_and_dropped(pad: Pad, owner: Owner) -> None:
    keys(pad, "?who runs it")
    pad.settle()
    keys(pad, " now")
    pad.settle()
    pad.selectAll()
    press(pad, Qt.Key.Key_Delete)
    assert owner.heard == [
        ("asked", "who runs it"),
        ("question_changed", "asked 1", "who runs it now"),
        ("question_dropped", "asked 1"),
    ]


def test_esc_right_after_the_sign_leaves_the_line_plain(pad: Pad, owner: Owner) -> None:
    keys(pad, "!")
    press(pad, Qt.Key.Key_Escape)
    keys(pad, "important")
    press(pad, Qt.Key.Key_Return)
    assert owner.heard == []


@pytest.mark.parametrize("typed", ["!", "! ", "!!!", "what? no!", " !x", "?"])
def test_signs_without_words_or_within_a_line_promise_nothing(pad: Pad, owner: Owner, typed: str) -> None:
    keys(pad, typed)
    press(pad, Qt.Key.Key_Return)
    pad.settle()
    assert owner.heard == []
    assert text(pad) == typed + "\n"


def test_enter_inside_a_promise_leaves_the_rest_plain(pad: Pad, owner: Owner) -> None:
    keys(pad, "!send it soon")
    for _ in range(5):
        press(pad, Qt.Key.Key_Left)
    press(pad, Qt.Key.Key_Return)
    assert owner.heard == [("promised", "send it")]
    assert marked(pad) == ["!send it"]


def test_a_name_inside_a_promise_is_marked_too(pad: Pad, owner: Owner) -> None:
    keys(pad, "!write to @mar")
    press(pad, Qt.Key.Key_Return, Qt.Key.Key_Return)
    assert [entry[0] for entry in owner.heard] == ["named", "promised"]
    assert marked(pad) == ["!write to @Marc Petit", "@Marc Petit"]


def test_a_promise_bound_late_is_told_of_its_change_then(qtbot: QtBot, pad: Pad) -> None:
    tokens: list[str] = []
    pad.promised.connect(lambda _text, token: tokens.append(token))
    keys(pad, "!send")
    pad.settle()
    keys(pad, " it")
    pad.settle()
    press(pad, Qt.Key.Key_Return)
    with qtbot.waitSignal(pad.promise_changed) as changed:
        pad.bind(tokens[0], "f1")
    assert changed.args == ["f1", "send it"]
    assert len(tokens) == 1


def test_loaded_promises_are_known(pad: Pad, owner: Owner) -> None:
    pad.set_note("!send\nx", (Span(0, 5, FOLLOW_UP, "f1"),))
    pad.settle()
    assert owner.heard == []
    press(pad, Qt.Key.Key_End)
    keys(pad, " it")
    press(pad, Qt.Key.Key_Down)
    assert owner.heard == [("promise_changed", "f1", "send it")]


def test_text_dragged_within_the_pad_leaves_the_marks_between(pad: Pad, owner: Owner) -> None:
    pad.set_note("one met @Zoë two", (Span(8, 12, PERSON, "m1"),))
    cursor = pad.textCursor()
    cursor.setPosition(4, QTextCursor.MoveMode.KeepAnchor)
    pad.setTextCursor(cursor)
    end = QTextCursor(pad.document())
    end.movePosition(QTextCursor.MoveOperation.End)
    pad.move_selection(end)
    assert text(pad) == "met @Zoë twoone "
    assert marked(pad) == ["@Zoë"]
    undo(pad)
    assert pad.note() == ("one met @Zoë two", (Span(8, 12, PERSON, "m1"),))


def test_unfinished_input_is_committed_before_settling(pad: Pad, owner: Owner) -> None:
    keys(pad, "!")
    QApplication.sendEvent(pad, QInputMethodEvent("送る", []))
    assert text(pad) == "!"
    pad.settle()
    assert text(pad) == "!送る"
    assert owner.heard == [("promised", "送る")]


def test_a_chip_is_painted_behind_a_promise(pad: Pad, owner: Owner) -> None:
    keys(pad, "!send it")
    press(pad, Qt.Key.Key_Return)
    before = pad.grab().toImage()
    pad.set_chip("promised 1", "Wed")
    assert pad.grab().toImage() != before
    assert pad.cursorForPosition(QPoint(0, 0)).position() == 0


# --- beside the window's own shortcuts ---------------------------------------------------------------


def test_undo_in_the_pad_is_the_pads_and_not_the_windows(pad: Pad, window: QWidget) -> None:
    triggered = watched(window, QKeySequence(QKeySequence.StandardKey.Undo))
    keys(pad, "abc")
    undo(pad)
    assert text(pad) == ""
    assert triggered == []


def test_esc_is_the_lists_first_and_then_the_windows(pad: Pad, window: QWidget) -> None:
    triggered = watched(window, QKeySequence(Qt.Key.Key_Escape))
    keys(pad, "@cl")
    press(pad, Qt.Key.Key_Escape)
    assert triggered == []
    press(pad, Qt.Key.Key_Escape)
    assert triggered == [1]


def watched(window: QWidget, shortcut: QKeySequence) -> list[int]:
    triggered: list[int] = []
    action = QAction(window)
    action.setShortcut(shortcut)
    action.triggered.connect(lambda: triggered.append(1))
    window.addAction(action)
    return triggered


def test_undoing_the_line_end_keeps_the_name_before_it(pad: Pad, owner: Owner) -> None:
    keys(pad, "met @Ann Lee ")
    press(pad, Qt.Key.Key_Return)
    undo(pad)
    assert marked(pad) == ["@Ann Lee"]
    redo(pad)
    assert [entry[0] for entry in owner.heard] == ["named"]


def test_an_accent_typed_through_an_input_method_keeps_the_marks_of_its_line(pad: Pad, owner: Owner) -> None:
    keys(pad, "!ask @mar")
    press(pad, Qt.Key.Key_Return)
    keys(pad, " about caf")
    strike(pad, "é")
    pad.settle()
    assert marked(pad) == ["!ask @Marc Petit about café", "@Marc Petit"]
    assert [entry[0] for entry in owner.heard] == ["named", "promised"]


def test_the_mark_of_a_long_wrapped_note_is_painted_in_both_themes(qtbot: QtBot, pad: Pad) -> None:
    pad.set_note("word " * 400 + "@Zoë", (Span(2000, 2004, PERSON, "m1"),))
    pad.moveCursor(QTextCursor.MoveOperation.End)
    light = pad.grab().toImage()
    dark = pad.palette()
    dark.setColor(QPalette.ColorRole.Window, Qt.GlobalColor.black)
    QApplication.setPalette(dark)
    try:
        assert pad.grab().toImage() != light
    finally:
        QApplication.setPalette(QPalette())


# --- any keys at all --------------------------------------------------------------------------------

KEYS = [*"aB @#!?.", "é", "😀", "\n", "back", "delete", "left", "up", "select", "undo", "redo", "esc", "end"]
SPECIAL = {
    "\n": Qt.Key.Key_Return,
    "back": Qt.Key.Key_Backspace,
    "delete": Qt.Key.Key_Delete,
    "left": Qt.Key.Key_Left,
    "up": Qt.Key.Key_Up,
    "esc": Qt.Key.Key_Escape,
    "end": Qt.Key.Key_End,
}


def strike(pad: Pad, key: str) -> None:
    if key in SPECIAL:
        press(pad, SPECIAL[key])
    elif key == "select":
        QTest.keyClick(pad, Qt.Key.Key_Up, Qt.KeyboardModifier.ShiftModifier)
    elif key in ("undo", "redo"):
        (undo if key == "undo" else redo)(pad)
    elif not key.isascii():
        event = QInputMethodEvent()
        event.setCommitString(key)
        QApplication.sendEvent(pad, event)
    else:
        keys(pad, key)


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(st.lists(st.sampled_from(KEYS), max_size=40))
def test_marks_stay_true_under_any_keys_and_come_back_by_undo(pad: Pad, struck: list[str]) -> None:
    pad.set_note("x")
    pad.set_note("")
    heard = Owner(pad).heard
    for key in struck:
        strike(pad, key)
        whole, spans = pad.note()
        for span in spans:
            assert SIGNS[whole[span.start]] is span.kind
            assert "\n" not in whole[span.start : span.end]
    pad.settle()
    before = pad.note()
    steps = 0
    while pad.document().isUndoAvailable():
        pad.undo()
        steps += 1
    assert pad.note() == ("", ())
    for _ in range(steps):
        pad.redo()
    pad.settle()
    assert pad.note() == before
    assert len([entry for entry in heard if entry[0] == "promised"]) <= struck.count("!")
    for name in NEWS:
        getattr(pad, name).disconnect()
