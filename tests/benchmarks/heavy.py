"""Which modules are loaded by the first picture although it does not need them."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from tests.benchmarks.processes import PATIENCE, environment

UNNEEDED = (
    "sqlalchemy", "alembic", "dateutil", "platformdirs", "email", "tomllib", "zoneinfo",
    "phonenumbers", "rapidfuzz",
    "PySide6.QtNetwork", "PySide6.QtPrintSupport", "netdesk.desk", "netdesk.services", "netdesk.formats",
)  # fmt: skip
READY = "ready "


def loaded(desk: Path, home: Path) -> list[str]:
    """The unneeded ones that a start imports before it says that it is ready."""
    imported = {name for name in imports(desk, home) if name.startswith(UNNEEDED)}
    return sorted(name for name in imported if any(_is_in(name, unneeded) for unneeded in UNNEEDED))


def imports(desk: Path, home: Path) -> list[str]:
    """The modules that a start imports before it says so, in the order of their ends."""
    command = [sys.executable, "-X", "importtime", "-m", "netdesk", "--desk", str(desk), "--exit-when-ready"]
    done = subprocess.run(
        command, env=environment(home), stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
        timeout=PATIENCE, cwd=home,
    )  # fmt: skip
    before, ready, _after = done.stdout.partition(READY)
    assert ready, done.stdout[-1000:]
    return [line.rpartition("|")[2].strip() for line in before.splitlines() if line.startswith("import time")]


def _is_in(name: str, package: str) -> bool:
    return name == package or name.startswith(package + ".")
