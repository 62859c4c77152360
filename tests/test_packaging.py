"""What is installed: pinned packages, a Qt without the known fault, a wheel that works by itself."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from PySide6.QtCore import QObject

ROOT = Path(__file__).parents[1]
PACKAGING = ROOT / "packaging"
PINNED = re.compile(
    r"^([a-z0-9-]+)==(\S+)(?: ; [^\\]+)? \\\n((?:    --hash=sha256:[0-9a-f]{64}(?: \\)?\n)+)", re.M
)


def pins(name: str) -> dict[str, str]:
    return {package: version for package, version, _ in PINNED.findall((PACKAGING / name).read_text())}


def test_void_calls_keep_the_references_to_none() -> None:
    """PySide6 6.12.0 drops one on each call under Python 3.11, and aborts when none is left."""
    thing = QObject()
    before = sys.getrefcount(None)
    for _ in range(1000):
        thing.setObjectName("same")
    assert abs(sys.getrefcount(None) - before) < 100


@pytest.mark.parametrize("name", ["requirements.txt", "requirements-dev.txt"])
def test_every_package_is_pinned_with_hashes(name: str) -> None:
    lines = (PACKAGING / name).read_text().splitlines()
    assert len(pins(name)) == sum(line[:1].isalnum() for line in lines) > 5


@pytest.mark.parametrize("name", ["requirements.txt", "requirements-dev.txt"])
def test_no_address_and_no_path_is_written_down(name: str) -> None:
    text = (PACKAGING / name).read_text()
    assert not re.search(r"://|--(extra-)?index-url|--find-links|--trusted-host|(^|\s)/\w", text, re.M)


def test_both_files_pin_the_same_versions() -> None:
    assert pins("requirements.txt").items() <= pins("requirements-dev.txt").items()


def test_all_that_the_package_asks_for_is_pinned() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())
    wanted = [*project["project"]["dependencies"], *project["build-system"]["requires"], "editables"]
    names = {re.split(r"[<>=]", line)[0].lower() for line in wanted}
    assert names <= pins("requirements-dev.txt").keys()


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder away from the checkout that the built wheel was installed into."""
    folder = tmp_path_factory.mktemp("wheel")
    python(ROOT, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder))
    wheel = next(folder.glob("*.whl"))
    python(folder, "-m", "pip", "install", "-q", "--no-deps", "--no-index", "--target", "site", str(wheel))
    return folder


def python(folder: Path, *arguments: str) -> str:
    """What Python prints when it starts in this folder, with what is installed in its `site` in front."""
    environment = {**os.environ, "PYTHONPATH": str(folder / "site"), "PIP_DISABLE_PIP_VERSION_CHECK": "1"}
    done = subprocess.run(
        [sys.executable, *arguments], cwd=folder, env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def test_the_wheel_holds_resources_and_migrations(installed: Path) -> None:
    package = installed / "site" / "netdesk"
    for folder in ("resources", "netdesk/storage/migrations"):
        source = ROOT / folder
        files = [file for file in source.rglob("*") if file.is_file() and "__pycache__" not in file.parts]
        below = package / folder.removeprefix("netdesk/")
        assert files
        assert [file for file in files if not (below / file.relative_to(source)).is_file()] == []


def test_the_installed_wheel_reads_its_own_resources(installed: Path) -> None:
    code = "import netdesk.content as content; print(content.RESOURCES)"
    assert Path(python(installed, "-c", code).strip()) == installed / "site" / "netdesk" / "resources"


def test_the_installed_wheel_starts(installed: Path) -> None:
    desk = ["-m", "netdesk", "--desk", "sample.netdesk"]
    python(installed, *desk, "sample", "--contacts", "3")
    python(installed, *desk, "check")
    assert python(installed, *desk, "--exit-when-ready").startswith("ready ")
