"""Paints the rows of a table straight from its row objects."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter, QPen

from netdesk.ui.delegates.kit import Kit, kit
from netdesk.ui.delegates.strip import Strip, plain
from netdesk.ui.icons import ratio_of
from netdesk.ui.models.columns import Column, Look
from netdesk.ui.palettes import Tone

ROW_HEIGHT = 38
RING = 2


class Span(NamedTuple):
    """A column that is seen: its left edge and its width in pixels."""

    number: int
    x: int
    width: int


class RowPainter:
    """Paints rows by the looks of their columns, each in one go: nothing is asked or measured by cell."""

    def __init__(self, columns: Sequence[Column]) -> None:
        self._columns = tuple(columns)
        self._places: list[tuple[Column, int, int]] = []  # where its texts begin, and how wide they may be
        self._from = self._to = 0
        self._painter: QPainter
        self._tools: Kit
        self._ratio = 1.0
        self._looks: dict[Look, Callable[[Strip, int, int, str, str], None]] = {
            Look.NAME: self._name,
            Look.PLACE: self._organisation,
            Look.STRONG: self._strong,
            Look.TEXT: self._text,
            Look.QUIET: self._quiet,
            Look.NUMBER: self._number,
            Look.CHIP: self._chip,
            Look.DOT: self._dot,
            Look.WHEN: self._when,
        }

    def begin(self, painter: QPainter, spans: Sequence[Span]) -> None:
        """A picture of the table begins: these columns are seen, from left to right."""
        self._painter, self._ratio = painter, ratio_of(painter)
        tools = self._tools = kit()
        self._from = spans[0].x if spans else 0
        self._to = spans[-1].x + spans[-1].width if spans else 0
        self._places = []
        for place, (number, x, width) in enumerate(spans):
            before = tools.gap if place else tools.indent
            self._places.append((self._columns[number], x + before, width - before - tools.gap))

    def ground(self, top: int, height: int, *, selected: bool, hovered: bool, current: bool) -> None:
        """What lies below the texts of a row, and the ring around the one that gets the keys."""
        tools, painter = self._tools, self._painter
        rect = QRect(self._from, top, self._to - self._from, height)
        if selected or hovered:
            plain(painter, rect, tools.sel if selected else tools.hover)
        plain(painter, QRect(rect.x(), rect.bottom(), rect.width(), 1), tools.line)
        if current:
            painter.setPen(QPen(tools.accent, RING))
            painter.drawRect(rect.adjusted(1, 1, -1, 0))

    def row(self, top: int, height: int, row: Any) -> None:
        """The texts of a row."""
        strip = Strip(self._painter, top, height - 1)
        for column, x, room in self._places:
            text = column.text(row)
            if text:
                tone = column.tone(row) if column.tone is not None else Tone.PLAIN
                self._looks[column.look](strip, x, room, text, tone)
            else:
                strip.text(x, room, column.blank, self._tools.body, self._tools.ink3)

    def gone(self, top: int, height: int, text: str) -> None:
        """Says of a row that it is gone."""
        for _, x, room in self._places[:1]:
            Strip(self._painter, top, height - 1).text(x, room, text, self._tools.body, self._tools.ink3)

    def wide(self, number: int, row: Any, *, first: bool) -> int:
        """How wide a column must be to show this row's text whole."""
        tools, column = kit(), self._columns[number]
        around = (tools.indent if first else tools.gap) + tools.gap + 1
        if column.look in (Look.NAME, Look.PLACE):
            return around + tools.avatar + tools.after_picture + tools.strong.width(column.text(row))
        if column.look in (Look.CHIP, Look.WHEN):
            return around + tools.chip_width(column.text(row))
        before = tools.dot_side + tools.gap if column.look is Look.DOT else 0
        face = tools.strong if column.look is Look.STRONG else tools.body
        return around + before + face.width(column.text(row))

    # Looks

    def _name(self, strip: Strip, x: int, room: int, text: str, tone: str, square: bool = False) -> None:
        tools = self._tools
        strip.face(x, text, square, tools, self._ratio)
        taken = tools.avatar + tools.after_picture
        strip.text(x + taken, room - taken, text, tools.strong, tools.ink)

    def _organisation(self, strip: Strip, x: int, room: int, text: str, tone: str) -> None:
        self._name(strip, x, room, text, tone, square=True)

    def _strong(self, strip: Strip, x: int, room: int, text: str, tone: str) -> None:
        strip.text(x, room, text, self._tools.strong, self._tools.ink)

    def _text(self, strip: Strip, x: int, room: int, text: str, tone: str) -> None:
        strip.text(x, room, text, self._tools.body, self._tools.ink)

    def _quiet(self, strip: Strip, x: int, room: int, text: str, tone: str) -> None:
        strip.text(x, room, text, self._tools.small, self._tools.ink2)

    def _number(self, strip: Strip, x: int, room: int, text: str, tone: str) -> None:
        strip.text(x, room, text, self._tools.body, self._tools.ink2, at_right=True)

    def _chip(self, strip: Strip, x: int, room: int, text: str, tone: str) -> None:
        strip.chip(x, room, text, tone, self._tools, self._ratio)

    def _dot(self, strip: Strip, x: int, room: int, text: str, tone: str) -> None:
        tools = self._tools
        strip.picture(x, tools.dot(tone, self._ratio), tools.dot_side)
        taken = tools.dot_side + tools.gap - 2
        strip.text(x + taken, room - taken, text, tools.body, tools.ink2)

    def _when(self, strip: Strip, x: int, room: int, text: str, tone: str) -> None:
        if tone and tone != Tone.PLAIN:
            self._chip(strip, x, room, text, tone)
        else:
            strip.text(x, room, text, self._tools.body, self._tools.ink2)
