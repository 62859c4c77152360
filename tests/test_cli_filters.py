"""`netdesk list contacts` with every part of a filter as an option."""

from __future__ import annotations

from pathlib import Path

import pytest

from netdesk.__main__ import main
from netdesk.desk import Desk, open_desk
from netdesk.domain.clock import Clock
from netdesk.domain.contact_list import ContactQuery
from netdesk.domain.stage import Stage
from tests.services.vcards import ADA, BO, vcf

LINES = ("Ines Okoro, Planner at Harbour Works", "Tom Becker, Baker at Old Mill", "Marc Petit")


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("cli")
    desk = open_desk(folder / "desk.netdesk", Clock())
    _fill(desk, vcf(folder, ADA, BO))
    desk.close()
    return desk.path


def _fill(desk: Desk, cards: Path) -> None:
    ines, tom, marc = (desk.contacts.add_from_line(line) for line in LINES)
    desk.importing.import_files([cards])
    desk.contacts.tag([ines, tom], ["Choir"])
    desk.contacts.tag([ines, marc], ["Münster"])
    desk.contacts.set_stage([ines, marc], Stage.MET)
    desk.follow_ups.add("Call", contact_id=ines)
    desk.filters.save("Singers", ContactQuery(tags=("choir",)))


def listed(path: Path, capsys: pytest.CaptureFixture[str], *words: str) -> list[str]:
    assert main(["--desk", str(path), "list", "contacts", *words]) == 0
    return [line.split(" · ")[0] for line in capsys.readouterr().out.splitlines()]


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ("--tag choir --tag munster", ["Ines Okoro"]),
        ("--tag choir --tag munster --any-tag", ["Ines Okoro", "Marc Petit", "Tom Becker"]),
        ("--tag choir --search mill", ["Tom Becker"]),
        ("--stage met --no-next-step", ["Marc Petit"]),
        ("--batch newest", ["Ada Lindqvist", "Bo Falk"]),
        ("--filter singers", ["Ines Okoro", "Tom Becker"]),
        ("--filter singers --stage met", ["Ines Okoro"]),
        ("--target", []),
        ("--quiet --referee", []),
    ],
)
def test_options_combine(
    path: Path, capsys: pytest.CaptureFixture[str], words: str, names: list[str]
) -> None:
    assert listed(path, capsys, *words.split()) == names


def test_an_organisation_is_named_as_it_is_written(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert listed(path, capsys, "--organisation", "harbour works") == ["Ines Okoro"]


@pytest.mark.parametrize(("option", "there"), [("--filter", "Singers"), ("--batch", ".vcf")])
def test_what_is_not_there_is_refused_with_what_is(
    path: Path, capsys: pytest.CaptureFixture[str], option: str, there: str
) -> None:
    assert main(["--desk", str(path), "list", "contacts", option, "Nothing"]) == 1
    said = capsys.readouterr().err
    assert "“Nothing”" in said
    assert there in said
