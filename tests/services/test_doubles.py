"""Doubles on a real desk: found with their reasons, merged without loss, set apart for good, all undoable."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import Connection, Table, select

from netdesk.desk import Desk
from netdesk.domain.acts import Act
from netdesk.domain.contact import Address, Card, Contact, Photo, Point, PointKind, Role, Stage
from netdesk.domain.doubles import Confidence, Doubles, Doubt, Reason
from netdesk.domain.doubles_merge import differing, merged
from netdesk.domain.errors import Gone, UserError
from netdesk.domain.introduction import IntroductionState
from netdesk.domain.note import Span, SpanKind
from netdesk.domain.touch import TouchKind
from netdesk.storage import mapper, merging, tables
from netdesk.storage.writer import Writer
from tests.services.people import person, running
from tests.storage.desks import Ticks

WORDS = ("robert", "bob", "kestrel", "met at a fair", "choir")


def add(desk: Desk, name: str, *values: str, at: str = "", title: str = "", **fields: object) -> int:
    """A contact with e-mails, phones and links as they look, perhaps at an organisation."""
    contact = replace(Contact(full_name=name), **fields)  # type: ignore[arg-type]  # fields of a contact
    roles = (Role(organisation=at, title=title),) if at else ()
    return desk.contacts.add(Card(contact=contact, points=tuple(map(point, values)), roles=roles))


def point(value: str) -> Point:
    kind = PointKind.EMAIL if "@" in value else PointKind.LINK if "/" in value else PointKind.PHONE
    return Point(kind=kind, value=value)


def found(desk: Desk, *ids: int, region: str = "") -> Doubles | None:
    """The group of these contacts, if there is one."""
    groups = desk.doubles.find(region=region).groups
    return next((group for group in groups if group.ids == tuple(sorted(ids))), None)


def reasons(group: Doubles | None) -> set[Reason]:
    return {sign.reason for sign in group.signs} if group else set()


def state(desk: Desk) -> tuple[str, list[object]]:
    return "".join(desk.exporting.as_json()), [desk.search.find(word, 50) for word in WORDS]


# -- finding ------------------------------------------------------------------------------------------


def test_one_person_out_of_two_sources_is_found_with_the_reasons(desk: Desk) -> None:
    one = add(desk, "Robert Stone", "rob.stone@gmail.com", "+49 30 5550 1234")
    other = add(desk, "Stone, Bob", "robstone+desk@googlemail.com", "(030) 5550-1234", at="Kestrel Labs")
    group = found(desk, one, other, region="DE")
    assert group is not None
    assert group.confidence is Confidence.SURE
    assert reasons(group) == {Reason.NICKNAME, Reason.EMAIL, Reason.PHONE}
    assert group.doubts == ()


def test_namesakes_with_other_addresses_and_organisations_are_never_sure(desk: Desk) -> None:
    one = add(desk, "Hans Keller", "hans@kestrel.example", at="Kestrel Labs")
    other = add(desk, "Hans Keller", "keller@harbour.example", at="Harbour Works")
    group = found(desk, one, other)
    assert group is not None
    assert group.confidence is Confidence.PERHAPS
    assert set(group.doubts) == {Doubt.EMAIL, Doubt.ORGANISATION}
    assert desk.doubles.find().sure() == ()


def test_a_shared_mailbox_is_not_sure_while_the_organisations_differ(desk: Desk) -> None:
    one = add(desk, "Hans Keller", "hans@mail.example", at="Kestrel Labs")
    other = add(desk, "Hans Keller", "hans@mail.example", at="Harbour Works")
    group = found(desk, one, other)
    assert group is not None
    assert group.confidence is Confidence.LIKELY


def test_father_and_son_are_told_apart(desk: Desk) -> None:
    add(desk, "Henry Pike Jr.", "pike@home.example")
    add(desk, "Henry Pike Sr.", "pike@home.example")
    (group,) = desk.doubles.find().groups
    assert group.confidence is Confidence.PERHAPS
    assert Doubt.GENERATION in group.doubts


def test_nobody_comes_into_a_sure_group_beside_somebody_who_differs(desk: Desk) -> None:
    first = add(desk, "Hans Keller", "hans@mail.example", at="Kestrel Labs")
    between = add(desk, "Hans Keller", "hans@mail.example", "keller@mail.example")
    last = add(desk, "Hans Keller", "keller@mail.example", at="Harbour Works")
    groups = desk.doubles.find().groups
    sure = [group.ids for group in groups if group.confidence is Confidence.SURE]
    assert len(sure) == 1
    assert not {first, last} <= set(sure[0])
    assert between in sure[0]


def test_three_cards_of_one_person_are_one_group(desk: Desk) -> None:
    ids = [
        add(desk, "Robert Stone", "rs@stone.example"),
        add(desk, "Bob Stone", "rs@stone.example", "+44 20 5550 123"),
        add(desk, "Stone, Rob", "+44 20 5550 123"),
    ]
    group = found(desk, *ids)
    assert group is not None
    assert group.confidence is Confidence.SURE


def test_whoever_lies_in_the_trash_is_no_double(desk: Desk) -> None:
    add(desk, "Ana Lima", "a@l.example")
    desk.contacts.delete([add(desk, "Ana Lima", "a@l.example")])
    assert desk.doubles.find().groups == ()


def test_a_search_tells_how_far_it_is_and_can_be_stopped(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("netdesk.services.background.TOLD", 0)
    monkeypatch.setattr("netdesk.services.background.WORK", 0)
    for number in range(40):
        add(desk, f"Ana{number} Lima{number}", f"a{number}@l.example")
    told: list[tuple[int, int]] = []
    desk.doubles.find(lambda done, of: told.append((done, of)))
    assert told == sorted(told)
    assert {of for _, of in told} == {1000}

    def stop(done: int, of: int) -> None:
        raise UserError("Stopped.")

    with pytest.raises(UserError, match="Stopped"):
        desk.doubles.find(stop)


# -- merging ------------------------------------------------------------------------------------------


def two(desk: Desk) -> tuple[int, int]:
    """Robert, of whom much is known, and Bob, of whom other things are."""
    robert = desk.contacts.add(
        Card(
            contact=Contact(
                full_name="Robert Stone", given="Robert", family="Stone", stage=Stage.MET, why="knows all"
            ),
            points=(point("rs@stone.example"), point("+44 20 5550 123")),
            roles=(Role(organisation="Kestrel Labs", title="Founder"),),
            addresses=(Address(street="1 Mill Lane", city="Bath"),),
            tags=("choir", "Bath"),
            notes="Robert was met at a fair.",
        )
    )
    bob = desk.contacts.add(
        Card(
            contact=Contact(
                full_name="Bob Stone", birthday="1970-03-21", stage=Stage.TO_CONTACT, why="is kind"
            ),
            points=(point("RS@stone.example"), point("bob@home.example")),
            roles=(Role(organisation="Kestrel Labs", title="Founder", started="2019"), Role(title="Baker")),
            tags=("Choir", "bakers"),
            notes="Bob bakes.",
            photo=Photo(media_type="image/png", data=b"\x89PNG"),
        )
    )
    return robert, bob


def test_the_preview_is_what_comes_of_it(desk: Desk) -> None:
    robert, bob = two(desk)
    cards = desk.doubles.beside([robert, bob])
    assert differing(cards) == ("name", "why", "stage")
    choices = {"name": 1, "why": 1}
    preview = merged(cards, choices)
    ids = [card.contact.id for card in cards]
    kept = desk.doubles.merge(ids, choices)
    made = desk.contacts.card(kept)
    assert plain(made) == plain(preview)
    assert (made.contact.full_name, made.contact.why, made.contact.stage) == (
        "Bob Stone",
        "is kind",
        Stage.MET,
    )
    assert made.contact.birthday == "1970-03-21"
    assert [one.value for one in made.points] == ["rs@stone.example", "+44 20 5550 123", "bob@home.example"]
    assert made.tags == ("choir", "Bath", "bakers")
    assert [(role.title, role.started) for role in made.roles] == [("Founder", "2019"), ("Baker", "")]
    assert made.notes == "Robert was met at a fair.\n\nBob bakes."
    assert made.photo is not None


def plain(card: Card) -> Card:
    """Without what every write changes."""
    roles = tuple(replace(role, id=0) for role in card.roles)
    contact = replace(card.contact, modified_at=None, sort_name="")
    return replace(card, contact=contact, roles=roles)


def test_whoever_has_the_longer_history_is_kept(desk: Desk) -> None:
    robert, bob = two(desk)
    desk.contacts.log_touch(bob, TouchKind.CALL)
    assert [card.contact.id for card in desk.doubles.beside([robert, bob])] == [bob, robert]


def test_all_that_happened_stays(desk: Desk, ticks: Ticks) -> None:
    robert, bob = two(desk)
    grace = person(desk, "Grace Liu")
    for who in (robert, bob):
        desk.contacts.log_touch(who, TouchKind.CALL, text="Rang")
        desk.follow_ups.add("Thank them", contact_id=who)
        running(desk, who, grace)
    together = desk.meetings.plan([robert, bob])
    desk.introductions.add(bob, grace, state=IntroductionState.MADE)
    desk.introductions.add(robert, grace)
    desk.introductions.add(robert, bob)
    desk.research.add("Bakes well", "a neighbour", contact_id=bob)
    before = counts(desk)
    desk.doubles.merge([robert, bob])
    after = counts(desk)
    assert after == {**before, "introduction": 1}
    (edge,) = desk.introductions.edges(robert)
    assert (edge.from_contact_id, edge.to_contact_id) == (robert, grace)
    assert edge.state is IntroductionState.MADE
    assert [each.id for each in desk.meetings.load(together).contacts] == [robert]
    assert left_with(desk, bob) <= {"contact_tag", "meeting_contact", "note", "photo", "point", "role"}


def counts(desk: Desk) -> dict[str, int]:
    with desk.store.read() as connection:
        names = ("touch", "follow_up", "meeting", "introduction", "finding")
        return {name: count(connection, tables.metadata.tables[name]) for name in names}


def count(connection: Connection, table: Table) -> int:
    return len(connection.execute(select(table.c.id)).all())


def left_with(desk: Desk, contact_id: int) -> set[str]:
    with desk.store.read() as connection:
        return {
            column.table.name
            for column in merging.references()
            if connection.execute(select(column).where(column == contact_id)).first()
        }


def test_whatever_names_a_contact_is_carried_along(desk: Desk) -> None:
    """Walks all columns that name a contact, those of tables to come as well."""
    keep, other, third = (add(desk, name) for name in ("Ana Lima", "Ana Lima", "Grace Liu"))
    columns = list(merging.references())
    assert {"ask", "lead", "reference", "draft", "touch", "not_same"} <= {one.table.name for one in columns}
    with desk.store.write(Act.EDIT_CONTACT) as db:
        rows = {
            (str(one.table.name), one.name): fresh_row(db, one.table, one.name, other, third)
            for one in columns
        }
    desk.doubles.merge([keep, other])
    with desk.store.read() as connection:
        for (table_name, column), row_id in rows.items():
            table = tables.metadata.tables[table_name]
            owner = connection.scalar(select(table.c[column]).where(table.c.id == row_id))
            assert owner == keep, f"{table_name}.{column}"
    assert left_with(desk, other) == set()


def fresh_row(db: Writer, table: Table, column: str, contact_id: int, third: int) -> int:
    """A row of a table that names the contact there, and somebody else where it must name two."""
    values: dict[str, object] = {}
    for one in table.columns:
        if one.name in ("id", "uid", "created_at", "modified_at") or one.server_default is not None:
            continue
        target = next(iter(one.foreign_keys), None)
        if one.nullable and one.name != column:
            continue
        if target is None:
            values[one.name] = b"\x89PNG" if one.name == "data" else datetime(2026, 3, 1, tzinfo=UTC)
        elif target.column.table is tables.contact:
            values[one.name] = contact_id if one.name == column else third
        else:
            values[one.name] = fresh_row(db, target.column.table, "", contact_id, third)
    return mapper.insert_row(db, table, **values)


def test_a_merge_is_one_step_that_undo_takes_back_exactly(desk: Desk) -> None:
    robert, bob = two(desk)
    grace = person(desk, "Grace Liu")
    desk.contacts.log_touch(bob, TouchKind.CALL, text="Rang")
    desk.introductions.add(robert, bob)
    desk.introductions.add(bob, grace)
    desk.introductions.add(robert, grace)
    before = state(desk)
    desk.doubles.merge([robert, bob], {"name": 1})
    after = state(desk)
    assert after[0] != before[0]
    assert desk.history.undo() is Act.MERGE_CONTACTS
    assert state(desk) == before
    assert desk.history.redo() is Act.MERGE_CONTACTS
    assert state(desk) == after


def test_marks_in_notes_move_with_their_words(desk: Desk) -> None:
    robert, bob = two(desk)
    with desk.store.write(Act.TYPE_NOTES) as db:
        db.connection.execute(
            tables.note.update()
            .where(tables.note.c.contact_id == bob)
            .values(spans=(Span(0, 3, SpanKind.PERSON, "m"),))
        )
    desk.doubles.merge([robert, bob])
    with desk.store.read() as connection:
        row = connection.execute(select(tables.note).where(tables.note.c.contact_id == robert)).one()
    (span,) = row.spans
    assert row.text[span.start : span.end] == "Bob"


def test_what_was_removed_in_the_meantime_is_not_merged(desk: Desk) -> None:
    robert, bob = two(desk)
    desk.contacts.delete([bob])
    with pytest.raises(Gone):
        desk.doubles.merge([robert, bob])
    with pytest.raises(UserError, match="two or more"):
        desk.doubles.merge([robert, robert])


def test_all_sure_ones_are_one_step_and_leave_the_namesakes(desk: Desk) -> None:
    two(desk)
    for name in ("Ana Lima", "Ana Lima"):
        add(desk, name, "ana@lima.example")
    add(desk, "Hans Keller", "hans@kestrel.example", at="Kestrel Labs")
    add(desk, "Hans Keller", "keller@harbour.example", at="Harbour Works")
    groups = desk.doubles.find()
    before = state(desk)
    told: list[tuple[int, int]] = []
    assert desk.doubles.merge_sure(groups.groups, lambda done, of: told.append((done, of))) == 2
    assert told
    (left,) = desk.doubles.find().groups
    assert left.confidence is Confidence.PERHAPS
    assert desk.history.undo() is Act.MERGE_CONTACTS
    assert state(desk) == before


def test_what_is_no_longer_sure_is_not_merged_with_the_others(desk: Desk) -> None:
    one, other = (add(desk, "Ana Lima", "ana@lima.example") for _ in range(2))
    groups = desk.doubles.find().sure()
    assert [group.ids for group in groups] == [(one, other)]
    desk.contacts.set_points(other, PointKind.EMAIL, [point("else@lima.example")])
    assert desk.doubles.merge_sure(groups) == 0
    assert left_with(desk, other) == {"point"}


# -- not the same -------------------------------------------------------------------------------------


def test_not_the_same_is_remembered_and_can_be_taken_back(desk: Desk) -> None:
    ids = [add(desk, "Ana Lima", "ana@lima.example") for _ in range(2)]
    groups = desk.doubles.find().groups
    desk.doubles.not_same(ids)
    desk.doubles.not_same(ids)
    assert desk.doubles.find().groups == ()
    assert desk.doubles.present(groups) == []
    assert desk.history.undo() is Act.NOT_SAME
    assert desk.doubles.present(groups) == list(groups)


def test_who_was_set_apart_does_not_come_together_through_a_third(desk: Desk) -> None:
    one, between, other = (add(desk, "Ana Lima", "ana@lima.example") for _ in range(3))
    desk.doubles.not_same([one, other])
    groups = desk.doubles.find().groups
    assert groups
    assert not any({one, other} <= set(group.ids) for group in groups)
    assert any(between in group.ids for group in groups)


def test_a_merge_keeps_what_was_set_apart_from_either(desk: Desk) -> None:
    one, other, third = (add(desk, "Ana Lima", "ana@lima.example") for _ in range(3))
    desk.doubles.not_same([other, third])
    desk.doubles.merge([one, other])
    assert desk.doubles.find().groups == ()


def test_an_undone_merge_is_offered_again(desk: Desk) -> None:
    robert, bob = two(desk)
    groups = desk.doubles.find().groups
    desk.doubles.merge([robert, bob])
    assert desk.doubles.present(groups) == []
    desk.history.undo()
    assert [group.ids for group in desk.doubles.present(groups)] == [(robert, bob)]


def test_the_same_file_again_says_nothing_new_after_its_doubles_were_merged(
    desk: Desk, tmp_path: Path
) -> None:
    card = "BEGIN:VCARD\r\nVERSION:3.0\r\nUID:{0}\r\nFN:{1}\r\nEMAIL:rs@stone.example\r\nNOTE:{1} bakes\r\n"
    card += "END:VCARD\r\n"
    file = tmp_path / "cards.vcf"
    text = card.format("urn:uuid:1b0c6d4a-0001", "Robert Stone") + card.format(
        "urn:uuid:1b0c6d4a-0002", "Bob Stone"
    )
    file.write_text(text, "utf-8", newline="")
    (first,) = desk.importing.import_files([file])
    assert first.added == 2
    (group,) = desk.doubles.find().sure()
    desk.doubles.merge([card.contact.id for card in desk.doubles.beside(group.ids)])
    (again,) = desk.importing.import_files([file])
    assert (again.added, again.updated, again.unchanged) == (0, 0, 2)
    assert again.remarks == ()
