"""Questions of the bank and the user's own, and the stories to tell."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A question to ask; `key` is its stable id (the bank's id, or an own question's uid)."""

    key: str
    text: str
    category: str
    minutes: int = 2
    note: str = ""
    closing: bool = False
    own_id: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnQuestion:
    """A question of the user's own, stored in the desk."""

    id: int = 0
    uid: str = ""
    created_at: datetime | None = None
    modified_at: datetime | None = None
    text: str
    category: str = ""
    minutes: int = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Category:
    """A group of questions, in the bank's order."""

    key: str
    title: str
    order: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """A short account of the user's, `seconds` long when told."""

    id: int = 0
    uid: str = ""
    created_at: datetime | None = None
    modified_at: datetime | None = None
    title: str
    text: str = ""
    seconds: int = 45
