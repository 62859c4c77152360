"""What is asked, volunteered, drafted, and said of oneself is found, and nothing of it once it is gone."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from netdesk.desk import Desk
from netdesk.domain.acts import Act
from netdesk.domain.ask import AskKind
from netdesk.domain.changes import Kind
from netdesk.domain.contact_list import ContactQuery
from netdesk.domain.draft import Purpose
from netdesk.services.search import Hit
from netdesk.storage import search
from tests.services.people import person

Write = Callable[[Desk, int], object]


def ask(desk: Desk, ines: int) -> None:
    made = desk.asks.add(ines, AskKind.ADVICE, "How to begin with quartzine")
    desk.asks.edit(
        made, text="How to begin with quartzine", answer="Read about zeppelins", led_to="the kestrel club"
    )


def lead(desk: Desk, ines: int) -> None:
    made = desk.leads.add(ines, "A zeppelin yard looks for a kestrel keeper")
    desk.leads.edit(made, text="A zeppelin yard looks for a kestrel keeper", outcome="They want quartzine")


def reference(desk: Desk, ines: int) -> None:
    desk.references.edit(ines, speaks_to="Quartzine and patience", reach="by kestrel")
    desk.references.used([ines], "Zeppelin Works")


def draft(desk: Desk, ines: int) -> None:
    purpose = Purpose(template="request", contact_id=ines)
    desk.drafts.type(purpose, subject="Twenty minutes on quartzine?", body="Your zeppelin and your kestrel …")
    desk.drafts.leave_field()


def standing(desk: Desk, ines: int) -> None:
    desk.contacts.edit(
        ines, prefix="Quartzine", way="Through the zeppelin crew", time_of_day="before the kestrel"
    )


def profile(desk: Desk, _: int) -> None:
    desk.profile.edit(name="Quartzine", best_at="Zeppelins", signature="By kestrel post")


def resume(desk: Desk, _: int) -> None:
    file = desk.store.path.with_name("kestrel.pdf")
    file.write_bytes(b"%PDF")
    desk.profile.add_resume(file, "Quartzine, zeppelins")


def template(desk: Desk, _: int) -> None:
    desk.templates.type("request", subject="Quartzine?", body="A zeppelin, a kestrel …")
    desk.templates.leave_field()


OF_A_CONTACT: tuple[Write, ...] = (ask, lead, reference, draft, standing)
OF_ONESELF: dict[Write, Kind] = {profile: Kind.PROFILE, resume: Kind.RESUME, template: Kind.TEMPLATE}
WORDS = ("quartzine", "zeppelin", "kestrel")


def found(desk: Desk) -> list[list[Hit]]:
    return [desk.search.find(word) for word in WORDS]


def kinds(desk: Desk) -> list[list[tuple[Kind, int]]]:
    return [[(hit.kind, hit.id) for hit in hits] for hits in found(desk)]


@pytest.mark.parametrize("write", OF_A_CONTACT)
def test_what_belongs_to_a_contact_leads_to_them(desk: Desk, write: Write) -> None:
    ines = person(desk, "Ines Okoro")
    write(desk, ines)
    assert kinds(desk) == [[(Kind.CONTACT, ines)]] * 3
    assert desk.contact_list.find(ContactQuery(text="zepp kest")) == [ines]
    (hit,) = desk.search.find("kestrel")
    assert "kestrel" in hit.detail
    desk.contacts.delete([ines])
    assert kinds(desk) == [[]] * 3
    (gone,) = desk.history.trashed()
    desk.history.restore(gone.deletion)
    assert kinds(desk) == [[(Kind.CONTACT, ines)]] * 3
    desk.contacts.delete([ines])
    desk.history.purge(Kind.CONTACT, ines)
    assert kinds(desk) == [[]] * 3
    assert sound(desk)


@pytest.mark.parametrize(("write", "kind"), OF_ONESELF.items())
def test_what_belongs_to_nobody_else_is_of_a_kind_of_its_own(desk: Desk, write: Write, kind: Kind) -> None:
    write(desk, 0)
    assert kinds(desk) == [[(kind, 1)]] * 3
    assert sound(desk)


@pytest.mark.parametrize("write", [*OF_A_CONTACT, *OF_ONESELF])
def test_undo_finds_what_was_found_before_and_redo_what_came(desk: Desk, write: Write) -> None:
    ines = person(desk, "Ines Okoro")
    before = found(desk)
    write(desk, ines)
    states = [found(desk)]
    while desk.history.next_acts()[0] is not Act.ADD_CONTACT:
        desk.history.undo()
        states.append(found(desk))
    assert states[-1] == before != states[0]
    for state in reversed(states[:-1]):
        desk.history.redo()
        assert found(desk) == state


def test_typed_words_are_found_before_the_field_is_left(desk: Desk) -> None:
    ines = person(desk, "Ines Okoro")
    desk.drafts.type(Purpose(template="request", contact_id=ines), subject="", body="About quartzine")
    assert kinds(desk)[0] == [(Kind.CONTACT, ines)]
    desk.drafts.discard(Purpose(template="request", contact_id=ines))
    assert kinds(desk)[0] == []


def test_a_merged_contact_is_found_by_what_was_asked_of_the_other(desk: Desk) -> None:
    ines, other = person(desk, "Ines Okoro"), person(desk, "I. Okoro")
    ask(desk, other)
    desk.doubles.merge([ines, other], {})
    assert kinds(desk) == [[(Kind.CONTACT, ines)]] * 3


def test_each_is_called_by_what_was_written_first(desk: Desk) -> None:
    desk.profile.edit(field_to="Quartzine planning")
    desk.templates.type_script("request", "Good morning,\nquartzine is my field.")
    titles = {hit.kind: hit.title for hit in desk.search.find("quartzine")}
    said = "Good morning, quartzine is my field."
    assert titles == {Kind.PROFILE: "Quartzine planning", Kind.TEMPLATE: said}
    (script,) = desk.search.of_kind(Kind.TEMPLATE, "quartzine")
    assert desk.templates.edited(script.id) == "request"


def test_questions_of_the_bank_stand_behind_own_ones_and_before_all_that_follows(desk: Desk) -> None:
    desk.questions.add("Who started the mill?")
    desk.stories.add("How I started")
    desk.templates.type("request", subject="How you started", body="")
    hits = desk.search.find("started", 3)
    assert [hit.kind for hit in hits] == [Kind.QUESTION] * 3 + [Kind.STORY, Kind.TEMPLATE]
    assert [bool(hit.key) for hit in hits] == [False, True, True, False, False]


def test_a_card_is_indexed_as_it_would_be_once_it_is_stored(desk: Desk, tmp_path: Path) -> None:
    file = tmp_path / "cards.vcf"
    file.write_text(CARD, "utf-8", newline="")
    desk.importing.import_files([file])
    before = documents(desk)
    with desk.store.maintain() as connection:
        search.rebuild(connection)
    assert documents(desk) == before
    assert [hit.title for hit in desk.search.find("dr quill magnus iii")] == ["Magnus Thorne"]


CARD = (
    "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Magnus Thorne\r\nN:Thorne;Magnus;Quill;Dr.;III\r\n"
    "NICKNAME:Mags\r\nTEL:+44 555 0101\r\nEND:VCARD\r\n"
)


def documents(desk: Desk) -> list[tuple[int, str, str]]:
    with desk.store.read() as connection:
        rows = connection.exec_driver_sql("SELECT rowid, title, body FROM search ORDER BY rowid")
        return [(number, title, body) for number, title, body in rows]


def sound(desk: Desk) -> bool:
    with desk.store.maintain() as connection:
        return search.problem(connection) == ""
