"""The pad: notes with what their marks stand for."""

from __future__ import annotations

from datetime import date

import pytest

from netdesk.desk import Desk
from netdesk.domain.changes import Kind
from netdesk.domain.contact_list import ContactQuery
from netdesk.domain.errors import Gone
from netdesk.domain.follow_up import FollowUp
from netdesk.domain.meeting import Mention, MentionKind, Worth
from netdesk.domain.note import Span, SpanKind
from tests.services.people import person, running
from tests.storage.desks import Ticks, records

NOTE = "Left in 2011. Marc Petit pulled him in."


@pytest.fixture
def meeting(desk: Desk) -> int:
    return running(desk, person(desk))


def named(desk: Desk, meeting: int) -> list[Mention]:
    return [line.mention for line in desk.meetings.load(meeting).mentions]


def promises(desk: Desk, meeting: int) -> list[FollowUp]:
    return list(desk.meetings.load(meeting).promises)


def test_text_and_spans_are_stored_in_one_commit(desk: Desk, meeting: int) -> None:
    uid = desk.pad.name(meeting, SpanKind.PERSON, "Marc Petit")
    span = Span(14, 24, SpanKind.PERSON, uid)
    desk.pad.type_notes(meeting, NOTE, (span,))
    view = desk.meetings.load(meeting)
    assert (view.text, view.spans) == (NOTE, (span,))
    desk.history.undo()
    view = desk.meetings.load(meeting)
    assert (view.text, view.spans) == ("", ())
    assert [one.name for one in named(desk, meeting)] == ["Marc Petit"]


def test_typing_acting_and_typing_on_loses_no_word(desk: Desk, meeting: int) -> None:
    desk.pad.type_notes(meeting, "Left")
    desk.pad.type_notes(meeting, "Left in 2011.")
    desk.pad.promise(meeting, "send the sheet")
    desk.pad.type_notes(meeting, "Left in 2011. Since then")
    desk.pad.leave_field()
    texts = []
    for _ in range(3):
        desk.history.undo()
        texts.append((desk.meetings.load(meeting).text, len(promises(desk, meeting))))
    assert texts == [("Left in 2011.", 1), ("Left in 2011.", 0), ("", 0)]
    for _ in range(3):
        desk.history.redo()
    assert desk.meetings.load(meeting).text == "Left in 2011. Since then"


def test_notes_are_found_once_the_pad_is_left(desk: Desk, meeting: int) -> None:
    desk.pad.type_notes(meeting, "The kiln of Dunmore")
    desk.pad.leave_field()
    with desk.store.read() as connection:
        found = connection.exec_driver_sql(
            "SELECT rowid >> 4 FROM search WHERE search MATCH 'dunmore'"
        ).scalars()
        assert list(found) == [meeting]


def test_the_same_person_named_twice_is_one_mention(desk: Desk, meeting: int) -> None:
    first = desk.pad.name(meeting, SpanKind.PERSON, "Marc Petit")
    assert desk.pad.name(meeting, MentionKind.PERSON, "marc  petit") == first
    assert desk.pad.name(meeting, SpanKind.ORGANISATION, "Marc Petit") != first
    assert len(named(desk, meeting)) == 2


def test_a_known_name_is_bound_when_there_is_only_one(desk: Desk, meeting: int) -> None:
    grace = person(desk, "Grace Liu, Founder at Kestrel Labs")
    desk.pad.name(meeting, SpanKind.PERSON, "Grace Liu")
    place = desk.pad.name(meeting, SpanKind.ORGANISATION, "kestrel labs")
    lines = desk.meetings.load(meeting).mentions
    assert [(line.mention.contact_id, line.new) for line in lines] == [(grace, False), (None, False)]
    assert lines[0].detail == "Founder, Kestrel Labs"
    assert lines[1].mention.uid == place
    assert lines[1].acquainted == 1


def test_namesakes_are_told_apart_by_the_choice(desk: Desk, meeting: int) -> None:
    first, second = person(desk, "Grace Liu"), person(desk, "Grace Liu, grace@else.example")
    desk.pad.name(meeting, SpanKind.PERSON, "Grace Liu")
    desk.pad.name(meeting, SpanKind.PERSON, "Grace Liu", desk.contacts.card(second).contact.uid)
    assert [one.contact_id for one in named(desk, meeting)] == [None, second]
    assert first


def test_typing_a_name_on_means_somebody_else(desk: Desk, meeting: int) -> None:
    grace = person(desk, "Grace Liu")
    uid = desk.pad.name(meeting, SpanKind.PERSON, "Grace Liu")
    desk.pad.rename_mention(uid, "Grace")
    assert named(desk, meeting)[0].contact_id == grace
    desk.pad.rename_mention(uid, "Grace Lindqvist")
    assert (named(desk, meeting)[0].contact_id, named(desk, meeting)[0].name) == (None, "Grace Lindqvist")


def test_a_mention_goes_with_its_last_mark_and_comes_back_as_decided(desk: Desk, meeting: int) -> None:
    uid = desk.pad.name(meeting, SpanKind.PERSON, "Marc Petit")
    mark = Span(14, 24, SpanKind.PERSON, uid)
    desk.follow_through.decide(named(desk, meeting)[0].id, worth=Worth.YES)
    desk.pad.type_notes(meeting, NOTE, (mark,))
    desk.pad.drop_mention(uid)
    assert len(named(desk, meeting)) == 1
    desk.pad.type_notes(meeting, "Left in 2011.")
    desk.pad.drop_mention(uid)
    assert named(desk, meeting) == []
    desk.pad.restore_mention(uid, "Marc Petit")
    assert [(one.uid, one.worth) for one in named(desk, meeting)] == [(uid, Worth.YES)]
    desk.pad.restore_mention("unknown", "Nobody")
    assert len(named(desk, meeting)) == 1


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("send him the handover sheet", date(2026, 11, 26)),
        ("send him the sheet by Wed", date(2026, 11, 25)),
        ("call her tomorrow", date(2026, 11, 25)),
    ],
)
def test_a_promise_is_a_follow_up_for_the_first_contact(
    desk: Desk, meeting: int, text: str, day: date
) -> None:
    desk.pad.promise(meeting, text)
    promise = promises(desk, meeting)[0]
    assert (promise.title, promise.due_on, promise.kind) == (text, day, "promise")
    assert promise.contact_id == desk.meetings.load(meeting).contacts[0].id


def test_a_promise_is_for_whom_its_words_name(desk: Desk, meeting: int) -> None:
    grace, first = person(desk, "Grace Liu"), desk.meetings.load(meeting).contacts[0].id
    uid = desk.pad.promise(meeting, "call Grace on Friday at 3pm")
    promise = promises(desk, meeting)[0]
    assert (promise.contact_id, promise.due_on, str(promise.due_at)) == (
        grace,
        date(2026, 11, 27),
        "15:00:00",
    )
    desk.pad.change_promise(uid, "call him every month")
    promise = promises(desk, meeting)[0]
    assert (promise.contact_id, promise.due_on, promise.due_at) == (first, date(2026, 12, 24), None)
    assert promise.rule.startswith("FREQ=MONTHLY")


def test_of_namesakes_the_one_at_the_table_is_meant(desk: Desk) -> None:
    person(desk, "Grace Liu")
    here = person(desk, "Grace Lindqvist")
    meeting = running(desk, person(desk))
    desk.meetings.set_contacts(meeting, [*(one.id for one in desk.meetings.load(meeting).contacts), here])
    desk.pad.promise(meeting, "send Grace the sheet")
    assert promises(desk, meeting)[0].contact_id == here


def test_editing_the_line_changes_that_promise_alone(desk: Desk, meeting: int, ticks: Ticks) -> None:
    desk.pad.promise(meeting, "write to Alan")
    uid = desk.pad.promise(meeting, "send the sheet by Wed")
    ticks.forward(hours=20)
    desk.pad.change_promise(uid, "send the sheet by Friday")
    assert [(one.title, one.due_on) for one in promises(desk, meeting)] == [
        ("write to Alan", date(2026, 11, 26)),
        ("send the sheet by Friday", date(2026, 11, 27)),
    ]


def test_a_day_set_by_hand_stays(desk: Desk, meeting: int) -> None:
    uid = desk.pad.promise(meeting, "send the sheet by Wed")
    with desk.store.maintain() as connection:
        connection.exec_driver_sql("UPDATE follow_up SET due_on = '2026-12-24'")
    desk.pad.change_promise(uid, "send the whole sheet by Friday")
    assert promises(desk, meeting)[0].due_on == date(2026, 12, 24)


def test_a_dropped_promise_lies_in_the_trash_until_its_line_comes_back(desk: Desk, meeting: int) -> None:
    uid = desk.pad.promise(meeting, "send the sheet")
    desk.pad.drop_promise(uid)
    assert promises(desk, meeting) == []
    assert [item.kind for item in desk.history.trashed()] == [Kind.FOLLOW_UP]
    desk.pad.restore_promise(uid, "send the sheet")
    assert [one.uid for one in promises(desk, meeting)] == [uid]
    assert desk.history.trashed() == []


def test_what_is_told_of_a_uid_that_is_gone_is_passed_over(desk: Desk, meeting: int) -> None:
    before = records(desk.store)
    for tell in (
        desk.pad.change_promise,
        desk.pad.restore_promise,
        desk.pad.change_question,
        desk.pad.rename_mention,
    ):
        tell("gone", "Text")
    for drop in (desk.pad.drop_promise, desk.pad.drop_question, desk.pad.drop_mention):
        drop("gone")
    assert records(desk.store) == before


def test_a_question_that_came_up_goes_on_the_agenda(desk: Desk, meeting: int) -> None:
    desk.agenda.add_own(meeting, "One?")
    uid = desk.pad.ask(meeting, "which permits?")
    desk.pad.change_question(uid, "Which permits, and from whom?")
    item = desk.agenda.items(meeting)[1]
    assert (item.entry.wording, item.entry.come_back) == ("Which permits, and from whom?", True)
    desk.agenda.type_answer(item.entry.id, "The county")
    desk.pad.drop_question(uid)
    assert len(desk.agenda.items(meeting)) == 1
    desk.pad.restore_question(uid, "Which permits?")
    item = desk.agenda.items(meeting)[1]
    assert (item.entry.uid, item.entry.wording, item.answer) == (uid, "Which permits?", "The county")


def test_completion_finds_every_word_of_a_name_and_its_accents(desk: Desk) -> None:
    for line in ("Marc Petit, Engineer at Enerfip", "Petra Novák", "Łucja Petit-Bell", "Jo Marc"):
        person(desk, line)
    found = desk.pad.complete(SpanKind.PERSON, "pet")
    assert [one.label for one in found] == ["Petra Novák", "Łucja Petit-Bell", "Marc Petit"]
    assert found[2].detail == "Engineer, Enerfip"
    assert [one.label for one in desk.pad.complete(SpanKind.PERSON, "marc p")] == ["Marc Petit"]
    assert [one.label for one in desk.pad.complete(SpanKind.PERSON, "lucja")] == ["Łucja Petit-Bell"]
    assert [one.label for one in desk.pad.complete(SpanKind.ORGANISATION, "en")] == ["Enerfip"]
    assert desk.pad.complete(SpanKind.PERSON, "enerfip") == ()
    assert desk.pad.complete(SpanKind.PERSON, " ") == ()


def test_completion_offers_at_most_eight_and_none_from_the_trash(desk: Desk) -> None:
    ids = [person(desk, f"Marc Petit{index}") for index in range(12)]
    assert len(desk.pad.complete(SpanKind.PERSON, "marc")) == 8
    desk.contacts.delete(ids)
    assert desk.pad.complete(SpanKind.PERSON, "marc") == ()
    assert desk.contact_list.find(ContactQuery()) == []


def test_a_promise_in_a_note_without_contact_is_given_to_who_is_named_first(desk: Desk) -> None:
    note = desk.meetings.start_note()
    desk.pad.promise(note, "send the sheet")
    denis = person(desk)
    desk.meetings.set_contacts(note, [denis])
    assert [one.contact_id for one in promises(desk, note)] == [denis]


def test_a_meeting_whose_start_was_undone_is_gone(desk: Desk) -> None:
    note = desk.meetings.start_note()
    desk.history.undo()
    with pytest.raises(Gone):
        desk.pad.type_notes(note, "Left in 2011.")
    with pytest.raises(Gone):
        desk.pad.name(note, SpanKind.PERSON, "Marc Petit")
    with pytest.raises(Gone):
        desk.pad.promise(note, "send the sheet")
    with pytest.raises(Gone):
        desk.pad.ask(note, "Which permits?")
