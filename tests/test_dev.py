"""The script that sets everything up."""

from __future__ import annotations

from pathlib import Path

import pytest

import dev


@pytest.fixture
def calls(monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """What would have been run."""
    made: list[list[str]] = []

    def record(*command: str | Path, env: dict[str, str] | None = None, cwd: Path | None = None) -> int:
        made.append([str(word) for word in command])
        return 0

    monkeypatch.setattr(dev, "call", record)
    return made


@pytest.fixture
def no_screen(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(dev, "LINUX", True)
    monkeypatch.setattr(dev, "ROOT", tmp_path)
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)


@pytest.mark.usefixtures("no_screen")
@pytest.mark.parametrize("arguments", [[], ["--desk", "a.netdesk"], ["--now", "2026-05-04"]])
def test_without_a_screen_the_window_becomes_pictures(
    calls: list[list[str]], tmp_path: Path, arguments: list[str]
) -> None:
    assert dev.run(arguments) == 0
    assert calls == [[str(dev.PYTHON), "-m", "netdesk", "tour", str(tmp_path / "build" / "tour")]]


@pytest.mark.usefixtures("no_screen")
@pytest.mark.parametrize("arguments", [["check"], ["--desk", "a.netdesk", "check"], ["--exit-when-ready"]])
def test_without_a_screen_commands_still_run(calls: list[list[str]], arguments: list[str]) -> None:
    dev.run(arguments)
    assert calls == [[str(dev.PYTHON), "-m", "netdesk", *arguments]]


def test_with_a_screen_the_arguments_go_to_the_app(
    calls: list[list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DISPLAY", ":0")
    dev.run(["--desk", "a.netdesk"])
    assert calls == [[str(dev.PYTHON), "-m", "netdesk", "--desk", "a.netdesk"]]


def test_a_missing_library_and_font_ask_for_their_packages(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dev, "loads", lambda library: library != "libxcb-cursor.so.0")
    monkeypatch.setattr(dev, "has_font", lambda: False)
    assert dev.missing_packages() == ["fonts-dejavu-core", "libxcb-cursor0"]


def test_whoever_is_not_root_gets_the_command_to_type(
    calls: list[list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("shutil.which", lambda _: "/usr/bin/apt-get")
    monkeypatch.setattr(dev, "is_root", lambda: False)
    with pytest.raises(dev.Refused, match="sudo apt-get install --no-install-recommends libegl1"):
        dev.install_packages(["libegl1"])
    assert calls == []


def test_root_gets_it_done(calls: list[list[str]], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("shutil.which", lambda _: "apt-get")
    monkeypatch.setattr(dev, "is_root", lambda: True)
    dev.install_packages(["libegl1"])
    assert [call[1] for call in calls] == ["update", "install"]
    assert calls[1][-1] == "libegl1"


def test_a_failed_check_fails_the_test_command(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(dev, "call", lambda *command, **_: int("mypy" in command))
    assert dev.test([]) == 1
    assert "mypy" in capsys.readouterr().err


def test_new_pins_are_installed_and_old_ones_not_again(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    pins = tmp_path / "requirements.txt"
    pins.write_text("first")
    monkeypatch.setattr(dev, "REQUIREMENTS", pins)
    first = dev.fingerprint()
    assert dev.fingerprint() == first
    pins.write_text("second")
    assert dev.fingerprint() != first


def test_unknown_words_explain_the_known_ones(capsys: pytest.CaptureFixture[str]) -> None:
    assert dev.main(["rnu"]) == 2
    assert "dev.py test" in capsys.readouterr().out
