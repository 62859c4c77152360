"""`netdesk import`: what it says, what it writes, and that a dry run writes nothing."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from netdesk.__main__ import main
from tests.services.vcards import ADA, BO, connections, vcf

NAMESAKE = BO.replace("bo@falk.example", "another@bo.example")


def run(capsys: pytest.CaptureFixture[str], *words: str | Path) -> Any:
    """The JSON that the command says."""
    assert main(["import", "--json", *map(str, words)]) == 0
    return json.loads(capsys.readouterr().out)["files"]


def counts(report: dict[str, Any]) -> tuple[int, int, int, int]:
    told = report["added"], report["updated"], report["unchanged"], len(report["skipped"])
    assert sum(told) == report["read"]
    return told


def test_a_dry_run_says_what_comes_and_writes_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    desk = tmp_path / "new" / "desk.netdesk"
    files = vcf(tmp_path, ADA, BO, NAMESAKE), connections(tmp_path)
    told = run(capsys, "--desk", desk, "--dry-run", *files)
    assert not desk.parent.exists()
    done = run(capsys, "--desk", desk, *files)
    assert done == told
    assert [counts(one) for one in done] == [(3, 0, 0, 0), (1, 0, 0, 1)]
    assert [one["name"] for one in done[0]["doubtful"]] == ["Bo Falk"]
    before = desk.read_bytes()
    again = run(capsys, "--desk", desk, "--dry-run", *files)
    assert [counts(one) for one in again] == [(0, 0, 3, 0), (0, 0, 1, 1)]
    assert desk.read_bytes() == before


def test_every_file_says_its_path_format_and_encoding(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = connections(tmp_path)
    (report,) = run(capsys, "--desk", tmp_path / "desk.netdesk", path)
    assert (report["path"], report["format"], report["encoding"]) == (str(path), "LinkedIn", "utf-8")
    assert report["skipped"][0].keys() == {"where", "reason"}


def test_people_say_it_in_lines(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    desk = str(tmp_path / "desk.netdesk")
    assert main(["import", "--desk", desk, str(vcf(tmp_path, BO, NAMESAKE))]) == 0
    out = capsys.readouterr().out
    assert "2 read, 2 added, 0 updated, 0 unchanged, 0 skipped" in out
    assert "Bo Falk was taken for somebody new, though Bo Falk has the same name" in out


def test_a_file_that_is_not_there_fails_and_keeps_no_other_out(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    desk = tmp_path / "desk.netdesk"
    words = ["import", "--json", "--desk", str(desk), str(tmp_path / "gone.vcf"), str(vcf(tmp_path, BO))]
    assert main(words) == 1
    said = capsys.readouterr()
    gone, bo = json.loads(said.out)["files"]
    assert counts(gone) == (0, 0, 0, 1)
    assert counts(bo) == (1, 0, 0, 0)
    assert "gone.vcf" in said.err
