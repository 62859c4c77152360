"""The rules of import hold, and each of them is seen to catch what it forbids."""

from __future__ import annotations

import ast
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "netdesk"

LAYERS = "The layers of the house"
SERVICES_ONLY = "The window reaches the desk through services only"
QT = "PySide6 only in ui and app"
SQL = "SQLAlchemy and Alembic only in storage"
PAGES = "Pages do not import each other"
PARTS = "Widgets, delegates and models know no service"

FORBIDDEN = {
    "domain/one_more.py: import netdesk.services": LAYERS,
    "storage/one_more.py: import netdesk.formats": LAYERS,
    "services/one_more.py: import netdesk.ui": LAYERS,
    "one_more.py: import netdesk.domain": LAYERS,  # a module that has no layer
    "ui/one_more.py: import netdesk.storage": SERVICES_ONLY,
    "ui/pages/one_more.py: import netdesk.formats": SERVICES_ONLY,
    "services/one_more.py: import PySide6.QtCore": QT,
    "services/one_more.py: import sqlalchemy": SQL,
    "formats/one_more.py: import alembic": SQL,
    "ui/pages/one_more.py: import netdesk.ui.pages.another": PAGES,
    "ui/pages/folder/view.py: import netdesk.ui.pages.another": PAGES,
    "ui/widgets/one_more.py: import netdesk.services": PARTS,
    "ui/delegates/one_more.py: import netdesk.services": PARTS,
    "ui/models/one_more.py: import netdesk.services": PARTS,
}
ALLOWED = [
    "ui/main_window.py: import PySide6.QtWidgets, netdesk.ui.pages.another, netdesk.ui.widgets",
    "ui/pages/another.py: import netdesk.services, netdesk.ui.widgets, netdesk.ui.pages.page",
    "ui/pages/folder/view.py: import netdesk.ui.pages.page",
    "services/__init__.py: import netdesk.storage, netdesk.formats",
    "storage/__init__.py: import sqlalchemy, alembic",
    "domain/another.py: import netdesk.domain",
]


@pytest.fixture
def house(tmp_path: Path) -> Path:
    """The package's modules without their content, and the project's own rules."""
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    for module in PACKAGE.rglob("*.py"):
        write(tmp_path, module.relative_to(PACKAGE).as_posix(), "")
    for page in ("another.py", "page.py", "folder/__init__.py", "folder/view.py"):
        write(tmp_path, f"ui/pages/{page}", "")
    return tmp_path


def write(house: Path, module: str, code: str) -> None:
    file = house / "netdesk" / module
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(code)


def broken(house: Path) -> set[str]:
    """The names of the contracts that import-linter finds broken."""
    command = Path(sys.executable).with_name("lint-imports")
    done = subprocess.run(
        [command, "--no-cache", "--no-logo"], cwd=house, capture_output=True, encoding="utf-8", check=False
    )
    verdicts: dict[str, str] = dict(re.findall(r"^(.+) (KEPT|BROKEN)\b.*$", done.stdout, re.MULTILINE))
    assert len(verdicts) == 6, done.stdout
    return {name for name, verdict in verdicts.items() if verdict == "BROKEN"}


def test_the_way_through_the_layers_is_free(house: Path) -> None:
    for line in ALLOWED:
        write(house, *line.split(": ", 1))
    assert broken(house) == set()


@pytest.mark.parametrize("line", FORBIDDEN)
def test_a_forbidden_import_is_caught_by_its_rule(house: Path, line: str) -> None:
    write(house, *line.split(": ", 1))
    assert broken(house) == {FORBIDDEN[line]}


def test_commands_import_the_window_only_where_it_is_painted() -> None:
    """A command without a window must not pay for Qt: no such import at the top of a module."""
    modules = [PACKAGE / "cli.py", PACKAGE / "__main__.py", *(PACKAGE / "cli").rglob("*.py")]
    named = {name for module in modules if module.exists() for name in imported_at_top(module)}
    assert not {name for name in named if re.match(r"netdesk\.(app|ui)\b|PySide6\b", name)}


def imported_at_top(module: Path) -> set[str]:
    names: set[str] = set()
    for statement in ast.parse(module.read_text(encoding="utf-8")).body:
        if isinstance(statement, ast.Import):
            names |= {alias.name for alias in statement.names}
        elif isinstance(statement, ast.ImportFrom):
            names |= {f"{statement.module}.{alias.name}" for alias in statement.names}
    return names


def test_the_window_starts_without_what_its_first_picture_does_not_need() -> None:
    heavy = "{'sqlalchemy', 'alembic', 'dateutil', 'zoneinfo', 'email', 'netdesk.formats'}"
    code = f"import sys, netdesk.app, netdesk.ui.main_window; print(sorted({heavy} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
