"""Where a desk went that was moved away, so that nobody begins an empty one in its old place unknowingly."""

import os
from contextlib import suppress
from datetime import date
from pathlib import Path

from netdesk import paths
from netdesk.domain.errors import UserError

_KEPT, _NOTE = ".moved-", ".moved-to.txt"


def kept_name(desk: Path, today: date) -> Path:
    """What the file is called that a moved desk leaves behind; one of an earlier move stays as it is."""
    first = desk.with_name(f"{desk.name}{_KEPT}{today:%Y%m%d}")
    others = (first.with_name(f"{first.name}-{number}") for number in range(2, 1000))
    return next(path for path in (first, *others) if not path.exists())


def note_move(desk: Path, target: Path) -> None:
    """Writes down beside a desk where it goes: its first line is the new place."""
    said = "This is where the desk is now. A new desk can begin here once this file is gone."
    paths.write_whole(desk.with_name(desk.name + _NOTE), os.fsencode(f"{target}\n\n{said}\n"))


def moved_to(desk: Path) -> Path | None:
    """The new place of a desk that was moved away."""
    with suppress(OSError):
        first = (desk.with_name(desk.name + _NOTE)).read_bytes().split(b"\n", 1)[0]
        return None if desk.exists() else Path(os.fsdecode(first))
    return None


def refuse_moved(desk: Path) -> None:
    """Raises UserError where a desk was moved away from: an empty one in its place would look like a loss."""
    left = [] if desk.exists() else _left_behind(desk)
    if not left:
        return
    target = moved_to(desk)
    where = f"to {target}: open that one" if target else f"away; what it held then is in {left[0]}"
    names = " and ".join(path.name for path in left)
    raise UserError(f"{desk} was moved {where}. To begin a new desk here, take {names} away first.")


def _left_behind(desk: Path) -> list[Path]:
    try:
        beside = list(desk.parent.iterdir())
    except OSError:
        return []
    return sorted(path for path in beside if path.name.startswith(desk.name + _KEPT))
