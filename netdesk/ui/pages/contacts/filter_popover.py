"""What else the contacts can be filtered by, in a small sheet under its button; each choice works at once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import PurePath

from PySide6.QtCore import QPoint, QStringListModel, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QComboBox, QCompleter, QFrame, QLineEdit, QVBoxLayout, QWidget

from netdesk.domain.contact_filter import FilterChoices
from netdesk.domain.contact_list import ContactQuery
from netdesk.ui import dates, theme
from netdesk.ui.widgets.basics import (
    GhostButton,
    Rule,
    ScrollColumn,
    SectionLabel,
    SmallButton,
    Words,
    line_of,
)
from netdesk.ui.widgets.chips import ChipChoice, ChipRow
from netdesk.ui.widgets.inputs import SegmentedControl

WIDTH, TAGS_HIGH = 340, 116
ASK_AFTER_MS = 120
ALL, ONE = "all", "one"


class FilterPopover(QFrame):
    """Shows the parts of a query that the bar has no room for."""

    changed = Signal(object)
    """The ContactQuery with these parts as they are chosen now."""
    save_asked = Signal(str)
    clear_asked = Signal()
    organisation_asked = Signal(str)
    """What was typed: whoever knows organisations answers with `offer`."""

    def __init__(self, choices: FilterChoices, query: ContactQuery, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setProperty("card", True)
        self.setAccessibleName(self.tr("Filter by"))
        self.setFixedWidth(theme.px(WIDTH))
        self._query, self._batches, self._tags_known = query, choices.batches, bool(choices.tags)
        self.tags = ChipRow([ChipChoice(key=tag, text=tag) for tag in choices.tags], exclusive=False)
        self.how = SegmentedControl({ALL: self.tr("All of them"), ONE: self.tr("One of them")})
        self.organisation = QLineEdit()
        self.target = QCheckBox(self.tr("At a target"))
        self.no_next_step = QCheckBox(self.tr("No next step"))
        self.referee = QCheckBox(self.tr("Referees"))
        self.batch = QComboBox()
        self.name = QLineEdit()
        self._problem = Words("", "error", wrap=True)
        self._name_parts()
        self._lay_out()
        self._show_query(query)
        self._connect()

    def _name_parts(self) -> None:
        self.tags.setAccessibleName(self.tr("Tags"))
        self.how.setAccessibleName(self.tr("How many of the tags"))
        self.organisation.setPlaceholderText(self.tr("Where they are now"))
        self.organisation.setAccessibleName(self.tr("Organisation"))
        self.batch.setAccessibleName(self.tr("Import"))
        self.batch.addItem(self.tr("Any"), "")
        for one in self._batches:
            when = dates.short(one.at.date())
            self.batch.addItem(
                f"{PurePath(one.source).name} · {when} · {self.locale().toString(one.contacts)}", one.uid
            )
        self.name.setPlaceholderText(self.tr("Name of this filter"))
        self.name.setAccessibleName(self.tr("Name of this filter"))
        self._known = QStringListModel(self)
        completer = QCompleter(self._known, self.organisation)
        completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        completer.activated.connect(self._take_organisation)
        self.organisation.setCompleter(completer)
        popup = completer.popup()
        if popup is not None:
            theme.dress(popup)  # a window without a parent

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(theme.px(16), theme.px(14), theme.px(16), theme.px(14))
        layout.setSpacing(theme.px(8))
        if self._tags_known:
            self._add_tags(layout)
        for label, part in (
            (self.tr("Organisation"), self.organisation),
            (self.tr("Import"), self.batch if self._batches else None),
        ):
            if part is not None:
                layout.addWidget(SectionLabel(label))
                layout.addWidget(part)
        for box in (self.target, self.no_next_step, self.referee):
            layout.addWidget(box)
        layout.addWidget(Rule())
        self._save, self._clear = SmallButton(self.tr("Save")), GhostButton(self.tr("Clear"))
        self.name.setSizePolicy(self.organisation.sizePolicy())
        layout.addLayout(line_of(self.name, self._save, self._clear))
        layout.addWidget(self._problem)
        self._problem.hide()

    def _add_tags(self, layout: QVBoxLayout) -> None:
        scroll = ScrollColumn(margin=0)
        scroll.body.addWidget(self.tags)
        scroll.body.addStretch(1)
        room = self.tags.heightForWidth(theme.px(WIDTH - 44))
        scroll.setFixedHeight(min(theme.px(TAGS_HIGH), max(room, theme.px(28))))
        layout.addLayout(line_of(SectionLabel(self.tr("Tags")), None, self.how))
        layout.addWidget(scroll)

    def _show_query(self, query: ContactQuery) -> None:
        self.tags.select(*query.tags)
        self.how.setVisible(len(query.tags) > 1)
        self.how.select(ONE if query.any_tag else ALL)
        self.organisation.setText(query.organisation)
        self.batch.setCurrentIndex(max(0, self.batch.findData(query.batch)))
        for box, on in self._boxes(query):
            box.setChecked(on)

    def _boxes(self, query: ContactQuery) -> Sequence[tuple[QCheckBox, bool]]:
        return (
            (self.target, query.target),
            (self.no_next_step, query.no_next_step),
            (self.referee, query.referee),
        )

    def _connect(self) -> None:
        self._asking = QTimer(self, singleShot=True, interval=ASK_AFTER_MS)
        self._asking.timeout.connect(lambda: self.organisation_asked.emit(self.organisation.text()))
        self.organisation.textEdited.connect(self._asking.start)
        self.organisation.editingFinished.connect(self._tell)
        self.tags.changed.connect(self._tell)
        self.how.changed.connect(self._tell)
        self.batch.activated.connect(self._tell)
        for box, _ in self._boxes(self._query):
            box.clicked.connect(self._tell)
        self._save.clicked.connect(lambda: self.save_asked.emit(self.name.text()))
        self._clear.clicked.connect(self._ask_to_clear)

    def open_below(self, place: QWidget) -> None:
        """Shows itself under a widget, its first part ready for the keyboard."""
        self.adjustSize()
        self.move(place.mapToGlobal(QPoint(0, place.height() + theme.px(4))))
        self.show()
        self.focusNextChild()

    def offer(self, typed: str, names: Sequence[str]) -> None:
        """Organisations for what was typed; too late for a text that has changed since."""
        if typed == self.organisation.text() and self.organisation.hasFocus():
            self._known.setStringList(list(names))
            self.organisation.completer().complete()

    def say(self, problem: str) -> None:
        """Why the filter was not saved."""
        self._problem.setText(problem)
        self._problem.show()
        self.adjustSize()

    @Slot(str)
    def _take_organisation(self, name: str) -> None:
        self.organisation.setText(name)
        self._tell()

    @Slot()
    def _ask_to_clear(self) -> None:
        self.clear_asked.emit()
        self.close()

    @Slot()
    def _tell(self) -> None:
        chosen = self.tags.selected()
        self.how.setVisible(len(chosen) > 1)
        query = replace(
            self._query,
            tags=tuple(sorted(chosen)),
            any_tag=len(chosen) > 1 and self.how.selected() == ONE,
            organisation=self.organisation.text().strip(),
            batch=self.batch.currentData() or "",
            target=self.target.isChecked(),
            no_next_step=self.no_next_step.isChecked(),
            referee=self.referee.isChecked(),
        )
        if query != self._query:
            self._query = query
            self.changed.emit(query)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self.name.hasFocus():
                self.save_asked.emit(self.name.text())
            else:
                self._tell()
        else:
            super().keyPressEvent(event)
