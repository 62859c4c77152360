"""The list of meetings: coming and past, with a filter."""

from __future__ import annotations

from PySide6.QtCore import QItemSelectionModel, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QListView, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from netdesk.domain.folding import fold_for_search
from netdesk.domain.meeting_view import MeetingLine
from netdesk.ui import theme
from netdesk.ui.pages.meetings.parts import Parts
from netdesk.ui.pages.meetings.rows import MeetingRowDelegate, MeetingRows, row_of
from netdesk.ui.widgets.basics import PrimaryButton
from netdesk.ui.widgets.empty_state import EmptyState
from netdesk.ui.widgets.inputs import SearchField
from netdesk.ui.widgets.navigation import TopBar
from netdesk.ui.widgets.search_button import SearchButton

Lines = tuple[list[MeetingLine], list[MeetingLine]]


class MeetingListView(QListView):
    """Enter opens, Delete removes; headings are passed over."""

    opened = Signal(int)
    left_upwards = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.rows = MeetingRows()
        self.setAccessibleName(self.tr("Meetings"))
        self.setModel(self.rows)
        self.setItemDelegate(MeetingRowDelegate(self))
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setProperty("bare", True)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.clicked.connect(lambda index: self._open(index.row()))

    def current_id(self) -> int:
        """The meeting that the keyboard is on; 0 for none."""
        index = self.currentIndex()
        return self.rows.row_at(index.row()).id if index.isValid() else 0

    def choose(self, meeting_id: int) -> None:
        """Puts the keyboard on a meeting, or on the first one."""
        place = self.rows.place_of(meeting_id) if meeting_id else -1
        place = place if place >= 0 else min(1, self.rows.rowCount() - 1)
        if place > 0:
            chosen = QItemSelectionModel.SelectionFlag.ClearAndSelect
            self.selectionModel().setCurrentIndex(self.rows.index(place), chosen)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open(self.currentIndex().row())
        elif event.key() == Qt.Key.Key_Up and self.currentIndex().row() <= 1:
            self.left_upwards.emit()
        else:
            super().keyPressEvent(event)

    def _open(self, row: int) -> None:
        if row >= 0 and self.rows.row_at(row).id:
            self.opened.emit(self.rows.row_at(row).id)


class MeetingList(QWidget):
    """Coming and past meetings; choosing one opens it."""

    opened = Signal(int)
    plan_asked = Signal()
    note_asked = Signal()
    palette_asked = Signal()

    def __init__(self, parts: Parts, form: QWidget) -> None:
        super().__init__()
        self._parts = parts
        self._lines: Lines = ([], [])
        self._read = False
        self._planning = False
        self.filter = SearchField(self.tr("Filter meetings"))
        self.view = MeetingListView()
        self._stack = QStackedWidget()
        self._empty = self._make_empty()
        self._nothing = self._make_nothing()
        self._lay_out(form)
        self.filter.textChanged.connect(self._show)
        self.filter.down_pressed.connect(self.to_list)
        self.view.opened.connect(self.opened)
        self.view.left_upwards.connect(self.filter.setFocus)

    def _lay_out(self, form: QWidget) -> None:
        for part in (self.view, self._empty, self._nothing):
            self._stack.addWidget(part)
        self._strip = QWidget()
        strip = QHBoxLayout(self._strip)
        strip.setContentsMargins(theme.px(22), theme.px(12), theme.px(22), theme.px(4))
        strip.addWidget(self.filter)
        strip.addStretch(1)
        body = QVBoxLayout()
        body.setContentsMargins(theme.px(10), 0, theme.px(10), theme.px(8))
        body.addWidget(self._stack)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._make_bar())
        layout.addWidget(form)
        layout.addWidget(self._strip)
        layout.addLayout(body, 1)

    def _make_bar(self) -> TopBar:
        bar = TopBar(self.tr("Meetings"))
        search = SearchButton(self.tr("Search people, notes, questions…"))
        search.clicked.connect(self.palette_asked)
        self._plan = plan = PrimaryButton(self.tr("Plan a meeting"), icon_name="plus")
        plan.clicked.connect(self.plan_asked)
        bar.add_right(search, 1)
        bar.add_right(plan)
        return bar

    def _make_empty(self) -> EmptyState:
        empty = EmptyState(
            "meetings",
            self.tr("No meeting yet"),
            self.tr("Ask somebody for twenty minutes of advice, and prepare it here."),
        )
        self._first = empty.add_action(self.tr("Plan a meeting"), self.plan_asked.emit)
        empty.add_action(self.tr("Take notes now"), self.note_asked.emit)
        return empty

    def _make_nothing(self) -> EmptyState:
        nothing = EmptyState("search", "")
        nothing.add_action(self.tr("Clear the filter"), self.filter.clear, primary=False)
        return nothing

    def refresh(self) -> None:
        """Reads the meetings again."""
        meetings = self._parts.meetings
        self._parts.tasks.find("meetings", lambda: (meetings.coming(), meetings.past()), self._take)

    def show_planning(self, planning: bool) -> None:
        """The form gets the room that it needs; while the first meeting is planned, it alone asks for it."""
        self._planning = planning
        gives_way = QSizePolicy.Policy.Ignored if planning else QSizePolicy.Policy.Preferred
        self._stack.setSizePolicy(QSizePolicy.Policy.Preferred, gives_way)
        self._empty.setVisible(not planning and self._stack.currentWidget() is self._empty)

    def to_list(self) -> None:
        """Gives the keyboard to the list, or to what to begin with."""
        if self._stack.currentWidget() is self._empty:
            self._first.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self.view.choose(self.view.current_id())
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _take(self, lines: Lines) -> None:
        if lines != self._lines or not self._read:
            self._lines, self._read = lines, True
            self._show()

    @Slot()
    def _show(self) -> None:
        coming, past = (
            [row_of(line, self._parts.clock) for line in part if self._fits(line)] for part in self._lines
        )
        current = self.view.current_id()
        self.view.rows.set_groups([(self.tr("Coming"), coming), (self.tr("Past"), past)])
        self.view.choose(current)
        every = len(self._lines[0]) + len(self._lines[1])
        self._strip.setVisible(every > 0)
        self._plan.setVisible(every > 0)  # the empty state has it
        if not every:
            self._stack.setCurrentWidget(self._empty)
            self.show_planning(self._planning)
        elif not coming and not past:
            self._nothing.say(self.tr("No meeting matches “{0}”").format(self.filter.text()))
            self._stack.setCurrentWidget(self._nothing)
        else:
            self._stack.setCurrentWidget(self.view)

    def _fits(self, line: MeetingLine) -> bool:
        if not self.filter.text():
            return True
        words = fold_for_search(" ".join((*line.names, line.title, line.organisation, line.place)))
        return all(word in words for word in fold_for_search(self.filter.text()).split())
