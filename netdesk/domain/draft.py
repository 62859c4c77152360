"""A draft: a message in preparation, made from a template."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class DraftKind(StrEnum):
    """What a message is for."""

    REQUEST = "request"
    INTRODUCED_REQUEST = "request through an introducer"
    REFERENCE = "reference ask"
    INTRODUCTION = "introduction ask"
    THANK_YOU = "thank-you"
    KEEP_POSTED = "keep-posted"
    ARTICLE = "article"
    SURVEY = "survey"
    SECOND_NOTE = "second note"


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """The record of a draft.

    `template` is the stable id of the template it was made from, `other_contact_id` the second person that it
    is about (the introducer, or whom one asks to meet), `follow_up_id` the step that it carries out.
    `opened_at` is when it was handed to the mail program, `sent_at` when the user said that it was sent.
    """

    id: int = 0
    uid: str = ""
    created_at: datetime | None = None
    modified_at: datetime | None = None
    kind: DraftKind = DraftKind.REQUEST
    template: str = ""
    contact_id: int
    other_contact_id: int | None = None
    meeting_id: int | None = None
    follow_up_id: int | None = None
    subject: str = ""
    body: str = ""
    opened_at: datetime | None = None
    sent_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TemplateEdit:
    """The user's own wording of a template, by the template's stable id."""

    id: int = 0
    uid: str = ""
    created_at: datetime | None = None
    modified_at: datetime | None = None
    template: str
    subject: str = ""
    body: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Purpose:
    """What is to be written to whom: it finds the draft again while that is not sent."""

    template: str
    contact_id: int
    other_contact_id: int | None = None
    meeting_id: int | None = None
    follow_up_id: int | None = None
