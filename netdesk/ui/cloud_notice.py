"""Warns of a desk in a folder that a service copies, before anything is written to it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication

from netdesk import paths
from netdesk.domain.clock import Clock
from netdesk.domain.cloud import cloud_service
from netdesk.ui.widgets.notice import Notices

Where = Callable[[], Path]


def warn_of_cloud(
    notices: Notices, desk: Path, clock: Clock, open_another: Callable[[Where], object]
) -> None:
    """A desk that a service copies while it is open can be spoilt: offers to move it.

    `open_another` closes this desk and opens the one that it is told.
    """
    service = cloud_service(desk.parent.parts)
    if not service:
        return

    def moved() -> Path:
        from netdesk.services.desk_files import move  # rarely needed

        return move(desk, paths.default_desk().parent, clock)

    text = _tr(
        "This desk lies in a folder of {0}, which copies it while it is being written and can spoil it."
    )
    answers = {_tr("Move it to this computer"): lambda: open_another(moved)}
    notices.show_notice("cloud", text.format(service), answers)


def _tr(text: str) -> str:
    return QCoreApplication.translate("CloudNotice", text)
