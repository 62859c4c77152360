"""Follow through: what a meeting leads to is decided, shown, made once and taken back as one."""

from __future__ import annotations

from datetime import date

import pytest

from netdesk.desk import Desk
from netdesk.domain.contact import Stage
from netdesk.domain.contact_list import ContactQuery
from netdesk.domain.draft import Purpose
from netdesk.domain.follow_through import Outcome
from netdesk.domain.follow_up import FollowUpKind
from netdesk.domain.introduction import IntroductionState
from netdesk.domain.meeting import MentionKind, UseName, Way, Worth, Writer
from netdesk.domain.next_steps import NextStep
from netdesk.domain.template import THANKS
from tests.services.people import person, running
from tests.storage.desks import Ticks, records

STEPS = [
    ("Thank Denis", date(2026, 11, 24)),
    ("send him the handover sheet by Wed", date(2026, 11, 25)),
    ("Call Claire Dubois", date(2026, 11, 26)),
    ("Check Denis’s note to Marc Petit", date(2026, 11, 27)),
    ("Tell Alan how it went", date(2026, 11, 27)),
    ("Touch base with Denis", date(2027, 1, 23)),
]


@pytest.fixture
def meeting(desk: Desk, ticks: Ticks) -> int:
    """Denis, to whom Alan led, named Claire, Marc and Enerfip, and was promised a sheet."""
    denis, alan = person(desk), person(desk, "Alan Okafor")
    desk.introductions.add(alan, denis)
    held = running(desk, denis)
    desk.pad.name(held, MentionKind.PERSON, "Claire Dubois", at="Cimentia, fuel project")
    desk.pad.name(held, MentionKind.PERSON, "Marc Petit", at="Enerfip")
    desk.pad.name(held, MentionKind.ORGANISATION, "Enerfip")
    desk.pad.promise(held, "send him the handover sheet by Wed")
    entry = desk.agenda.add_own(held, "What would somebody like me have to unlearn?")
    desk.agenda.type_answer(entry, "The urge to fix it myself")
    ticks.forward(minutes=17)
    desk.meetings.close(held)
    return held


def mention(desk: Desk, meeting: int, name: str) -> int:
    lines = desk.meetings.load(meeting).mentions
    return next(line.mention.id for line in lines if line.mention.name == name)


def decide_all(desk: Desk, meeting: int) -> None:
    decide = desk.follow_through.decide
    claire, marc, enerfip = (
        mention(desk, meeting, name) for name in ("Claire Dubois", "Marc Petit", "Enerfip")
    )
    decide(claire, worth=Worth.YES, way=Way.CALL, use_name=UseName.YES, writer=Writer.I_WRITE)
    decide(marc, worth=Worth.YES, way=Way.E_MAIL, use_name=UseName.YES, writer=Writer.THEY)
    decide(enerfip, target=True)
    desk.follow_through.set_cadence(meeting, 60)


def steps(desk: Desk, meeting: int) -> tuple[NextStep, ...]:
    return desk.follow_through.view(meeting).next_steps


def contact(desk: Desk, name: str) -> int:
    found = [row[0] for row in records(desk.store)["contact"] if name in row]
    assert len(found) == 1
    return int(found[0])


def test_what_is_planned_follows_from_the_decisions(desk: Desk, meeting: int) -> None:
    assert [step.title for step in steps(desk, meeting)] == [STEPS[0][0], STEPS[1][0], STEPS[4][0]]
    decide_all(desk, meeting)
    planned = steps(desk, meeting)
    assert [(step.title, step.due_on) for step in planned] == STEPS
    assert [step.exists for step in planned] == [False, True, False, False, False, False]
    assert planned[2].detail == "use Denis’s name"
    assert desk.follow_through.view(meeting).missing == 5


def test_each_mention_says_what_it_becomes(desk: Desk, meeting: int) -> None:
    assert {one.outcome for one in desk.follow_through.view(meeting).mentions} == {Outcome.NOTHING}
    decide_all(desk, meeting)
    outcomes = [one.outcome for one in desk.follow_through.view(meeting).mentions]
    assert outcomes == [Outcome.ADDS_CONTACT, Outcome.ADDS_CONTACT, Outcome.ADDS_TARGET]
    desk.follow_through.finish(meeting)
    outcomes = [one.outcome for one in desk.follow_through.view(meeting).mentions]
    assert outcomes == [Outcome.IN_CONTACTS, Outcome.IN_CONTACTS, Outcome.IN_TARGETS]


def test_the_thank_you_is_specific_and_asks_for_nothing(desk: Desk, meeting: int) -> None:
    decide_all(desk, meeting)
    thanks = desk.drafts.load(
        Purpose(template=THANKS, contact_id=contact(desk, "Denis Moreau"), meeting_id=meeting)
    )
    assert (thanks.to.email, thanks.subject) == ("denis@cimentia.example", "Thank you for the conversation")
    assert thanks.body.startswith("Dear Denis,\n\nThank you for the 17 minutes today.")
    assert "The urge to fix it myself." in thanks.body
    assert "the handover sheet" in thanks.body
    assert "Marc Petit" in thanks.body


def test_a_meeting_without_contacts_can_be_finished(desk: Desk) -> None:
    note = desk.meetings.start_note()
    desk.pad.name(note, MentionKind.PERSON, "Claire Dubois")
    desk.follow_through.decide(mention(desk, note, "Claire Dubois"), worth=Worth.YES)
    desk.follow_through.finish(note)
    assert [step.title for step in steps(desk, note)] == ["Call or write to Claire Dubois"]
    assert desk.introductions.edges(contact(desk, "Claire Dubois")) == []


def test_finishing_makes_people_places_edges_and_follow_ups(desk: Desk, meeting: int) -> None:
    decide_all(desk, meeting)
    desk.follow_through.finish(meeting)
    claire, marc = (desk.contacts.card(contact(desk, name)) for name in ("Claire Dubois", "Marc Petit"))
    assert (claire.contact.how_met, claire.contact.why) == ("named by Denis Moreau", "fuel project")
    assert (claire.contact.stage, claire.roles[0].organisation) == (Stage.TO_CONTACT, "Cimentia")
    assert marc.roles[0].organisation == "Enerfip"
    edges = [desk.introductions.edges(card.contact.id)[0] for card in (claire, marc)]
    assert [edge.state for edge in edges] == [IntroductionState.ASKED, IntroductionState.PROMISED]
    assert (edges[1].way, edges[1].use_name, edges[1].writer) == (Way.E_MAIL, UseName.YES, Writer.THEY)
    assert [(row[4], row[8]) for row in records(desk.store)["organisation"]] == [
        ("Cimentia", 0),
        ("Enerfip", 1),
    ]
    made = steps(desk, meeting)
    assert [(step.title, step.due_on) for step in made] == STEPS
    assert all(step.exists for step in made)
    assert [step.contact_id for step in made[2:4]] == [claire.contact.id, marc.contact.id]
    view = desk.follow_through.view(meeting)
    assert view.meeting.finished_at is not None
    assert view.contacts[0].stage is Stage.STAYING_IN_TOUCH


def test_finishing_is_one_step_back_and_forth(desk: Desk, meeting: int) -> None:
    decide_all(desk, meeting)
    before = records(desk.store)
    desk.follow_through.finish(meeting)
    after = records(desk.store)
    found = desk.contact_list.find(ContactQuery(text="Claire"))
    assert found == [contact(desk, "Claire Dubois")]
    desk.history.undo()
    assert records(desk.store) == before
    assert desk.contact_list.find(ContactQuery(text="Claire")) == []
    desk.history.redo()
    assert records(desk.store) == after
    assert desk.contact_list.find(ContactQuery(text="Claire")) == found


def test_finishing_twice_makes_nothing_more(desk: Desk, meeting: int) -> None:
    decide_all(desk, meeting)
    desk.follow_through.finish(meeting)
    before = records(desk.store)
    desk.follow_through.finish(meeting)
    assert records(desk.store) == before


def test_after_editing_only_what_is_missing_is_made(desk: Desk, meeting: int) -> None:
    marc = mention(desk, meeting, "Marc Petit")
    desk.follow_through.decide(marc, worth=Worth.YES, way=Way.CALL)
    desk.follow_through.finish(meeting)
    first = records(desk.store)["follow_up"]
    decide_all(desk, meeting)
    desk.follow_through.finish(meeting)
    then = records(desk.store)["follow_up"]
    assert then[: len(first)] == first
    assert [row[4] for row in then[len(first) :]] == ["Call Claire Dubois", "Touch base with Denis"]
    assert desk.introductions.edges(contact(desk, "Marc Petit"))[0].state is IntroductionState.PROMISED


def test_an_edited_promise_is_not_doubled(desk: Desk, meeting: int) -> None:
    uid = desk.meetings.load(meeting).promises[0].uid
    desk.follow_through.finish(meeting)
    desk.pad.change_promise(uid, "send him both sheets by Friday")
    desk.follow_through.finish(meeting)
    promises = [step for step in steps(desk, meeting) if step.kind is FollowUpKind.PROMISE]
    assert [(step.title, step.due_on) for step in promises] == [
        ("send him both sheets by Friday", date(2026, 11, 27))
    ]


def test_only_the_chosen_steps_are_made(desk: Desk, meeting: int) -> None:
    decide_all(desk, meeting)
    thank = steps(desk, meeting)[0]
    desk.follow_through.finish(meeting, [thank.key])
    assert [step.title for step in steps(desk, meeting) if step.exists] == [STEPS[0][0], STEPS[1][0]]
    assert contact(desk, "Marc Petit")


def test_a_step_that_was_done_is_not_made_again(desk: Desk, meeting: int) -> None:
    desk.follow_through.finish(meeting)
    with desk.store.maintain() as connection:
        connection.exec_driver_sql("UPDATE follow_up SET done_at = created_at")
    before = records(desk.store)
    desk.follow_through.finish(meeting)
    assert records(desk.store) == before
    assert all(step.done for step in steps(desk, meeting))


def test_somebody_who_came_into_the_desk_since_is_not_doubled(desk: Desk, meeting: int) -> None:
    marc = person(desk, "Marc Petit, marc@enerfip.example")
    desk.follow_through.decide(mention(desk, meeting, "Marc Petit"), worth=Worth.YES)
    desk.follow_through.finish(meeting)
    assert contact(desk, "Marc Petit") == marc
    assert desk.introductions.chain(marc) == (
        (contact(desk, "Alan Okafor"), "Alan Okafor"),
        (contact(desk, "Denis Moreau"), "Denis Moreau"),
        (marc, "Marc Petit"),
    )


def test_not_now_and_no_make_nothing(desk: Desk, meeting: int) -> None:
    desk.follow_through.decide(mention(desk, meeting, "Marc Petit"), worth=Worth.NOT_NOW)
    desk.follow_through.decide(mention(desk, meeting, "Claire Dubois"), worth=Worth.NO)
    desk.follow_through.finish(meeting)
    assert len(records(desk.store)["contact"]) == 2


def test_what_was_learned_are_the_answered_questions(desk: Desk, meeting: int) -> None:
    desk.agenda.add_own(meeting, "Never asked?")
    assert [item.answer for item in desk.follow_through.view(meeting).learned] == [
        "The urge to fix it myself"
    ]


def test_somebody_in_the_trash_is_made_anew(desk: Desk, meeting: int) -> None:
    marc = person(desk, "Marc Petit")
    named = desk.pad.name(
        meeting, MentionKind.PERSON, "Marc Petit Junior", desk.contacts.card(marc).contact.uid
    )
    desk.contacts.delete([marc])
    desk.follow_through.decide(mention(desk, meeting, "Marc Petit Junior"), worth=Worth.YES)
    desk.follow_through.finish(meeting)
    assert named
    made = next(step for step in steps(desk, meeting) if step.contact == "Marc Petit Junior")
    assert made.contact_id not in (None, marc)


def test_finishing_ends_a_meeting_that_still_runs(desk: Desk, meeting: int) -> None:
    desk.meetings.reopen(meeting)
    desk.follow_through.finish(meeting)
    assert desk.meetings.past()[0].finished
