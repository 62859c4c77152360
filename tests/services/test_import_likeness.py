"""The import's doubts and the search for doubles agree: who is sure there is doubtful here at least."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from netdesk.desk import Desk
from netdesk.domain.doubles import Confidence
from netdesk.domain.import_preview import Fate
from tests.services.test_import_preview import prepared
from tests.services.vcards import vcf

PHONE, PROFILE = "TEL:+49 30 5550 1234", "URL:https://www.linkedin.com/in/evalang"
EVA, ROTH = "Eva Lang", "Eva Maria Lang-Roth"


def card(name: str, *lines: str) -> str:
    return "\n".join(("BEGIN:VCARD", "VERSION:3.0", f"FN:{name}", *lines, "END:VCARD", ""))


def whys(desk: Desk, folder: Path, *cards: str) -> list[str]:
    """Why the last of these, which comes in a file of its own, is doubtful; then all are brought in."""
    if cards[:-1]:
        desk.importing.import_files([vcf(folder, *cards[:-1])])
    ready = prepared(desk, vcf(folder, cards[-1], name="last.vcf"))
    desk.importing.carry_out(ready)
    return [like.likeness.value for one in ready.reports[0].people for like in one.like]


def confidences(desk: Desk) -> list[Confidence]:
    return [group.confidence for group in desk.doubles.find().groups]


@pytest.mark.parametrize(
    ("mine", "theirs", "why"),
    [
        ("EMAIL:eva@lang.example", "EMAIL:Eva@Lang.example", "the same e-mail address"),
        ("EMAIL:eva.lang+x@gmail.com", "EMAIL:evalang@googlemail.com", "the same e-mail address"),
        (PHONE, PHONE.replace("+49 30", "(030)"), "the same phone number"),
        (PROFILE, "URL:http://de.linkedin.com/in/EvaLang/en?trk=a", "the same profile"),
    ],
)
def test_what_is_surely_the_same_is_doubtful_in_the_preview(
    desk: Desk, tmp_path: Path, mine: str, theirs: str, why: str
) -> None:
    assert whys(desk, tmp_path, card(EVA, mine), card(ROTH, theirs)) == [why]
    found = desk.doubles.find(region="DE").groups
    assert [group.confidence for group in found] == [Confidence.SURE]


def test_so_it_is_within_one_file(desk: Desk, tmp_path: Path) -> None:
    (report,) = prepared(desk, vcf(tmp_path, card(EVA, PHONE), card(ROTH, PHONE))).reports
    assert [one.fate for one in report.people if one.like] == [Fate.DOUBTFUL]


def test_short_forms_with_one_page_of_their_own_are_doubtful(desk: Desk, tmp_path: Path) -> None:
    page = "URL:https://stone.example/bob"
    assert whys(desk, tmp_path, card("Robert Stone", page), card("Bob Stone", page)) == ["the same link"]
    assert confidences(desk) == [Confidence.SURE]
    assert whys(desk, tmp_path, card("Ana Lima", page)) == []


@pytest.mark.parametrize("shared", ["EMAIL:both@home.example", PHONE, PROFILE])
def test_a_couple_is_perhaps_one_in_both_and_never_sure(desk: Desk, tmp_path: Path, shared: str) -> None:
    ana = card("Ana Lima", shared, "BDAY:1980-05-21")
    assert whys(desk, tmp_path, ana, card("Karl Weber", shared, "BDAY:1982-06-06"))
    assert confidences(desk) == [Confidence.PERHAPS]


def test_other_birthdays_and_generations_leave_a_shared_mailbox_perhaps(desk: Desk, tmp_path: Path) -> None:
    """As two programs told of one man."""
    mail = "EMAIL:john@doe.example"
    one = card("Mr. Doe John I Johny", "N:Doe;John;Johny;Mr.;I", mail, "BDAY:1980-05-21")
    other = card(
        "Mr. John Richter James Doe Sr.", "N:Doe;John;Richter,James;Mr.;Sr.", mail, "BDAY:2012-06-06"
    )
    assert whys(desk, tmp_path, one, other) == ["the same e-mail address"]
    assert confidences(desk) == [Confidence.PERHAPS]


OFFICE = ("Ada Brook", "Ben Quist", "Cleo Faro", "Dora Lund", "Emil Sund")


@pytest.mark.parametrize(
    ("shared", "names"),
    [(PHONE, OFFICE), ("EMAIL:all@brook.example", OFFICE), ("EMAIL:info@brook.example", OFFICE[:2])],
)
def test_what_an_office_shares_tells_of_nobody_in_either(
    desk: Desk, tmp_path: Path, shared: str, names: Sequence[str]
) -> None:
    (report,) = prepared(desk, vcf(tmp_path, *(card(name, shared) for name in names))).reports
    assert [one.fate for one in report.people if one.like] == []
    assert whys(desk, tmp_path, *(card(name, shared) for name in names)) == []
    assert confidences(desk) == []


def test_namesakes_with_other_addresses_are_doubtful_and_never_sure(desk: Desk, tmp_path: Path) -> None:
    one, other = (card("Hans Keller", f"EMAIL:{where}.example") for where in ("h@kestrel", "keller@harbour"))
    assert whys(desk, tmp_path, one, other) == ["the same name"]
    assert confidences(desk) == [Confidence.PERHAPS]
