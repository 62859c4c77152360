"""A cadence rule: how often to be in touch with everybody who carries a tag or stands at a stage."""

from dataclasses import dataclass
from datetime import datetime

from netdesk.domain.stage import Stage


@dataclass(frozen=True, slots=True, kw_only=True)
class CadenceRule:
    """The record of a rule for a tag, or else for a stage; 0 days mean no interval."""

    id: int = 0
    uid: str = ""
    created_at: datetime | None = None
    modified_at: datetime | None = None
    tag_id: int | None = None
    stage: Stage | None = None
    ideal_days: int = 0
    latest_days: int = 0
