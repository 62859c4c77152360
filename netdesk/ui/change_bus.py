"""Carries notices of changes from whichever thread wrote to the pages, on the window's thread."""

from PySide6.QtCore import QObject, Signal

from netdesk.domain.changes import Changes


class ChangeBus(QObject):
    """`changed` is emitted with the Changes of every write of the desk."""

    changed = Signal(object)

    def publish(self, changes: Changes) -> None:
        """Hands a notice over; safe on any thread, since Qt queues it to each receiver's own."""
        self.changed.emit(changes)
