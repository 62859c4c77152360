"""The desk's tables: every record has an AUTOINCREMENT id, a uid and its moments of making and change."""

from sqlalchemy import Boolean, Column, ForeignKey, Index, Integer, LargeBinary, Table, Text, text

from netdesk.domain.contact import PointKind, Stage
from netdesk.domain.follow_up import FollowUpKind
from netdesk.domain.introduction import IntroductionState
from netdesk.domain.meeting import MeetingKind, MentionKind, UseName, Way, Worth, Writer
from netdesk.domain.organisation import OrganisationKind
from netdesk.domain.profile import Situation
from netdesk.domain.question import When
from netdesk.domain.touch import CallResult, Direction, TouchKind
from netdesk.storage.columns import flag, number, of, one_of, record, trash, words
from netdesk.storage.columns import metadata as metadata
from netdesk.storage.method_tables import ask as ask
from netdesk.storage.method_tables import cadence_rule as cadence_rule
from netdesk.storage.method_tables import draft as draft
from netdesk.storage.method_tables import lead as lead
from netdesk.storage.method_tables import muted_rule as muted_rule
from netdesk.storage.method_tables import not_same as not_same
from netdesk.storage.method_tables import open_question as open_question
from netdesk.storage.method_tables import profile as profile
from netdesk.storage.method_tables import question_edit as question_edit
from netdesk.storage.method_tables import reference as reference
from netdesk.storage.method_tables import resume as resume
from netdesk.storage.method_tables import saved_filter as saved_filter
from netdesk.storage.method_tables import template_edit as template_edit
from netdesk.storage.types import Day, Moment, Spans, TimeOfDay, Wall, Words

_LIVE = text("trashed_at IS NULL")

contact = record(
    "contact",
    *map(words, ("full_name", "given", "additional", "family", "prefix", "suffix", "nickname", "sort_name")),
    *map(words, ("birthday", "anniversary", "how_met")),
    number("closeness"),
    number("relevance"),
    *map(words, ("why", "way", "time_of_day")),
    one_of("stage", Stage, Stage.TO_CONTACT),
    number("cadence_days"),
    *trash(),
    number("latest_days"),
    Column("quiet_until", Day),
    indexes=(
        Index("ix_contact_sort_name", "sort_name", "id", sqlite_where=_LIVE),
        Index("ix_contact_stage", "stage", sqlite_where=_LIVE),
    ),
)
point = record(
    "point",
    of("contact_id", "contact", needed=True),
    number("position"),
    one_of("kind", PointKind, PointKind.EMAIL),
    words("value"),
    words("label"),
    flag("preferred"),
)
address = record(
    "address",
    of("contact_id", "contact", needed=True),
    number("position"),
    *map(words, ("street", "extra", "city", "region", "postcode", "country", "label")),
)
kept = record(
    "kept",
    of("contact_id", "contact", needed=True),
    number("position"),
    *map(words, ("name", "parameters", "value")),
)
photo = record(
    "photo",
    of("contact_id", "contact", needed=True),
    words("media_type"),
    Column("data", LargeBinary, nullable=False),
)
tag = record("tag", words("name"))
contact_tag = record(
    "contact_tag",
    of("contact_id", "contact", needed=True),
    of("tag_id", "tag", needed=True),
)
organisation = record(
    "organisation",
    words("name"),
    words("sort_name"),
    one_of("kind", OrganisationKind, OrganisationKind.COMPANY),
    words("website"),
    flag("target"),
    number("priority"),
    of("recommended_by", "contact"),
    Column("joined_on", Day),
    Column("left_on", Day),
    *trash(),
    indexes=(Index("ix_organisation_sort_name", "sort_name", "id", sqlite_where=_LIVE),),
)
alias = record("alias", of("organisation_id", "organisation", needed=True), number("position"), words("name"))
role = record(
    "role",
    of("contact_id", "contact", needed=True),
    of("organisation_id", "organisation"),
    number("position"),
    *map(words, ("unit", "title", "started", "ended")),
)
finding = record(
    "finding",
    of("contact_id", "contact", gone="CASCADE"),
    of("organisation_id", "organisation", gone="CASCADE"),
    words("text"),
    words("source"),
    Column("found_on", Day),
)
story = record("story", words("title"), words("text"), number("seconds"), words("shows"))
own_question = record(
    "own_question",
    words("text"),
    words("category"),
    number("minutes"),
    one_of("asked_when", When, When.CORE),
    Column("meeting_kinds", Words(MeetingKind), nullable=False, server_default="[]"),
    Column("situations", Words(Situation), nullable=False, server_default="[]"),
    flag("looked_up"),
)
meeting = record(
    "meeting",
    one_of("kind", MeetingKind, MeetingKind.COFFEE),
    words("place"),
    Column("planned_at", Wall, index=True),
    words("zone"),
    flag("confirmed"),
    number("asked_minutes"),
    *map(words, ("purpose", "outcome", "for_them")),
    of("story_id", "story"),
    Column("held_at", Moment, index=True),
    Column("ended_at", Moment),
    Column("finished_at", Moment),
    *trash(),
)
meeting_contact = record(
    "meeting_contact",
    of("meeting_id", "meeting", needed=True),
    of("contact_id", "contact", needed=True),
    number("position"),
)
agenda_entry = record(
    "agenda_entry",
    of("meeting_id", "meeting", needed=True),
    words("question"),
    words("wording"),
    words("category"),
    number("minutes"),
    number("position"),
    Column("ticked_at", Moment),
    flag("come_back"),
)
answer = record("answer", of("agenda_entry_id", "agenda_entry", needed=True), words("text"))
note = record(
    "note",
    of("contact_id", "contact", gone="CASCADE"),
    of("organisation_id", "organisation", gone="CASCADE"),
    of("meeting_id", "meeting", gone="CASCADE"),
    words("text"),
    Column("spans", Spans, nullable=False, server_default="[]"),
)
mention = record(
    "mention",
    of("meeting_id", "meeting", needed=True),
    one_of("kind", MentionKind, MentionKind.PERSON),
    words("name"),
    words("at"),
    of("contact_id", "contact"),
    of("organisation_id", "organisation"),
    one_of("worth", Worth),
    one_of("way", Way),
    one_of("use_name", UseName),
    one_of("writer", Writer),
    Column("target", Boolean(create_constraint=False)),
)
introduction = record(
    "introduction",
    of("from_contact_id", "contact", needed=True),
    of("to_contact_id", "contact", needed=True),
    of("meeting_id", "meeting"),
    of("mention_id", "mention"),
    one_of("state", IntroductionState, IntroductionState.ASKED),
    one_of("way", Way),
    one_of("use_name", UseName),
    one_of("writer", Writer),
    Column("told_at", Moment),
)
touch = record(
    "touch",
    Column("contact_id", Integer, ForeignKey("contact.id", ondelete="CASCADE"), nullable=False),
    of("meeting_id", "meeting"),
    one_of("kind", TouchKind, TouchKind.NOTE),
    one_of("direction", Direction, Direction.NEUTRAL),
    one_of("result", CallResult),
    Column("happened_at", Moment, nullable=False),
    words("text"),
    indexes=(
        Index("ix_touch_contact_id_happened_at", "contact_id", "happened_at"),
        Index("ix_touch_happened_at", "happened_at"),
    ),
)
follow_up = record(
    "follow_up",
    words("title"),
    words("detail"),
    one_of("kind", FollowUpKind, FollowUpKind.OTHER),
    Column("contact_id", Integer, ForeignKey("contact.id", ondelete="SET NULL")),
    of("organisation_id", "organisation"),
    of("meeting_id", "meeting"),
    of("mention_id", "mention"),
    Column("due_on", Day, index=True),
    Column("due_at", TimeOfDay),
    words("zone"),
    words("rule"),
    Column("done_at", Moment),
    Column("snoozed_until", Day),
    *trash(),
    indexes=(Index("ix_follow_up_contact_id_due_on", "contact_id", "due_on"),),
)
import_batch = record("import_batch", *map(words, ("source", "format", "encoding", "revision")))
import_change = record(
    "import_change",
    of("batch_id", "import_batch", needed=True),
    of("contact_id", "contact"),
    *map(words, ("table_name", "row_uid", "field", "before", "after", "source_id")),
    indexes=(Index("ix_import_change_source_id", "source_id"), Index("ix_import_change_row_uid", "row_uid")),
)
weekly_pick = record("weekly_pick", of("contact_id", "contact", needed=True), words("week"), words("choice"))

RECORDS: tuple[Table, ...] = tuple(metadata.sorted_tables)
"""The user's records, parents first: what the journal watches and the JSON holds."""

step = Table(
    "step",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("act", Text, nullable=False),
    Column("side", Text, nullable=False),
    Column("place", Integer, nullable=False, index=True),
    Column("at", Moment, nullable=False),
    Column("revision", Text, nullable=False),
    Column("field", Text),
    Column("open", Boolean(create_constraint=False), nullable=False, server_default="0"),
    sqlite_autoincrement=True,
)
image = Table(
    "image",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("step_id", Integer, ForeignKey("step.id", ondelete="CASCADE"), nullable=False),
    Column("table_name", Text, nullable=False),
    Column("row_id", Integer, nullable=False),
    Column("before", Text),
    Index("ix_image_step_id_table_name_row_id", "step_id", "table_name", "row_id"),
)
journal_now = Table("journal_now", metadata, Column("step_id", Integer))
tombstone = Table(
    "tombstone",
    metadata,
    Column("uid", Text, primary_key=True),
    Column("table_name", Text, nullable=False),
    Column("deleted_at", Moment, nullable=False),
)
search_due = Table("search_due", metadata, Column("doc", Integer, primary_key=True))
