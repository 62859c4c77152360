"""The sheet of doubles: keys, choices, the preview, undo, and what it says when there are none."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QWidget
from pytestqt.qtbot import QtBot

from netdesk.desk import Desk
from netdesk.domain.acts import Act
from netdesk.domain.contact import Card, Contact, Point, PointKind
from netdesk.ui.actions import ActionId
from netdesk.ui.dialogs.doubles import DoublesDialog
from netdesk.ui.session import Session
from tests.ui.windows import holder, session_on, settle


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> Iterator[tuple[Session, Desk]]:
    with session_on(qtbot, tmp_path / "a.netdesk") as (session, desk):
        yield session, desk


def add(desk: Desk, name: str, email: str = "", **fields: str) -> int:
    points = (Point(kind=PointKind.EMAIL, value=email),) if email else ()
    return desk.contacts.add(Card(contact=Contact(full_name=name, **fields), points=points))  # type: ignore[arg-type]


def opened(session: Session) -> DoublesDialog:
    session.window.run(ActionId.FIND_DOUBLES)
    settle()
    dialog = session.window.findChildren(DoublesDialog)[-1]
    dialog.activateWindow()
    settle()
    return dialog


def titles(dialog: DoublesDialog) -> list[str]:
    rows = dialog.list.model()
    return [rows.index(row, 0).data().split(",")[0] for row in range(rows.rowCount())]


def shown(dialog: DoublesDialog, kind: type[QWidget] = QAbstractButton) -> list[str]:
    return [each.text() for each in dialog.findChildren(kind) if each.isVisible() and each.text()]  # type: ignore[attr-defined]


def test_without_doubles_it_says_so_and_how_many_were_compared(window: tuple[Session, Desk]) -> None:
    session, desk = window
    add(desk, "Ana Lima", "ana@lima.example")
    dialog = opened(session)
    assert dialog.empty.isVisible()
    assert dialog.empty.accessibleName() == "No doubles found"
    assert set(shown(dialog)) == {"Search again", "Close"}


def test_the_keys_lead_from_the_list_to_the_merge_and_on(window: tuple[Session, Desk]) -> None:
    session, desk = window
    for name in ("Robert Stone", "Bob Stone"):
        add(desk, name, "rs@stone.example")
    for name in ("Friedrich Ott", "Fritz Ott"):
        add(desk, name)
    dialog = opened(session)
    assert titles(dialog) == ["Robert Stone · Bob Stone", "Friedrich Ott · Fritz Ott"]
    assert holder() is dialog.list
    QTest.keyClick(dialog.list, Qt.Key.Key_Return)
    assert holder() is dialog.merge_button
    QTest.keyClick(dialog.merge_button, Qt.Key.Key_Return)
    settle()
    assert titles(dialog) == ["Friedrich Ott · Fritz Ott"]
    assert holder() is dialog.list
    assert desk.history.next_acts()[0] is Act.MERGE_CONTACTS


def test_what_is_chosen_is_previewed_and_stored(window: tuple[Session, Desk]) -> None:
    session, desk = window
    kept = add(desk, "Robert Stone", "rs@stone.example", why="knows all", birthday="1970-03-21")
    add(desk, "Bob Stone", "rs@stone.example", why="is kind")
    dialog = opened(session)
    outcome = dialog.compare.outcome()
    assert (outcome["Name"], outcome["Why"], outcome["Birthday"]) == (
        "Robert Stone",
        "knows all",
        "1970-03-21",
    )
    dialog.compare.radios["name", 1].setFocus()
    QTest.keyClick(dialog.compare.radios["name", 1], Qt.Key.Key_Space)
    assert dialog.compare.outcome()["Name"] == "Bob Stone"
    dialog.merge_button.click()
    card = desk.contacts.card(kept)
    assert (card.contact.full_name, card.contact.why) == ("Bob Stone", "knows all")


def test_undo_brings_a_group_back_and_so_do_the_keys(window: tuple[Session, Desk]) -> None:
    session, desk = window
    for name in ("Robert Stone", "Bob Stone"):
        add(desk, name, "rs@stone.example")
    dialog = opened(session)
    dialog.merge_button.click()
    settle()
    assert titles(dialog) == []
    assert dialog.empty.isVisible()
    (undo,) = [each for each in dialog.findChildren(QAbstractButton) if each.text() == "Undo"]
    undo.click()
    settle()
    assert titles(dialog) == ["Robert Stone · Bob Stone"]
    dialog.apart_button.click()
    settle()
    assert titles(dialog) == []
    QTest.keyClick(dialog, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    settle()
    assert titles(dialog) == ["Robert Stone · Bob Stone"]


def test_a_third_goes_on_with_whom_the_second_became(window: tuple[Session, Desk]) -> None:
    session, desk = window
    add(desk, "Robert Stone", "rs@stone.example")
    add(desk, "Bob Stone", "rs@stone.example")
    add(desk, "Rob Stone")
    dialog = opened(session)
    assert titles(dialog)[0] == "Robert Stone · Bob Stone"
    assert len(titles(dialog)) == 2
    dialog.merge_button.click()
    settle()
    assert titles(dialog) == ["Robert Stone · Rob Stone"]


def test_all_sure_ones_go_at_once_and_the_others_stay(window: tuple[Session, Desk]) -> None:
    session, desk = window
    for name in ("Ana Lima", "Ana Lima", "Robert Stone", "Bob Stone"):
        add(desk, name, f"{name.split()[1].lower()}@home.example")
    for number in range(2):
        add(desk, "Hans Keller", f"hans@firm{number}.example")
    dialog = opened(session)
    assert dialog.sure_button.text() == "Merge all sure ones (2)"
    dialog.sure_button.click()
    settle()
    assert titles(dialog) == ["Hans Keller × 2"]
    assert not dialog.sure_button.isVisible()
    assert dialog.notices.texts() == ["2 merged"]


def test_a_search_that_is_stopped_says_so(
    window: tuple[Session, Desk], monkeypatch: pytest.MonkeyPatch
) -> None:
    session, desk = window

    def stopped(service: object, progress: Callable[[int, int], None], region: str) -> None:
        progress(1, 1000)
        session.window.findChildren(DoublesDialog)[-1].work.stop()
        progress(2, 1000)
        pytest.fail("it went on")

    monkeypatch.setattr(type(desk.doubles), "find", stopped)
    dialog = opened(session)
    assert dialog.notices.texts() == ["Stopped. Nothing was changed."]
    assert not dialog.empty.isVisible()
    assert "Search again" in shown(dialog)


def test_nothing_of_it_is_cut_or_without_a_name(window: tuple[Session, Desk]) -> None:
    session, desk = window
    add(desk, "Robert Stone", "rs@stone.example", why="knows all " * 30)
    add(desk, "Bob Stone", "rs@stone.example", why="is kind " * 30)
    dialog = opened(session)
    buttons = [each for each in dialog.findChildren(QAbstractButton) if each.isVisible()]
    assert [each for each in buttons if not (each.text() or each.accessibleName())] == []
    assert [each.text() for each in buttons if each.text() and each.width() < each.sizeHint().width()] == []
    inside = dialog.compare.widget()
    assert inside is not None
    assert inside.width() <= dialog.compare.viewport().width()


def test_an_import_hints_at_whom_it_brought_twice(window: tuple[Session, Desk], tmp_path: Path) -> None:
    session, _ = window
    card = "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:{0}\r\nTEL:+44 20 5550 {1}\r\nEND:VCARD\r\n"
    file = tmp_path / "cards.vcf"
    file.write_text(card.format("Robert Stone", 123) + card.format("Bob Stone", 123), "utf-8", newline="")
    session._desk.importing.import_files([file])  # type: ignore[union-attr]  # an open one
    settle()
    assert session.window.notices.texts() == ["One person may stand here twice."]
    opened(session).close()
    assert session.window.notices.texts() == []
