"""Writes calendar files (RFC 5545) event by event, through `icalendar`, which is imported only for it."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from netdesk.domain.calendar_entry import CalendarEntry

if TYPE_CHECKING:
    from icalendar import Event, Timezone

PRODUCT = "-//NetDesk//NetDesk//EN"
DONE_AT = "X-NETDESK-DONE"
_CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff]")
_LAST_CHANGE = 2038
"""Zones are described this far, and a year past the last event."""


@dataclass(frozen=True, slots=True)
class Span:
    """The zones that are used, and the years from the first event to the last."""

    zones: frozenset[str]
    first: int
    last: int


def write(entries: Iterable[CalendarEntry], span: Span) -> Iterator[bytes]:
    """The file in pieces; `span` must cover all entries."""
    known = {name: zone for name in sorted(span.zones) if (zone := _zone(name)) is not None}
    yield _head(_timezone(name, span) for name in known)
    for entry in entries:
        yield _event(entry, known).to_ical()
    yield b"END:VCALENDAR\r\n"


def _head(zones: Iterable["Timezone"]) -> bytes:
    from icalendar import Calendar

    calendar = Calendar()
    for name, value in (("prodid", PRODUCT), ("version", "2.0"), ("calscale", "GREGORIAN")):
        calendar.add(name, value)
    calendar.add("x-wr-calname", "NetDesk")
    for zone in zones:
        calendar.add_component(zone)
    written: bytes = calendar.to_ical()
    return written.removesuffix(b"END:VCALENDAR\r\n")


def _zone(name: str) -> ZoneInfo | None:
    try:
        return ZoneInfo(name)
    except (
        KeyError,
        ValueError,
        OSError,
    ):  # a zone that this system does not know: the wall time stands alone
        return None


def _timezone(name: str, span: Span) -> "Timezone":
    from icalendar import Timezone

    last = max(_LAST_CHANGE, min(span.last + 1, date.max.year))
    return Timezone.from_tzid(name, first_date=date(span.first, 1, 1), last_date=date(last, 1, 1))


def _event(entry: CalendarEntry, zones: Mapping[str, ZoneInfo]) -> "Event":
    from icalendar import Event

    event = Event()
    event.add("uid", entry.uid)
    event.add("summary", _clean(entry.title))
    _add_times(event, entry, zones.get(entry.zone))
    texts = {"location": entry.place, "description": entry.text, "categories": entry.category}
    for name, text in texts.items():
        if text:
            event.add(name, [text] if name == "categories" else _clean(text))
    event.add("status", "CONFIRMED" if entry.confirmed else "TENTATIVE")
    event.add("transp", "OPAQUE" if entry.blocks else "TRANSPARENT")
    return event


def _add_times(event: "Event", entry: CalendarEntry, zone: ZoneInfo | None) -> None:
    start: Any = entry.start
    if isinstance(start, datetime) and start.tzinfo is None and zone is not None:
        start = start.replace(tzinfo=zone)
    event.add("dtstart", start)
    if entry.end is not None:
        event.add("dtend", entry.end.astimezone(UTC))
    elif entry.minutes and isinstance(start, datetime):
        event.add("duration", timedelta(minutes=entry.minutes))  # an end may be an hour that comes twice
    if entry.rule:
        event.add("rrule", _rule(entry.rule, start))
    _add_stamps(event, entry)


def _add_stamps(event: "Event", entry: CalendarEntry) -> None:
    event.add("dtstamp", (entry.changed_at or datetime(1970, 1, 1, tzinfo=UTC)).astimezone(UTC))
    for name, moment in {"created": entry.made_at, "last-modified": entry.changed_at}.items():
        if moment is not None:
            event.add(name, moment.astimezone(UTC))
    if entry.done_at is not None:
        event.add(DONE_AT, f"{entry.done_at.astimezone(UTC):%Y%m%dT%H%M%SZ}")


def _rule(text: str, start: datetime | date) -> Any:
    """The rule; its end is a day for all-day events and a moment for the others, as RFC 5545 wants it."""
    from icalendar import vRecur

    rule = vRecur.from_ical(text)
    if "UNTIL" in rule and isinstance(start, datetime):
        until = datetime.combine(rule["UNTIL"][0], time(23, 59, 59), start.tzinfo)
        rule["UNTIL"] = [until.astimezone(UTC) if until.tzinfo else until]
    return rule


def _clean(text: str) -> str:
    """Text without what no calendar file may hold."""
    return _CONTROLS.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
