"""Hands a message to the mail program; nothing but a `mailto:` link is ever opened here."""

from __future__ import annotations

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices


def open_mail(link: str) -> None:
    """Opens a message, on a click only."""
    url = QUrl(link, QUrl.ParsingMode.StrictMode)
    if url.isValid() and url.scheme() == "mailto":
        QDesktopServices.openUrl(url)
