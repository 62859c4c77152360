"""`netdesk coach`: a line of JSON for each line of the standard input, without a desk."""

from __future__ import annotations

import io
import json
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from netdesk.__main__ import main

ROOT = Path(__file__).parent.parent


def coached(
    data: bytes, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], *words: str
) -> list[dict[str, Any]]:
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(data)))
    assert main([*words, "coach", "--json"]) == 0
    return [json.loads(line) for line in capsys.readouterr().out.splitlines()]


def test_each_line_gives_a_line(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    lines = coached("😀 Are you hiring?\n\nThank you.\r\nI attach my CV.".encode(), monkeypatch, capsys)
    assert [line["text"] for line in lines] == ["😀 Are you hiring?", "", "Thank you.", "I attach my CV."]
    assert [[one["rule"] for one in line["findings"]] for line in lines] == [
        ["asks_for_job"],
        [],
        [],
        ["pushes_cv"],
    ]
    (finding,) = lines[0]["findings"]
    assert set(finding) == {"rule", "start", "end", "why", "instead"}
    assert "😀 Are you hiring?"[finding["start"] : finding["end"]] == "Are you hiring"


def test_only_a_line_feed_ends_a_line_and_bytes_that_are_no_text_are_survived(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    data = "one\u2028two\x0cthree\x85\n\ufeff\n".encode("utf-8-sig") + b"\xff\n"
    lines = coached(data, monkeypatch, capsys)
    assert [line["text"] for line in lines] == ["one\u2028two\x0cthree\x85", "\ufeff", "\ufffd"]


def test_a_desk_that_is_named_is_neither_needed_nor_made(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    desk = tmp_path / "none.netdesk"
    assert coached(b"Are you hiring?\n", monkeypatch, capsys, "--desk", str(desk))[0]["findings"]
    assert not desk.exists()


def test_it_answers_while_the_input_is_open_and_loads_no_database() -> None:
    code = (
        "import sys; from netdesk.cli import main; end = main(['coach']); "
        "print(sorted(set(sys.modules) & {'sqlalchemy', 'PySide6', 'alembic'}), file=sys.stderr); "
        "sys.exit(end)"
    )
    command = [sys.executable, "-c", code]
    pipe = subprocess.PIPE
    with subprocess.Popen(
        command, stdin=pipe, stdout=pipe, stderr=pipe, cwd=ROOT, encoding="utf-8"
    ) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        process.stdin.write("Are you hiring?\n")
        process.stdin.flush()
        assert json.loads(process.stdout.readline())["findings"]
        rest, errors = process.communicate(timeout=60)
    assert (rest, errors.strip(), process.returncode) == ("", "[]", 0)
