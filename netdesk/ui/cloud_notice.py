"""Warns of a desk in a folder that a service copies, before anything is written to it, and of its move."""

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


def tell_moved(notices: Notices, desk: Path) -> None:
    """Says where a desk is now, and how it is found there next time."""
    place = _tr("Your desk is on this computer now: {0}. The file that it was is kept in the old folder.")
    found = _tr("NetDesk opens it by itself.")
    if desk != paths.default_desk():
        found = _tr("Next time choose it in “Open another desk”, or start NetDesk with --desk and this path.")
    notices.show_notice("moved", f"{place.format(desk)} {found}", {}, tone="accent")


def _tr(text: str) -> str:
    return QCoreApplication.translate("CloudNotice", text)
