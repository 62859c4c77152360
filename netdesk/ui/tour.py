"""Renders every page and every phase of a meeting to pictures, on a sample desk and on an empty one."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

from netdesk.desk import Desk, make_sample, open_desk
from netdesk.domain.changes import Kind
from netdesk.domain.clock import Clock
from netdesk.domain.contact_list import ContactQuery
from netdesk.domain.meeting import Phase
from netdesk.domain.stage import Stage
from netdesk.settings import SettingsFile
from netdesk.ui import theme
from netdesk.ui.actions import ActionId
from netdesk.ui.dialogs.sheet import Sheet
from netdesk.ui.page_factory import ENTRIES
from netdesk.ui.pages.calendar.page import CalendarPage
from netdesk.ui.session import Opening, Session
from netdesk.ui.tasks import InlineTasks

SAMPLE_CONTACTS = 120
LOOKED_AT = 20
SETTLES_IN_MS = 250
"""Pages build what is not seen at once in later turns of the event loop."""


def tour(target: Path, chosen: str, size: tuple[int, int], clock: Clock) -> list[Path]:
    """Writes a PNG of each page into `target` and returns them; makes the folder where it is missing."""
    app = QApplication.instance() or theme.make_app("netdesk")
    assert isinstance(app, QApplication)
    theme.apply(app, theme.Theme(chosen), by_window=True)
    target.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="netdesk-tour-") as folder:
        full, empty = Path(folder) / "sample.netdesk", Path(folder) / "empty.netdesk"
        make_sample(full, clock, SAMPLE_CONTACTS)
        return [
            *_visit(full, clock, size, target, _full_stops),
            *_visit(empty, clock, size, target, _empty_stops),
        ]


Stop = tuple[str, Callable[[], object]]


def _visit(
    path: Path,
    clock: Clock,
    size: tuple[int, int],
    target: Path,
    stops: Callable[[Session, Desk], Iterator[Stop]],
) -> list[Path]:
    desk = open_desk(path, clock)
    settings = SettingsFile(path.with_name("settings.json"))
    session = Session(
        Opening(path=path, clock=clock, lock=desk.lock, settings=settings, lines=None), InlineTasks
    )
    session.attach(desk)
    session.window.resize(*size)
    theme.dress(session.window)
    session.window.show()
    written = [_picture(session, target / f"{name}.png", go) for name, go in stops(session, desk)]
    session.close()
    session.window.deleteLater()
    _settle()
    return written


def _picture(session: Session, path: Path, go: Callable[[], object]) -> Path:
    """The sheet that came up, else the window."""
    go()
    _settle()
    sheets = [one for one in session.window.findChildren(Sheet) if one.isVisible()]
    shown = sheets[-1] if sheets else session.window
    shown.grab().save(str(path))
    for sheet in sheets:
        sheet.close()
    return path


def _settle() -> None:
    """Lets what is built in turns of the event loop come to its end."""
    loop = QEventLoop()
    QTimer.singleShot(SETTLES_IN_MS, loop.quit)
    loop.exec()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def _full_stops(session: Session, desk: Desk) -> Iterator[Stop]:
    for entry in ENTRIES:
        yield entry.key, partial(session.window.show_page, entry.key)
    yield "calendar-week", partial(_show_week, session)
    for phase, meeting_id in _meetings(desk):
        yield str(phase).replace(" ", "-"), partial(session.show_record, Kind.MEETING, meeting_id, str(phase))
    for story in desk.stories.all()[:1]:
        yield "story", partial(session.show_record, Kind.STORY, story.id)
    yield "profile", partial(session.window.run, ActionId.PROFILE)
    yield "references", partial(session.window.run, ActionId.REFERENCES)
    yield "staying-in-touch", partial(_in_touch, session, desk)
    for contact_id in desk.contact_list.find(ContactQuery())[:1]:
        yield "log-call", partial(_log_call, session, contact_id)
        yield "write", partial(session.actions().method.write, desk.drafts.for_contact(contact_id))
        yield "templates", partial(session.actions().method.show_template, "introduction", contact_id)
    yield "palette", partial(session.window.run, ActionId.PALETTE)


def _show_week(session: Session) -> None:
    """The calendar's other grid; the month is what every later look begins with."""
    page = session.window.show_page("calendar")
    assert isinstance(page, CalendarPage)
    page.choice.select("week")
    page.choice.changed.emit("week")


def _in_touch(session: Session, desk: Desk) -> None:
    """The sheet on staying in touch, with rules for the first tags and for a stage."""
    for group in desk.in_touch.rules().groups[:2]:
        desk.in_touch.add_rule(tag_id=group.tag_id, stage=group.stage, ideal_days=60, latest_days=90)
    desk.in_touch.add_rule(stage=Stage.MET, ideal_days=182)
    session.window.run(ActionId.STAYING_IN_TOUCH)


def _log_call(session: Session, contact_id: int) -> None:
    """The strip that logs a call, with what to say."""
    session.show_record(Kind.CONTACT, contact_id)
    session.window.run(ActionId.LOG_CALL)


def _meetings(desk: Desk) -> Iterator[tuple[Phase, int]]:
    """A meeting to come, to prepare; and of the last ones held the one with the longest notes."""
    coming, past = desk.meetings.coming(), desk.meetings.past(LOOKED_AT)
    if coming:
        yield Phase.PREPARE, coming[0].id
    if past:
        told = max(past, key=lambda line: len(desk.meetings.load(line.id).text))
        yield Phase.MEET, told.id
        yield Phase.FOLLOW_THROUGH, told.id


def _empty_stops(session: Session, desk: Desk) -> Iterator[Stop]:
    for entry in ENTRIES:
        yield f"{entry.key}-empty", partial(session.window.show_page, entry.key)
