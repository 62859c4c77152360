"""The meetings of the first people of an invented desk, with what was asked, answered, noted and named."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, time, timedelta
from typing import Any

from netdesk.domain.follow_up import FollowUp, FollowUpKind
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
from netdesk.domain.sample_parts import Parts, Sink, Stored
from netdesk.domain.touch import Touch, TouchKind

Row = Mapping[str, Any]
"""A table of cast.toml."""


class SceneMeetings:
    """Hands over the cast's meetings; people, places and stories are known by name."""

    def __init__(
        self,
        parts: Parts,
        sink: Sink,
        stories: Mapping[str, int],
        people: Mapping[str, int],
        places: Mapping[str, int],
    ) -> None:
        self._parts = parts
        self._days = parts.days
        self._sink = sink
        self._stories = stories
        self._people = people
        self._places = places

    def hand_over(self, row: Row) -> int:
        """One meeting with its agenda, and what came of it when it was held; returns its id."""
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
        contact_id = self._people[row["who"]]
        self._sink.take_part(key, contact_id)
        self._agenda(row, key, held)
        if held:
            self._sink.add(
                Touch(contact_id=contact_id, meeting_id=key, kind=TouchKind.MEETING, happened_at=held)
            )
            self._note(row, key, held)
        return key

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
                said = row["answers"][position]
                self._sink.add(Answer(agenda_entry_id=key, text=said, created_at=held))

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


def _word(kind: Any, value: str | None) -> Any:
    return kind(value) if value else None


def _start(span: Span) -> int:
    return span.start
