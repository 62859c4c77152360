"""Lines of the list as rows of the table: every text and tone ready to be painted."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from operator import attrgetter
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication, QDate, QLocale

from netdesk.domain.acts import QT_TRANSLATE_NOOP
from netdesk.domain.cadence import Cadence, Warmth
from netdesk.domain.clock import Clock
from netdesk.domain.contact_list import ContactLine, ContactOrder
from netdesk.domain.stage import Stage
from netdesk.ui.delegates.contact_row import contact_columns
from netdesk.ui.models.columns import Column, Look
from netdesk.ui.palettes import Tone
from netdesk.ui.warmth_words import TONES, warmth_text

CONTEXT = "ContactRows"
STAGE_TEXTS = {
    Stage.TO_CONTACT: QT_TRANSLATE_NOOP("ContactRows", "To contact"),
    Stage.REACHED_OUT: QT_TRANSLATE_NOOP("ContactRows", "Reached out"),
    Stage.MEETING_SET: QT_TRANSLATE_NOOP("ContactRows", "Meeting set"),
    Stage.MET: QT_TRANSLATE_NOOP("ContactRows", "Met"),
    Stage.STAYING_IN_TOUCH: QT_TRANSLATE_NOOP("ContactRows", "Staying in touch"),
    Stage.RESTING: QT_TRANSLATE_NOOP("ContactRows", "Resting"),
}
STAGE_TONES = {
    Stage.TO_CONTACT: Tone.PLAIN,
    Stage.REACHED_OUT: Tone.WARM,
    Stage.MEETING_SET: Tone.MEET,
    Stage.MET: Tone.OK,
    Stage.STAYING_IN_TOUCH: Tone.ACCENT,
    Stage.RESTING: Tone.PLAIN,
}
INTRODUCED = frozenset({"promised", "made"})
"""States of an introduction in which somebody has opened the door and the user is to go through."""
BEFORE_A_MEETING = frozenset({Stage.TO_CONTACT, Stage.REACHED_OUT})
ORDERS = {
    "name": ContactOrder.NAME,
    "role": ContactOrder.ROLE,
    "organisation": ContactOrder.ORGANISATION,
    "stage": ContactOrder.STAGE,
    "through": ContactOrder.THROUGH,
    "last_touch": ContactOrder.LAST_TOUCH,
    "next_step": ContactOrder.NEXT_STEP,
    "when": ContactOrder.WHEN,
    "tags": ContactOrder.TAGS,
    "email": ContactOrder.EMAIL,
    "phone": ContactOrder.PHONE,
}
"""The order that each column asks for."""
EXTRA = frozenset({"tags", "email", "phone"})
"""Columns that are there to choose, and hidden until then."""
THIS_WEEK = 6


def tr(text: str) -> str:
    return QCoreApplication.translate(CONTEXT, text)


def stage_text(stage: Stage) -> str:
    """A stage in the user's language."""
    return tr(STAGE_TEXTS[stage])


class ContactRow(NamedTuple):
    """One row of the table, ready to be shown."""

    id: int
    name: str
    role: str
    organisation: str
    stage: str
    stage_tone: str
    through: str
    last_touch: str
    last_touch_tone: str
    next_step: str
    when: str
    when_tone: str
    tags: str
    email: str
    phone: str


def columns() -> tuple[Column, ...]:
    """The columns of the design, then those to choose."""
    return (
        *contact_columns(),
        Column(key="tags", title=tr("Tags"), text=attrgetter("tags"), look=Look.QUIET, width=120, rank=8),
        Column(key="email", title=tr("E-mail"), text=attrgetter("email"), look=Look.QUIET, width=170, rank=9),
        Column(key="phone", title=tr("Phone"), text=attrgetter("phone"), look=Look.QUIET, width=120, rank=10),
    )


def rows_of(lines: Iterable[ContactLine], clock: Clock) -> list[ContactRow]:
    """The rows of these lines, as the user's day and zone have them."""
    today, locale = clock.today(), QLocale()
    return [_row(line, clock, today, locale) for line in lines]


def _row(line: ContactLine, clock: Clock, today: date, locale: QLocale) -> ContactRow:
    stage, stage_tone = stage_chip(line.stage, line.introduction)
    touched = clock.wall_of(line.last_touch).date() if line.last_touch else None
    warmth = _warmth(line, touched, today)
    when, when_tone = when_text(line.next_on, today, locale, meeting=line.next_is_meeting)
    return ContactRow(
        id=line.id, name=line.name, role=line.title, organisation=line.organisation,
        stage=stage, stage_tone=stage_tone, through=through_text(line),
        last_touch=touch_text(touched, today, warmth), last_touch_tone=TONES.get(warmth, Tone.OK),
        next_step=line.next_step, when=when, when_tone=when_tone,
        tags=line.tags, email=line.email, phone=line.phone,
    )  # fmt: skip


def stage_chip(stage: Stage, introduction: str) -> tuple[str, str]:
    """The stage, or that the contact was introduced while no meeting is set, with the tone of its chip."""
    if introduction in INTRODUCED and stage in BEFORE_A_MEETING:
        return tr("Introduced"), Tone.ACCENT
    return stage_text(stage), STAGE_TONES[stage]


def through_text(line: ContactLine) -> str:
    """Who led to the contact, or how they were met."""
    return tr("by {0}").format(line.introduced_by) if line.introduced_by else line.through


def ago_text(day: date | None, today: date) -> str:
    """How long ago that was, in days."""
    if day is None:
        return ""
    days = (today - day).days
    if days <= 0:
        return tr("today")
    return tr("1 day") if days == 1 else tr("{0} days").format(days)


def touch_text(day: date | None, today: date, warmth: Warmth) -> str:
    """How long ago that was, and whether it is cooling or quiet: short, so that no column cuts the word."""
    state = warmth_text(warmth)
    if day is None or not state:
        return ago_text(day, today)
    return tr("{days} d, {state}").format(days=(today - day).days, state=state)


def _warmth(line: ContactLine, touched: date | None, today: date) -> Warmth:
    """How the contact stands; who is put off is not called cooling or quiet."""
    if line.quiet_until is not None and line.quiet_until > today:
        return Warmth.WARM
    return Cadence(line.cadence_days, line.latest_days).warmth(touched, today, met=line.met)


def when_text(day: date | None, today: date, locale: QLocale, *, meeting: bool = False) -> tuple[str, str]:
    """A coming or missed day in few words, with the tone of its chip; plain ones have none."""
    if day is None:
        return "", Tone.PLAIN
    days = (day - today).days
    if days < 0:
        return (
            (tr("{0} d late").format(-days), Tone.LATE)
            if not meeting
            else (short_day(day, today, locale), Tone.MEET)
        )
    if days <= 1:
        word, tone = (tr("today"), Tone.LATE) if days == 0 else (tr("tomorrow"), Tone.WARM)
        return word, Tone.MEET if meeting else tone
    return short_day(day, today, locale), Tone.MEET if meeting else Tone.PLAIN


def short_day(day: date, today: date, locale: QLocale) -> str:
    """A weekday within the week, else day and month, with the year when it is another one."""
    shown = QDate(day.year, day.month, day.day)
    if 0 < (day - today).days <= THIS_WEEK:
        return locale.toString(shown, "ddd")
    return locale.toString(shown, "d MMM" if day.year == today.year else "d MMM yyyy")


def short_moment(at: datetime, today: date, locale: QLocale) -> str:
    """The day of a moment that has passed, for the story so far."""
    shown = QDate(at.year, at.month, at.day)
    return locale.toString(shown, "d MMM" if at.year == today.year else "d MMM yyyy")
