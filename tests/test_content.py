"""Which resources are read, from where."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from netdesk import content

ROOT = Path(__file__).parents[1]


def make(*files: Path) -> None:
    for file in files:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("")


def test_a_checkout_uses_its_own_resources_and_no_stale_copy(tmp_path: Path) -> None:
    make(tmp_path / "pyproject.toml", tmp_path / "resources/a.toml", tmp_path / "netdesk/resources/a.toml")
    assert content.resources_of(tmp_path / "netdesk") == tmp_path / "resources"


def test_an_installed_package_uses_what_was_built_into_it(tmp_path: Path) -> None:
    make(tmp_path / "resources/of_another_package", tmp_path / "netdesk/resources/a.toml")
    assert content.resources_of(tmp_path / "netdesk") == tmp_path / "netdesk/resources"


def test_this_checkout_reads_its_own() -> None:
    assert content.resource_path("questions") == ROOT / "resources" / "questions"


@pytest.fixture
def resources(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(content, "RESOURCES", tmp_path)
    return tmp_path


def test_texts_and_tables_are_read_as_utf_8(resources: Path) -> None:
    (resources / "a.toml").write_text('word = "Zürich"', encoding="utf-8")
    assert content.read_text("a.toml") == 'word = "Zürich"'
    assert content.read_toml("a.toml") == {"word": "Zürich"}


def test_a_folder_lists_its_files_by_name(resources: Path) -> None:
    make(
        resources / "q/b.toml", resources / "q/a.toml", resources / "q/notes.md", resources / "q/deep/c.toml"
    )
    assert content.list_dir("q", suffix=".toml") == ["a.toml", "b.toml"]


def test_importing_content_settings_and_paths_costs_little() -> None:
    """None of them may bring what the first picture does not need."""
    heavy = "{'tomllib', 'platformdirs', 'importlib.resources', 'email', 'sqlalchemy'}"
    modules = "netdesk.content, netdesk.settings, netdesk.paths"
    code = f"import sys, {modules}; print(sorted({heavy} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
