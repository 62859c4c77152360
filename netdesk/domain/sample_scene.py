"""The first people of an invented desk, from cast.toml: a small story that hangs together on every page."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, time, timedelta
from typing import Any

from netdesk.domain.contact import Card, Contact, Point, PointKind, Role, Stage
from netdesk.domain.folding import sort_key
from netdesk.domain.follow_up import FollowUp, FollowUpKind
from netdesk.domain.introduction import Introduction, IntroductionState
from netdesk.domain.meeting import (
    AgendaEntry,
    Answer,
    Meeting,
    MeetingKind,
    Mention,
    MentionKind,
    UseName,
    Way,
    Worth,
    Writer,
)
from netdesk.domain.note import Note, Span, SpanKind
from netdesk.domain.note_writer import write_note
from netdesk.domain.organisation import Finding, Organisation, OrganisationKind
from netdesk.domain.sample_parts import Parts, Sink, Stored, mail_name, pick
from netdesk.domain.touch import CallResult, Direction, Touch, TouchKind

Row = Mapping[str, Any]


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
        for meeting in self._of_cast("meeting"):
            self._meeting(meeting)
        for person in people:
            self._introduce(person)
        for item in self._of_cast("follow_up"):
            self._follow_up(item)
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

    def _meeting(self, row: Row) -> None:
        planned = self._days.at(row["day"], time.fromisoformat(row["time"]))
        held = self._days.moment(planned) if "lasted" in row else None
        ended = min(held + timedelta(minutes=row["lasted"]), self._days.now) if held else None
        key, _ = self._sink.add(
            Meeting(
                kind=MeetingKind(row["kind"]),
                place=row["place"],
                planned_at=planned,
                zone=self._days.zone,
                confirmed=row.get("confirmed", True),
                asked_minutes=row["minutes"],
                purpose=row["purpose"],
                outcome=row["outcome"],
                for_them=row["for_them"],
                story_id=self._stories.get(row.get("story", "")),
                held_at=held,
                ended_at=ended,
                finished_at=ended if row.get("finished") else None,
                created_at=self._days.ago(max(1, 8 - row["day"])),
            )
        )
        contact_id = self._meetings_of(row, key)
        self._agenda(row, key, held)
        if held:
            self._sink.add(
                Touch(contact_id=contact_id, meeting_id=key, kind=TouchKind.MEETING, happened_at=held)
            )
            self._note(row, key, held)

    def _meetings_of(self, row: Row, key: int) -> int:
        contact_id = self._people[row["who"]]
        self._meetings[row["who"]] = key
        self._sink.take_part(key, contact_id)
        return contact_id

    def _agenda(self, row: Row, meeting_id: int, held: datetime | None) -> None:
        for position, category in enumerate(row["questions"]):
            question = next(one for one in self._parts.bank.questions if one.category == category)
            key, _ = self._sink.add(
                AgendaEntry(
                    meeting_id=meeting_id,
                    question=question.key,
                    wording=question.text,
                    category=question.category,
                    minutes=question.minutes,
                    position=position,
                    ticked_at=held,
                )
            )
            if held:
                answer = pick(self._parts.rng, self._parts.words.lines("answers"))
                self._sink.add(Answer(agenda_entry_id=key, text=answer, created_at=held))

    def _note(self, row: Row, meeting_id: int, held: datetime) -> None:
        text = row["note"].strip()
        spans = [*self._named(row, meeting_id, text), *self._marked_lines(row, meeting_id, text)]
        self._sink.add(
            Note(meeting_id=meeting_id, text=text, spans=tuple(sorted(spans, key=_start)), created_at=held)
        )

    def _named(self, row: Row, meeting_id: int, text: str) -> list[Span]:
        spans = []
        for mention in row["mentions"]:
            kind = MentionKind(mention.get("kind", "person"))
            _, uid = self._sink.add(self._mention(mention, kind, meeting_id))
            said = f"{'@' if kind is MentionKind.PERSON else '#'}{mention['name']}"
            start = text.find(said)
            if start >= 0:
                spans.append(Span(start, start + len(said), SpanKind(kind.value), uid))
        return spans

    def _mention(self, row: Row, kind: MentionKind, meeting_id: int) -> Mention:
        known = self._people if kind is MentionKind.PERSON else self._places
        key = known.get(row["name"])
        return Mention(
            meeting_id=meeting_id,
            kind=kind,
            name=row["name"],
            at=row.get("at", ""),
            contact_id=key if kind is MentionKind.PERSON else None,
            organisation_id=key if kind is MentionKind.ORGANISATION else None,
            worth=_word(Worth, row.get("worth")),
            way=_word(Way, row.get("way")),
            use_name=_word(UseName, row.get("use_name")),
            writer=_word(Writer, row.get("writer")),
            target=row.get("target"),
        )

    def _marked_lines(self, row: Row, meeting_id: int, text: str) -> list[Span]:
        spans, start = [], 0
        for line in text.split("\n"):
            if line.startswith("!"):
                stored = self._promise(row, meeting_id, line[1:].strip())
                spans.append(Span(start, start + len(line), SpanKind.FOLLOW_UP, stored[1]))
            if line.startswith("?"):
                entry = AgendaEntry(
                    meeting_id=meeting_id, wording=line[1:].strip(), position=99, come_back=True
                )
                spans.append(Span(start, start + len(line), SpanKind.QUESTION, self._sink.add(entry)[1]))
            start += len(line) + 1
        return spans

    def _promise(self, row: Row, meeting_id: int, title: str) -> Stored:
        contact_id = self._people[row["who"]]
        promise = FollowUp(
            title=title, kind=FollowUpKind.PROMISE, contact_id=contact_id, meeting_id=meeting_id
        )
        return self._sink.add(replace(promise, due_on=self._days.day(3)))

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


def _word(kind: Any, value: str | None) -> Any:
    return kind(value) if value else None


def _start(span: Span) -> int:
    return span.start
