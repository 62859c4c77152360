"""The search behind the palette, and the numbers beside the pages."""

from __future__ import annotations

from datetime import timedelta

from netdesk.desk import Desk
from netdesk.domain.changes import Kind
from netdesk.domain.contact_list import ContactQuery
from tests.services.people import TEN, person, running


def test_hits_stand_in_groups_of_their_kind(desk: Desk) -> None:
    ines = person(desk, "Ines Okoro, Planner at Harbour Works")
    meeting = desk.meetings.plan([ines], planned_at=TEN, place="Harbour café")
    desk.follow_ups.add("Walk to the harbour", contact_id=ines)
    desk.questions.add("Who runs the harbour?")
    story = desk.stories.add("The harbour at night")
    hits = desk.search.find("harb")
    by_name = [Kind.ORGANISATION, Kind.FOLLOW_UP, Kind.QUESTION, Kind.STORY]
    assert [hit.kind for hit in hits] == [*by_name, Kind.CONTACT, Kind.MEETING]
    assert [hits[3].id, hits[4].id, hits[5].id] == [story, ines, meeting]
    assert hits[4].title == "Ines Okoro"
    assert "Harbour Works" in hits[4].detail


def test_beginnings_of_words_without_accents_find(desk: Desk) -> None:
    person(desk, "Søren Żuraw")
    person(desk, "李小明")
    for text in ("soren", "SØR", "zur sor", "żuraw"):
        assert [hit.title for hit in desk.search.find(text)] == ["Søren Żuraw"], text
    assert [hit.title for hit in desk.search.find("小明")] == ["李小明"]
    assert desk.search.find("uraw") == []


def test_signs_are_no_syntax(desk: Desk) -> None:
    person(desk, "Ines Okoro, Planner at C++ Guild, a@b.example")
    for text in ('"', "c++", "a@b", "l'Oréal", "NOT", "*", "()", "a AND"):
        desk.search.find(text)
    assert [hit.title for hit in desk.search.find("a@b")] == ["Ines Okoro"]


def test_each_kind_gives_its_best_few(desk: Desk) -> None:
    for number in range(9):
        person(desk, f"Anna Number{number}")
    assert len(desk.search.find("anna", 4)) == 4


def test_the_words_around_the_match_are_told(desk: Desk) -> None:
    ines = person(desk, "Ines Okoro")
    desk.contacts.type_notes(ines, "word " * 60 + "lighthouse " + "more " * 60)
    (hit,) = desk.search.find("lightho")
    assert "lighthouse" in hit.detail
    assert len(hit.detail) < 140


def test_what_was_deleted_is_not_found_and_typed_words_are(desk: Desk) -> None:
    ines = person(desk, "Ines Okoro")
    desk.contacts.type_notes(ines, "keeps bees")
    assert desk.search.find("bees")
    desk.contacts.delete([ines])
    assert desk.search.find("bees") == []


def test_counts_leave_the_trash_and_what_is_over_out(desk: Desk) -> None:
    ines, tom = person(desk, "Ines Okoro, Planner at Halden"), person(desk, "Tom Becker")
    desk.contacts.delete([tom])
    desk.meetings.plan([ines])  # without a time yet
    over = desk.meetings.plan([ines], planned_at=TEN)
    desk.meetings.start(over)
    assert desk.overview.counts().meetings == desk.meetings.count() == 2
    desk.meetings.close(over)
    shown = desk.overview.counts()
    assert (shown.contacts, shown.organisations, shown.meetings) == (1, 1, 1)


def test_due_is_what_is_late_or_due_today_and_not_snoozed(desk: Desk) -> None:
    today = desk.clock.today()
    desk.follow_ups.add("Late", due_on=today - timedelta(days=3))
    done = desk.follow_ups.add("Done", due_on=today)
    desk.follow_ups.done(done)
    desk.follow_ups.add("Some day")
    desk.follow_ups.add("Tomorrow", due_on=today + timedelta(days=1))
    snoozed = desk.follow_ups.add("Today", due_on=today)
    assert desk.overview.counts().due == 2
    desk.follow_ups.snooze(snoozed, today + timedelta(days=2))
    assert desk.overview.counts().due == 1


def test_names_come_before_what_was_written_about_them(desk: Desk) -> None:
    for name in ("Ines Okoro", "Tom Becker", "Marc Petit"):
        desk.contacts.type_notes(person(desk, name), "Susan " * 9)
    susan = person(desk, "Susan Smith")
    desk.contacts.type_notes(susan, "Likes long walks and talks about bridges. " * 20)
    assert desk.search.find("susan")[0].id == susan
    assert desk.search.find("su")[0].id == susan
    assert [hit.id for hit in desk.search.of_kind(Kind.CONTACT, "smith")] == [susan]


def test_short_words_beside_a_longer_one_are_found_in_what_was_written(desk: Desk) -> None:
    meeting = running(desk, person(desk, "Ada Okafor"))
    desk.pad.type_notes(meeting, "Talk to Ada about kilns")
    desk.pad.leave_field()
    for typed in ("talk to", "talk to ada", "talk a", "talk t", "talk to k"):
        assert meeting in [hit.id for hit in desk.search.find(typed) if hit.kind is Kind.MEETING], typed
    assert [hit.id for hit in desk.search.find("kilns xy") if hit.kind is Kind.MEETING] == []


def test_a_letter_beside_a_longer_word_narrows_to_the_names_that_have_it(desk: Desk) -> None:
    maria, other = person(desk, "Maria Kovac"), person(desk, "Maria Berg")
    assert desk.contact_list.find(ContactQuery(text="maria k")) == [maria]
    assert desk.contact_list.find(ContactQuery(text="maria ko")) == [maria]
    assert set(desk.contact_list.find(ContactQuery(text="maria x"))) == {maria, other}
