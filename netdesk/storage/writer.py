"""What a write hands to the code that changes records: its connection, its moment and its step."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection

from netdesk.domain.uid import new_uid


@dataclass(frozen=True, slots=True)
class Writer:
    """One transaction of the desk's only writer; `step_id` 0 means that no journal is kept."""

    connection: Connection
    now: datetime
    step_id: int = 0

    def new_uid(self) -> str:
        """An identifier that sorts by this write's moment."""
        return new_uid(self.now)
