"""What came of an import: for each file, how many contacts it held and what became of them."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from netdesk.domain.csv_columns import CsvShape, Mapping
from netdesk.domain.errors import UserError
from netdesk.domain.import_preview import PersonPreview


class ImportStopped(UserError):
    """Raised by whoever hears of the progress, to end an import of which nothing is to stay."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A place in a file and what is to be said about it."""

    where: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Something to import: a file, or bytes that were pasted; and how its columns and days are to be read."""

    path: Path
    data: bytes | None = None
    mapping: Mapping | None = None
    date_order: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class FileReport:
    """One file: added, updated, unchanged and skipped together are what was read.

    `people` are those of whom there is more to say than their count. `error` says why nothing of the
    file could be read; it counts as one skipped place. `shape` is the table of a file whose columns
    nobody knows, `date_orders` are the ways to read its days where it leaves a choice.
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
    people: Sequence[PersonPreview] = ()
    restored: frozenset[int] = frozenset()
    shape: CsvShape | None = None
    date_orders: tuple[str, ...] = ()
    batch_id: int = 0
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
            "skipped": [_place(one) for one in self.skipped],
            "changes": self._told("changes", "before", "after"),
            "doubtful": [
                {
                    **_person(one),
                    "like": [{"name": like.name, "why": str(like.likeness)} for like in one.like],
                }
                for one in self.people
                if one.like
            ],
            "kept_yours": self._told("kept_yours", "yours", "file"),
            "in_trash": [_person(one) for one in self.in_trash()],
            "restored": [_person(one) for one in self.people if one.number in self.restored],
            "remarks": [_place(one) for one in self.remarks],
        }

    def in_trash(self) -> list[PersonPreview]:
        """Those who lie in the trash and stay there."""
        return [one for one in self.people if one.fate == "in the trash" and one.number not in self.restored]

    def _told(self, part: str, before: str, after: str) -> list[dict[str, Any]]:
        return [
            {
                **_person(one),
                "fields": [
                    {"field": change.field, before: change.before, after: change.after}
                    for change in getattr(one, part)
                ],
            }
            for one in self.people
            if getattr(one, part)
        ]


def _place(one: Place) -> dict[str, str]:
    return {"where": one.where, "reason": one.reason}


def _person(one: PersonPreview) -> dict[str, str]:
    return {"where": one.where, "name": one.name}


def unreadable(path: str, reason: str) -> FileReport:
    """The result of a file of which nothing could be read."""
    return FileReport(path=path, read=1, skipped=(Place(where="file", reason=reason),), error=reason)
