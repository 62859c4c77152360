"""Finding doubles: how long it takes, and how long the window never answers meanwhile."""

from __future__ import annotations

import sys
from contextlib import closing
from pathlib import Path
from time import perf_counter, process_time

from PySide6.QtCore import QEventLoop, QTimer

from netdesk.desk import open_desk
from netdesk.domain.clock import Clock
from netdesk.storage.connections import open_connection
from netdesk.ui.actions import ActionId
from netdesk.ui.dialogs.doubles import DoublesDialog
from tests.benchmarks.whole_window import PATIENCE_MS, SETTLES_MS, opened, rest

READ = (
    "SELECT id, full_name, given, family, suffix, birthday FROM contact",
    "SELECT contact_id, kind, value FROM point",
    "SELECT r.contact_id, o.name FROM role r JOIN organisation o ON o.id = r.organisation_id",
    "SELECT contact_id, street, city, postcode FROM address",
)
LOOKS_MS = 20


def measure(desk: str) -> dict[str, float]:
    """Seconds of a search without a window, of its own work, and of merely reading the same rows."""
    found = {"read s": _reading(Path(desk))}
    opened_desk = open_desk(Path(desk), Clock())
    try:
        began, worked = perf_counter(), process_time()
        doubles = opened_desk.doubles.find()
        took = {"find s": perf_counter() - began, "work s": process_time() - worked}
    finally:
        opened_desk.close()
    counts = {each.value: float(count) for each, count in doubles.counts().items()}
    return found | took | {"searched": float(doubles.searched)} | counts


def _reading(desk: Path) -> float:
    began = perf_counter()
    with closing(open_connection(desk, untouched=True)) as connection:
        for query in READ:
            connection.execute(query).fetchall()
    return perf_counter() - began


def in_window(desk: str) -> dict[str, float]:
    """The same with a window beside it: seconds until the list is shown, and the longest block."""
    session, pulse = opened(Path(desk))
    rest(SETTLES_MS)
    while ActionId.FIND_DOUBLES not in session.window.handlers():
        rest(LOOKS_MS)
    session.window.run(ActionId.FIND_DOUBLES)
    (dialog,) = session.window.findChildren(DoublesDialog)
    began = perf_counter()
    pulse.start()
    _until_found(dialog)
    took = perf_counter() - began
    found = {"window find s": took, **pulse.figures("block")}
    session.close()
    return found


def _until_found(dialog: DoublesDialog) -> None:
    loop, look = QEventLoop(), QTimer(interval=LOOKS_MS)
    look.timeout.connect(lambda: loop.quit() if not dialog.work.runs else None)
    look.start()
    QTimer.singleShot(2 * PATIENCE_MS, loop.quit)
    loop.exec()
    rest(LOOKS_MS)


if __name__ == "__main__":
    sys.stdout.write(f"{measure(sys.argv[1])}\n")
