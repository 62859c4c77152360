"""The preparation of a meeting on one printed page, as a PDF."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from PySide6.QtCore import QCoreApplication, QDate, QLocale, QTime
from PySide6.QtGui import QPdfWriter, QTextCursor, QTextDocument
from PySide6.QtWidgets import QWidget

from netdesk.domain.meeting_view import MeetingView
from netdesk.ui import pdf
from netdesk.ui.pages.meetings.parts import Parts
from netdesk.ui.pages.meetings.wording import kind_text, minutes_text, names_text

translate = QCoreApplication.translate
LARGEST, SMALLEST = 11.0, 6.0
STEP = 0.5
FILLED, MOST_ROOM = 0.97, 60
"""How much of the page is used, and the most room in pixels that a question gets for its answer."""
HEADING, ITEM, TEXT = "heading", "item", "text"
Part = tuple[str, str]


def parts_of_page(view: MeetingView) -> Iterator[Part]:
    """What stands on the page: headings, texts, and items with room to answer."""
    meeting = view.meeting
    for title, text in (
        (translate("Page", "Why this person"), meeting.purpose),
        (translate("Page", "The outcome you want"), meeting.outcome),
        (translate("Page", "What is in it for them"), meeting.for_them),
    ):
        if text.strip():
            yield HEADING, title
            yield TEXT, text.strip()
    if view.findings:
        yield HEADING, translate("Page", "What you already know")
    for line in view.findings:
        source = f" ({line.finding.source})" if line.finding.source else ""
        yield TEXT, f"• {line.finding.text}{source}"
    if view.story is not None:
        yield HEADING, f"{translate('Page', 'Your story')}: {view.story.title}"
        if view.story.text.strip():
            yield TEXT, view.story.text.strip()
    if view.agenda:
        yield HEADING, translate("Page", "Questions")
    for number, item in enumerate(view.agenda, 1):
        yield ITEM, f"{number}.  {item.entry.wording}"


def one_page(view: MeetingView) -> bytes:
    """The page as a PDF; the letters get smaller until everything stands on it."""
    return pdf.printed(_title(view), lambda writer: fitted(view, writer))


def _title(view: MeetingView) -> str:
    return names_text([one.name for one in view.contacts])


def fitted(view: MeetingView, writer: QPdfWriter) -> QTextDocument:
    """The document in the largest letters with which it fits one page."""
    points = LARGEST
    document = _document(view, points)
    pdf.fit_page(document, writer)
    while document.pageCount() > 1 and points > SMALLEST:
        points -= STEP
        document = _document(view, points)
        pdf.fit_page(document, writer)
    return _spread(view, points, document)


def _spread(view: MeetingView, points: float, document: QTextDocument) -> QTextDocument:
    """The same with what is left of the page given to the questions, to write the answers in."""
    left = document.pageSize().height() * FILLED - document.size().height()
    if not view.agenda or left <= 0:
        return document
    spread = _document(view, points, min(MOST_ROOM, left / len(view.agenda)))
    spread.setPageSize(document.pageSize())
    return spread if spread.pageCount() == 1 else document


def _document(view: MeetingView, points: float, room: float = 0) -> QTextDocument:
    document = pdf.blank(points)
    cursor = QTextCursor(document)
    pdf.write(cursor, _title(view), points * 1.7, bold=True, first=True)
    pdf.write(cursor, _about(view), points)
    for kind, text in parts_of_page(view):
        heading, item = kind == HEADING, kind == ITEM
        pdf.write(cursor, text, points, bold=heading, above=points * 0.9 if heading or item else 2,
                  below=points * 1.6 + room if item else 0)  # fmt: skip
    return document


def _about(view: MeetingView) -> str:
    meeting, first = view.meeting, view.contacts[0] if view.contacts else None
    role = ", ".join(filter(None, (first.title, first.organisation))) if first else ""
    when = ""
    if meeting.planned_at is not None:
        day, clock = meeting.planned_at.date(), meeting.planned_at.time()
        shown = QLocale().toString(QDate(day.year, day.month, day.day), QLocale.FormatType.LongFormat)
        when = (
            f"{shown}, {QLocale().toString(QTime(clock.hour, clock.minute), QLocale.FormatType.ShortFormat)}"
        )
    asked = minutes_text(meeting.asked_minutes)
    return " · ".join(filter(None, (role, when, kind_text(meeting.kind), meeting.place, asked)))


def ask_and_print(window: QWidget, parts: Parts, view: MeetingView, say: Callable[[str], None]) -> None:
    """Asks for a place and writes the page there; the window can be used meanwhile."""
    title = translate("Page", "Print one page")
    pdf.ask_where(window, title, _title(view), lambda path: say(write_page(view, path)))


def write_page(view: MeetingView, path: str) -> str:
    """Writes the page, wholly or not at all; returns what to tell the user."""
    return pdf.store(one_page(view), path) or translate("Page", "Written: {0}").format(path)
