"""The commands: what they print, how they fail, and that the window's start loads none of them."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from netdesk.__main__ import main
from netdesk.cli import screen, window
from netdesk.domain.clock import Clock
from netdesk.services.desk_files import move
from netdesk.storage.lock import DeskLock
from tests.services.vcards import ADA, BO, vcf

ROOT = Path(__file__).parent.parent


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    return tmp_path / "desk.netdesk"


def run(desk: Path, *words: str | Path) -> int:
    return main(["--desk", str(desk), *map(str, words)])


def process(*words: str | Path, code: str = "") -> subprocess.CompletedProcess[str]:
    head = ["-c", code] if code else ["-m", "netdesk"]
    command = [sys.executable, *head, *map(str, words)]
    return subprocess.run(command, capture_output=True, encoding="utf-8", cwd=ROOT, timeout=60, check=False)


def test_the_main_way_as_a_real_process(desk: Path, tmp_path: Path) -> None:
    source = vcf(tmp_path, ADA, BO)
    done = process("import", source, "--json", "--desk", desk)
    assert done.returncode == 0, done.stderr
    (report,) = json.loads(done.stdout)["files"]
    assert (report["read"], report["added"], report["skipped"]) == (2, 2, [])
    listed = process("--desk", desk, "list", "contacts", "--search", "mill", "--json")
    assert [one["name"]["full"] for one in json.loads(listed.stdout)] == ["Ada Lindqvist"]


MOVED = [["import", "FILE"], ["add", "call Bo"], ["sample"], ["restore", "FILE"], ["list", "contacts"]]


@pytest.mark.parametrize("words", MOVED)
def test_no_command_begins_anew_where_a_desk_was_moved_away(
    desk: Path, tmp_path: Path, words: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    source = vcf(tmp_path, ADA)
    run(desk, "import", source)
    moved = move(desk, tmp_path / "here", Clock())
    capsys.readouterr()
    assert run(desk, *(source if word == "FILE" else word for word in words)) == 1
    assert str(moved) in capsys.readouterr().err
    assert not desk.exists()
    assert run(moved, "list", "contacts") == 0
    assert "Ada Lindqvist" in capsys.readouterr().out


def test_a_desk_that_was_moved_without_a_note_is_missed_too(
    desk: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run(desk, "import", vcf(tmp_path, ADA))
    kept = desk.rename(desk.with_name(f"{desk.name}.moved-20261121"))
    assert run(desk, "add", "call Bo") == 1
    assert str(kept) in capsys.readouterr().err
    kept.rename(tmp_path / "elsewhere")
    assert run(desk, "add", "call Bo") == 0  # as the text says


def test_export_check_backup_and_restore(
    desk: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(desk, "import", vcf(tmp_path, ADA)) == 0
    assert run(desk, "backup", tmp_path / "copy.netdesk") == 0
    assert run(desk, "import", vcf(tmp_path, BO)) == 0
    assert run(desk, "restore", tmp_path / "copy.netdesk") == 0
    assert run(desk, "export", tmp_path / "out.json") == 0
    assert run(desk, "check") == 0
    assert "is sound" in capsys.readouterr().out
    people = json.loads((tmp_path / "out.json").read_bytes())["contacts"]
    assert [one["name"]["full"] for one in people] == ["Ada Lindqvist"]


@pytest.mark.parametrize("words", [["list", "contacts"], ["check"], ["backup"], ["export", "out.json"]])
def test_reading_makes_no_desk(desk: Path, words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert run(desk, *words) == 1
    said = capsys.readouterr().err
    assert "There is no desk" in said
    assert len(said.splitlines()) == 1
    assert list(desk.parent.iterdir()) == []


def test_beside_a_window_reading_works_and_writing_says_why_not(
    desk: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    source = vcf(tmp_path, ADA)
    assert run(desk, "import", source) == 0
    lock = DeskLock(desk)
    copy = tmp_path / "copy.netdesk"
    for words in (["list", "contacts"], ["check"], ["export", tmp_path / "out.json"], ["backup", copy]):
        assert run(desk, *words) == 0, words
    capsys.readouterr()
    for words in (["import", source], ["restore", copy], ["sample", "--contacts", "3"]):
        assert run(desk, *words) == 1, words
        assert len(capsys.readouterr().err.splitlines()) == 1
    lock.release()


def test_one_unreadable_file_is_told_and_the_others_come(
    desk: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(desk, "import", tmp_path / "none.vcf", vcf(tmp_path, BO)) == 1
    said = capsys.readouterr()
    assert "1 added" in said.out
    assert "none.vcf" in said.err


@pytest.mark.parametrize(
    "words", [["dance"], ["--now", "soon"], ["list", "planets"], ["sample", "--contacts", "0"]]
)
def test_wrong_usage_ends_with_2(desk: Path, words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert run(desk, *words) == 2
    assert "usage" in capsys.readouterr().err


def test_a_damaged_desk_is_one_line(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    desk.write_bytes(b"no database at all" * 100)
    for words in (["list", "contacts"], ["check"], ["import", desk]):
        assert run(desk, *words) == 1
        assert len(capsys.readouterr().err.splitlines()) == 1


def test_options_stand_before_or_after_a_command(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    words = ["sample", "--contacts", "2", "--desk", str(desk), "--now", "2026-11-20T09:00"]
    assert main(words) == 0
    assert main(["list", "contacts", "--desk", str(desk)]) == 0
    assert "Ingrid Solheim" in capsys.readouterr().out


def test_a_reader_that_goes_away_is_no_fault(desk: Path) -> None:
    run(desk, "sample", "--contacts", "400")
    command = [sys.executable, "-m", "netdesk", "--desk", str(desk), "list", "contacts", "--json"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=ROOT) as listing:
        assert listing.stdout
        assert listing.stderr
        listing.stdout.read(10)
        listing.stdout.close()
        assert listing.stderr.read() == b""
        assert listing.wait(30) == 0


def test_a_console_without_unicode_gets_escapes(
    desk: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run(desk, "import", vcf(tmp_path, BO.replace("Bo Falk", "Zoë Łuk")))
    monkeypatch.setenv("PYTHONIOENCODING", "ascii")
    listed = process("--desk", desk, "list", "contacts")
    assert (listed.returncode, listed.stderr) == (0, "")
    assert "Zo\\xeb" in listed.stdout


def test_the_start_of_the_window_loads_no_command() -> None:
    code = (
        "import sys, netdesk.__main__\n"
        "from netdesk.cli import screen, window\n"
        "options = window.options_of(['--desk', 'a', '--now=2026-11-20T09:00', '--exit-when-ready'])\n"
        "assert options.exit_when_ready\n"
        "slow = {'argparse', 'sqlalchemy', 'json', 'sqlite3', 'PySide6'}\n"
        "print(sorted(slow & set(sys.modules)))"
    )
    assert process(code=code).stdout.strip() == "[]"


@pytest.mark.parametrize(
    "words", [["check"], ["--desk"], ["--desk", "a", "check"], ["--now", "soon"], ["-h"]]
)
def test_commands_and_faults_go_to_argparse(words: list[str]) -> None:
    assert window.options_of(words) is None


def test_a_moment_without_a_zone_is_the_users_wall_time() -> None:
    assert window.clock_at("2026-11-20T09:00").wall().isoformat() == "2026-11-20T09:00:00"


def test_a_command_that_writes_warns_of_a_folder_that_a_service_copies(tmp_path: Path) -> None:
    desk = tmp_path / "Dropbox" / "desk.netdesk"
    desk.parent.mkdir()
    done = process("--desk", desk, "import", vcf(tmp_path, ADA))
    assert done.returncode == 0
    assert "Dropbox" in done.stderr
    assert "Dropbox" not in process("--desk", desk, "list", "contacts").stderr


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="elsewhere there is always a screen")
def test_without_a_screen_a_window_says_so_and_pictures_are_made(tmp_path: Path) -> None:
    bare = {name: value for name, value in os.environ.items() if name not in screen.NAMES}
    home = {"HOME": str(tmp_path), "XDG_DATA_HOME": str(tmp_path), "XDG_CONFIG_HOME": str(tmp_path)}
    desk = ("--desk", str(tmp_path / "desk.netdesk"))
    windows = [
        subprocess.run(
            [sys.executable, "-m", "netdesk", *desk, *words], capture_output=True, text=True, cwd=ROOT,
            env=bare | home, timeout=60, check=False,
        )
        for words in ((), ("--exit-when-ready",))
    ]  # fmt: skip
    assert [done.returncode for done in windows] == [1, 0]
    assert windows[0].stderr.startswith("There is no screen here.")
    assert windows[1].stdout.startswith("ready ")
