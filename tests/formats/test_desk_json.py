import json
from collections.abc import Callable
from dataclasses import fields, replace
from datetime import UTC, date, datetime, time, timedelta, timezone
from io import BytesIO
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netdesk.domain.ask import Ask, AskKind
from netdesk.domain.cadence_rule import CadenceRule
from netdesk.domain.contact import Address, Card, Contact, Kept, Photo, Point, PointKind, Role, Stage
from netdesk.domain.draft import Draft, DraftKind
from netdesk.domain.errors import UserError
from netdesk.domain.follow_up import FollowUp, FollowUpKind
from netdesk.domain.introduction import Introduction
from netdesk.domain.lead import Lead
from netdesk.domain.meeting import AgendaEntry, Meeting, MeetingKind, Mention, Way, Worth
from netdesk.domain.note import Note, Span, SpanKind
from netdesk.domain.organisation import Organisation
from netdesk.domain.profile import Profile, Resume, Situation
from netdesk.domain.question import OwnQuestion, When
from netdesk.domain.reference import Reference, ReferenceState
from netdesk.domain.saved_filter import NotSame
from netdesk.domain.touch import CallResult, Touch, TouchKind
from netdesk.formats import desk_json, json_stream
from netdesk.formats.desk_json import (
    SECTIONS,
    contact_details,
    contact_json,
    contact_of,
    record_json,
    record_of,
)
from netdesk.formats.json_records import key_of

MOMENT = datetime(2025, 3, 4, 5, 6, 7, 89, tzinfo=UTC)

ADA = Card(
    contact=Contact(
        uid="0190-ada",
        full_name="Dr. Ada Lindqvist",
        given="Ada",
        family="Lindqvist",
        prefix="Dr.",
        birthday="--03-21",
        stage=Stage.MET,
    ),
    points=(
        Point(kind=PointKind.EMAIL, value="ada@x.example", label="work", preferred=True),
        Point(kind=PointKind.PHONE, value="+46 1"),
        Point(kind=PointKind.LINK, value="https://ada.example", label="blog"),
    ),
    addresses=(Address(street="Storgatan 1", city="Lund", label="home"),),
    roles=(Role(organisation="Verk", unit="Design;Studio", title="Lead", started="2020-01"),),
    tags=("sailing",),
    notes="Two\nlines",
    photo=Photo(media_type="image/jpeg", data=b"\xff\xd8\xff\x00"),
    kept=(Kept(name="X-A", parameters="TYPE=b", value="c"),),
)


def test_a_contact_reads_exactly_so() -> None:
    assert contact_json(ADA) == {
        "id": "0190-ada",
        "name": {
            "full": "Dr. Ada Lindqvist",
            "given": "Ada",
            "additional": "",
            "family": "Lindqvist",
            "prefix": "Dr.",
            "suffix": "",
            "nickname": "",
        },
        "emails": [{"value": "ada@x.example", "label": "work", "preferred": True}],
        "phones": [{"value": "+46 1", "label": "", "preferred": False}],
        "links": [{"value": "https://ada.example", "label": "blog", "preferred": False}],
        "addresses": [
            {
                "street": "Storgatan 1",
                "extra": "",
                "city": "Lund",
                "region": "",
                "postcode": "",
                "country": "",
                "label": "home",
            }
        ],
        "roles": [
            {"organisation": "Verk", "unit": "Design;Studio", "title": "Lead", "from": "2020-01", "to": ""}
        ],
        "birthday": "--03-21",
        "anniversary": "",
        "notes": "Two\nlines",
        "tags": ["sailing"],
        "stage": "met",
        "photo": "/9j/AA==",
        "kept": [["X-A", "TYPE=b", "c"]],
    }


def test_what_is_absent_is_empty() -> None:
    empty = contact_json(Card(contact=Contact()))
    assert empty.pop("stage") == "to contact"
    assert set(empty.pop("name").values()) == {""}
    assert all(value in ("", [], None) for value in empty.values())


def test_every_field_of_a_contact_is_in_the_desks_json() -> None:
    trashed = replace(ADA, contact=replace(ADA.contact, trashed_at=MOMENT, deletion="d", why="knows boats"))
    found = contact_json(trashed, contact_details(trashed))
    there = {*found, "full_name", *found["name"]}
    assert {key_of(field.name) for field in fields(Contact) if field.name != "id"} <= there | {"id"}
    assert (found["trashed"], found["why"]) == ("2025-03-04T05:06:07.000089Z", "knows boats")
    assert contact_of(json.loads(json.dumps(found))) == trashed


def test_only_what_is_in_the_trash_is_marked() -> None:
    assert "trashed" not in contact_json(ADA, contact_details(ADA))
    assert "trashed" not in record_json(Organisation(name="Verk"), {})


RECORDS: tuple[Any, ...] = (
    Organisation(uid="o", name="Verk", target=True, priority=2, recommended_by=7, joined_on=date(2020, 1, 2)),
    Touch(contact_id=7, kind=TouchKind.CALL, result=CallResult.NOT_NOW, happened_at=MOMENT, text="later"),
    Meeting(planned_at=datetime(2025, 3, 30, 2, 30), zone="Europe/Stockholm", held_at=MOMENT, story_id=9),
    AgendaEntry(meeting_id=8, wording="How did you begin?", position=3, ticked_at=MOMENT),
    Mention(meeting_id=8, name="Bo", worth=Worth.YES, way=Way.CALL),
    Introduction(from_contact_id=7, to_contact_id=10, created_at=MOMENT),
    FollowUp(
        title="Thank", kind=FollowUpKind.THANK, due_on=date(2025, 3, 31), due_at=time(9, 30), zone="UTC"
    ),
    FollowUp(title="Gone", trashed_at=MOMENT, deletion="d"),
    Note(contact_id=7, text="😀 Bo", spans=(Span(2, 4, SpanKind.PERSON, "m"),)),
    Ask(contact_id=7, kind=AskKind.FEEDBACK, asked_on=date(2025, 3, 1), led_to_contact_id=10),
    Lead(contact_id=7, text="The new archive", told_at=MOMENT),
    Reference(contact_id=7, state=ReferenceState.AGREED, last_used_on=date(2025, 3, 2)),
    Draft(contact_id=7, other_contact_id=10, kind=DraftKind.THANK_YOU, opened_at=MOMENT),
    Profile(name="Ada", situations=(Situation.RETURNING, Situation.OLDER)),
    Resume(title="Plain", data=b"%PDF \xff", made_on=date(2025, 3, 3)),
    OwnQuestion(text="Who keeps the plans?", asked_when=When.CLOSING, meeting_kinds=(MeetingKind.CALL,)),
    CadenceRule(stage=Stage.MET, ideal_days=60, latest_days=90),
    NotSame(contact_id=7, other_contact_id=10),
)
UIDS = {7: "uid-7", 8: "uid-8", 9: "uid-9", 10: "uid-10"}


@pytest.mark.parametrize("record", RECORDS, ids=lambda record: type(record).__name__)
def test_records_go_there_and_back(record: Any) -> None:
    columns = [field.name for field in fields(record)]
    refs = {name: UIDS[getattr(record, name)] for name in columns if getattr(record, name) in UIDS}
    data = json.loads(json.dumps(record_json(record, refs)))
    assert record_of(type(record), data, {uid: number for number, uid in UIDS.items()}) == record


def test_references_are_uids_under_the_plain_name() -> None:
    data = record_json(
        Introduction(from_contact_id=7, to_contact_id=10), {"from_contact_id": "a", "to_contact_id": "b"}
    )
    assert (data["from_contact"], data["to_contact"], data["meeting"]) == ("a", "b", None)


def test_moments_are_utc_and_wall_times_have_no_zone() -> None:
    east = timezone(timedelta(hours=2))
    meeting = Meeting(planned_at=datetime(2025, 1, 2, 9), held_at=datetime(2025, 1, 2, 11, tzinfo=east))
    data = record_json(meeting, {})
    assert data["planned_at"] == "2025-01-02T09:00:00"
    assert data["held_at"] == "2025-01-02T09:00:00Z"


def test_every_kind_has_its_section() -> None:
    assert len(set(SECTIONS.values())) == len(SECTIONS)
    assert {type(record) for record in RECORDS} <= set(SECTIONS)


def test_a_reference_to_nobody_is_cleared_or_refused() -> None:
    data = {"title": "Thank", "contact": "nobody"}
    assert record_of(FollowUp, data, {}).contact_id is None
    with pytest.raises(UserError, match="contact"):
        record_of(Touch, {"contact": "nobody", "happened_at": "2025-01-01T00:00:00Z"}, {})


@pytest.mark.parametrize(
    "data",
    [
        {},
        {"title": 7},
        {"title": "x", "due_on": "soon"},
        {"title": "x", "kind": "no such kind"},
        {"title": "x", "done_at": 10**30},
    ],
)
def test_a_record_that_makes_no_sense_is_refused(data: dict[str, Any]) -> None:
    with pytest.raises(UserError, match="FollowUp"):
        record_of(FollowUp, data, {})


@pytest.mark.parametrize(
    "change",
    [
        {"emails": "ada"},
        {"emails": [{"value": 7}]},
        {"photo": "no base64!"},
        {"kept": [["X"]]},
        {"stage": "far away"},
        {"name": "Ada"},
        {"tags": [["a"]]},
    ],
)
def test_a_contact_that_makes_no_sense_is_refused(change: dict[str, Any]) -> None:
    with pytest.raises(UserError, match="makes no sense"):
        contact_of({**contact_json(ADA), **change})


def document(**sections: list[Any]) -> bytes:
    return "".join(desk_json.write(sections.items())).encode()


def read(data: bytes) -> list[tuple[str, Any]]:
    return list(json_stream.records(BytesIO(data)))


def test_an_empty_desk() -> None:
    data = document(contacts=[])
    assert json.loads(data) == {"format": "netdesk", "version": 1, "contacts": []}
    assert read(data) == []


def test_records_are_taken_one_by_one() -> None:
    taken = []

    def records() -> Any:
        for number in range(3):
            taken.append(number)
            yield {"id": number}

    pieces = desk_json.write([("contacts", records())])
    while not taken:
        next(pieces)
    assert taken == [0]


def test_half_a_surrogate_pair_is_written_and_read() -> None:
    data = document(contacts=[{"id": "a\ud800"}])
    assert read(data) == [("contacts", {"id": "a\ud800"})]


def test_the_list_of_contacts_is_an_array() -> None:
    text = "".join(desk_json.contact_list([ADA, ADA]))
    assert json.loads(text) == [contact_json(ADA)] * 2
    assert json.loads("".join(desk_json.contact_list([]))) == []


@pytest.mark.parametrize(
    ("data", "cause"),
    [
        (b"[]", "holds no desk"),
        (b'{"format": "other"}', "holds no desk"),
        (b'{"format": "netdesk"}', "version"),
        (b'{"format": "netdesk", "version": true}', "version"),
        (b'{"format": "netdesk", "version": 2}', "newer"),
        (b'{"format": "netdesk", "version": 1, "contacts": {}}', "no list of records"),
        (b'{"format": "netdesk", "version": 1, "contacts": [1]}', "no list of records"),
        (b'{"format": "netdesk", "version": NaN}', "NaN"),
        (b'{"format": "netdesk",\n', "line 2"),
        (b'{"format": "netdesk", "version": 1, "contacts": [' + b"[" * 200_000, "nested too deeply"),
        (b'{"format": "netdesk", "version": ' + b"1" * 10_000, "broken"),
        (b'{"format": "netdesk", "version": 1} {}', "behind its end"),
        (b'{"format": "netdesk", "version": 1,}', "after the comma"),
        (b'{"format": "netdesk", "version": 1, "contacts": [{} {}]}', "a comma"),
        (b'{"format": "netdesk", "version": 1, 7: []}', "a key"),
        (b'{"format": "netdesk", "version": 1, "contacts": [{"id": "\xff"}]}', "UTF-8"),
    ],
)
def test_what_is_no_desk_is_refused_with_its_cause(data: bytes, cause: str) -> None:
    with pytest.raises(UserError, match=cause):
        read(data)


@pytest.mark.parametrize("at_once", [1, 3, 64])
def test_a_desk_is_the_same_however_little_of_it_is_read_at_a_time(
    monkeypatch: pytest.MonkeyPatch, at_once: int
) -> None:
    data = document(contacts=[contact_json(ADA), {"id": 12345, "more": [True, None, -1.5e3]}], meetings=[])
    whole = read(data)
    monkeypatch.setattr(json_stream, "AT_ONCE", at_once)
    assert read(data) == whole
    assert read(b"\xef\xbb\xbf" + data) == whole
    assert read(b"\xff\xfe" + data.decode().encode("utf-16-le")) == whole


def test_a_record_without_an_end_is_read_no_further_than_a_record_can_be(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(json_stream, "MOST_CHARACTERS", 2**20)
    file = BytesIO(b'{"format": "netdesk", "version": 1, "contacts": [{"id": "' + b"a" * 2**24)
    with pytest.raises(UserError, match="longer than"):
        list(json_stream.records(file))
    assert file.tell() < 2**22


TEXT = st.text(max_size=20)


def built(made: Callable[..., Any], /, **fixed: Any) -> st.SearchStrategy[Any]:
    """Values of a dataclass of texts, with any text in each."""
    names = [field.name for field in fields(made) if field.type is str]  # type: ignore[arg-type]  # a dataclass
    return st.builds(made, **{**dict.fromkeys(names, TEXT), **fixed})


CARDS = st.builds(
    Card,
    contact=built(Contact, stage=st.sampled_from(Stage), closeness=st.integers(0, 3)),
    points=st.lists(built(Point, kind=st.just(PointKind.EMAIL), preferred=st.booleans())).map(tuple),
    addresses=st.lists(built(Address), max_size=2).map(tuple),
    roles=st.lists(built(Role), max_size=2).map(tuple),
    tags=st.lists(TEXT, max_size=3).map(tuple),
    notes=TEXT,
    photo=st.none() | st.builds(Photo, media_type=st.just("image/png"), data=st.binary(max_size=20)),
    kept=st.lists(built(Kept), max_size=2).map(tuple),
)


@given(st.lists(CARDS, max_size=3))
def test_any_contacts_go_there_and_back(cards: list[Card]) -> None:
    data = document(contacts=[contact_json(card, contact_details(card)) for card in cards])
    back = [contact_of(record) for _, record in read(data)]
    assert back == [replace(card, contact=replace(card.contact, id=0)) for card in cards]
