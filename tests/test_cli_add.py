"""`netdesk add`: a follow-up in plain words."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from netdesk.__main__ import main
from tests.services.vcards import ADA, BO, vcf

NOW = "2026-11-24T10:30"


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    return tmp_path / "desk.netdesk"


def run(desk: Path, *words: str | Path) -> int:
    return main(["--desk", str(desk), "--now", NOW, *map(str, words)])


def test_what_is_understood_is_said_as_json(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(desk, "add", "Call Ada next Thursday at 3pm", "--dry-run", "--json") == 0
    said = {
        "title": "Call Ada",
        "kind": "call",
        "contact": None,
        "due": "2026-12-03T15:00",
        "repeat": None,
    }
    assert json.loads(capsys.readouterr().out) == said
    assert not desk.exists()


def test_it_is_added_with_the_contact_and_the_repetition(
    desk: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(desk, "import", vcf(tmp_path, ADA, BO)) == 0
    assert run(desk, "add", "Call ada quarterly") == 0
    assert "Ada Lindqvist" in capsys.readouterr().out
    assert run(desk, "export", tmp_path / "out.json") == 0
    (stored,) = json.loads((tmp_path / "out.json").read_bytes())["follow_ups"]
    assert (stored["title"], stored["due_on"]) == ("Call ada", "2027-02-24")
    assert stored["rule"].startswith("FREQ=MONTHLY;INTERVAL=3")


def test_the_end_of_a_repetition_is_stored(desk: Path, tmp_path: Path) -> None:
    assert run(desk, "add", "gym evry Mondya at 6:30 for six weeks") == 0
    assert run(desk, "export", tmp_path / "out.json") == 0
    (stored,) = json.loads((tmp_path / "out.json").read_bytes())["follow_ups"]
    assert (stored["title"], stored["due_on"], stored["due_at"]) == ("gym", "2026-11-30", "18:30:00")
    assert stored["rule"] == "FREQ=WEEKLY;UNTIL=20270110;BYDAY=MO"


def test_a_dry_run_stores_nothing(desk: Path, tmp_path: Path) -> None:
    assert run(desk, "import", vcf(tmp_path, ADA)) == 0
    before = desk.read_bytes()
    assert run(desk, "add", "Call Ada tomorrow", "--dry-run") == 0
    assert desk.read_bytes() == before


def test_nothing_to_do_is_refused(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(desk, "add", "  ") != 0
    assert "Type what is to be done" in capsys.readouterr().err
