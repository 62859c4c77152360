"""The parts of the sheet that writes: what for above, "Sent?" and what can be done below."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from netdesk.domain.draft import DraftKind
from netdesk.domain.draft_view import DraftView
from netdesk.domain.profile import ResumeLine
from netdesk.ui import theme
from netdesk.ui.widgets.basics import Card, GhostButton, PrimaryButton, SmallButton, Words, line_of
from netdesk.ui.widgets.chips import ChipChoice, ChipRow
from netdesk.ui.widgets.record_field import RecordField

ABOUT_OTHERS = (DraftKind.INTRODUCTION, DraftKind.KEEP_POSTED)


class Head(QWidget):
    """To whom, what for, about whom; and why something was not done."""

    chosen = Signal(str)
    """The id of a template."""

    def __init__(self) -> None:
        super().__init__()
        self._view: DraftView | None = None
        self.to, self.why_not = Words("", "heading"), Words("", "second", wrap=True)
        self.kinds = ChipRow()
        self.kinds.setAccessibleName(self.tr("What for"))
        self.about = RecordField(self.tr("About whom"), self.tr("About whom? Type a name"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.px(10))
        parts: tuple[QWidget, ...] = (self.to, self.kinds, self.why_not, self.about)
        for part in parts:
            layout.addWidget(part)
        self.why_not.hide()
        self.about.hide()
        self.kinds.changed.connect(lambda keys: self._choose(next(iter(keys))))

    def show_for(self, view: DraftView) -> None:
        """Another draft, or another look at the same."""
        self._view = view
        known = f"{view.to.name} <{view.to.email}>" if view.to.email else view.to.name
        self.to.setText(self.tr("To {0}").format(known))
        self.kinds.set_choices([ChipChoice(key=one.id, text=one.title) for one in view.choices])
        self.kinds.select(view.template.id)
        self.about.setVisible(view.template.kind in ABOUT_OTHERS)
        self.about.show_name(view.other.name if view.other else "")

    def tell(self, text: str) -> None:
        """Why something was not done, or what was; empty for nothing."""
        self.why_not.setText(text)
        self.why_not.setVisible(bool(text))

    def _choose(self, template_id: str) -> None:
        """What may not be written is refused with the reason, and what was shown stays."""
        if self._view is None:
            return
        choice = next(one for one in self._view.choices if one.id == template_id)
        self.tell(choice.why_not)
        if choice.why_not:
            self.kinds.select(self._view.template.id)
        else:
            self.chosen.emit(template_id)


class SentStrip(Card):
    """Asks quietly whether a message that was opened went out, and never stands in the way."""

    sent = Signal(bool)
    """Whether a second ask for a reference is meant."""

    def __init__(self) -> None:
        super().__init__(tone="accent")
        self._again = False
        self._words = Words("", wrap=True)
        self.yes = SmallButton(self.tr("Sent: log it"))
        line = line_of(self._words, self.yes)
        line.setStretch(0, 1)
        self.body.addLayout(line)
        self.yes.clicked.connect(lambda: self.sent.emit(self._again))

    def show_for(self, view: DraftView) -> None:
        """Comes up for a draft that was opened, copied or saved."""
        self._again = False
        self.setVisible(view.opened)
        self._words.setText(
            self.tr("Did it go out? Then it is logged with {0}, and the next step moves on.").format(
                view.to.first
            )
        )
        self.yes.setText(self.tr("Sent: log it"))
        self.setAccessibleName(self._words.text())

    @Slot(str)
    def ask_again(self, why: str) -> None:
        """They were asked before: the second press is the second word."""
        self._again = True
        self._words.setText(why)
        self.yes.setText(self.tr("Log it all the same"))
        self.setAccessibleName(why)


class Bottom(QWidget):
    """Gaps and the résumé at the left, what is done with the message at the right."""

    def __init__(self) -> None:
        super().__init__()
        self.resume_id: int | None = None
        self._resumes: tuple[ResumeLine, ...] = ()
        self.gaps, self.resume = GhostButton(""), GhostButton("")
        self.templates = GhostButton(self.tr("Change the template…"))
        self.discard = GhostButton(self.tr("Discard"))
        self.copy, self.save = SmallButton(self.tr("Copy")), SmallButton(self.tr("Save as a file…"))
        self.open = PrimaryButton(self.tr("Open in mail"), small=True, icon_name="mail")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.px(8))
        layout.addLayout(line_of(self.gaps, None, self.resume, self.templates))
        layout.addLayout(line_of(self.discard, None, self.copy, self.save, self.open))
        self.resume.clicked.connect(self._choose_resume)
        self._attach(None)

    def show_for(self, view: DraftView) -> None:
        """What there is to do with this draft."""
        self._resumes = view.resumes
        self.resume.setVisible(bool(view.resumes))
        self.discard.setVisible(view.stored is not None)
        if self.resume_id not in {line.id for line in view.resumes}:
            self._attach(None)

    def show_gaps(self, count: int) -> None:
        """How many gaps are left, and the key that leads to the next one."""
        self.gaps.setVisible(bool(count))
        several = self.tr("{0} gaps to fill · F4").format(count)
        self.gaps.setText(self.tr("1 gap to fill · F4") if count == 1 else several)

    @Slot()
    def _choose_resume(self) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        lines: list[ResumeLine | None] = [None, *self._resumes]
        for line in lines:
            action = menu.addAction(line.title.replace("&", "&&") if line else self.tr("No résumé"))
            action.setCheckable(True)
            action.setChecked(self.resume_id == (line.id if line else None))
            action.triggered.connect(partial(self._attach, line))
        menu.popup(self.resume.mapToGlobal(self.resume.rect().topLeft()))

    def _attach(self, line: ResumeLine | None, _on: bool = False) -> None:
        self.resume_id = line.id if line else None
        asked = self.tr("They asked for my résumé…")
        self.resume.setText(self.tr("With {0}").format(line.title) if line else asked)
