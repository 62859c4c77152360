"""What can be done with several contacts at once."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from netdesk.ui import theme
from netdesk.ui.widgets.basics import IconButton, SmallButton, Words
from netdesk.ui.widgets.flow_layout import FlowLayout


class BulkBar(QWidget):
    """Takes the place of the chips while more than one contact is selected."""

    stage_asked = Signal()
    tag_asked = Signal()
    untag_asked = Signal()
    cadence_asked = Signal()
    plan_asked = Signal()
    delete_asked = Signal()
    clear_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._count = Words("", "heading")
        self.stage = SmallButton(self.tr("Stage"))
        self.tag = SmallButton(self.tr("Tag"))
        self.untag = SmallButton(self.tr("Remove tag"))
        self.cadence = SmallButton(self.tr("Cadence"))
        self.delete = SmallButton(self.tr("Delete"), icon_name="trash")
        self._clear = IconButton("close", self.tr("Select none"))
        self._meet = SmallButton(self.tr("Plan a meeting"))
        self._count.setFixedHeight(theme.px(26))
        flow = FlowLayout(self, spacing=theme.px(6))
        for part in (
            self._count,
            self.stage,
            self.tag,
            self.untag,
            self.cadence,
            self._meet,
            self.delete,
            self._clear,
        ):
            flow.addWidget(part)
        self._connect()

    def _connect(self) -> None:
        for button, asked in (
            (self.stage, self.stage_asked),
            (self.tag, self.tag_asked),
            (self.untag, self.untag_asked),
            (self.cadence, self.cadence_asked),
            (self.delete, self.delete_asked),
            (self._meet, self.plan_asked),
            (self._clear, self.clear_asked),
        ):
            button.clicked.connect(asked)

    def show_count(self, count: int) -> None:
        """How many are selected."""
        self._count.setText(self.tr("{0} selected").format(self.locale().toString(count)) + " ")
        self.setAccessibleName(self._count.text())
