"""Who counts as a double, on contacts in memory: by what they share, by their names, and by what differs."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from netdesk import content
from netdesk.domain.doubles import Confidence, Doubles, Reason
from netdesk.domain.doubles_groups import grouped
from netdesk.domain.doubles_keys import mailbox, name_of, profile_key
from netdesk.domain.doubles_names import Nicknames, is_typo
from netdesk.domain.doubles_people import People
from netdesk.domain.doubles_phones import numbered
from netdesk.domain.doubles_search import Search

NICKNAMES = Nicknames(content.read_toml("names", "nicknames.toml").values())
Said = Sequence[str]


def found(*said: Said, region: str = "DE") -> tuple[Doubles, ...]:
    """The groups among contacts of which each is said as a name and its e-mails, phones and links."""
    people = People()
    for number, (name, *values) in enumerate(said):
        people.add(number, name, "", "", "", "")
        for value in filter(None, values):
            take = people.add_email if "@" in value else people.add_link if "/" in value else people.add_phone
            take(number, value)
    search = Search(people, NICKNAMES, region)
    list(search.slices())
    return grouped(search.pairs, search.judge.contradict)


def reasons(group: Doubles) -> set[Reason]:
    return {sign.reason for sign in group.signs}


SURE = [
    (("Ana Lima", "ana@lima.example"), ("Ana Lima", "ANA@lima.example "), Reason.EMAIL),
    (("Ana Lima", "ana.lima+x@gmail.com"), ("Lima, Ana", "analima@googlemail.com"), Reason.EMAIL),
    (("Ana Lima", "+49 30 5550 1234"), ("Ana Lima", "(030) 5550-1234"), Reason.PHONE),
    (
        ("Ana Lima", "https://www.linkedin.com/in/Ana-Lima-7/?trk=a"),
        ("Ana Lima", "http://de.linkedin.com/in/ana-lima-7/en"),
        Reason.PROFILE,
    ),
    (("Robert Stone", "rs@stone.example"), ("Bob Stone", "rs@stone.example"), Reason.NICKNAME),
    (("William Stone", "ws@stone.example"), ("Bill Stone", "ws@stone.example"), Reason.NICKNAME),
    (("Łukasz Wójcik", "l@w.example"), ("Lukasz Wojcik", "l@w.example"), Reason.SPELLING),
    (("Jürgen Groß", "j@g.example"), ("Juergen Gross", "j@g.example"), Reason.SPELLING),
    (("Wei Zhang", "w@z.example"), ("Zhang Wei", "w@z.example"), Reason.ORDER),
    (("J. Stone", "j@stone.example"), ("Julia Stone", "j@stone.example"), Reason.INITIAL),
    (("Ana Lundqvist", "a@l.example"), ("Ana Lundkvist", "a@l.example"), Reason.TYPO),
    (("Ana Maria Lima", "a@l.example"), ("Ana Lima", "a@l.example"), Reason.PART),
    (("a@l.example", "a@l.example"), ("Ana Lima", "a@l.example"), Reason.NO_NAME),
]


@pytest.mark.parametrize(("one", "other", "reason"), SURE, ids=lambda value: getattr(value, "name", None))
def test_whoever_shares_what_one_person_has_is_surely_the_same(
    one: Said, other: Said, reason: Reason
) -> None:
    (group,) = found(one, other)
    assert group.confidence is Confidence.SURE
    assert reason in reasons(group)
    assert group.doubts == ()


UNSURE = [
    (("Ana Lima", "ana@lima.example"), ("Ana Lima", "030 5550 1234"), Confidence.LIKELY),
    (("Hans Keller", "h@k.example"), ("Hans Keller", "hans@other.example"), Confidence.PERHAPS),
    (("Mario Rossi", "+39 06 5550 123"), ("Maria Rossi", "+39 06 5550 123"), Confidence.LIKELY),
    (("Ana Lima", "both@home.example"), ("Karl Weber", "both@home.example"), Confidence.PERHAPS),
    (("Anna Berg", "+46 8 5550 1234"), ("Karl Berg", "+46 8 5550 1234"), Confidence.PERHAPS),
    (("Ana Lima", "xing.com/profile/al"), ("Karl Weber", "xing.com/profile/al"), Confidence.PERHAPS),
    (
        ("a@one.example", "a@one.example", "+46 8 5550 1234"),
        ("Karl Berg", "k@berg.example", "+46 8 5550 1234"),
        Confidence.PERHAPS,
    ),
    (("Tobias Lindgren", ""), ("Tobias Lindgern", ""), Confidence.PERHAPS),
    (("Friedrich Ott", ""), ("Fritz Ott", ""), Confidence.PERHAPS),
]


@pytest.mark.parametrize(("one", "other", "confidence"), UNSURE)
def test_less_is_said_with_less_confidence(one: Said, other: Said, confidence: Confidence) -> None:
    (group,) = found(one, other)
    assert group.confidence is confidence


STRANGERS = [
    (("Ana Lima", "info@guild.example"), ("Karl Weber", "info@guild.example")),
    (("Ana Lima", "https://kestrel.example"), ("Karl Weber", "https://kestrel.example/")),
    (("Fritz Ott", "f@ott.example"), ("Friedrich Ott", "fritz@other.example")),
    (("Anna", "a@one.example"), ("Anna", "a@two.example")),
    (("Karl Weber", "+49 30 5550 1234 ext. 12"), ("Ana Lima", "+49 30 5550 1234 ext. 13")),
]


@pytest.mark.parametrize(("one", "other"), STRANGERS)
def test_strangers_are_left_alone(one: Said, other: Said) -> None:
    assert found(one, other) == ()


def test_namesakes_of_whom_there_are_many_need_more_than_a_name() -> None:
    crowd = []
    for number in range(12):
        crowd.append((f"Anna {'Schmidt' if number % 2 else 'Weber'}", f"a{number}@one.example"))
        crowd.append((f"Karin{number} Schmidt", f"k{number}@two.example"))
    assert found(*crowd) == ()
    (group,) = found(*crowd, ("Anna Weber", "a0@one.example"))
    assert group.ids == (0, 24)


def test_a_number_of_a_whole_office_tells_of_nobody() -> None:
    office = [(f"{name} Brook", "+44 20 5550 1000") for name in ("Ada", "Ben", "Cleo", "Dora", "Ada")]
    (group,) = found(*office)
    assert group.ids == (0, 4)
    assert group.confidence is Confidence.LIKELY


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Bob", "Robert"), ("Bill", "William"), ("Peggy", "Margaret"), ("Sepp", "Josef"), ("Uschi", "Ursula"),
        ("Fritz", "Friedrich"), ("Manu", "Emmanuel"), ("Babeth", "Élisabeth"), ("Théo", "Théodore"),
    ],
)  # fmt: skip
def test_short_forms_of_three_languages_are_known(one: str, other: str) -> None:
    (group,) = found((f"{one} Lundqvist",), (f"{other} Lundqvist",))
    assert reasons(group) == {Reason.NICKNAME}


@pytest.mark.parametrize(("one", "other"), [("Anna", "Anne"), ("Lee", "Leo"), ("Schmidt", "Schneider")])
def test_short_words_and_other_words_are_no_slips(one: str, other: str) -> None:
    assert not is_typo(one.lower(), other.lower())


@pytest.mark.parametrize("slip", ["lundqist", "lundqvvist", "ludnqvist", "lundqvixt"])
def test_a_letter_left_out_doubled_changed_or_two_swapped_is_a_slip(slip: str) -> None:
    assert is_typo("lundqvist", slip)


def test_names_are_told_in_one_form() -> None:
    same = ("Ana Lima", "Lima, Ana", "Dr. Ana Lima, PhD", "ana  lima", 'Ana "Nita" Lima', "Ana (Nita) Lima")
    assert {name_of(each).words for each in same} == {("ana", "lima")}
    assert name_of("Lima Ana", "Ana", "Lima").words == ("ana", "lima")
    assert name_of("李 小明").words == name_of("李小明").words
    assert name_of("Henry Pike Jr.").generation != name_of("Henry Pike", suffix="Sr.").generation


def test_dots_and_plus_say_nothing_at_gmail_only() -> None:
    assert mailbox("Ana.Lima+desk@Gmail.com") == mailbox("analima@googlemail.com")
    assert mailbox("ana.lima@kestrel.example") != mailbox("analima@kestrel.example")


def test_profiles_are_told_in_one_form_and_companies_are_nobody() -> None:
    same = (
        "https://www.linkedin.com/in/Ana-Lima/",
        "de.linkedin.com/in/ana-lima/en?trk=x",
        "linkedin.com/in/ana-lima#a",
    )
    assert {profile_key(each) for each in same} == {("linkedin.com/in/ana-lima", True)}
    assert profile_key("https://linkedin.com/company/kestrel") == ("", False)
    assert profile_key("https://kestrel.example/") == ("", False)


def test_a_number_is_the_same_however_it_is_written() -> None:
    written = (
        "+49 30 5550 1234",
        "0049 (30) 5550-1234",
        "030/55501234",
        "+49 (0)30 55501234",
        "030 5550 1234",
    )
    assert len({key for _, key in numbered(list(enumerate(written)))}) == 1
    others = ("+43 30 5550 1234", "+49 30 5550 1234 ext. 7", "+49 30 5550 1234 ext. 8")
    assert len({key for _, key in numbered(list(enumerate((written[0], *others))))}) == 4
