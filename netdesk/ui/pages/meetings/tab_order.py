"""Tab follows what the eye sees: the order of the layouts, also for rows that came later."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLayout, QWidget


def follow_layout(root: QWidget) -> None:
    """Makes Tab go through everything below `root` in the order of its layouts."""
    for one, other in pairwise(stops(root)):
        if one.nextInFocusChain() is not other:
            QWidget.setTabOrder(one, other)


def stops(widget: QWidget) -> Iterator[QWidget]:
    """What Tab stops at, in order."""
    if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.focusProxy() is None:
        yield widget
    for child in _children(widget):
        yield from stops(child)


def _children(widget: QWidget) -> list[QWidget]:
    """Those in the layout first, in its order, then the others, such as what a scroll area shows."""
    layout = widget.layout()
    placed = list(_placed(layout)) if layout is not None else []
    known = set(placed)
    others = (one for one in widget.children() if isinstance(one, QWidget) and one not in known)
    return [*placed, *(one for one in others if not one.isWindow())]


def _placed(layout: QLayout) -> Iterator[QWidget]:
    for place in range(layout.count()):
        item = layout.itemAt(place)
        widget, inner = (item.widget(), item.layout()) if item is not None else (None, None)
        if widget is not None:
            yield widget
        elif inner is not None:
            yield from _placed(inner)
