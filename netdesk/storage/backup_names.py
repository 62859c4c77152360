"""Backups as files: their names tell the moment, a number in their header tells the order."""

import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from netdesk.paths import ENDING

MOMENT = "%Y%m%d-%H%M%S"
_NUMBER_AT = 60
"""Where a database's header keeps `user_version`, four bytes that SQLite leaves to the application."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Backup:
    """One backup: `number` rises with each that is made, whatever the clock says."""

    path: Path
    made_at: datetime
    number: int
    size: int


def found_in(folder: Path, name: str) -> list[Backup]:
    """The backups of the desk of this name, newest first."""
    pattern = re.compile(re.escape(name) + r"-(\d{8}-\d{6})" + re.escape(ENDING))
    matches = ((file, pattern.fullmatch(file.name)) for file in folder.glob(f"*{ENDING}"))
    backups = [_backup(file, match[1]) for file, match in matches if match]
    return sorted(backups, key=lambda backup: (backup.number, backup.path.name), reverse=True)


def free_path(folder: Path, name: str, moment: datetime) -> Path:
    """Where a backup of this moment goes: the next second that has none."""
    path = folder / f"{name}-{moment.astimezone(UTC).strftime(MOMENT)}{ENDING}"
    return free_path(folder, name, moment + timedelta(seconds=1)) if path.exists() else path


def write_number(path: Path, number: int) -> None:
    """Numbers a backup that nobody has open."""
    with path.open("r+b") as file:
        file.seek(_NUMBER_AT)
        file.write(number.to_bytes(4, "big"))


def _backup(path: Path, moment: str) -> Backup:
    made_at = datetime.strptime(moment, MOMENT).replace(tzinfo=UTC)
    return Backup(path=path, made_at=made_at, number=_number(path), size=path.stat().st_size)


def _number(path: Path) -> int:
    with path.open("rb") as file:
        file.seek(_NUMBER_AT)
        return int.from_bytes(file.read(4), "big")
