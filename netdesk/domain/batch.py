"""Import batches: what an import wrote, field by field, so that it can be found and rolled back."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportBatch:
    """One run of an import over one file; `revision` is the schema it was written under."""

    id: int = 0
    uid: str = ""
    created_at: datetime | None = None
    modified_at: datetime | None = None
    source: str
    format: str
    encoding: str = ""
    revision: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportChange:
    """A field that a batch wrote; `field` empty: the whole row came new. `source_id`: the file's own id.

    `after` of a new contact is JSON: its `fields`, and of its `rows` each table, uid and what it is
    compared by. A row for each of them would double the time that an import takes.
    """

    id: int = 0
    uid: str = ""
    created_at: datetime | None = None
    modified_at: datetime | None = None
    batch_id: int
    contact_id: int | None = None
    table_name: str
    row_uid: str
    field: str = ""
    before: str = ""
    after: str = ""
    source_id: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class WeeklyPick:
    """What became of one of the five for a week: kept, swapped, not now. `week` is its Monday."""

    id: int = 0
    uid: str = ""
    created_at: datetime | None = None
    modified_at: datetime | None = None
    contact_id: int
    week: str
    choice: str
