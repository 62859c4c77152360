"""Whoever cannot see the window, or uses no mouse, gets all of it: names, tab order, nothing cut off."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSlider,
    QApplication,
    QCheckBox,
    QComboBox,
    QHeaderView,
    QLineEdit,
    QScrollArea,
    QSplitterHandle,
    QWidget,
)
from pytestqt.qtbot import QtBot

from netdesk.desk import Desk
from netdesk.domain.changes import Kind
from netdesk.domain.organisation import OrganisationKind
from netdesk.ui.page_factory import ENTRIES
from netdesk.ui.session import Session
from netdesk.ui.widgets.chips import Chip, ChipButton
from tests.services import dated
from tests.ui.windows import session_on, settle

PAGES = [entry.key for entry in ENTRIES]
PHASES = ["prepare", "meet", "follow through"]
INNER = (QHeaderView, QScrollArea, QSplitterHandle, QAbstractSlider)
"""Parts that Qt makes and speaks for itself."""


@pytest.fixture(scope="module")
def wide(qapp: QApplication, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Session]:
    """One window for all looks at it."""
    with session_on(Patient(), tmp_path_factory.mktemp("wide") / "a.netdesk") as (session, desk):
        fill(desk)
        yield session


class Patient:
    """Waits for a window that outlives a test, which qtbot's cannot."""

    @contextmanager
    def waitActive(self, window: QWidget) -> Iterator[None]:
        yield
        settle()


def fill(desk: Desk) -> None:
    dated.fill(desk)
    guild = desk.organisations.add("Guild", kind=OrganisationKind.ASSOCIATION)
    desk.organisations.edit(guild, joined_on=date(2026, 1, 5))
    desk.research.add("Meets on Thursdays", "its letter", organisation_id=guild)
    desk.stories.add("The timetable that nobody trusted", "It was right. " * 9)


def show(session: Session, page: str) -> QWidget:
    """A page, or a phase of the meeting that is planned."""
    if page in PHASES:
        coming = session.window.page("meetings")
        session.show_record(Kind.MEETING, 2 if page == "prepare" else 1, page)
        shown: QWidget = coming
    else:
        shown = session.window.show_page(page)
    settle()
    return shown


def parts(widget: QWidget) -> list[QWidget]:
    """Everything in it that is shown, without what Qt puts together itself."""
    found = [child for child in widget.findChildren(QWidget) if child.isVisible()]
    return [child for child in found if not isinstance(child, INNER) and not _is_inner(child)]


def _is_inner(widget: QWidget) -> bool:
    parent = widget.parentWidget()
    made_by_qt = widget.objectName().startswith("qt_")
    inside = isinstance(parent, (QAbstractItemView, QLineEdit, QComboBox)) or (
        isinstance(widget, QLineEdit) and parent is not None and "Spin" in parent.metaObject().className()
    )
    return made_by_qt or inside or "DateTime" in (parent.metaObject().className() if parent else "")


def described(widget: QWidget) -> str:
    name = widget.accessibleName() or getattr(widget, "text", str)()
    return f"{type(widget).__name__} “{name}” in {type(widget.parentWidget()).__name__}"


@pytest.mark.parametrize("page", [*PAGES, *PHASES])
def test_whatever_takes_keys_or_clicks_has_a_name(wide: Session, page: str) -> None:
    nameless = [
        described(part)
        for part in parts(show(wide, page).window())
        if part.isEnabled()
        and (part.focusPolicy() & Qt.FocusPolicy.TabFocus or isinstance(part, QAbstractButton))
        and not (part.accessibleName() or getattr(part, "text", str)())
    ]
    assert nameless == []


@pytest.mark.parametrize("page", [*PAGES, *PHASES])
def test_the_tab_key_reaches_everything(wide: Session, page: str) -> None:
    shown = show(wide, page)
    wanted = {described(part) for part in parts(shown) if reachable(part)}
    seen = {described(part) for part in stops(shown)}
    assert wanted - seen == set()


def stops(shown: QWidget) -> list[QWidget]:
    """Where the Tab key comes to on its way around the window."""
    found: list[QWidget] = []
    for _ in range(400):
        shown.window().focusNextChild()
        at = QApplication.focusWidget()
        if at is None or (found and at is found[0]):
            break
        found.append(at)
    return found


def reachable(part: QWidget) -> bool:
    """Of buttons that exclude each other Tab stops at one, the arrow keys lead to the others."""
    takes_tab = bool(part.focusPolicy() & Qt.FocusPolicy.TabFocus) and part.isEnabled()
    one_of_several = isinstance(part, QAbstractButton) and part.autoExclusive() and not part.isChecked()
    return takes_tab and not one_of_several and part.focusProxy() is None


def test_the_tab_key_follows_the_layout_and_goes_back(wide: Session) -> None:
    shown = show(wide, "organisations")
    order = [described(part) for part in stops(shown)]
    (start,) = [place for place, name in enumerate(order) if "Filter organisations" in name]
    order = order[start:] + order[:start]
    wanted = [
        "Filter organisations",
        "All",
        "Organisations",
        "Name",
        "No",
        "Add what",
        "Notes",
        "Kind",
        "Menu",
    ]
    places = [next(i for i, name in enumerate(order) if f"“{part}" in name) for part in wanted]
    assert places == sorted(places)
    shown.window().focusNextChild()
    at = QApplication.focusWidget()
    shown.window().focusNextChild()
    shown.window().focusPreviousChild()
    assert QApplication.focusWidget() is at


@pytest.mark.parametrize("size", [(1440, 900), (1024, 700), (640, 700)], ids=str)
@pytest.mark.parametrize("page", [*PAGES, *PHASES])
def test_no_text_of_a_button_or_chip_is_cut(wide: Session, page: str, size: tuple[int, int]) -> None:
    wide.window.resize(*size)
    shown = show(wide, page)
    cut = [
        f"{described(part)} “{text_of(part)}”: {part.width()} of {part.sizeHint().width()}"
        for part in parts(shown)
        if isinstance(part, (QAbstractButton, Chip)) and text_of(part) and is_cut(part)
    ]
    wide.window.resize(1440, 900)
    assert cut == []


def text_of(part: QWidget) -> str:
    if isinstance(part, Chip):
        return part.text
    return part.text() if isinstance(part, (QAbstractButton, ChipButton)) else ""


SHORTENING = ("SearchButton", "LinkButton", "NavButton", "PersonLine", "DayButton")
"""Buttons that shorten a long text by themselves and tell all of it in their tool tip or name."""


def is_cut(part: QWidget) -> bool:
    if type(part).__name__ in SHORTENING or isinstance(part, QCheckBox):
        return False
    return part.width() < part.sizeHint().width()


def test_shortcuts_are_unique_in_the_window(wide: Session) -> None:
    keys = [keys.toString() for action in wide.window.findChildren(QAction) for keys in action.shortcuts()]
    assert sorted(keys) == sorted(set(keys))


@pytest.mark.parametrize("page", PAGES)
def test_an_empty_page_leads_on(qtbot: QtBot, tmp_path: Path, page: str) -> None:
    with session_on(qtbot, tmp_path / "a.netdesk", page=page) as (session, _):
        settle()
        shown = session.window.current()
        assert shown is not None
        buttons = [part for part in parts(shown) if isinstance(part, QAbstractButton) and part.isEnabled()]
        assert buttons
