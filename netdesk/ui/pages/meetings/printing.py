"""The preparation of a meeting on one printed page, as a PDF."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from PySide6.QtCore import QBuffer, QCoreApplication, QDate, QIODevice, QLocale, QMarginsF, QSaveFile, QTime
from PySide6.QtGui import (
    QFont,
    QGuiApplication,
    QPageLayout,
    QPageSize,
    QPdfWriter,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
)
from PySide6.QtWidgets import QFileDialog, QWidget

from netdesk.domain.meeting_view import MeetingView
from netdesk.ui.pages.meetings.parts import Parts
from netdesk.ui.pages.meetings.wording import kind_text, minutes_text, names_text

translate = QCoreApplication.translate
LARGEST, SMALLEST = 11.0, 6.0
STEP = 0.5
MARGIN_MM = 16
FILLED, MOST_ROOM = 0.97, 60
"""How much of the page is used, and the most room in pixels that a question gets for its answer."""
RESOLUTION = 300
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
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setResolution(RESOLUTION)
    writer.setTitle(names_text([one.name for one in view.contacts]))
    size = QPageSize(QPageSize.PageSizeId.A4)
    margins = QMarginsF(MARGIN_MM, MARGIN_MM, MARGIN_MM, MARGIN_MM)
    writer.setPageLayout(
        QPageLayout(size, QPageLayout.Orientation.Portrait, margins, QPageLayout.Unit.Millimeter)
    )
    fitted(view, writer).print_(writer)
    del writer  # it finishes the file when it goes
    return bytes(buffer.data().data())


def fitted(view: MeetingView, writer: QPdfWriter) -> QTextDocument:
    """The document in the largest letters with which it fits one page."""
    points = LARGEST
    room = writer.pageLayout().paintRectPixels(_screen_dpi()).size()
    document = _document(view, points)
    document.setPageSize(room.toSizeF())
    while document.pageCount() > 1 and points > SMALLEST:
        points -= STEP
        document = _document(view, points)
        document.setPageSize(room.toSizeF())
    return _spread(view, points, document)


def _spread(view: MeetingView, points: float, document: QTextDocument) -> QTextDocument:
    """The same with what is left of the page given to the questions, to write the answers in."""
    left = document.pageSize().height() * FILLED - document.size().height()
    if not view.agenda or left <= 0:
        return document
    spread = _document(view, points, min(MOST_ROOM, left / len(view.agenda)))
    spread.setPageSize(document.pageSize())
    return spread if spread.pageCount() == 1 else document


def _screen_dpi() -> int:
    """What a document is laid out in before it is scaled to the page."""
    return round(QGuiApplication.primaryScreen().logicalDotsPerInchX())


def _document(view: MeetingView, points: float, room: float = 0) -> QTextDocument:
    document = QTextDocument()
    document.setDocumentMargin(0)
    font = QFont(document.defaultFont())
    font.setPointSizeF(points)
    document.setDefaultFont(font)
    cursor = QTextCursor(document)
    _write(cursor, names_text([one.name for one in view.contacts]), points * 1.7, bold=True, first=True)
    _write(cursor, _about(view), points)
    for kind, text in parts_of_page(view):
        heading, item = kind == HEADING, kind == ITEM
        _write(cursor, text, points, bold=heading, above=points * 0.9 if heading or item else 2,
               below=points * 1.6 + room if item else 0)  # fmt: skip
    return document


def _write(
    cursor: QTextCursor,
    text: str,
    points: float,
    *,
    bold: bool = False,
    above: float = 2,
    below: float = 0,
    first: bool = False,
) -> None:
    """One paragraph of plain text."""
    shape, look = QTextBlockFormat(), QTextCharFormat()
    shape.setTopMargin(0 if first else above)
    shape.setBottomMargin(below)
    look.setFontPointSize(points)
    look.setFontWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
    if first:
        cursor.setBlockFormat(shape)
    else:
        cursor.insertBlock(shape)
    cursor.insertText(text, look)


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
    dialog = QFileDialog(window, translate("Page", "Print one page"))
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setNameFilter(translate("Page", "PDF document (*.pdf)"))
    dialog.setDefaultSuffix("pdf")
    dialog.selectFile(f"{names_text([one.name for one in view.contacts])}.pdf")
    dialog.fileSelected.connect(lambda path: say(write_page(view, path)))
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()


def write_page(view: MeetingView, path: str) -> str:
    """Writes the page, wholly or not at all; returns what to tell the user."""
    file = QSaveFile(path)
    if not file.open(QIODevice.OpenModeFlag.WriteOnly):
        return translate("Page", "The page could not be written: {0}").format(file.errorString())
    file.write(one_page(view))
    if not file.commit():
        return translate("Page", "The page could not be written: {0}").format(file.errorString())
    return translate("Page", "Written: {0}").format(path)
