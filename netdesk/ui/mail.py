"""Hands a message to the mail program, or into a file; nothing but a `mailto:` link is ever opened here."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QWidget


def open_mail(link: str) -> None:
    """Opens a message, on a click only."""
    url = QUrl(link, QUrl.ParsingMode.StrictMode)
    if url.isValid() and url.scheme() == "mailto":
        QDesktopServices.openUrl(url)


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
