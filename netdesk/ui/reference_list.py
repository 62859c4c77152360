"""The list of references for an employer, as a PDF."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QPdfWriter, QTextCursor, QTextDocument

from netdesk.domain.reference import Referee
from netdesk.ui import pdf

translate = QCoreApplication.translate
POINTS = 11.0


def reference_list(name: str, referees: Sequence[Referee]) -> bytes:
    """Whom to ask, how they are reached and what they can speak to; as many pages as that takes."""

    def made(writer: QPdfWriter) -> QTextDocument:
        document = list_document(name, referees)
        pdf.fit_page(document, writer)
        return document

    return pdf.printed(title(name), made)


def title(name: str) -> str:
    """What the list is called."""
    return (
        translate("References", "References for {0}").format(name)
        if name
        else translate("References", "References")
    )


def list_document(name: str, referees: Sequence[Referee]) -> QTextDocument:
    """The list before it is cut into pages."""
    document = pdf.blank(POINTS)
    cursor = QTextCursor(document)
    pdf.write(cursor, title(name), POINTS * 1.7, bold=True, first=True)
    for referee in referees:
        pdf.write(cursor, referee.person.name, POINTS * 1.1, bold=True, above=POINTS * 2)
        for line in _lines(referee):
            pdf.write(cursor, line, POINTS, together=True)
    return document


def _lines(referee: Referee) -> Iterator[str]:
    person, known = referee.person, referee.reference
    yield from filter(None, (", ".join(filter(None, (person.title, person.organisation))), referee.reach))
    if known.speaks_to:
        yield translate("References", "Can speak to: {0}").format(known.speaks_to)
