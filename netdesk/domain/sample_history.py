"""What happened with an invented contact: touches, meetings, introductions, research and follow-ups."""

from collections import deque
from collections.abc import Sequence
from datetime import datetime, time, timedelta

from netdesk.domain.contact import Stage
from netdesk.domain.follow_up import FollowUp, FollowUpKind
from netdesk.domain.introduction import Introduction, IntroductionState
from netdesk.domain.meeting import (
    AgendaEntry,
    Answer,
    Meeting,
    MeetingKind,
    Mention,
    UseName,
    Way,
    Worth,
    Writer,
)
from netdesk.domain.note import Note
from netdesk.domain.note_writer import sentence
from netdesk.domain.organisation import Finding
from netdesk.domain.question import Question
from netdesk.domain.sample_parts import Chance, Parts, Person, Sink, pick
from netdesk.domain.sample_words import fill
from netdesk.domain.touch import CallResult, Direction, Touch, TouchKind

Named = tuple[str, Person, int]
"""A name, who named it, and in which meeting."""

_WEEKS = Chance(*((weight, place) for place, weight in enumerate((5, 6, 4, 5, 3, 4, 3, 3, 2, 2, 1, 1))))
_KINDS = Chance(*((weight, kind) for weight, kind in zip((5, 3, 4, 3, 1, 1), MeetingKind, strict=True)))
_DIRECTIONS = (Direction.GIVEN, Direction.RECEIVED, Direction.NEUTRAL)
_TODO = Chance((60, "done"), (25, "coming"), (8, "some day"), (3, "late"), (1, "today"), (3, "repeating"))
_TODO_KINDS = (FollowUpKind.WRITE, FollowUpKind.CALL, FollowUpKind.PROMISE, FollowUpKind.KEEP_POSTED)
_RULES = ("FREQ=MONTHLY;INTERVAL=2", "FREQ=YEARLY", "FREQ=MONTHLY;BYDAY=1MO", "FREQ=WEEKLY;INTERVAL=6")
_STATES = {
    Stage.TO_CONTACT: (IntroductionState.ASKED, IntroductionState.PROMISED),
    Stage.REACHED_OUT: (IntroductionState.MADE,),
    Stage.MEETING_SET: (IntroductionState.MADE,),
}
TOLD = 4
"""One in so many has not heard yet how it went with whom they led to."""
_HELD = {Stage.MET, Stage.STAYING_IN_TOUCH, Stage.RESTING}
_TOUCHED = {*_HELD, Stage.REACHED_OUT, Stage.MEETING_SET}


class History:
    """Tells the history of one contact after the other; what one names, a later one may become."""

    def __init__(self, parts: Parts, sink: Sink, stories: Sequence[int]) -> None:
        self._parts = parts
        self._rng = parts.rng
        self._days = parts.days
        self._sink = sink
        self._stories = stories
        self._closing = next(one for one in parts.bank.questions if one.closing)
        self.named: deque[Named] = deque()

    def tell(self, person: Person) -> None:
        """Everything about one contact."""
        rng = self._rng
        if person.stage in _HELD:
            self._hold(person)
        if person.stage is Stage.MEETING_SET:
            self._plan(person)
        if person.stage in _TOUCHED:
            self._keep_in_touch(person)
        if rng.random() < 0.2:
            self._research(person)
        if rng.random() < 0.3:
            self._follow_up(person, _TODO.draw(rng))

    def introduce(self, named: Named, person: Person) -> None:
        """Somebody who was named earlier is a contact now: the mention and the edge that lead there."""
        name, opener, meeting_id = named
        state = pick(self._rng, _STATES.get(person.stage, (IntroductionState.MET,)))
        told = state is IntroductionState.MET and person.id % TOLD != 0
        mention, _ = self._sink.add(
            Mention(
                meeting_id=meeting_id,
                name=name,
                at=person.organisation,
                contact_id=person.id,
                worth=Worth.YES,
                way=Way.E_MAIL,
                use_name=UseName.YES,
                writer=Writer.THEY,
            )
        )
        self._sink.add(
            Introduction(
                from_contact_id=opener.id,
                to_contact_id=person.id,
                meeting_id=meeting_id,
                mention_id=mention,
                state=state,
                way=pick(self._rng, (Way.E_MAIL, Way.CALL)),
                use_name=UseName.YES,
                writer=pick(self._rng, (Writer.THEY, Writer.I_WRITE)),
                told_at=self._days.ago(1) if told else None,
            )
        )

    def forget_names(self) -> None:
        """Those that were named and never became a contact are decided on: not now."""
        for name, _, meeting_id in self.named:
            self._sink.add(Mention(meeting_id=meeting_id, name=name, worth=Worth.NOT_NOW))
        self.named.clear()

    def _hold(self, person: Person) -> None:
        rng, days = self._rng, self._days
        day = days.worked(_WEEKS.draw(rng), int(rng.random() * 5))
        begun = datetime.combine(day, time(9 + int(rng.random() * 8), 30))
        held = days.moment(begun)
        ended = min(held + timedelta(minutes=15 + int(rng.random() * 30)), days.now)
        key, _ = self._sink.add(self._meeting(person, begun, held, ended))
        self._sink.take_part(key, person.id)
        self._sink.add(Touch(contact_id=person.id, meeting_id=key, kind=TouchKind.MEETING, happened_at=held))
        names = self._name_somebody(person, key)
        self._sink.add(Note(meeting_id=key, text=self._notes(person, names), created_at=held))
        self._agenda(key, 3, held)
        self._thank(person, key, ended)

    def _notes(self, person: Person, names: Sequence[str]) -> str:
        """A few lines; the long note of about a kilobyte is the contact's own."""
        rng, vocabulary = self._rng, self._parts.vocabulary
        lines = [f"Named @{name}." for name in names]
        lines += [sentence(rng, vocabulary, trade=person.trade) for _ in range(2)]
        return "\n".join(lines)

    def _meeting(
        self, person: Person, planned: datetime, held: datetime | None, ended: datetime | None
    ) -> Meeting:
        rng, words = self._rng, self._parts.words

        def text(kind: str) -> str:
            return fill(
                pick(rng, words.lines(kind)),
                name=person.name,
                organisation=person.organisation,
                trade=person.trade,
            )

        kind = _KINDS.draw(rng)
        return Meeting(
            kind=kind,
            place=text(f"places_{kind}"),
            planned_at=planned,
            zone=self._days.zone,
            confirmed=held is not None or rng.random() < 0.6,
            asked_minutes=pick(rng, (15, 20, 20, 30)),
            purpose=text("purposes"),
            outcome=text("outcomes"),
            for_them=text("gains"),
            story_id=pick(rng, self._stories),
            held_at=held,
            ended_at=ended,
            finished_at=ended,
            created_at=min(self._days.now, self._days.moment(planned - timedelta(days=9))),
        )

    def _plan(self, person: Person) -> None:
        rng = self._rng
        planned = self._days.at(
            2 + int(rng.random() * 26), time(9 + int(rng.random() * 8), pick(rng, (0, 30)))
        )
        key, _ = self._sink.add(self._meeting(person, planned, None, None))
        self._sink.take_part(key, person.id)
        self._agenda(key, 4 + int(rng.random() * 5), None)

    def _agenda(self, meeting_id: int, count: int, held: datetime | None) -> None:
        questions = self._parts.bank.questions
        start, stride = int(self._rng.random() * len(questions)), 7
        for position in range(count):
            question = questions[(start + position * stride) % len(questions)]
            self._ask(meeting_id, position, question, held)
        self._ask(meeting_id, count, self._closing, held)

    def _ask(self, meeting_id: int, position: int, question: Question, held: datetime | None) -> None:
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
            answers = self._parts.words.answers[question.category]
            answer = answers[(meeting_id + position) % len(answers)]  # no two alike in one meeting
            self._sink.add(Answer(agenda_entry_id=key, text=answer, created_at=held))

    def _name_somebody(self, person: Person, meeting_id: int) -> list[str]:
        if self._rng.random() > 0.6:
            return []
        count = 1 + int(self._rng.random() * 2)
        names = [" ".join(self._parts.words.person(self._rng, at_home=0.7)) for _ in range(count)]
        self.named.extend((name, person, meeting_id) for name in names)
        return names

    def _thank(self, person: Person, meeting_id: int, ended: datetime) -> None:
        late = self._rng.random() < 0.1
        done = min(ended + timedelta(hours=40 if late else 5), self._days.now)
        self._sink.add(
            FollowUp(
                title=f"Thank {person.name}",
                kind=FollowUpKind.THANK,
                contact_id=person.id,
                meeting_id=meeting_id,
                due_on=ended.date(),
                done_at=done,
                created_at=ended,
            )
        )

    def _keep_in_touch(self, person: Person) -> None:
        rng = self._rng
        for _ in range(1 + int(rng.random() * 3)):
            direction = pick(rng, _DIRECTIONS)
            text = fill(
                pick(rng, self._parts.words.lines(f"touches_{direction}")),
                name=person.name,
                organisation=person.organisation,
                trade=person.trade,
            )
            kind = pick(
                rng, (TouchKind.CALL, TouchKind.E_MAIL, TouchKind.E_MAIL, TouchKind.NOTE, TouchKind.ARTICLE)
            )
            at = self._days.ago(1 + int(rng.random() ** 1.5 * 150), int(480 + rng.random() * 660))
            result = pick(rng, tuple(CallResult)) if kind is TouchKind.CALL else None
            self._sink.add(
                Touch(
                    contact_id=person.id,
                    kind=kind,
                    direction=direction,
                    result=result,
                    happened_at=at,
                    text=text,
                    created_at=at,
                )
            )

    def _research(self, person: Person) -> None:
        rng, words = self._rng, self._parts.words
        text = pick(rng, words.lines("research_contact"))
        self._sink.add(
            Finding(
                contact_id=person.id,
                text=fill(text, organisation=person.organisation, trade=person.trade),
                source=pick(rng, words.lines("research_sources")),
                found_on=self._days.day(-1 - int(rng.random() * 70)),
            )
        )

    def _follow_up(self, person: Person, state: str) -> None:
        rng, days = self._rng, self._days
        text = pick(rng, self._parts.words.lines("follow_ups"))
        far = 1 + int(rng.random() * 45)
        offset = {"late": -1 - far % 9, "today": 0, "done": -far}.get(state, far)
        at = time(9 + far % 9, 0) if far % 5 == 0 and state == "coming" else None
        self._sink.add(
            FollowUp(
                title=fill(text, name=person.name, organisation=person.organisation, trade=person.trade),
                kind=pick(rng, _TODO_KINDS),
                contact_id=person.id,
                due_on=None if state == "some day" else days.day(offset),
                due_at=at,
                zone=days.zone if at else "",
                rule=pick(rng, _RULES) if state == "repeating" else "",
                done_at=days.ago(far, 700) if state == "done" else None,
                created_at=days.ago(far + 6 if state == "done" else 10),
            )
        )
