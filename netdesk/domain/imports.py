"""What came of an import: for each file, how many contacts it held and what became of them."""

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A place in a file and what is to be said about it."""

    where: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FileReport:
    """One file: added, updated, unchanged and skipped together are what was read.

    `error` says why nothing of the file could be read; it counts as one skipped place.
    """

    path: str
    format: str = ""
    encoding: str = ""
    read: int = 0
    added: int = 0
    updated: int = 0
    unchanged: int = 0
    skipped: tuple[Place, ...] = ()
    remarks: tuple[Place, ...] = ()
    error: str = ""

    def as_json(self) -> dict[str, Any]:
        """The result for programs."""
        return {
            "path": self.path,
            "format": self.format,
            "encoding": self.encoding,
            "read": self.read,
            "added": self.added,
            "updated": self.updated,
            "unchanged": self.unchanged,
            "skipped": [{"where": one.where, "reason": one.reason} for one in self.skipped],
            "remarks": [{"where": one.where, "reason": one.reason} for one in self.remarks],
        }


def unreadable(path: str, reason: str) -> FileReport:
    """The result of a file of which nothing could be read."""
    return FileReport(path=path, read=1, skipped=(Place(where="file", reason=reason),), error=reason)
