"""The order of the Tab key: that of the layouts, also for what was put into them later.

Qt keeps the order in which widgets were made; rows that come and go would all stand at its end.
"""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLayout, QScrollArea, QSplitter, QWidget


def move_focus(window: QWidget, forward: bool) -> bool:
    """Gives the keyboard to the next stop, or the one before, around the ends; False when there is none."""
    order = list(stops(window))
    if not order:
        return False
    at = window.focusWidget()
    place = order.index(at) if at in order else (-1 if forward else 0)
    chosen = order[(place + (1 if forward else -1)) % len(order)]
    chosen.setFocus(Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason)
    _bring_into_view(chosen)
    return True


def stops(widget: QWidget) -> Iterator[QWidget]:
    """All widgets below this one at which the Tab key stops, in order."""
    for child in _in_order(widget):
        if child.isVisible() and child.isEnabled() and not child.isWindow():
            if _takes_tab(child):
                yield child
            yield from stops(child)


def _takes_tab(widget: QWidget) -> bool:
    policy = Qt.FocusPolicy.TabFocus
    if (widget.focusPolicy() & policy) != policy or widget.focusProxy() is not None:
        return False
    return not (isinstance(widget, QAbstractButton) and _left_to_the_arrows(widget))


def _left_to_the_arrows(button: QAbstractButton) -> bool:
    """Of buttons that exclude each other the Tab key stops at the one that is on."""
    if not button.autoExclusive() or button.isChecked():
        return False
    parent = button.parentWidget()
    siblings = parent.children() if parent else []
    return any(isinstance(one, QAbstractButton) and one.isChecked() for one in siblings)


def _in_order(widget: QWidget) -> list[QWidget]:
    """The children as they are laid out, then those that no layout holds."""
    layout = widget.layout()
    if isinstance(widget, QSplitter):
        parts = [widget.widget(place) for place in range(widget.count())]
        placed = [part for part in parts if part is not None]
    else:
        placed = list(_widgets(layout)) if layout is not None else []
    return placed + [one for one in widget.children() if isinstance(one, QWidget) and one not in placed]


def _widgets(layout: QLayout) -> Iterator[QWidget]:
    for place in range(layout.count()):
        item = layout.itemAt(place)
        widget, inner = (item.widget(), item.layout()) if item is not None else (None, None)
        if widget is not None:
            yield widget
        elif inner is not None:
            yield from _widgets(inner)


def _bring_into_view(widget: QWidget) -> None:
    parent = widget.parentWidget()
    while parent is not None:
        if isinstance(parent, QScrollArea):
            parent.ensureWidgetVisible(widget)
        parent = parent.parentWidget()
