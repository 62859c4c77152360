"""The settings file and the places of files."""

from __future__ import annotations

import json
import os
import stat
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netdesk import paths
from netdesk.settings import Settings, SettingsFile

ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=5,
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "config" / "settings.json"


def test_without_a_file_everything_has_its_default(path: Path) -> None:
    assert SettingsFile(path).values == Settings()
    assert not path.exists()


def test_what_was_put_is_there_at_the_next_start(path: Path) -> None:
    chosen = Settings(
        theme="dark", last_page="meetings", contact_columns=("name", "stage"), contact_widths=(9, 5)
    )
    SettingsFile(path).put(chosen)
    assert SettingsFile(path).values == chosen


def test_what_only_a_newer_netdesk_knows_is_kept(path: Path) -> None:
    path.parent.mkdir()
    path.write_text('{"accent": "plum", "theme": "light"}')
    file = SettingsFile(path)
    file.put(replace(file.values, last_page="calendar"))
    assert json.loads(path.read_text())["accent"] == "plum"
    assert SettingsFile(path).values == Settings(theme="light", last_page="calendar")


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b"\xff\xfe", b"[" * 200_000, b"null"])
def test_a_broken_file_is_set_aside(path: Path, content: bytes) -> None:
    path.parent.mkdir()
    path.write_bytes(content)
    assert SettingsFile(path).values == Settings()
    assert path.with_suffix(".broken").read_bytes() == content


@pytest.mark.parametrize(
    "stored",
    [
        {"theme": "pink"},
        {"theme": 1},
        {"contact_widths": ["wide"]},
        {"contact_widths": [True]},
        {"last_page": None},
    ],
)
def test_a_value_without_sense_falls_back(path: Path, stored: dict[str, Any]) -> None:
    path.parent.mkdir()
    path.write_text(json.dumps(stored))
    assert SettingsFile(path).values == Settings()


@given(stored=st.fixed_dictionaries({}, optional=dict.fromkeys(Settings.__dataclass_fields__, ANYTHING)))
def test_no_content_stops_the_start(tmp_path_factory: pytest.TempPathFactory, stored: dict[str, Any]) -> None:
    path = tmp_path_factory.getbasetemp() / "any-settings.json"
    path.write_text(json.dumps(stored))
    assert isinstance(SettingsFile(path).values.theme, str)


def test_settings_that_cannot_be_written_hold_until_the_end(tmp_path: Path) -> None:
    (tmp_path / "config").write_text("a file where the folder should be")
    file = SettingsFile(tmp_path / "config" / "settings.json")
    file.put(Settings(theme="dark"))
    assert file.values.theme == "dark"


def test_every_setting_says_what_it_is() -> None:
    assert all(field.metadata["text"] for field in Settings.__dataclass_fields__.values())


def test_a_failed_write_leaves_the_old_file_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "file"
    paths.write_whole(target, b"old")

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space"):
        paths.write_whole(target, b"new")
    assert [file.name for file in tmp_path.iterdir()] == ["file"]
    assert target.read_bytes() == b"old"


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such modes")
def test_files_are_for_the_user_alone(path: Path) -> None:
    SettingsFile(path).put(Settings(theme="dark"))
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700


def test_every_place_lies_in_the_users_home(home: Path) -> None:
    places = [paths.default_desk(), paths.sample_desk(), paths.settings_file()]
    assert all(place.is_relative_to(home) for place in places)
    assert len(set(places)) == len(places)


def test_backups_lie_beside_their_desk(tmp_path: Path) -> None:
    assert paths.backups_dir(tmp_path / "work.netdesk") == tmp_path / "work-backups"
