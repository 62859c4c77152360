"""Drafts: what they begin from, what is stored of them, whose name may be used, what follows when sent."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from email import message_from_bytes, policy
from pathlib import Path

import pytest

from netdesk.desk import Desk
from netdesk.domain.acts import Act
from netdesk.domain.ask import AskKind
from netdesk.domain.contact import Stage
from netdesk.domain.draft import Purpose
from netdesk.domain.draft_view import DraftView
from netdesk.domain.errors import Gone, UserError
from netdesk.domain.follow_up import FollowUpKind
from netdesk.domain.introduction import IntroductionState
from netdesk.domain.meeting import MeetingKind, MentionKind, UseName, Worth, Writer
from netdesk.domain.reference import AlreadyAsked, ReferenceState
from netdesk.domain.sending import SECOND_TITLE
from netdesk.domain.touch import Direction, TouchKind
from tests.services.people import TEN, person, running
from tests.storage.desks import Ticks, records

CLAIRE = "Claire Dubois, claire@enerfip.example"
TODAY = date(2026, 11, 24)


@pytest.fixture
def denis(desk: Desk) -> int:
    desk.profile.edit(name="Nora Lind", field_from="Museum operations", field_to="Heat and power")
    return person(desk)


def to(contact_id: int, template: str = "request", **more: int) -> Purpose:
    return Purpose(template=template, contact_id=contact_id, **more)


def gaps(view: DraftView) -> list[str]:
    return [view.body[gap.start : gap.end] for gap in view.words.gaps(view.body)]


def named(desk: Desk, meeting: int, name: str) -> int:
    desk.pad.name(meeting, MentionKind.PERSON, name)
    return desk.meetings.load(meeting).mentions[-1].mention.id


def touches(desk: Desk) -> list[tuple[object, ...]]:
    return [(row[6], row[7], row[10]) for row in records(desk.store)["touch"]]


def test_a_draft_begins_from_its_template_and_the_desk_and_marks_what_is_missing(
    desk: Desk, denis: int
) -> None:
    desk.contacts.edit(denis, why="Took people from outside.")
    before = records(desk.store)
    view = desk.drafts.load(to(denis))
    assert view.subject == "15 minutes of your advice"
    assert view.body.startswith("Dear Denis,\n\nI come from museum operations and am finding out how")
    assert gaps(view) == ["[in your words: Took people from outside]", "[what you want to learn]"]
    assert view.body.endswith("With kind regards\nNora Lind")
    assert "in return" not in view.body  # nothing is said of what they do best yet
    assert view.stored is None
    assert records(desk.store) == before


@pytest.mark.parametrize(
    ("name", "signature", "end"),
    [
        ("", "", "tell me.\n\nWith kind regards\n[your name]"),
        ("Jo Ash", "", "\n\nWith kind regards\nJo Ash"),
        ("Jo Ash", "Jo Ash\n0555", "\n\nWith kind regards\nJo Ash\n0555"),
        ("Jo Ash", "Warmly\nJo", "tell me.\n\nWarmly\nJo"),
        ("", "Warmly\nJo", "tell me.\n\nWarmly\nJo"),
    ],
)
def test_a_signature_has_its_closing_words_once(desk: Desk, name: str, signature: str, end: str) -> None:
    desk.profile.edit(name=name, signature=signature)
    assert desk.drafts.load(to(person(desk), "posted")).body.endswith(end)


def test_what_is_planned_with_them_gives_the_minutes_and_the_topic(desk: Desk, denis: int) -> None:
    meeting = desk.meetings.plan([denis], MeetingKind.COFFEE, TEN, 20, "Lyon")
    desk.meetings.type_field(meeting, "purpose", "Hear about the first year")
    view = desk.drafts.load(to(denis))
    assert view.subject == "20 minutes of your advice"
    assert gaps(view)[-1] == "[in your words: Hear about the first year]"


def test_what_is_typed_is_one_step_and_found_again(desk: Desk, denis: int) -> None:
    for text in ("Dear D", "Dear Denis", "Dear Denis,\nhello"):
        desk.drafts.type(to(denis), subject="Advice", body=text)
    desk.drafts.leave_field()
    view = desk.drafts.load(to(denis))
    assert (view.subject, view.body) == ("Advice", "Dear Denis,\nhello")
    assert view.stored is not None
    (line,) = desk.drafts.unsent(denis)
    assert (line.title, line.purpose) == ("Ask for advice", view.purpose)
    assert desk.history.undo() is Act.TYPE_DRAFT
    assert desk.drafts.load(to(denis)).stored is None
    assert desk.history.redo() is Act.TYPE_DRAFT
    desk.drafts.discard(to(denis))
    assert desk.drafts.unsent(denis) == ()
    desk.history.undo()
    assert len(desk.drafts.unsent(denis)) == 1


@pytest.mark.parametrize(
    ("use_name", "reason"),
    [
        (None, "Ask Denis first: “May I use your name?”"),
        (UseName.DID_NOT_ASK, "Ask Denis first: “May I use your name?”"),
        (UseName.NO, "Denis would rather not be named."),
        (UseName.YES, ""),
    ],
)
def test_a_name_is_used_only_where_it_may_be(
    desk: Desk, denis: int, use_name: UseName | None, reason: str
) -> None:
    claire = person(desk, CLAIRE)
    desk.introductions.add(denis, claire, use_name=use_name)
    choices = {one.id: one.why_not for one in desk.drafts.load(to(claire)).choices}
    assert choices.pop("request.introduced") == reason
    assert set(choices.values()) == {""}
    if reason:
        with pytest.raises(UserError, match=reason.partition("?")[0]):
            desk.drafts.load(to(claire, "request.introduced"))
        assert desk.drafts.for_contact(claire).template == "request"
    else:
        body = desk.drafts.load(to(claire, "request.introduced")).body
        assert "Denis Moreau thought that you would be a good person for me to talk to" in body
        assert desk.drafts.for_contact(claire).template == "request.introduced"


def test_a_name_may_be_used_from_the_mention_on_and_one_no_outweighs_it(desk: Desk, denis: int) -> None:
    claire = person(desk, CLAIRE)
    with pytest.raises(UserError, match="Nobody has led you to Claire"):
        desk.drafts.load(to(claire, "request.introduced"))
    meeting = running(desk, denis)
    desk.follow_through.decide(named(desk, meeting, "Claire Dubois"), use_name=UseName.YES)
    assert desk.drafts.load(to(claire, "request.introduced")).other is not None
    desk.introductions.add(denis, claire, use_name=UseName.NO)
    with pytest.raises(UserError, match="rather not be named"):
        desk.drafts.load(to(claire, "request.introduced"))


def test_a_contact_in_the_trash_is_written_no_more(desk: Desk, denis: int) -> None:
    desk.contacts.delete([denis])
    with pytest.raises(Gone):
        desk.drafts.load(to(denis))
    with pytest.raises(Gone):
        desk.drafts.script(denis)


# Opening


def test_a_short_draft_opens_as_a_link_and_counts_as_opened(desk: Desk, denis: int) -> None:
    desk.drafts.type(to(denis), subject="Grüße & mehr", body="Dear Denis,\n100 % thanks")
    link = desk.outbox.link(to(denis))
    assert link == (
        "mailto:denis@cimentia.example?subject=Gr%C3%BC%C3%9Fe%20%26%20mehr"
        "&body=Dear%20Denis%2C%0D%0A100%20%25%20thanks"
    )
    assert not desk.drafts.load(to(denis)).opened  # no program has taken it yet
    desk.outbox.mark_opened(to(denis))
    assert desk.drafts.load(to(denis)).opened


def test_a_long_draft_is_no_link_and_is_saved_as_a_file(desk: Desk, denis: int, tmp_path: Path) -> None:
    body = "Ä long line. " * 200
    desk.drafts.type(to(denis), subject="S", body=body)
    assert desk.outbox.link(to(denis)) is None
    assert not desk.drafts.load(to(denis)).opened
    file = tmp_path / "draft.eml"
    desk.outbox.save(to(denis), file)
    message = message_from_bytes(file.read_bytes(), policy=policy.default)
    assert (message["X-Unsent"], message["To"]) == ("1", "Denis Moreau <denis@cimentia.example>")
    assert message.get_content().strip() == body.strip()
    assert desk.drafts.load(to(denis)).opened


def test_a_resume_goes_along_only_when_it_is_chosen(desk: Desk, denis: int, tmp_path: Path) -> None:
    (tmp_path / "cv.pdf").write_bytes(b"%PDF- my life")
    resume = desk.profile.add_resume(tmp_path / "cv.pdf")
    assert [one.id for one in desk.drafts.load(to(denis)).resumes] == [resume]
    for chosen, names in ((None, []), (resume, ["cv.pdf"])):
        desk.outbox.save(to(denis), tmp_path / "draft.eml", resume_id=chosen)
        message = message_from_bytes((tmp_path / "draft.eml").read_bytes(), policy=policy.default)
        assert [part.get_filename() for part in message.iter_attachments()] == names


def test_a_file_that_cannot_be_written_is_told_and_the_draft_is_not_opened(
    desk: Desk, denis: int, tmp_path: Path
) -> None:
    with pytest.raises(UserError, match="was not written"):
        desk.outbox.save(to(denis), tmp_path / "missing" / "draft.eml")
    assert desk.drafts.load(to(denis)).stored is None


# Sent


def test_a_request_that_was_sent_is_a_touch_an_ask_and_a_second_note_in_ten_days_in_one_step(
    desk: Desk, denis: int
) -> None:
    step = desk.follow_ups.add("Write to Denis", kind=FollowUpKind.WRITE, contact_id=denis, due_on=TODAY)
    desk.drafts.type(to(denis), subject="Advice", body="Dear Denis")
    before = records(desk.store)
    desk.outbox.sent(to(denis))
    assert touches(desk) == [(TouchKind.E_MAIL, Direction.NEUTRAL, "Advice")]
    (ask,) = desk.asks.of_contact(denis)
    assert (ask.kind, ask.text, ask.asked_on) == (AskKind.ADVICE, "Advice", TODAY)
    assert desk.contacts.card(denis).contact.stage is Stage.REACHED_OUT
    assert desk.follow_ups.load(step).done_at is not None
    second = desk.contact_story.next_step(denis)
    assert second is not None
    assert (second.title, second.on) == (SECOND_TITLE, TODAY + timedelta(days=10))
    assert desk.drafts.for_step(second.follow_up_id).template == "second"
    assert desk.drafts.unsent(denis) == ()
    assert desk.history.undo() is Act.SEND_DRAFT
    assert records(desk.store) == before


def test_the_second_note_is_the_last(desk: Desk, denis: int, ticks: Ticks) -> None:
    desk.outbox.sent(to(denis))
    ticks.forward(days=10)
    second = desk.contact_story.next_step(denis)
    assert second is not None
    purpose = desk.drafts.for_step(second.follow_up_id)
    assert "on 24 November" in desk.drafts.load(purpose).body
    desk.outbox.sent(purpose)
    assert desk.contact_story.next_step(denis) is None
    assert len(desk.asks.of_contact(denis)) == 1


def test_a_reference_is_asked_for_once_and_the_standing_moves_along(desk: Desk, denis: int) -> None:
    desk.references.edit(denis, speaks_to="How I lead a shift")
    assert "how I lead a shift" in desk.drafts.load(to(denis, "reference")).body
    desk.outbox.sent(to(denis, "reference"))
    known = desk.references.of_contact(denis)
    assert known is not None
    assert (known.state, known.asked_on) == (ReferenceState.ASKED, TODAY)
    assert [ask.kind for ask in desk.asks.of_contact(denis)] == [AskKind.REFERENCE]
    before = records(desk.store)
    with pytest.raises(AlreadyAsked):
        desk.outbox.sent(to(denis, "reference"))
    assert records(desk.store) == before
    desk.outbox.sent(to(denis, "reference"), again=True)
    assert len(desk.asks.of_contact(denis)) == 2


def test_a_third_open_ask_to_the_same_person_is_told_and_a_gift_is_not(desk: Desk, denis: int) -> None:
    desk.asks.add(denis, AskKind.ADVICE)
    assert not desk.drafts.load(to(denis)).much
    desk.asks.add(denis, AskKind.FEEDBACK)
    assert desk.drafts.load(to(denis)).much
    assert not desk.drafts.load(to(denis, "article")).much


# Thanks and keeping posted


def held(desk: Desk, ticks: Ticks, *people: int) -> int:
    meeting = running(desk, *people)
    ticks.forward(minutes=17)
    desk.meetings.close(meeting)
    return meeting


def test_thanks_take_up_what_was_learned_promised_and_named(desk: Desk, denis: int, ticks: Ticks) -> None:
    meeting = held(desk, ticks, denis)
    desk.agenda.add_own(meeting, "What do you like least?")
    entry = desk.meetings.load(meeting).agenda[0].entry.id
    desk.agenda.type_answer(entry, "The urge to fix it myself")
    desk.follow_ups.add("the handover sheet", kind=FollowUpKind.PROMISE, contact_id=denis, meeting_id=meeting)
    for name, writer in (("Claire Dubois", None), ("Marc Petit", Writer.THEY)):
        desk.follow_through.decide(named(desk, meeting, name), worth=Worth.YES, writer=writer)
    view = desk.drafts.load(to(denis, "thanks"))
    assert view.purpose.meeting_id == meeting
    assert "Thank you for the 17 minutes today." in view.body
    assert (
        "I asked: “What do you like least?” What you said has stayed with me: The urge to fix it myself."
        in view.body
    )
    assert "what I promised: the handover sheet." in view.body
    assert "I will get in touch with Marc Petit once your note is there" in view.body
    assert "for naming Claire Dubois." in view.body
    assert gaps(view) == []


def test_lines_of_an_answer_stay_thoughts_of_their_own(desk: Desk, denis: int, ticks: Ticks) -> None:
    meeting = held(desk, ticks, denis)
    desk.agenda.add_own(meeting, "What helped you?")
    entry = desk.meetings.load(meeting).agenda[0].entry.id
    desk.agenda.type_answer(entry, "Boredom, then a mentor\n\n a degree  helps\nLuck!\nAnd time")
    body = desk.drafts.load(to(denis, "thanks")).body
    assert "with me: Boredom, then a mentor; a degree helps; Luck! And time." in body


def test_a_promise_is_said_to_the_one_to_whom_it_was_made(desk: Desk, denis: int, ticks: Ticks) -> None:
    meeting = held(desk, ticks, denis)
    for promise in ("Send him the handover sheet on Wednesday", "a list of books"):
        desk.follow_ups.add(promise, kind=FollowUpKind.PROMISE, contact_id=denis, meeting_id=meeting)
    body = desk.drafts.load(to(denis, "thanks")).body
    assert "I promised: to send you the handover sheet on Wednesday and a list of books." in body


def test_nobody_is_thanked_for_three_minutes(desk: Desk, denis: int, ticks: Ticks) -> None:
    meeting = running(desk, denis)
    ticks.forward(minutes=3)
    desk.meetings.close(meeting)
    assert "Thank you for your time today." in desk.drafts.load(to(denis, "thanks")).body


def test_a_draft_that_was_only_copied_gets_the_name_once_it_is_known(
    desk: Desk, denis: int, ticks: Ticks
) -> None:
    desk.profile.edit(name="")
    meeting = held(desk, ticks, denis)
    thanks = to(denis, "thanks", meeting_id=meeting)
    desk.outbox.mark_opened(thanks)
    desk.drafts.type(to(denis), subject="Advice", body="Dear Denis\n[your name]")
    ticks.forward(days=1)
    assert desk.drafts.load(thanks).body.endswith("[your name]")
    desk.profile.edit(name="Nora Lind")
    view = desk.drafts.load(thanks)
    assert view.body.endswith("With kind regards\nNora Lind")
    assert view.stored is not None
    assert view.stored.body == view.body
    assert desk.drafts.load(to(denis)).body == "Dear Denis\n[your name]"


def test_thanks_rather_take_up_what_was_learned_than_who_else_was_named(
    desk: Desk, denis: int, ticks: Ticks
) -> None:
    meeting = held(desk, ticks, denis)
    desk.agenda.add_own(meeting, "What do you like least?")
    desk.agenda.add_from_bank(meeting, ["closing-who-else"])
    first, last = (item.entry.id for item in desk.meetings.load(meeting).agenda)
    desk.agenda.type_answer(last, "Claire, at the port")
    assert "Claire, at the port" in desk.drafts.load(to(denis, "thanks")).body
    desk.agenda.type_answer(first, "The urge to fix it myself")
    body = desk.drafts.load(to(denis, "thanks")).body
    assert "stayed with me: The urge to fix it myself." in body
    assert "Claire, at the port" not in body


def test_thanks_for_a_talk_of_which_nothing_is_noted_ask_for_one_thing(
    desk: Desk, denis: int, ticks: Ticks
) -> None:
    meeting = held(desk, ticks, denis)
    ticks.forward(days=1)
    view = desk.drafts.load(to(denis, "thanks", meeting_id=meeting))
    assert gaps(view) == ["[one thing that stayed with you]"]
    assert "yesterday" in view.body


def test_thanks_that_were_sent_are_given_in_time_and_finishing_makes_no_step_of_them(
    desk: Desk, denis: int, ticks: Ticks
) -> None:
    meeting = held(desk, ticks, denis)
    desk.outbox.sent(to(denis, "thanks", meeting_id=meeting))
    (step,) = desk.follow_through.view(meeting).next_steps
    assert (step.title, step.done) == ("Thank Denis", True)
    desk.follow_through.finish(meeting)
    assert desk.contact_story.next_step(denis) is None
    assert desk.today.load().momentum.thanked == 100
    assert touches(desk)[-1][:2] == (TouchKind.E_MAIL, Direction.GIVEN)


def test_thanks_carry_out_the_step_that_finishing_made(desk: Desk, denis: int, ticks: Ticks) -> None:
    meeting = held(desk, ticks, denis)
    desk.follow_through.finish(meeting)
    step = desk.contact_story.next_step(denis)
    assert step is not None
    purpose = desk.drafts.for_step(step.follow_up_id)
    assert (purpose.template, purpose.meeting_id) == ("thanks", meeting)
    assert desk.drafts.for_contact(denis) == purpose
    desk.outbox.sent(purpose)
    assert desk.follow_ups.load(step.follow_up_id).done_at is not None


def test_who_opened_the_door_hears_of_it_and_has_been_told_then(desk: Desk, denis: int, ticks: Ticks) -> None:
    claire = person(desk, CLAIRE)
    edge = desk.introductions.add(denis, claire, state=IntroductionState.MADE)
    assert gaps(desk.drafts.load(to(denis, "posted")))[0] == "[whom they led you to]"
    held(desk, ticks, claire)
    view = desk.drafts.load(to(denis, "posted"))
    assert view.subject == "How it went with Claire Dubois"
    assert "I talked with Claire Dubois today." in view.body
    desk.outbox.sent(to(denis, "posted"))
    (known,) = desk.introductions.edges(denis)
    assert (known.id, known.told_at is not None) == (edge, True)
    desk.history.undo()
    assert desk.introductions.edges(denis)[0].told_at is None


def test_a_door_that_was_told_of_before_the_meeting_is_finished_makes_no_step(
    desk: Desk, denis: int, ticks: Ticks
) -> None:
    claire = person(desk, CLAIRE)
    desk.introductions.add(denis, claire, state=IntroductionState.MADE)
    meeting = held(desk, ticks, claire)
    desk.outbox.sent(to(denis, "posted", meeting_id=meeting))
    told = [(step.title, step.done) for step in desk.follow_through.view(meeting).next_steps]
    assert told == [("Thank Claire", False), ("Tell Denis how it went", True)]
    assert desk.today.load().momentum.thanked != 100  # it was not Claire who was thanked


def test_an_article_is_a_gift(desk: Desk, denis: int) -> None:
    desk.outbox.sent(to(denis, "article"))
    assert touches(desk)[0][:2] == (TouchKind.ARTICLE, Direction.GIVEN)
    assert desk.contact_story.next_step(denis) is None
    assert desk.asks.of_contact(denis) == ()


def test_a_step_without_a_contact_cannot_be_written(desk: Desk) -> None:
    with pytest.raises(UserError, match="no contact"):
        desk.drafts.for_step(desk.follow_ups.add("Tidy up"))


# Scripts and templates


def test_scripts_begin_with_the_name_that_may_be_used(desk: Desk, denis: int) -> None:
    said = desk.drafts.script(denis).spoken
    assert [one.template for one in said] == ["request", "reference", "introduction"]
    assert all(one.seconds < 60 and "Nora Lind" in one.text for one in said)
    claire = person(desk, CLAIRE)
    desk.introductions.add(denis, claire, use_name=UseName.YES)
    first = desk.drafts.script(claire).spoken[0]
    assert "Denis Moreau thought that you would be" in first.text
    assert "Denis Moreau suggested that I call you" in first.voicemail


def test_ones_own_wording_is_used_and_the_shipped_one_comes_back(desk: Desk, denis: int) -> None:
    shipped = desk.templates.book().template("request")
    desk.templates.type("request", subject="Tea?", body="Hi {first}")
    desk.templates.type_script("request", "Hi {first}, it is {my_name}")
    view = desk.drafts.load(to(denis))
    assert (view.subject, view.body, view.template.own) == ("Tea?", "Hi Denis", True)
    assert desk.drafts.script(denis).spoken[0].text == "Hi Denis, it is Nora Lind"
    desk.templates.reset("request")
    assert desk.templates.book().template("request") == shipped
    assert desk.history.undo() is Act.RESET_TEMPLATE
    assert desk.drafts.load(to(denis)).body == "Hi Denis"
    desk.templates.type("request", subject=shipped.subject, body=shipped.body)
    desk.templates.type_script("request", shipped.script)
    assert desk.templates.book().template("request") == shipped


def test_a_template_is_seen_on_a_real_contact_while_it_is_typed(desk: Desk, denis: int) -> None:
    template = replace(desk.templates.shipped.template("request"), body="Hi {first}: {frist}", script="")
    subject, body, script = desk.drafts.preview(template, denis)
    assert (subject, body, script) == ("15 minutes of your advice", "Hi Denis: {frist}", "")
