"""Hands links to the system's programs, on a click only; nothing of a link comes into a log."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QUrl, qInstallMessageHandler
from PySide6.QtGui import QDesktopServices

if TYPE_CHECKING:
    from PySide6.QtCore import QMessageLogContext, QtMsgType


def handed_over(url: QUrl) -> bool:
    """Whether a program took the link: one that nobody takes, a letter with its names, Qt would print."""
    before = qInstallMessageHandler(_drop)
    try:
        return QDesktopServices.openUrl(url)
    finally:
        qInstallMessageHandler(before)


def _drop(_kind: QtMsgType, _where: QMessageLogContext, _text: str | None) -> None:
    """Says nothing."""
