"""How something repeats: by a name, or by a rule of one's own that is checked while it is typed."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QCoreApplication, Signal, Slot
from PySide6.QtWidgets import QComboBox, QLineEdit, QVBoxLayout, QWidget

from netdesk.domain import recurrence
from netdesk.domain.acts import QT_TRANSLATE_NOOP
from netdesk.domain.errors import UserError
from netdesk.domain.repetition import Repetition, coming, repetition_of
from netdesk.ui import dates, theme
from netdesk.ui.widgets.basics import Words

SHOWN_DAYS = 3
NAMES = {
    Repetition.NEVER: QT_TRANSLATE_NOOP("Repetition", "never"),
    Repetition.DAILY: QT_TRANSLATE_NOOP("Repetition", "every day"),
    Repetition.WEEKLY: QT_TRANSLATE_NOOP("Repetition", "every week"),
    Repetition.EVERY_TWO_WEEKS: QT_TRANSLATE_NOOP("Repetition", "every 2 weeks"),
    Repetition.MONTHLY: QT_TRANSLATE_NOOP("Repetition", "every month"),
    Repetition.EVERY_THREE_MONTHS: QT_TRANSLATE_NOOP("Repetition", "every 3 months"),
    Repetition.YEARLY: QT_TRANSLATE_NOOP("Repetition", "every year"),
    Repetition.OWN: QT_TRANSLATE_NOOP("Repetition", "by a rule of your own"),
}


class RepeatField(QWidget):
    """Keeps a stored rule as it is until another repetition, or another first day, is chosen."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._stored = ""
        self._stored_day: date | None = None
        self._day: date | None = None
        self.choice = QComboBox()
        self.choice.setAccessibleName(self.tr("Repeats"))
        for repetition, name in NAMES.items():
            self.choice.addItem(QCoreApplication.translate("Repetition", name), repetition.value)
        self.own = QLineEdit()
        self.own.setAccessibleName(self.tr("A rule of your own"))
        self.own.setPlaceholderText("FREQ=WEEKLY;BYDAY=MO,TH")
        self._series = Words("", "small", wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(6))
        for part in (self.choice, self.own, self._series):
            column.addWidget(part)
        self.setFocusProxy(self.choice)
        self.choice.currentIndexChanged.connect(self._on_changed)
        self.own.textChanged.connect(self._on_changed)

    def show_rule(self, stored: str, stored_day: date | None, shown: str, day: date | None) -> None:
        """The rule and first day that are stored, and those to be shown."""
        self._stored, self._stored_day, self._day = stored, stored_day, day
        repetition = repetition_of(shown)
        self.choice.setCurrentIndex(self.choice.findData(repetition.value))
        self.own.setText(shown if repetition is Repetition.OWN else "")
        self._show_series()

    def show_day(self, day: date | None) -> None:
        """Another first day."""
        self._day = day
        self._show_series()

    def rule(self) -> str:
        """The rule; a named one takes its day from the first day, so another day carries the series along."""
        chosen = self._chosen()
        if chosen is Repetition.OWN:
            return self.own.text().strip()
        same = chosen is repetition_of(self._stored) and self._day == self._stored_day
        return self._stored if same else chosen.value

    def check(self) -> None:
        """Raises UserError for what cannot be; a rule that is stored already, maybe from elsewhere, can."""
        if self._chosen() is Repetition.NEVER or self._is_stored():
            return
        if self._day is None:
            raise UserError(self.tr("Something that repeats needs a first day."))
        recurrence.checked(self.rule(), self._day)

    def _is_stored(self) -> bool:
        return self.rule() == self._stored and self._day == self._stored_day

    @property
    def series(self) -> str:
        """What is said about the coming times."""
        return self._series.text()

    def hide_series(self) -> None:
        """Something else says it until the next change."""
        self._series.hide()

    def _chosen(self) -> Repetition:
        return Repetition(self.choice.currentData())

    @Slot()
    def _on_changed(self) -> None:
        self._show_series()
        self.changed.emit()

    def _show_series(self) -> None:
        self.own.setVisible(self._chosen() is Repetition.OWN)
        words = self._series_in_words()
        self._series.setText(words)
        self._series.setVisible(bool(words))

    def _series_in_words(self) -> str:
        try:
            self.check()
            later = coming(self.rule(), self._day, SHOWN_DAYS) if self.rule() and self._day else None
        except UserError as error:
            return str(error)
        if later is None:
            return ""
        named = ", ".join(f"{dates.short_weekday(each)} {dates.short(each)}" for each in later)
        return self.tr("Then {days}, …").format(days=named) if later else self.tr("It does not come again.")
