"""What to say on the phone: the script, the line for voicemail, the line for "not now"."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from netdesk.domain.template import Spoken
from netdesk.ui import theme
from netdesk.ui.widgets.basics import SectionLabel, Words
from netdesk.ui.widgets.chips import ChipChoice, ChipRow

LEAST = 72


class ScrolledScript(QScrollArea):
    """A script as high as it is while there is room, else to be scrolled by its owner's keys."""

    def __init__(self, panel: ScriptPanel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._panel = panel
        panel.setProperty("scrolled", True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.setWidget(panel)

    def turn(self, pages: int) -> None:
        """Scrolls on, or back."""
        bar = self.verticalScrollBar()
        bar.setValue(bar.value() + pages * bar.pageStep())

    def sizeHint(self) -> QSize:
        layout = self._panel.layout()
        high = layout.heightForWidth(self.viewport().width()) if layout is not None else 0
        return QSize(theme.px(200), max(high, 1))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(80), min(self.sizeHint().height(), theme.px(LEAST)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()  # the words wrap elsewhere now


class ScriptPanel(QWidget):
    """Shows one script of several; words to read aloud, so nothing in it is to be typed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._spoken: Sequence[Spoken] = ()
        self.choices = ChipRow()
        self.choices.setAccessibleName(self.tr("What to say"))
        self.said, self.voicemail, self.not_now = (Words("", wrap=True) for _ in range(3))
        self._titles = [SectionLabel(), SectionLabel(), SectionLabel()]
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.px(4))
        layout.addWidget(self.choices)
        for title, words in zip(self._titles, (self.said, self.voicemail, self.not_now), strict=True):
            layout.addWidget(title)
            layout.addWidget(words)
        for title in self._titles[1:]:
            title.setContentsMargins(0, theme.px(8), 0, 0)  # nearer to its own words than to those above
        self._titles[1].setText(self.tr("On voicemail"))
        self._titles[2].setText(self.tr("“Not now”"))
        self.choices.changed.connect(lambda keys: self._show(next(iter(keys))))

    def show_scripts(self, spoken: Sequence[Spoken]) -> None:
        """The scripts that fit a contact, the likeliest first; the one that is shown stays."""
        if tuple(spoken) == tuple(self._spoken):
            return
        chosen = next(iter(self.choices.selected()), "")
        self._spoken = tuple(spoken)
        keys = [one.template for one in spoken]
        self.choices.set_choices([ChipChoice(key=one.template, text=one.title) for one in spoken])
        self.choices.setVisible(len(keys) > 1)
        self.setVisible(bool(keys))
        if keys:
            self._show(chosen if chosen in keys else keys[0])

    def show_lines(self, *, said: bool, voicemail: bool, not_now: bool) -> None:
        """Only those lines that are needed now."""
        shown = (said, voicemail, not_now)
        words = (self.said, self.voicemail, self.not_now)
        for title, text, on in zip(self._titles, words, shown, strict=True):
            title.setVisible(on)
            text.setVisible(on)

    def _show(self, key: str) -> None:
        one = next(one for one in self._spoken if one.template == key)
        self.choices.select(key)
        self._titles[0].setText(self.tr("To say, {0} seconds").format(one.seconds))
        self.said.setText(one.text.replace("\n\n", "\n"))
        self.voicemail.setText(one.voicemail)
        self.not_now.setText(one.not_now)
