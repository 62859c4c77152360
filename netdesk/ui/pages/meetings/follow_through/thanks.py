"""The thank-you note: a draft to make one's own, copied or opened in the mail program on a click."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, QUrl, QUrlQuery, Signal, Slot
from PySide6.QtGui import QDesktopServices, QGuiApplication

from netdesk.domain.follow_through import ThankYou
from netdesk.ui.autosave import load_text
from netdesk.ui.pages.meetings.looks import PlainText, RingCard
from netdesk.ui.palettes import Tone
from netdesk.ui.widgets.basics import SmallButton, Words, line_of
from netdesk.ui.widgets.chips import Chip


class ThankYouCard(RingCard):
    """Shows the draft until the user types; from then on the words are theirs."""

    said = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._draft: ThankYou | None = None
        self._own = False
        self._to = Words("", "small", wrap=True)
        self.editor = PlainText("", self.tr("Thank-you note"), lines=5)
        self._specific = Chip(self.tr("✓ specific"), Tone.OK)
        self._promise = Chip(self.tr("✓ promise"), Tone.OK)
        copy = SmallButton(self.tr("Copy"))
        self.mail = SmallButton(self.tr("Open in mail"), icon_name="mail")
        self.watch(self.editor)
        for part in (self._to, self.editor):
            self.body.addWidget(part)
        self.body.addLayout(line_of(self._specific, self._promise, None, copy, self.mail))
        copy.clicked.connect(self._copy)
        self.mail.clicked.connect(self._open)
        self.editor.textChanged.connect(self._take_over)
        self.setAccessibleName(self.tr("Thank-you note"))

    def show_draft(self, draft: ThankYou | None) -> None:
        """Shows what the meeting suggests, unless the user has written."""
        self._draft = draft
        self.setVisible(draft is not None)
        if draft is None:
            return
        to = f"{draft.name} <{draft.email}>" if draft.email else draft.name
        self._to.setText(self.tr("To {0} · “{1}”").format(to, draft.subject))
        self._specific.setVisible(draft.specific and not self._own)
        self._promise.setVisible(draft.promise and not self._own)
        if not self._own and self.editor.text() != draft.text:
            with QSignalBlocker(self.editor):
                load_text(self.editor, draft.text)

    @Slot()
    def _take_over(self) -> None:
        self._own = True
        self._specific.hide()
        self._promise.hide()

    @Slot()
    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.editor.text())
        self.said.emit(self.tr("Thank-you note copied"))

    @Slot()
    def _open(self) -> None:
        if self._draft is not None:
            QDesktopServices.openUrl(mail_url(self._draft, self.editor.text()))


def mail_url(draft: ThankYou, text: str) -> QUrl:
    """A `mailto:` address with subject and text, everything in them escaped."""
    url = QUrl()
    url.setScheme("mailto")
    url.setPath(draft.email)
    query = QUrlQuery()
    for name, value in (("subject", draft.subject), ("body", text)):
        query.addQueryItem(name, bytes(QUrl.toPercentEncoding(value).data()).decode())
    url.setQuery(query)
    return url
