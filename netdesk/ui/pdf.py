"""Plain text on printed pages, as a PDF, and the question where to put it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QBuffer, QCoreApplication, QIODevice, QMarginsF, QSaveFile
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

translate = QCoreApplication.translate
MARGIN_MM = 16
RESOLUTION = 300


def printed(title: str, made: Callable[[QPdfWriter], QTextDocument]) -> bytes:
    """A document as a PDF on A4; `made` gets the writer to know the room that a page has."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setResolution(RESOLUTION)
    writer.setTitle(title)
    size = QPageSize(QPageSize.PageSizeId.A4)
    margins = QMarginsF(MARGIN_MM, MARGIN_MM, MARGIN_MM, MARGIN_MM)
    writer.setPageLayout(
        QPageLayout(size, QPageLayout.Orientation.Portrait, margins, QPageLayout.Unit.Millimeter)
    )
    made(writer).print_(writer)
    del writer  # it finishes the file when it goes
    return bytes(buffer.data().data())


def fit_page(document: QTextDocument, writer: QPdfWriter) -> None:
    """Gives the document pages of the writer's size, in what it is laid out in before it is scaled."""
    dots = round(QGuiApplication.primaryScreen().logicalDotsPerInchX())
    document.setPageSize(writer.pageLayout().paintRectPixels(dots).size().toSizeF())


def blank(points: float) -> QTextDocument:
    """An empty document in letters of this size."""
    document = QTextDocument()
    document.setDocumentMargin(0)
    font = QFont(document.defaultFont())
    font.setPointSizeF(points)
    document.setDefaultFont(font)
    return document


def write(
    cursor: QTextCursor, text: str, points: float, *, bold: bool = False, above: float = 2,
    below: float = 0, first: bool = False, together: bool = False,
) -> None:  # fmt: skip
    """One paragraph of plain text; `together` keeps it on one page."""
    shape, look = QTextBlockFormat(), QTextCharFormat()
    shape.setTopMargin(0 if first else above)
    shape.setBottomMargin(below)
    shape.setNonBreakableLines(together)
    look.setFontPointSize(points)
    look.setFontWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
    if first:
        cursor.setBlockFormat(shape)
    else:
        cursor.insertBlock(shape)
    cursor.insertText(text, look)


def ask_where(window: QWidget, title: str, name: str, chosen: Callable[[str], None]) -> None:
    """Asks for a place; the window can be used meanwhile."""
    dialog = QFileDialog(window, title)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setNameFilter(translate("Page", "PDF document (*.pdf)"))
    dialog.setDefaultSuffix("pdf")
    dialog.selectFile(f"{name}.pdf")
    dialog.fileSelected.connect(chosen)
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()


def store(page: bytes, path: str) -> str:
    """Writes a file, wholly or not at all; returns why it could not be written, or nothing."""
    file = QSaveFile(path)
    if file.open(QIODevice.OpenModeFlag.WriteOnly) and file.write(page) == len(page) and file.commit():
        return ""
    return translate("Page", "The page could not be written: {0}").format(file.errorString())
