"""`netdesk export OUT`, by ending, and the way back with `netdesk import`."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from netdesk.domain.exports import ExportFormat
from tests.services.vcards import ADA, BO, vcf
from tests.test_cli import run


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    path = tmp_path / "home" / "a.netdesk"
    path.parent.mkdir()
    assert run(path, "import", vcf(tmp_path, ADA, BO)) == 0
    return path


@pytest.mark.parametrize("kind", ExportFormat)
def test_the_ending_says_the_format(
    desk: Path, tmp_path: Path, kind: ExportFormat, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / f"Out{kind.upper()}"
    assert run(desk, "export", out) == 0
    assert str(out) in capsys.readouterr().out
    begin = {
        ".vcf": b"BEGIN:VCARD",
        ".csv": b"First Name",
        ".ics": b"BEGIN:VCALENDAR",
        ".json": b"{",
        ".zip": b"PK",
    }
    assert out.read_bytes().startswith(begin[kind])


def test_vcards_are_of_version_3_unless_4_is_asked_for(desk: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.vcf"
    for words, version in (([], "3.0"), (["--vcard", "4.0"], "4.0"), (["--vcard", "3.0"], "3.0")):
        assert run(desk, "export", out, *words) == 0
        assert out.read_text("utf-8").count(f"VERSION:{version}") == 2
    assert run(desk, "export", out, "--vcard", "2.1") == 2


def test_an_unknown_ending_and_a_folder_that_is_not_there_are_one_line(
    desk: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    capsys.readouterr()
    for out, cause in (
        (tmp_path / "out.odt", "those known are"),
        (tmp_path / "no" / "out.vcf", "not written"),
    ):
        assert run(desk, "export", out) == 1
        said = capsys.readouterr().err
        assert cause in said
        assert len(said.splitlines()) == 1


@pytest.mark.parametrize("ending", ["json", "zip"])
def test_a_desk_goes_out_and_into_an_empty_one(
    desk: Path, tmp_path: Path, ending: str, capsys: pytest.CaptureFixture[str]
) -> None:
    first, second = tmp_path / "first.json", tmp_path / "second.json"
    out = tmp_path / f"out.{ending}"
    for file in (first, out):
        assert run(desk, "export", file) == 0
    capsys.readouterr()
    other = desk.with_name("other.netdesk")
    assert run(other, "import", "--json", out) == 0
    (report,) = json.loads(capsys.readouterr().out)["files"]
    assert (report["format"], report["read"], report["added"]) == ("NetDesk", 2, 2)
    assert run(other, "export", second) == 0
    assert first.read_bytes() == second.read_bytes()
