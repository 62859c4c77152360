"""Measurements run in processes of their own, as users have them: with byte code, without a screen."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
PATIENCE = 900  # seconds
CALL = """
import json, sys
from importlib import import_module
module, function, arguments = json.loads(sys.argv[1])
print("\\n" + json.dumps(getattr(import_module(module), function)(*arguments)))
"""


class Failed(Exception):
    """A measured process ended badly; its text says how."""


def environment(home: Path) -> dict[str, str]:
    """The user's, with an own home for settings, and with byte code: without it each start compiles."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("XDG_", "PYTHON"))}
    screen = {"QT_QPA_PLATFORM": "offscreen"} if sys.platform == "linux" else {}
    return {**kept, **screen, "HOME": str(home), "PYTHONPATH": str(ROOT)}


def output(words: Sequence[str | Path], home: Path) -> str:
    """What a Python process prints."""
    command = [sys.executable, *map(str, words)]
    done = subprocess.run(
        command, env=environment(home), cwd=home, capture_output=True, text=True, timeout=PATIENCE
    )
    if done.returncode:
        raise Failed((done.stderr.strip().splitlines() or ["no reason given"])[-1])
    return done.stdout


def figures_of(home: Path, module: str, *arguments: object, function: str = "measure") -> Mapping[str, Any]:
    """What `tests.benchmarks.MODULE.measure(*arguments)` gives in a process of its own."""
    asked = json.dumps([f"tests.benchmarks.{module}", function, arguments], default=str)
    found = json.loads(output(["-c", CALL, asked], home).strip().splitlines()[-1])
    assert isinstance(found, dict)
    return found
