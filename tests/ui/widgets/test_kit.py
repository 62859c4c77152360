"""The widgets of the kit: by keyboard, with names, and without losing what was typed."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QScrollArea, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from netdesk.ui import theme
from netdesk.ui.theme import Theme
from netdesk.ui.widgets.basics import Avatar, Button, Card, IconButton, KeyHint, PrimaryButton, SectionLabel
from netdesk.ui.widgets.charts import BarChart, GiveGetBar, ProgressRing
from netdesk.ui.widgets.chips import Chip, ChipButton, ChipChoice, ChipRow
from netdesk.ui.widgets.empty_state import EmptyState
from netdesk.ui.widgets.inline_edit import GrowingEdit, InlineEdit
from netdesk.ui.widgets.inputs import ChoiceRow, SearchField, SegmentedControl
from netdesk.ui.widgets.list_detail import ListDetail
from netdesk.ui.widgets.navigation import SideBar, TopBar
from netdesk.ui.widgets.paint import avatar_colour, initials
from netdesk.ui.widgets.rows import CheckRow
from netdesk.ui.widgets.toast import Toast

Show = Callable[[QWidget], QWidget]
THREE = {"yes": "yes", "later": "not now", "no": "no"}


@pytest.fixture
def show(qtbot: QtBot, qapp: QApplication) -> Show:
    """Shows a widget in a window that is active, so that the focus works."""
    theme.apply(qapp, Theme.LIGHT)
    windows: list[QWidget] = []

    def shown(widget: QWidget) -> QWidget:
        window = QWidget()
        windows.append(window)  # which keeps it alive
        qtbot.addWidget(window)
        layout = QVBoxLayout(window)
        layout.addWidget(widget)
        window.resize(500, 300)
        with qtbot.waitActive(window):
            window.show()
            window.activateWindow()
        return window

    return shown


def picture(widget: QWidget) -> QImage:
    return widget.grab().toImage()


def test_initials_are_of_the_first_and_last_word() -> None:
    assert [initials(name) for name in ("Ada Lena Brandt", "Ada", "", "(Ada) Brandt", "éva Ōno")] == [
        "AB", "A", "", "B", "ÉŌ",
    ]  # fmt: skip


def test_a_name_has_the_same_colour_at_every_start() -> None:
    assert avatar_colour("Ada Brandt") == avatar_colour("ADA BRANDT")
    assert len({avatar_colour(f"Name {number}") for number in range(100)}) == 8


@pytest.mark.parametrize(
    "make",
    [
        lambda: Avatar("Ada Brandt"),
        lambda: Chip("today", "late"),
        lambda: ChipButton("To contact", 164),
        lambda: IconButton("more", "More actions"),
        lambda: PrimaryButton("New", icon_name="plus"),
        lambda: SearchField("Search people"),
        lambda: KeyHint("Ctrl K"),
        lambda: EmptyState("contacts", "Nobody here yet"),
        lambda: InlineEdit("ada@example.org", name="E-mail"),
        lambda: Card("Momentum"),
    ],
)
def test_every_control_has_a_name(qtbot: QtBot, qapp: QApplication, make: Callable[[], QWidget]) -> None:
    widget = make()
    qtbot.addWidget(widget)
    assert widget.accessibleName() or (isinstance(widget, Button) and widget.text())


def test_a_chip_button_tells_its_count(qtbot: QtBot) -> None:
    chip = ChipButton("To contact", 164)
    qtbot.addWidget(chip)
    chip.set_count(7)
    assert chip.accessibleName() == "To contact 7"


def test_a_chip_that_must_be_short_keeps_its_words_in_the_tool_tip(qtbot: QtBot) -> None:
    chip = Chip("Feedback on résumé and profile")
    qtbot.addWidget(chip)
    chip.keep_within(300)
    assert not chip.toolTip()
    whole = chip.grab().toImage()
    chip.keep_within(80)
    chip.resize(chip.maximumWidth(), chip.height())
    assert chip.toolTip() == chip.accessibleName() == "Feedback on résumé and profile"
    assert chip.grab().toImage() != whole.copy(0, 0, 80, whole.height())


def test_chips_are_chosen_by_keyboard(show: Show, qtbot: QtBot) -> None:
    row = ChipRow([ChipChoice(key=key, text=text) for key, text in THREE.items()])
    show(row)
    first, second, _ = row.findChildren(ChipButton)
    first.setFocus()
    QTest.keyClick(first, Qt.Key.Key_Right)
    assert second.hasFocus()
    with qtbot.waitSignal(row.changed) as changed:
        QTest.keyClick(second, Qt.Key.Key_Space)
    assert changed.args == [frozenset({"later"})]


def test_several_chips_can_be_on_and_survive_new_counts(qtbot: QtBot) -> None:
    choices = [ChipChoice(key=key, text=text, count=1) for key, text in THREE.items()]
    row = ChipRow(choices, exclusive=False)
    qtbot.addWidget(row)
    for chip in row.findChildren(ChipButton)[:2]:
        chip.click()
    row.set_choices(choices[:2])
    assert row.selected() == {"yes", "later"}


def test_a_choice_row_tells_its_key(qtbot: QtBot) -> None:
    row = ChoiceRow("Worth talking to?", THREE, selected="no")
    qtbot.addWidget(row)
    with qtbot.waitSignal(row.changed) as changed:
        row.findChildren(ChipButton)[0].click()
    assert (changed.args, row.selected()) == (["yes"], "yes")


def test_segments_follow_the_arrow_keys(show: Show, qtbot: QtBot) -> None:
    control = SegmentedControl({"prepare": "Prepare", "meet": "Meet"}, name="Phase")
    window = show(control)
    first = window.focusWidget() or control.children()[1]
    assert isinstance(first, QWidget)
    first.setFocus()
    with qtbot.waitSignal(control.changed) as changed:
        QTest.keyClick(first, Qt.Key.Key_Right)
    assert (changed.args, control.selected()) == (["meet"], "meet")


def test_the_side_bar_tells_which_page_is_wanted(show: Show, qtbot: QtBot) -> None:
    bar = SideBar("NetDesk", "All data stays on this computer")
    for key in ("today", "contacts"):
        bar.nav.add(key, key.title(), key)
    bar.nav.select("today")
    bar.nav.set_count("today", 3, hot=True)
    window = show(bar)
    button = bar.nav.findChildren(QWidget)[0]
    button.setFocus()
    with qtbot.waitSignal(bar.nav.chosen) as chosen:
        QTest.keyClick(button, Qt.Key.Key_Down)
    assert (chosen.args, bar.nav.selected()) == (["contacts"], "contacts")
    assert button.accessibleName() == "Today 3"
    bar.set_compact(True)
    assert bar.width() < 100 < window.width()


def test_a_check_row_is_ticked_and_opened_by_keyboard(show: Show, qtbot: QtBot) -> None:
    row = CheckRow("Thank Ada", "met yesterday", due="today", due_tone="late", person="Ada Brandt")
    show(row)
    row.setFocus()
    target = row.focusProxy()
    assert target is not None
    with qtbot.waitSignal(row.toggled) as toggled:
        QTest.keyClick(target, Qt.Key.Key_Space)
    assert toggled.args == [True]
    with qtbot.waitSignal(row.activated):
        QTest.keyClick(target, Qt.Key.Key_Return)
    assert target.accessibleDescription() == "met yesterday, today"


@pytest.mark.parametrize("scale", [1.0, 1.4, 2.0])
def test_a_check_row_shows_all_its_words_when_narrow(qtbot: QtBot, qapp: QApplication, scale: float) -> None:
    notifier = theme.apply(qapp, Theme.LIGHT)
    notifier.set_text_scale(scale)
    area = QScrollArea()
    qtbot.addWidget(area)
    area.setWidgetResizable(True)
    page = QWidget()
    layout = QVBoxLayout(page)
    layout.addWidget(CheckRow("Join the plant engineers group " * 3, "Ada suggested it " * 8, due="24 Jan"))
    layout.addStretch(1)
    area.setWidget(page)
    area.resize(420, 400)
    area.show()
    qapp.processEvents()
    for label in page.findChildren(QLabel):
        assert label.height() >= label.heightForWidth(label.width()), label.text()
    notifier.set_text_scale(1)


def test_the_focus_is_seen_on_painted_controls(show: Show, qtbot: QtBot) -> None:
    for widget in (ChipButton("yes"), InlineEdit("text", name="Text"), PrimaryButton("New")):
        window = show(widget)
        widget.clearFocus()
        without = picture(widget)
        widget.setFocus(Qt.FocusReason.TabFocusReason)
        assert widget.hasFocus()
        assert picture(widget) != without
        window.close()


def test_enter_commits_what_was_typed(show: Show, qtbot: QtBot) -> None:
    edit = InlineEdit("old", name="Purpose")
    show(edit)
    edit.setFocus()
    QTest.keyClick(edit, Qt.Key.Key_Return)
    editor = edit.findChild(QLineEdit)
    assert isinstance(editor, QLineEdit)
    QTest.keyClicks(editor, "new")
    with qtbot.waitSignal(edit.edited) as edited:
        QTest.keyClick(editor, Qt.Key.Key_Return)
    assert (edited.args, edit.text(), edit.editing) == (["new"], "new", False)
    assert edit.hasFocus()


def test_leaving_commits_once(show: Show, qtbot: QtBot) -> None:
    edit = InlineEdit("old", name="Purpose")
    window = show(edit)
    other = QLineEdit()
    layout = window.layout()
    assert layout is not None
    layout.addWidget(other)
    other.show()
    edit.open()
    editor = edit.findChild(QLineEdit)
    assert isinstance(editor, QLineEdit)
    QTest.keyClicks(editor, "new")
    told: list[str] = []
    edit.edited.connect(told.append)
    other.setFocus()
    assert told == ["new"]


def test_escape_shows_the_old_text_and_undo_finds_the_typed_one(show: Show, qtbot: QtBot) -> None:
    edit = InlineEdit("old", name="Purpose")
    show(edit)
    edit.open()
    first = edit.findChild(QLineEdit)
    assert isinstance(first, QLineEdit)
    QTest.keyClicks(first, "typed")
    with qtbot.waitSignal(edit.cancelled), qtbot.assertNotEmitted(edit.edited):
        QTest.keyClick(first, Qt.Key.Key_Escape)
    edit.open()
    editor = edit.focusProxy()
    assert isinstance(editor, QLineEdit)
    assert editor.text() == "old"
    editor.undo()
    assert editor.text() == "typed"


def test_several_lines_keep_their_breaks_and_no_break_spaces(show: Show, qtbot: QtBot) -> None:
    edit = InlineEdit("one\ntwo\u00a0three", name="Notes", several_lines=True)
    show(edit)
    edit.open()
    editor = edit.findChild(GrowingEdit)
    assert isinstance(editor, GrowingEdit)
    QTest.keyClick(editor, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(editor, Qt.Key.Key_Return)
    QTest.keyClicks(editor, "four")
    with qtbot.waitSignal(edit.edited) as edited:
        QTest.keyClick(editor, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert edited.args == ["one\ntwo\u00a0three\nfour"]


def test_a_text_that_comes_while_typing_does_not_overwrite(show: Show, qtbot: QtBot) -> None:
    edit = InlineEdit("old", name="Purpose")
    show(edit)
    edit.open()
    editor = edit.findChild(QLineEdit)
    assert isinstance(editor, QLineEdit)
    QTest.keyClicks(editor, "typed")
    edit.show_text("from elsewhere")
    assert editor.text() == "typed"


def test_the_search_is_cleared_by_its_cross_and_leads_down(show: Show, qtbot: QtBot) -> None:
    field = SearchField("Search people", shortcut_hint="Ctrl K")
    show(field)
    field.setText("ada")
    field.actions()[-1].trigger()
    assert field.text() == ""
    with qtbot.waitSignal(field.down_pressed):
        QTest.keyClick(field, Qt.Key.Key_Down)


def test_a_toast_offers_undo_and_leaves_with_escape(show: Show, qtbot: QtBot) -> None:
    window = show(QLabel("page"))
    toast = Toast(window)
    toast.say("Ada Brandt moved to the trash", "Undo")
    assert toast.isVisible()
    assert window.rect().contains(toast.geometry())
    with qtbot.waitSignal(toast.undo_asked):
        toast.findChildren(Button)[0].click()
    assert not toast.isVisible()
    toast.say("Again")
    QTest.keyClick(window, Qt.Key.Key_Escape)
    assert not toast.isVisible()


def test_a_long_toast_is_wrapped_whole_and_leaves_the_sides_of_the_window_free(show: Show) -> None:
    window = show(QLabel("page"))
    window.resize(1440, 900)
    toast = Toast(window)
    toast.say("What was typed names a day that does not come: say another one and try it again. " * 3)
    words = toast.findChildren(QLabel)[0]
    assert toast.width() <= 720
    assert toast.x() >= 360
    assert words.heightForWidth(words.width()) <= words.height()
    assert toast.height() <= 120


def test_an_empty_state_leads_on(qtbot: QtBot) -> None:
    empty = EmptyState("contacts", "Nobody here yet")
    qtbot.addWidget(empty)
    done: list[bool] = []
    empty.add_action("Import contacts…", lambda: done.append(True)).click()
    second = empty.add_action("Add the first person", lambda: None)
    assert (done, second.property("kind")) == ([True], "")


def test_charts_say_what_they_show(qtbot: QtBot) -> None:
    ring, bars, balance = ProgressRing(), BarChart(), GiveGetBar()
    for chart in (ring, bars, balance):
        qtbot.addWidget(chart)
    ring.show_progress(4, 6, "4 of 6", "ready")
    bars.show_values([0, 2, 5], ["none", "2", "5 this week"], "Conversations a week")
    balance.show_balance(0, 0, "nothing yet")
    assert ring.accessibleName() == "4 of 6 ready"
    assert bars.accessibleDescription().endswith("5 this week")
    assert bars.bar(2).height() > bars.bar(1).height() > bars.bar(0).height()
    assert not picture(balance).isNull()


def test_list_and_detail_fold_in_a_narrow_window(qtbot: QtBot, qapp: QApplication) -> None:
    master, detail = QLineEdit(), QLineEdit()
    both = ListDetail(master, detail)
    qtbot.addWidget(both)
    both.resize(1000, 400)
    with qtbot.waitExposed(both):
        both.show()
    assert (master.isVisible(), detail.isVisible(), both.folded) == (True, True, False)
    both.resize(640, 400)
    assert (master.isVisible(), detail.isVisible(), both.folded) == (True, False, True)
    both.show_detail()
    assert (master.isVisible(), detail.isVisible()) == (False, True)
    both.findChildren(Button)[0].click()
    assert (master.isVisible(), detail.isVisible()) == (True, False)
    both.resize(1000, 400)
    assert (master.isVisible(), detail.isVisible()) == (True, True)


def test_a_long_title_leaves_room_for_the_actions(qtbot: QtBot, qapp: QApplication) -> None:
    bar = TopBar("A very long name of a meeting that nobody could read at once " * 2, "and when it is")
    button = PrimaryButton("Start meeting")
    bar.add_right(button)
    qtbot.addWidget(bar)
    bar.resize(436, 56)
    bar.show()
    qapp.processEvents()
    corner = button.mapTo(bar, QPoint(button.width(), 0))
    assert corner.x() <= 436


def test_a_section_label_keeps_its_words_for_screen_readers(qtbot: QtBot) -> None:
    label = SectionLabel("How you got here")
    qtbot.addWidget(label)
    assert label.text() == "How you got here"
