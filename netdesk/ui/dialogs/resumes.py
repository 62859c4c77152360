"""The versions of the résumé: files that the desk keeps."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QLocale, Signal, Slot
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from netdesk.domain.profile import ResumeLine
from netdesk.ui import theme
from netdesk.ui.dates import short
from netdesk.ui.widgets.basics import GhostButton, IconButton, SmallButton, Words, line_of
from netdesk.ui.widgets.inline_edit import InlineEdit

KILO = QLocale.DataSizeFormat.DataSizeSIFormat


class ResumeRow(QWidget):
    """One version: its title to be changed, the file to be taken out or removed."""

    renamed = Signal(str)
    wanted = Signal()
    removed = Signal()

    def __init__(self, line: ResumeLine) -> None:
        super().__init__()
        self.title = InlineEdit(line.title, name=self.tr("Title of the version"))
        day = short(line.made_on) if line.made_on else ""
        size = self.locale().formattedDataSize(line.size, 0, KILO)
        about = Words(" · ".join(filter(None, (line.file_name, size, day))), "small", wrap=True)
        about.setContentsMargins(theme.px(6), 0, 0, 0)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self.title)
        words.addWidget(about)
        save = GhostButton(self.tr("Save as…"))
        save.setAccessibleName(self.tr("Save {0} as a file").format(line.title))
        remove = IconButton("trash", self.tr("Remove {0}").format(line.title))
        row = line_of(spacing=4)
        row.addLayout(words, 1)
        row.addWidget(save)
        row.addWidget(remove)
        self.setLayout(row)
        self.title.edited.connect(self.renamed)
        save.clicked.connect(self.wanted)
        remove.clicked.connect(self.removed)


class ResumeList(QWidget):
    """The versions, the latest first, and a button to add a file."""

    file_chosen = Signal(object)  # Path
    place_chosen = Signal(object, object)  # ResumeLine, Path
    renamed = Signal(object, str)
    removed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines: list[ResumeLine] | None = None
        self.rows: list[ResumeRow] = []
        self.add = SmallButton(self.tr("Add a file…"), icon_name="plus")
        self._list = QVBoxLayout()
        self._list.setSpacing(theme.px(4))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(self._list)
        column.addWidget(self.add)
        self.add.clicked.connect(self._ask_for_file)

    def show_lines(self, lines: Sequence[ResumeLine]) -> None:
        """The versions that the desk keeps."""
        if list(lines) == self._lines:
            return
        self._lines = list(lines)
        for row in self.rows:
            row.hide()
            row.deleteLater()
        self.rows = [self._row(line) for line in lines]

    def _row(self, line: ResumeLine) -> ResumeRow:
        row = ResumeRow(line)
        row.renamed.connect(partial(self.renamed.emit, line))
        row.wanted.connect(partial(self._ask_where, line))
        row.removed.connect(partial(self.removed.emit, line))
        self._list.addWidget(row)
        return row

    @Slot()
    def _ask_for_file(self) -> None:
        dialog = QFileDialog(self, self.tr("Add a version of the résumé"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(lambda name: self.file_chosen.emit(Path(name)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _ask_where(self, line: ResumeLine) -> None:
        dialog = QFileDialog(self, self.tr("Save the résumé"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.selectFile(line.file_name)
        dialog.fileSelected.connect(lambda name: self.place_chosen.emit(line, Path(name)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
