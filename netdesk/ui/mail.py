"""Hands a message to the mail program, or into a file; nothing but a `mailto:` link is ever opened here."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtWidgets import QFileDialog, QWidget

from netdesk.ui.outside import handed_over


def open_mail(link: str) -> bool:
    """Opens a message, on a click only; False where no mail program took it."""
    url = QUrl(link, QUrl.ParsingMode.StrictMode)
    return url.isValid() and url.scheme() == "mailto" and handed_over(url)


def ask_for_file(parent: QWidget, title: str, whom: str, chosen: Callable[[Path], None]) -> None:
    """Asks where a message is to be saved, beside whatever goes on meanwhile."""
    dialog = QFileDialog(parent, title)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix("eml")
    name = "".join(sign for sign in whom if sign.isalnum() or sign in " -_").strip()
    dialog.selectFile(f"{name}.eml")
    dialog.fileSelected.connect(lambda path: chosen(Path(path)))
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()
