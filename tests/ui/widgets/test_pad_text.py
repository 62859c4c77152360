"""Positions and text between a note and Qt."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QFont, QTextCursor, QTextDocument

from netdesk.domain.note import Span, SpanKind
from netdesk.ui.widgets.pad_text import Change, Mirror, Offsets, clean, document_text, new_document, units

texts = st.text(st.sampled_from("ab \t\n\u00a0\u2028é😀👩\u200d@"), max_size=40)
edits = st.lists(st.tuples(st.integers(0, 50), st.integers(0, 8), texts), max_size=8)

pytestmark = pytest.mark.usefixtures("qapp")


def made(text: str) -> QTextDocument:
    return new_document(None, text, QFont(), 25)


@given(texts)
def test_text_comes_back_as_it_went_in(text: str) -> None:
    assert document_text(made(text)) == text


@given(st.text(max_size=60))
def test_any_text_at_all_keeps_its_length_once_clean(text: str) -> None:
    neat = clean(text)
    assert document_text(made(neat)) == neat
    assert clean(neat) == neat


def test_line_ends_of_all_systems_become_one() -> None:
    assert clean("a\r\nb\rc\u2029d\ne\u2028f") == "a\nb\nc\nd\ne\u2028f"


@given(texts)
def test_every_position_goes_to_qt_and_back(text: str) -> None:
    offsets = Offsets(text)
    for point in range(len(text) + 1):
        assert offsets.to_qt(point) == units(text[:point])
        assert offsets.from_qt(offsets.to_qt(point)) == point


def test_a_span_behind_an_emoji_is_one_unit_further_in_qt() -> None:
    span = (Span(2, 6, SpanKind.PERSON, "u"),)
    offsets = Offsets("😀 @Zoë")
    assert offsets.spans_to_qt(span) == (Span(3, 7, SpanKind.PERSON, "u"),)
    assert offsets.spans_from_qt(offsets.spans_to_qt(span)) == span


@given(texts, edits)
def test_a_mirror_knows_what_changed_in_any_report(text: str, changes: list[tuple[int, int, str]]) -> None:
    document = made(text)
    mirror, told = Mirror(document), []
    document.contentsChange.connect(
        lambda *report: told.append((document.toRawText(), mirror.follow(*report)))
    )
    for at, removed, added in changes:
        before = document.toRawText()
        replace_whole_line_around(document, at, removed, added)
        for after, change in told:
            assert applied(before, after, change) == after
        told.clear()


def replace_whole_line_around(document: QTextDocument, at: int, removed: int, added: str) -> None:
    """An edit that Qt reports with more text around it than it touches."""
    text = document_text(document)
    offsets = Offsets(text)
    cursor = QTextCursor(document)
    cursor.beginEditBlock()
    cursor.setPosition(offsets.to_qt(min(at, len(text))))
    cursor.setPosition(offsets.to_qt(min(at + removed, len(text))), QTextCursor.MoveMode.KeepAnchor)
    cursor.insertText(added)
    cursor.setPosition(0)
    cursor.insertText("x")
    cursor.deletePreviousChar()
    cursor.endEditBlock()


def applied(before: str, after: str, change: Change) -> str:
    old, new = (text.encode("utf-16-le", "surrogatepass") for text in (before, after))
    kept = old[: 2 * change.at], old[2 * (change.at + change.removed) :]
    put_in = new[2 * change.at : 2 * (change.at + change.added)]
    return (kept[0] + put_in + kept[1]).decode("utf-16-le")


def test_a_report_of_the_same_text_is_no_change() -> None:
    document = made("ab\ncd")
    assert Mirror(document).follow(0, 6, 6) == Change(6, 0, 0)


def test_a_change_never_splits_a_pair() -> None:
    document = made("a😀b")
    mirror = Mirror(document)
    cursor = QTextCursor(document)
    cursor.setPosition(1)
    cursor.setPosition(3, QTextCursor.MoveMode.KeepAnchor)
    cursor.insertText("😁")
    assert mirror.follow(0, 5, 5) == Change(1, 2, 2)
