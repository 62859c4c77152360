"""The tables that the method adds: asks, leads, references, drafts, profile, rules and saved filters."""

from sqlalchemy import Column, LargeBinary

from netdesk.domain.ask import AskKind, AskState
from netdesk.domain.draft import DraftKind
from netdesk.domain.lead import LeadKind, LeadState
from netdesk.domain.profile import Situation
from netdesk.domain.question import When
from netdesk.domain.reference import ReferenceState
from netdesk.domain.stage import Stage
from netdesk.storage.columns import flag, number, of, one_of, record, words
from netdesk.storage.types import Day, Moment, Words

not_same = record(
    "not_same",
    of("contact_id", "contact", needed=True),
    of("other_contact_id", "contact", needed=True),
)
saved_filter = record("saved_filter", words("name"), number("position"), words("query"))
profile = record(
    "profile",
    *map(words, ("name", "signature")),
    Column("situations", Words(Situation), nullable=False, server_default="[]"),
    *map(words, ("field_from", "field_to", "best_at")),
)
resume = record(
    "resume",
    *map(words, ("title", "file_name", "media_type")),
    Column("data", LargeBinary, nullable=False),
    Column("made_on", Day),
)
ask = record(
    "ask",
    of("contact_id", "contact", needed=True),
    of("meeting_id", "meeting"),
    one_of("kind", AskKind, AskKind.ADVICE),
    words("text"),
    Column("asked_on", Day),
    one_of("state", AskState, AskState.OPEN),
    *map(words, ("answer", "led_to")),
    of("led_to_contact_id", "contact"),
    of("led_to_meeting_id", "meeting"),
)
lead = record(
    "lead",
    of("contact_id", "contact", needed=True),
    of("organisation_id", "organisation"),
    of("meeting_id", "meeting"),
    one_of("kind", LeadKind, LeadKind.OPENING),
    words("text"),
    Column("given_on", Day),
    one_of("state", LeadState, LeadState.OPEN),
    words("outcome"),
    Column("told_at", Moment),
)
reference = record(
    "reference",
    of("contact_id", "contact", needed=True),
    one_of("state", ReferenceState, ReferenceState.IDEA),
    *map(words, ("speaks_to", "reach")),
    Column("asked_on", Day),
    Column("last_used_on", Day),
    words("used_for"),
    Column("thanked_at", Moment),
)
draft = record(
    "draft",
    one_of("kind", DraftKind, DraftKind.REQUEST),
    words("template"),
    of("contact_id", "contact", needed=True),
    of("other_contact_id", "contact"),
    of("meeting_id", "meeting"),
    of("follow_up_id", "follow_up"),
    *map(words, ("subject", "body")),
    Column("opened_at", Moment),
    Column("sent_at", Moment),
)
template_edit = record("template_edit", *map(words, ("template", "subject", "body")))
question_edit = record(
    "question_edit",
    *map(words, ("question", "text", "category")),
    number("minutes"),
    one_of("asked_when", When),
    flag("hidden"),
)
open_question = record(
    "open_question",
    *map(words, ("question", "wording")),
    of("meeting_id", "meeting"),
    Column("answered_at", Moment),
)
cadence_rule = record(
    "cadence_rule",
    of("tag_id", "tag", gone="CASCADE"),
    one_of("stage", Stage),
    number("ideal_days"),
    number("latest_days"),
)
muted_rule = record("muted_rule", words("rule"))
