"""The first people of an invented desk, from cast.toml: a small story that hangs together on every page."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import time

from netdesk.domain.contact import Card, Contact, Point, PointKind, Role, Stage
from netdesk.domain.folding import sort_key
from netdesk.domain.follow_up import FollowUp, FollowUpKind
from netdesk.domain.introduction import Introduction, IntroductionState
from netdesk.domain.meeting import (
    UseName,
    Way,
    Writer,
)
from netdesk.domain.note_writer import write_note
from netdesk.domain.organisation import Finding, Organisation, OrganisationKind
from netdesk.domain.sample_meetings import Row, SceneMeetings
from netdesk.domain.sample_method import SceneMethod
from netdesk.domain.sample_parts import Parts, Sink, mail_name
from netdesk.domain.touch import CallResult, Direction, Touch, TouchKind


class Scene:
    """Hands over the cast in the order in which its records refer to each other."""

    def __init__(self, cast: Row, parts: Parts, sink: Sink, stories: Mapping[str, int]) -> None:
        self._cast = cast
        self._parts = parts
        self._days = parts.days
        self._sink = sink
        self._stories = stories
        self._places: dict[str, int] = {}
        self._people: dict[str, int] = {}
        self._meetings: dict[str, int] = {}

    def play(self, count: int) -> int:
        """Hands over at most `count` people and says how many there were."""
        people = self._cast["person"][:count]
        self._organisations(people)
        for person in people:
            self._person(person)
        meetings = SceneMeetings(self._parts, self._sink, self._stories, self._people, self._places)
        for meeting in self._of_cast("meeting"):
            self._meetings[meeting["who"]] = meetings.hand_over(meeting)
        for person in people:
            self._introduce(person)
        for item in self._of_cast("follow_up"):
            self._follow_up(item)
        SceneMethod(self._days, self._sink, self._people, self._places).hand_over(self._cast["method"])
        return len(people)

    def _of_cast(self, kind: str) -> list[Row]:
        return [row for row in self._cast[kind] if row["who"] in self._people]

    def _organisations(self, people: list[Row]) -> None:
        """Contacts get their ids in order from 1 in a new desk: a recommendation can name one ahead."""
        ahead = {person["name"]: number for number, person in enumerate(people, 1)}
        for row in self._cast["organisation"]:
            joined = row.get("joined")
            key, _ = self._sink.add(
                Organisation(
                    name=row["name"],
                    sort_name=sort_key(row["name"]),
                    kind=OrganisationKind(row.get("kind", "company")),
                    website=row.get("website", ""),
                    target=row.get("target", False),
                    priority=row.get("priority", 0),
                    recommended_by=ahead.get(row.get("recommended_by", "")),
                    joined_on=self._days.day(joined) if joined else None,
                    created_at=self._days.ago(60),
                )
            )
            self._places[row["name"]] = key
            self._research(row, Finding(organisation_id=key))

    def _research(self, row: Row, about: Finding) -> None:
        for text, source, day in row.get("findings", ()):
            self._sink.add(replace(about, text=text, source=source, found_on=self._days.day(day)))

    def _person(self, row: Row) -> None:
        note = write_note(self._parts.rng, self._parts.vocabulary, trade=row["trade"])
        key, _ = self._sink.card(
            Card(
                contact=self._contact(row),
                points=tuple(_points(row)),
                roles=tuple(self._roles(row)),
                tags=tuple(row["tags"]),
                notes=f"{row['note'].strip()}\n\n{note}",
            )
        )
        self._people[row["name"]] = key
        self._research(row, Finding(contact_id=key))
        for touch in row["touches"]:
            self._touch(key, *touch)

    def _contact(self, row: Row) -> Contact:
        given, _, family = row["name"].partition(" ")
        return Contact(
            full_name=row["name"],
            given=given,
            family=family,
            sort_name=sort_key(row["name"]),
            birthday=row.get("birthday", ""),
            how_met=row.get("how_met", ""),
            closeness=row.get("closeness", 0),
            relevance=row.get("relevance", 0),
            why=row.get("why", ""),
            way=row.get("way", ""),
            time_of_day=row.get("time_of_day", ""),
            stage=Stage(row["stage"]),
            cadence_days=row.get("cadence", 0),
            created_at=self._days.ago(70 if "how_met" in row else 1),
        )

    def _roles(self, row: Row) -> list[Role]:
        now = Role(title=row["title"], organisation_id=self._places.get(row["organisation"]))
        if "former" not in row:
            return [now]
        title, place, began, ended = row["former"]
        former = Role(title=title, organisation_id=self._places[place], started=began, ended=ended)
        return [replace(now, started=ended), former]

    def _touch(
        self, contact_id: int, kind: str, direction: str, day: int, text: str, result: str = ""
    ) -> None:
        at = self._days.ago(-day, 610)
        self._sink.add(
            Touch(
                contact_id=contact_id,
                kind=TouchKind(kind),
                direction=Direction(direction),
                result=CallResult(result) if result else None,
                happened_at=at,
                text=text,
                created_at=at,
            )
        )

    def _introduce(self, row: Row) -> None:
        opener, state, way, use_name, writer = row.get("introduced_by", ("",) * 5)
        if opener in self._people:
            self._sink.add(
                Introduction(
                    from_contact_id=self._people[opener],
                    to_contact_id=self._people[row["name"]],
                    meeting_id=self._meetings.get(opener),
                    state=IntroductionState(state),
                    way=Way(way),
                    use_name=UseName(use_name),
                    writer=Writer(writer),
                )
            )

    def _follow_up(self, row: Row) -> None:
        due, done = row.get("due"), row.get("done")
        kind = FollowUpKind(row["kind"])
        of_meeting = kind is FollowUpKind.THANK or row.get("meeting", False)
        self._sink.add(
            FollowUp(
                title=row["title"],
                detail=row.get("detail", ""),
                kind=kind,
                contact_id=self._people[row["who"]],
                meeting_id=self._meetings.get(row["who"]) if of_meeting else None,
                due_on=None if due is None else self._days.day(due),
                due_at=time.fromisoformat(row["at"]) if "at" in row else None,
                zone=self._days.zone if "at" in row else "",
                rule=row.get("rule", ""),
                done_at=None if done is None else self._days.ago(-done, 1080),
                created_at=self._days.ago(12),
            )
        )


def _points(row: Row) -> list[Point]:
    name = mail_name(row["name"], ".")
    place = mail_name(row["organisation"] or "letterbox", "-")
    number = sum(map(ord, row["name"]))
    return [
        Point(kind=PointKind.EMAIL, value=f"{name}@{place}.example", label="work", preferred=True),
        Point(
            kind=PointKind.PHONE, value=f"+44 555 0{number % 900 + 100} {number % 89 + 10}", label="mobile"
        ),
    ]
