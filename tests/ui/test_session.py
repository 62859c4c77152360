"""The window around the pages: actions, undo, notices, other desks, its place on the screen."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QPlainTextEdit, QPushButton
from pytestqt.qtbot import QtBot

from netdesk import paths
from netdesk.desk import Desk, DeskLock
from netdesk.domain.acts import Act
from netdesk.domain.changes import Kind
from netdesk.domain.clock import Clock
from netdesk.domain.errors import DeskReplaced
from netdesk.settings import SettingsFile
from netdesk.storage.contact_lines import first_look
from netdesk.ui import theme
from netdesk.ui.actions import ACTIONS, ActionId
from netdesk.ui.autosave import Autosave
from netdesk.ui.cloud_notice import warn_of_cloud
from netdesk.ui.dialogs.palette import Palette
from netdesk.ui.dialogs.profile import ProfileSheet
from netdesk.ui.dialogs.shortcuts import ShortcutsDialog
from netdesk.ui.dialogs.templates import TemplatesSheet
from netdesk.ui.dialogs.trash import TrashDialog
from netdesk.ui.main_window import MainWindow
from netdesk.ui.menus import key_sequences
from netdesk.ui.page_factory import ENTRIES
from netdesk.ui.session import HOME, Opening, Session
from netdesk.ui.tasks import InlineTasks
from netdesk.ui.widgets.basics import KeyHint, Words
from netdesk.ui.widgets.rows import Tick
from netdesk.ui.widgets.search_button import SearchButton
from tests.services.dated import Hand, open_at, person
from tests.services.people import running
from tests.ui.windows import holder, session_on, settle

CARD = "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Ines Okoro\r\nN:Okoro;Ines;;;\r\nEND:VCARD\r\n"


@pytest.fixture
def opened(qtbot: QtBot, tmp_path: Path) -> Iterator[tuple[Session, Desk]]:
    with session_on(qtbot, tmp_path / "a.netdesk") as found:
        yield found


@pytest.fixture
def session(opened: tuple[Session, Desk]) -> Session:
    return opened[0]


@pytest.fixture
def desk(opened: tuple[Session, Desk]) -> Desk:
    return opened[1]


def key(session: Session, what: Qt.Key, *modifiers: Qt.KeyboardModifier) -> None:
    joined = Qt.KeyboardModifier.NoModifier
    for modifier in modifiers:
        joined |= modifier
    QTest.keyClick(holder(), what, joined)


CTRL = Qt.KeyboardModifier.ControlModifier


# Actions


def test_no_two_actions_share_a_key(qtbot: QtBot) -> None:
    keys = [(keys.toString(), one.id) for one in ACTIONS for keys in key_sequences(one)]
    shared = [(text, name) for text, name in keys if sum(text == other for other, _ in keys) > 1]
    assert shared == []


def test_every_action_is_declared_once_and_done_somewhere(session: Session, desk: Desk) -> None:
    assert [one.id for one in ACTIONS] == list(dict.fromkeys(one.id for one in ACTIONS))
    assert {one.id for one in ACTIONS} == set(ActionId)
    person(desk, "Ines Okoro")
    done = {ActionId.OPEN_OWN}  # offered on the sample desk only
    for entry in ENTRIES:
        session.window.show_page(entry.key)
        done |= set(session.window.handlers())
    meeting = desk.meetings.plan([1])
    for phase in ("prepare", "meet", "follow through"):
        session.show_record(Kind.MEETING, meeting, phase)
        done |= set(session.window.handlers())
    assert set(ActionId) - done == set()


def test_an_action_begins_on_the_page_where_it_is_at_home(session: Session) -> None:
    for action, page in HOME.items():
        session.window.show_page("today" if page == "questions" else "questions")
        session.window.run(action)
        assert session.window.current_key() == page, action
        key(session, Qt.Key.Key_Escape)


def test_the_keys_lead_to_the_pages(session: Session) -> None:
    for number, entry in enumerate(ENTRIES):
        key(session, Qt.Key(Qt.Key.Key_1 + number), CTRL)
        assert session.window.current_key() == entry.key
        assert session.window.current() is not None


def test_the_menus_open_by_a_key(session: Session) -> None:
    key(session, Qt.Key.Key_F10)
    assert QApplication.activePopupWidget() is not None
    for _ in range(2):  # the first of the menus is open already
        menu = QApplication.activePopupWidget()
        if menu is not None:
            QTest.keyClick(menu, Qt.Key.Key_Escape)
    assert QApplication.activePopupWidget() is None


# Undo


def test_undo_is_named_and_takes_the_last_action_back(session: Session, desk: Desk) -> None:
    undo, redo = session.window.menus.actions[ActionId.UNDO], session.window.menus.actions[ActionId.REDO]
    assert (undo.isEnabled(), undo.text()) == (False, "Undo")
    person(desk, "Ines Okoro")
    assert (undo.isEnabled(), undo.text()) == (True, "Undo: Add contact")
    session.contacts.table.setFocus()
    key(session, Qt.Key.Key_Z, CTRL)
    assert desk.overview.counts().contacts == 0
    assert redo.text() == "Redo: Add contact"
    key(session, Qt.Key.Key_Z, CTRL, Qt.KeyboardModifier.ShiftModifier)
    redo.trigger()
    assert desk.overview.counts().contacts == 1


def test_in_a_text_field_undo_takes_typing_back(session: Session, desk: Desk) -> None:
    person(desk, "Ines Okoro")
    session.contacts.filter.setFocus()
    QTest.keyClicks(holder(), "oko")
    key(session, Qt.Key.Key_Z, CTRL)
    assert session.contacts.filter.text() != "oko"
    assert desk.overview.counts().contacts == 1
    session.window.show_page("questions")
    session.window.run(ActionId.NEW_STORY)
    key(session, Qt.Key.Key_Return)
    session.window.run(ActionId.EDIT)
    QTest.keyClicks(holder(), "Once")
    key(session, Qt.Key.Key_Z, CTRL)
    assert isinstance(editor := holder(), QPlainTextEdit)
    assert editor.toPlainText() == ""
    assert len(desk.stories.all()) == 1


def test_a_removal_offers_undo_in_the_toast(session: Session, desk: Desk) -> None:
    desk.organisations.add("Halden")
    session.window.show_page("organisations")
    session.window.run(ActionId.DELETE)
    toast = session.window.toast
    assert toast.isVisible()
    (undo,) = [button for button in toast.findChildren(QPushButton) if button.text() == "Undo"]
    undo.click()
    assert desk.overview.counts().organisations == 1
    assert not undo.isVisible()  # what it says now is that it was undone
    session.window.show_page("contacts")
    assert not toast.isVisible()  # it was about the other page


# The palette


def palette_of(session: Session) -> Palette:
    return session.actions().palette


def test_the_palette_opens_from_any_field_finds_and_leads_there(session: Session, desk: Desk) -> None:
    ines = person(desk, "Ines Okoro")
    for page in ("contacts", "organisations", "questions"):
        session.window.show_page(page)
        key(session, Qt.Key.Key_K, CTRL)
        assert palette_of(session).isVisible(), page
        key(session, Qt.Key.Key_Escape)
        assert not palette_of(session).isVisible()
    session.window.run(ActionId.PALETTE)
    QTest.keyClicks(holder(), "okor")
    key(session, Qt.Key.Key_Return)
    assert session.window.current_key() == "contacts"
    assert session.contacts.table.current_id() == ines


def test_the_palette_leads_to_the_sheet_in_which_the_words_stand(session: Session, desk: Desk) -> None:
    desk.profile.edit(best_at="Zeppelins")
    desk.templates.type("thanks", subject="Kestrel", body="")
    session.window.run(ActionId.PALETTE)
    QTest.keyClicks(holder(), "zeppel")
    key(session, Qt.Key.Key_Return)
    (sheet,) = session.window.findChildren(ProfileSheet)
    assert sheet.isVisible()
    assert sheet.fields["best_at"].text() == "Zeppelins"
    sheet.close()
    session.window.run(ActionId.PALETTE)
    QTest.keyClicks(holder(), "kestr")
    key(session, Qt.Key.Key_Return)
    (templates,) = session.window.findChildren(TemplatesSheet)
    assert templates.isVisible()
    assert templates.subject.toPlainText() == "Kestrel"
    templates.close()


def test_the_palette_does_actions_by_their_words(session: Session) -> None:
    session.window.run(ActionId.PALETTE)
    QTest.keyClicks(holder(), "new org")
    key(session, Qt.Key.Key_Return)
    assert session.window.current_key() == "organisations"
    assert isinstance(holder(), QLineEdit)


# Trash


def test_the_trash_restores_and_merges_what_has_a_namesake(session: Session, desk: Desk) -> None:
    old = desk.organisations.add("Halden")
    desk.organisations.delete([old])
    new = desk.organisations.add("Halden")
    session.window.run(ActionId.TRASH)
    dialog = session.window.findChild(TrashDialog)
    assert isinstance(dialog, TrashDialog)
    QTest.keyClick(dialog.list, Qt.Key.Key_Return)
    assert desk.overview.counts().organisations == 2
    (merge,) = [button for button in dialog.findChildren(QPushButton) if button.text() == "Merge them"]
    merge.click()
    assert desk.overview.counts().organisations == 1
    assert desk.organisations.load(new).organisation.trashed_at is None
    dialog.close()


def test_delete_for_good_asks_and_esc_keeps(session: Session, desk: Desk) -> None:
    ines = person(desk, "Ines Okoro")
    desk.contacts.delete([ines])
    session.window.run(ActionId.TRASH)
    dialog = session.window.findChild(TrashDialog)
    assert isinstance(dialog, TrashDialog)
    (item,) = desk.history.trashed()
    question = dialog.question(item)
    question.confirmed.connect(lambda: dialog.purge(item))
    question.open()
    QTest.keyClick(question, Qt.Key.Key_Escape)
    assert len(desk.history.trashed()) == 1
    question = dialog.question(item)
    question.confirmed.connect(lambda: dialog.purge(item))
    question.open()
    (sure,) = [button for button in question.buttons() if button.text() == "Delete for good"]
    sure.click()
    assert desk.history.trashed() == []
    dialog.close()


# Files


def test_a_desk_is_backed_up(session: Session, desk: Desk) -> None:
    person(desk, "Ines Okoro")
    session.window.run(ActionId.BACK_UP)
    assert len(desk.safety.backups()) == 1
    assert session.window.toast.isVisible()


def test_the_sample_desk_is_made_and_leads_back(session: Session, qtbot: QtBot) -> None:
    with qtbot.waitSignal(session.another_asked) as asked:
        session.window.run(ActionId.OPEN_SAMPLE)
    assert asked.args is not None
    path = asked.args[0]()
    assert path == paths.sample_desk()
    with session_on(qtbot, path) as (sample, desk):
        assert desk.overview.counts().contacts > 50
        (notice,) = sample.window.notices.texts()
        assert "sample desk" in notice
        with qtbot.waitSignal(sample.another_asked) as back:
            sample.window.run(ActionId.OPEN_OWN)
        assert back.args == [None]


# Safety


def test_a_damaged_desk_offers_its_newest_backup(session: Session, desk: Desk, qtbot: QtBot) -> None:
    made = desk.safety.back_up()
    session.actions().safety._tell_damage("page 7 is torn", made)
    (text,) = session.window.notices.texts()
    assert "page 7 is torn" in text
    (restore,) = session.window.notices.findChildren(QPushButton)
    with qtbot.waitSignal(session.another_asked) as asked:
        restore.click()
    assert asked.args is not None
    session.close()
    assert asked.args[0]() == desk.path


def test_a_desk_in_a_cloud_folder_is_moved_on_demand(qtbot: QtBot, tmp_path: Path) -> None:
    folder = tmp_path / "Dropbox"
    folder.mkdir()
    with session_on(qtbot, folder / "mine.netdesk") as (session, desk):
        person(desk, "Ines Okoro")
        warn_of_cloud(session.window.notices, session.path, desk.clock, session.another_asked.emit)
        (text,) = session.window.notices.texts()
        assert "Dropbox" in text
        with qtbot.waitSignal(session.another_asked) as asked:
            next(iter(session.window.notices.findChildren(QPushButton))).click()
        session.close()
        assert asked.args is not None
        moved = asked.args[0]()
    assert moved == paths.default_desk().with_name("mine.netdesk")
    assert not (folder / "mine.netdesk").exists()
    assert len(list(folder.glob("mine.netdesk.moved-2*"))) == 1
    again = open_at(moved, Hand())
    assert again.overview.counts().contacts == 1
    again.close()


def test_the_warning_of_a_cloud_folder_comes_before_anything_is_written(qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "OneDrive" / "mine.netdesk"
    path.parent.mkdir()
    open_at(path, Hand()).close()
    before = path.read_bytes()
    opening = Opening(
        path=path, clock=Clock(), lock=DeskLock(path), settings=SettingsFile(tmp_path / "settings.json"),
        lines=first_look(path, 10),
    )  # fmt: skip
    session = Session(opening, InlineTasks)
    session.start("contacts")
    (text,) = session.window.notices.texts()
    assert "OneDrive" in text
    assert path.read_bytes() == before
    session.close()
    session.window.deleteLater()
    session.deleteLater()


@contextmanager
def read_only(desk: Desk) -> Iterator[None]:
    """What a file that has become read-only does to every write."""

    def forbid(state: str) -> None:
        with closing(desk.store._writers.raw_connection()) as held:
            held.cursor().execute(f"PRAGMA query_only = {state}")

    forbid("ON")
    try:
        yield
    finally:
        forbid("OFF")


def ticks(session: Session) -> list[Tick]:
    page = session.window.current()
    assert page is not None
    return [tick for tick in page.findChildren(Tick) if tick.isVisible()]


def test_what_could_not_be_stored_goes_back_and_is_said_until_it_can(session: Session, desk: Desk) -> None:
    person(desk, "Ines Okoro")
    desk.plain_words.add("call Ines today")
    session.window.show_page("today")
    settle()
    with read_only(desk):
        ticks(session)[0].click()
        settle()
    assert [one.isChecked() for one in ticks(session)] == [False]
    (said,) = session.window.notices.texts()
    assert "read-only" in said
    assert str(desk.path) in said
    assert "toast" not in vars(session.window)
    ticks(session)[0].click()
    settle()
    assert desk.overview.counts().due == 0
    assert session.window.notices.texts() == []


def test_in_a_meeting_too_only_what_is_stored_stays_ticked(session: Session, desk: Desk) -> None:
    meeting = running(desk, person(desk, "Ines Okoro"))
    desk.agenda.add_own(meeting, "How did you start?")
    session.show_record(Kind.MEETING, meeting, "meet")
    settle()
    QTest.keyClicks(holder(), "!send the sheet")
    key(session, Qt.Key.Key_Return)
    session.window.settle()
    settle()
    shown = ticks(session)
    with read_only(desk):
        for tick in shown:
            tick.click()
    settle()
    assert [tick.isChecked() for tick in shown] == [False, False]


def test_what_fails_in_a_place_of_its_own_is_said_above_the_pages_too(session: Session, desk: Desk) -> None:
    session.window.run(ActionId.NEW_CONTACT)
    QTest.keyClicks(holder(), "Ines Okoro")
    with read_only(desk):
        key(session, Qt.Key.Key_Return)
    (said,) = session.window.notices.texts()
    assert "read-only" in said


@pytest.mark.skipif(sys.platform == "win32", reason="Windows lets nobody write over an open file")
def test_a_desk_that_was_written_over_is_said_for_good(qtbot: QtBot, tmp_path: Path) -> None:
    path, other = tmp_path / "a.netdesk", tmp_path / "other.netdesk"
    strange = open_at(other, Hand())
    person(strange, "Ines Okoro")
    strange.close()
    with pytest.raises(DeskReplaced), session_on(qtbot, path) as (session, _):
        session.window.show_page("organisations")
        shutil.copyfile(other, path)
        for name in ("Halden", "Lumen Works"):
            session.window.run(ActionId.NEW_ORGANISATION)
            QTest.keyClicks(holder(), name)
            key(session, Qt.Key.Key_Return)
        (said,) = session.window.notices.texts()
        assert "another program wrote over it" in said
        notices = session.window.notices
        (words,) = notices.findChildren(Words)
        assert words.heightForWidth(words.width()) <= words.height()


def test_a_desk_that_can_only_be_read_says_so_at_once(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.netdesk"
    monkeypatch.setattr("os.access", lambda place, mode: Path(place) != path)
    with session_on(qtbot, path) as (session, desk):
        (said,) = session.window.notices.texts()
        assert "can only be read" in said
        assert str(path) in said
        person(desk, "Ines Okoro")  # it could be written to in the end
        assert session.window.notices.texts() == []


def test_a_window_with_unsaved_words_stays_open(session: Session, qtbot: QtBot) -> None:
    failing = Autosave(lambda done: done(OSError("disk full")), session.window)
    failing.touch()
    assert not session.window.close()
    assert session.window.isVisible()
    (text,) = session.window.notices.texts()
    assert "could not be stored" in text
    failing.setParent(None)


# Looks and place


def test_a_theme_is_chosen_live_and_kept(session: Session, tmp_path: Path) -> None:
    for entry in ENTRIES:
        session.window.show_page(entry.key)
    session.window.run(ActionId.THEME_DARK)
    settle()
    assert theme.tokens().dark
    image = session.window.grab().toImage()
    assert image.pixelColor(image.width() // 2, image.height() - 5).lightness() < 100
    assert SettingsFile(tmp_path / "settings.json").values.theme == "dark"
    session.window.run(ActionId.THEME_LIGHT)
    settle()
    assert not theme.tokens().dark


def test_the_window_comes_back_where_it_was_and_never_off_the_screen(qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "a.netdesk"
    with session_on(qtbot, path, page="questions", size=(700, 600)):
        pass
    kept = SettingsFile(tmp_path / "settings.json").values
    assert kept.last_page == "questions"
    with session_on(qtbot, path) as (session, _):
        session.window.restore_place(kept.geometry)
        assert session.window.size().width() == 700
        session.window.move(9000, 9000)
        session.window.restore_place(session.window.place())
        screen = QGuiApplication.primaryScreen().availableGeometry()
        assert screen.intersects(session.window.frameGeometry())


def test_a_first_window_leaves_room_for_its_title_on_the_screen(session: Session) -> None:
    session.window.restore_place("")
    screen = QGuiApplication.primaryScreen().availableGeometry()
    assert session.window.height() <= screen.height() - 40


def test_return_presses_the_button_that_has_the_keyboard(session: Session) -> None:
    session.window.show_page("today")
    [search] = session.window.page("today").findChildren(SearchButton)
    search.setFocus()
    QTest.keyClick(search, Qt.Key.Key_Return)
    palette = session.window.findChild(Palette)
    assert isinstance(palette, Palette)
    assert palette.isVisible()
    QTest.keyClick(palette.field, Qt.Key.Key_Escape)
    assert holder() is search, "hiding the palette moves the focus; it still returns to where it came from"


def test_the_shortcuts_list_every_key(session: Session) -> None:
    session.window.run(ActionId.SHORTCUTS)
    dialog = session.window.findChild(ShortcutsDialog)
    assert isinstance(dialog, ShortcutsDialog)
    told = {child.accessibleName() for child in dialog.findChildren(KeyHint)}
    for action in ACTIONS:
        for keys in key_sequences(action)[:1]:
            assert keys.toString(keys.SequenceFormat.NativeText) in told, action.id
    dialog.close()


# Threads


def test_a_desk_opens_behind_the_first_picture(qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "a.netdesk"
    first = open_at(path, Hand())
    person(first, "Ines Okoro")
    first.close()
    settings = SettingsFile(tmp_path / "settings.json")
    settings.put(replace(settings.values, last_page="questions"))
    opening = Opening(path=path, clock=first.clock, lock=DeskLock(path), settings=settings, lines=[])
    session = Session(opening)
    with qtbot.waitSignal(session.ready, timeout=10_000):
        session.start()
    assert session.window.current_key() == "questions"
    page = session.window.page("contacts")
    session.window.show_page("contacts")
    qtbot.waitUntil(lambda: session.contacts.table.paged.rowCount() == 1, timeout=5_000)
    assert page is session.contacts
    session.window.close()
    DeskLock(path).release()  # it was given back
    session.window.deleteLater()


def test_no_button_has_the_keyboard_before_a_page_is_shown(qtbot: QtBot) -> None:
    window = MainWindow({})
    qtbot.addWidget(window)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    assert not isinstance(QApplication.focusWidget(), QAbstractButton)


def test_a_window_closed_before_its_desk_is_open_gives_it_back(qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "a.netdesk"
    clock = open_at(path, Hand())
    clock.close()
    settings = SettingsFile(tmp_path / "settings.json")
    opening = Opening(path=path, clock=clock.clock, lock=DeskLock(path), settings=settings, lines=[])
    session = Session(opening)
    session.start("questions")
    session._load()
    session.window.close()
    DeskLock(path).release()
    settle()
    assert session.window.current() is None
    session.window.deleteLater()


def test_undo_says_what_it_took_back(session: Session, desk: Desk) -> None:
    person(desk, "Ines Okoro")
    session.window.run(ActionId.UNDO)
    assert session.window.toast.accessibleName() == "Undone: Add contact"
    assert desk.history.next_acts() == (None, Act.ADD_CONTACT)
