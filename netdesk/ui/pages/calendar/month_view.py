"""The month as a grid of days: arrows move the day, Enter goes into its entries, keys act on them."""

from __future__ import annotations

from datetime import date, timedelta

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QFocusEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView, QWidget

from netdesk.domain.calendar import Entry, EntryKind
from netdesk.ui import theme
from netdesk.ui.pages.calendar import wording
from netdesk.ui.pages.calendar.keys import NONE, STEPS, Deed, days_of, deed_of
from netdesk.ui.pages.calendar.month_delegate import SIDE, MonthDelegate, chip_places
from netdesk.ui.pages.calendar.month_model import MonthModel

PAGES = {Qt.Key.Key_PageUp: -1, Qt.Key.Key_PageDown: 1}
HEADER = 28
ENTERING = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class MonthView(QTableView):
    """Shows six weeks, or one; one day is chosen, and maybe one of its entries.

    With an entry chosen, Up and Down go to its neighbours, Ctrl with an arrow moves it by a day or a
    week, M carries it until Enter puts it down, and Esc goes back to the day.
    """

    day_chosen = Signal(object)  # a date
    months_asked = Signal(int)  # back or on
    deed_asked = Signal(object, object)  # a Deed and an Entry
    move_asked = Signal(object, object)  # an Entry and a date
    day_opened = Signal(object)  # a date whose entries do not all fit, or that was pressed twice

    def __init__(self, model: MonthModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.month = model
        self.paint = MonthDelegate()
        self.entry: Entry | None = None
        self.carried: Entry | None = None  # by the keyboard, after M
        self.setModel(model)
        self.setItemDelegate(self.paint)
        self.setAccessibleName(self.tr("Month"))
        self._set_up()
        self.selectionModel().currentChanged.connect(self._on_current)

    def _set_up(self) -> None:
        self.setShowGrid(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setTabKeyNavigation(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalHeader().hide()
        _name_days(self.horizontalHeader())
        for header in (self.horizontalHeader(), self.verticalHeader()):
            header.setMinimumSectionSize(1)
            header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)

    # What is chosen

    def day(self) -> date:
        """The chosen day."""
        return self.month.day_at(self.currentIndex()) or self.month.days[0]

    def choose_day(self, day: date) -> None:
        """Makes a day the chosen one, without a signal; it is one of those shown."""
        index = self.month.index_of(day)
        if not index.isValid():
            return
        self.selectionModel().blockSignals(True)
        self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        self.selectionModel().blockSignals(False)
        self.viewport().update()

    def choose_entry(self, entry: Entry | None) -> None:
        """Goes into an entry of the chosen day, or back to the day."""
        self.entry = self.paint.chosen_entry = entry
        self.viewport().update()
        if entry is not None:
            said = wording.spoken(entry, self._today())
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, said))

    def find_again(self, entry: Entry | None) -> None:
        """After the entries were read anew: the same entry stays chosen, wherever its day is now."""
        found = (each for day in self.month.days for each in self._entries(day) if _same(each, entry))
        self.choose_entry(next(found, None))

    def choose_follow_up(self, follow_up_id: int) -> None:
        """Goes into a follow-up, which is not one of its coming times."""
        found = (each for day in self.month.days for each in self._entries(day) if _is(each, follow_up_id))
        entry = next(found, None)
        if entry is not None and entry.day is not None:
            self.choose_day(entry.day)
            self.choose_entry(entry)

    def _entries(self, day: date) -> tuple[Entry, ...]:
        cell = self.month.cell_of(day)
        return cell.entries if cell else ()

    def _today(self) -> date:
        return self.month.cell(0).today

    def _on_current(self, index: QModelIndex) -> None:
        day = self.month.day_at(index)
        if day is not None:
            self.choose_entry(None)
            self.day_chosen.emit(day)

    # Places

    def entry_at(self, place: QPoint) -> Entry | None:
        """The entry under a point of the viewport."""
        index = self.indexAt(place)
        day = self.month.day_at(index)
        entries = self._entries(day) if day else ()
        places, _more = chip_places(self.visualRect(index), len(entries), tall=self.month.is_week)
        return next(
            (entry for rect, entry in zip(places, entries, strict=False) if rect.contains(place)), None
        )

    def day_at(self, place: QPoint) -> date | None:
        """The day under a point of the viewport."""
        return self.month.day_at(self.indexAt(place))

    def mark_target(self, day: date | None) -> None:
        """Shows where a carried entry would be put down."""
        self.paint.target = self.month.index_of(day) if day else QModelIndex()
        self.viewport().update()

    # Keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        handled = self._carry_key(event) if self.carried else self._entry_key(event) if self.entry else False
        if not handled and not self._day_key(event):
            super().keyPressEvent(event)

    def _day_key(self, event: QKeyEvent) -> bool:
        plain = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier == NONE
        key = Qt.Key(event.key())
        if plain and key in STEPS:
            self._go(self.day() + timedelta(days=STEPS[key]))
        elif plain and key in PAGES:
            self.months_asked.emit(PAGES[key])
        elif plain and key in ENTERING:
            entries = self._entries(self.day())
            self.choose_entry(entries[0] if entries else None)
            self.day_opened.emit(self.day())
        else:
            return False
        return True

    def _go(self, day: date) -> None:
        self.choose_entry(None)
        index = self.month.index_of(day)
        if index.isValid():
            self.setCurrentIndex(index)
        else:
            self.day_chosen.emit(day)

    def _entry_key(self, event: QKeyEvent) -> bool:
        assert self.entry is not None
        days, deed, key = days_of(event), deed_of(event), Qt.Key(event.key())
        if days and self.entry.movable and self.entry.day is not None:
            self.move_asked.emit(self.entry, self.entry.day + timedelta(days=days))
        elif deed is not None:
            self.deed_asked.emit(deed, self.entry)
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down) and not days:
            self._neighbour(1 if key == Qt.Key.Key_Down else -1)
        elif key == Qt.Key.Key_M and self.entry.movable:
            self._begin_carry(self.entry)
        elif key == Qt.Key.Key_Escape:
            self.choose_entry(None)
        else:
            return bool(days)
        return True

    def _neighbour(self, step: int) -> None:
        entries = self._entries(self.day())
        keys = [entry.key for entry in entries]
        if self.entry is not None and self.entry.key in keys:
            self.choose_entry(entries[max(0, min(len(entries) - 1, keys.index(self.entry.key) + step))])

    def _begin_carry(self, entry: Entry) -> None:
        self.carried = entry
        self.mark_target(self.day())
        said = self.tr("Carrying {title}. Arrows choose the day, Enter puts it down.")
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, said.format(title=entry.title)))

    def _carry_key(self, event: QKeyEvent) -> bool:
        key = Qt.Key(event.key())
        target = self.month.day_at(self.paint.target) or self.day()
        if key in STEPS:
            self.mark_target(
                min(self.month.days[-1], max(self.month.days[0], target + timedelta(STEPS[key])))
            )
        elif key in ENTERING:
            entry = self.carried
            self._end_carry()
            self.move_asked.emit(entry, target)
        elif key in (Qt.Key.Key_Escape, Qt.Key.Key_M):
            self._end_carry()
        return True

    def _end_carry(self) -> None:
        self.carried = None
        self.mark_target(None)

    # Mouse and focus

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        place = event.position().toPoint()
        self.choose_entry(self.entry_at(place))
        if self._on_more(place):
            self.day_opened.emit(self.day())

    def _on_more(self, place: QPoint) -> bool:
        index = self.indexAt(place)
        day = self.month.day_at(index)
        count = len(self._entries(day)) if day else 0
        _places, more = chip_places(self.visualRect(index), count, tall=self.month.is_week)
        return more is not None and more.contains(place)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        entry = self.entry_at(event.position().toPoint())
        if entry is not None:
            self.deed_asked.emit(Deed.OPEN, entry)
        else:
            self.day_opened.emit(self.day())

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.paint.has_focus = True
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.paint.has_focus = False
        self._end_carry()
        self.viewport().update()


def _name_days(header: QHeaderView) -> None:
    header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    header.setSectionsClickable(False)
    header.setHighlightSections(False)
    header.setFixedHeight(theme.px(HEADER))
    indent = f"padding-left: {theme.px(SIDE * 2)}px"  # above the days' numbers
    header.setStyleSheet(f"QHeaderView::section, QHeaderView::section:first {{ {indent} }}")


def _same(one: Entry, other: Entry | None) -> bool:
    return other is not None and (one.kind, one.id) == (other.kind, other.id)


def _is(entry: Entry, follow_up_id: int) -> bool:
    return entry.kind is EntryKind.FOLLOW_UP and entry.id == follow_up_id
