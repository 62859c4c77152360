"""The desk's tables: every record has an AUTOINCREMENT id, a uid and its moments of making and change."""

from enum import StrEnum
from typing import Any

from sqlalchemy import Boolean, Column, ForeignKey, Index, Integer, LargeBinary, MetaData, Table, Text, text

from netdesk.domain.contact import PointKind, Stage
from netdesk.domain.follow_up import FollowUpKind
from netdesk.domain.introduction import IntroductionState
from netdesk.domain.meeting import MeetingKind, MentionKind, UseName, Way, Worth, Writer
from netdesk.domain.organisation import OrganisationKind
from netdesk.domain.touch import CallResult, Direction, TouchKind
from netdesk.storage.types import Day, Moment, Spans, TimeOfDay, Wall, Word

metadata = MetaData(
    naming_convention={
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "uq": "uq_%(table_name)s_%(column_0_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)


def _words(name: str) -> Column[str]:
    return Column(name, Text, nullable=False, server_default="")


def _number(name: str) -> Column[int]:
    return Column(name, Integer, nullable=False, server_default="0")


def _flag(name: str) -> Column[bool]:
    return Column(name, Boolean(create_constraint=False), nullable=False, server_default="0")


def _one_of(name: str, words: type[StrEnum], default: StrEnum | None = None) -> Column[Any]:
    if default is None:
        return Column(name, Word(words))
    return Column(name, Word(words), nullable=False, server_default=str(default))


def _of(name: str, parent: str, *, needed: bool = False, gone: str = "SET NULL") -> Column[int]:
    """A reference to a parent: needed ones go with it, the others are cleared."""
    rule = "CASCADE" if needed else gone
    return Column(name, Integer, ForeignKey(f"{parent}.id", ondelete=rule), nullable=not needed, index=True)


def _record(name: str, *columns: Column[Any], indexes: tuple[Index, ...] = ()) -> Table:
    return Table(
        name,
        metadata,
        Column("id", Integer, primary_key=True),
        Column("uid", Text, nullable=False, unique=True),
        Column("created_at", Moment, nullable=False),
        Column("modified_at", Moment, nullable=False),
        *columns,
        *indexes,
        sqlite_autoincrement=True,
    )


def _trash() -> tuple[Column[Any], Column[Any]]:
    return Column("trashed_at", Moment), _words("deletion")


_LIVE = text("trashed_at IS NULL")

contact = _record(
    "contact",
    *map(_words, ("full_name", "given", "additional", "family", "prefix", "suffix", "nickname", "sort_name")),
    *map(_words, ("birthday", "anniversary", "how_met")),
    _number("closeness"),
    _number("relevance"),
    *map(_words, ("why", "way", "time_of_day")),
    _one_of("stage", Stage, Stage.TO_CONTACT),
    _number("cadence_days"),
    *_trash(),
    indexes=(
        Index("ix_contact_sort_name", "sort_name", "id", sqlite_where=_LIVE),
        Index("ix_contact_stage", "stage", sqlite_where=_LIVE),
    ),
)
point = _record(
    "point",
    _of("contact_id", "contact", needed=True),
    _number("position"),
    _one_of("kind", PointKind, PointKind.EMAIL),
    _words("value"),
    _words("label"),
    _flag("preferred"),
)
address = _record(
    "address",
    _of("contact_id", "contact", needed=True),
    _number("position"),
    *map(_words, ("street", "extra", "city", "region", "postcode", "country", "label")),
)
kept = _record(
    "kept",
    _of("contact_id", "contact", needed=True),
    _number("position"),
    *map(_words, ("name", "parameters", "value")),
)
photo = _record(
    "photo",
    _of("contact_id", "contact", needed=True),
    _words("media_type"),
    Column("data", LargeBinary, nullable=False),
)
tag = _record("tag", _words("name"))
contact_tag = _record(
    "contact_tag",
    _of("contact_id", "contact", needed=True),
    _of("tag_id", "tag", needed=True),
)
organisation = _record(
    "organisation",
    _words("name"),
    _words("sort_name"),
    _one_of("kind", OrganisationKind, OrganisationKind.COMPANY),
    _words("website"),
    _flag("target"),
    _number("priority"),
    _of("recommended_by", "contact"),
    Column("joined_on", Day),
    Column("left_on", Day),
    *_trash(),
    indexes=(Index("ix_organisation_sort_name", "sort_name", "id", sqlite_where=_LIVE),),
)
alias = _record(
    "alias", _of("organisation_id", "organisation", needed=True), _number("position"), _words("name")
)
role = _record(
    "role",
    _of("contact_id", "contact", needed=True),
    _of("organisation_id", "organisation"),
    _number("position"),
    *map(_words, ("unit", "title", "started", "ended")),
)
finding = _record(
    "finding",
    _of("contact_id", "contact", gone="CASCADE"),
    _of("organisation_id", "organisation", gone="CASCADE"),
    _words("text"),
    _words("source"),
    Column("found_on", Day),
)
story = _record("story", _words("title"), _words("text"), _number("seconds"))
own_question = _record("own_question", _words("text"), _words("category"), _number("minutes"))
meeting = _record(
    "meeting",
    _one_of("kind", MeetingKind, MeetingKind.COFFEE),
    _words("place"),
    Column("planned_at", Wall, index=True),
    _words("zone"),
    _flag("confirmed"),
    _number("asked_minutes"),
    *map(_words, ("purpose", "outcome", "for_them")),
    _of("story_id", "story"),
    Column("held_at", Moment, index=True),
    Column("ended_at", Moment),
    Column("finished_at", Moment),
    *_trash(),
)
meeting_contact = _record(
    "meeting_contact",
    _of("meeting_id", "meeting", needed=True),
    _of("contact_id", "contact", needed=True),
    _number("position"),
)
agenda_entry = _record(
    "agenda_entry",
    _of("meeting_id", "meeting", needed=True),
    _words("question"),
    _words("wording"),
    _words("category"),
    _number("minutes"),
    _number("position"),
    Column("ticked_at", Moment),
    _flag("come_back"),
)
answer = _record("answer", _of("agenda_entry_id", "agenda_entry", needed=True), _words("text"))
note = _record(
    "note",
    _of("contact_id", "contact", gone="CASCADE"),
    _of("organisation_id", "organisation", gone="CASCADE"),
    _of("meeting_id", "meeting", gone="CASCADE"),
    _words("text"),
    Column("spans", Spans, nullable=False, server_default="[]"),
)
mention = _record(
    "mention",
    _of("meeting_id", "meeting", needed=True),
    _one_of("kind", MentionKind, MentionKind.PERSON),
    _words("name"),
    _words("at"),
    _of("contact_id", "contact"),
    _of("organisation_id", "organisation"),
    _one_of("worth", Worth),
    _one_of("way", Way),
    _one_of("use_name", UseName),
    _one_of("writer", Writer),
    Column("target", Boolean(create_constraint=False)),
)
introduction = _record(
    "introduction",
    _of("from_contact_id", "contact", needed=True),
    _of("to_contact_id", "contact", needed=True),
    _of("meeting_id", "meeting"),
    _of("mention_id", "mention"),
    _one_of("state", IntroductionState, IntroductionState.ASKED),
    _one_of("way", Way),
    _one_of("use_name", UseName),
    _one_of("writer", Writer),
)
touch = _record(
    "touch",
    Column("contact_id", Integer, ForeignKey("contact.id", ondelete="CASCADE"), nullable=False),
    _of("meeting_id", "meeting"),
    _one_of("kind", TouchKind, TouchKind.NOTE),
    _one_of("direction", Direction, Direction.NEUTRAL),
    _one_of("result", CallResult),
    Column("happened_at", Moment, nullable=False),
    _words("text"),
    indexes=(
        Index("ix_touch_contact_id_happened_at", "contact_id", "happened_at"),
        Index("ix_touch_happened_at", "happened_at"),
    ),
)
follow_up = _record(
    "follow_up",
    _words("title"),
    _words("detail"),
    _one_of("kind", FollowUpKind, FollowUpKind.OTHER),
    Column("contact_id", Integer, ForeignKey("contact.id", ondelete="SET NULL")),
    _of("organisation_id", "organisation"),
    _of("meeting_id", "meeting"),
    _of("mention_id", "mention"),
    Column("due_on", Day, index=True),
    Column("due_at", TimeOfDay),
    _words("zone"),
    _words("rule"),
    Column("done_at", Moment),
    Column("snoozed_until", Day),
    *_trash(),
    indexes=(Index("ix_follow_up_contact_id_due_on", "contact_id", "due_on"),),
)
import_batch = _record("import_batch", *map(_words, ("source", "format", "encoding", "revision")))
import_change = _record(
    "import_change",
    _of("batch_id", "import_batch", needed=True),
    _of("contact_id", "contact"),
    *map(_words, ("table_name", "row_uid", "field", "before", "after", "source_id")),
    indexes=(Index("ix_import_change_source_id", "source_id"), Index("ix_import_change_row_uid", "row_uid")),
)
weekly_pick = _record(
    "weekly_pick", _of("contact_id", "contact", needed=True), _words("week"), _words("choice")
)

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
