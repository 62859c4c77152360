"""Finds and reads resources/, from a checkout, an installed wheel and the frozen app alike."""

from __future__ import annotations

from pathlib import Path
from typing import Any

PACKAGE = Path(__file__).resolve().parent


def resources_of(package: Path) -> Path:
    """The checkout's resources if the package lies in one, else those that were built into it.

    The checkout comes first because an editable install leaves a copy behind that nobody renews.
    """
    checkout = package.parent
    if (checkout / "pyproject.toml").is_file() and (checkout / "resources").is_dir():
        return checkout / "resources"
    return package / "resources"


RESOURCES = resources_of(PACKAGE)


def resource_path(*parts: str) -> Path:
    """Where one resource lies: `resource_path("icons", "call.svg")`."""
    return RESOURCES.joinpath(*parts)


def read_text(*parts: str) -> str:
    """One resource as text."""
    return resource_path(*parts).read_text(encoding="utf-8")


def read_toml(*parts: str) -> dict[str, Any]:
    """One resource as the tables that its TOML holds."""
    import tomllib  # costs 10 ms, and the first picture reads no TOML

    return tomllib.loads(read_text(*parts))


def list_dir(*parts: str, suffix: str = "") -> list[str]:
    """The names of the files in one folder that end so, sorted."""
    folder = resource_path(*parts)
    return sorted(entry.name for entry in folder.iterdir() if entry.is_file() and entry.name.endswith(suffix))
