"""Where NetDesk keeps its files on each system, and how it writes one whole or not at all."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

APP = "NetDesk"
ENDING = ".netdesk"


def default_desk() -> Path:
    """The desk that opens when the user names none."""
    return _data_dir() / f"desk{ENDING}"


def sample_desk() -> Path:
    """The desk with invented people, a file of its own beside the user's."""
    return _data_dir() / f"sample{ENDING}"


def backups_dir(desk: Path) -> Path:
    """Where the backups of one desk lie: beside it, so that both move together."""
    return desk.with_name(f"{desk.stem}-backups")


def settings_file() -> Path:
    """What belongs to this computer and not to a desk: window, columns, theme."""
    if sys.platform == "linux":
        folder = _named_by("XDG_CONFIG_HOME", "~/.config")
    else:
        import platformdirs

        folder = platformdirs.user_config_path(APP, appauthor=False)
    return folder / "settings.json"


def _data_dir() -> Path:
    if sys.platform == "linux":
        return _named_by("XDG_DATA_HOME", "~/.local/share")
    else:
        import platformdirs

        return platformdirs.user_data_path(APP, appauthor=False)


def _named_by(variable: str, usual: str) -> Path:
    """What platformdirs says on Linux too, whose import would add 10 ms to each start."""
    named = os.environ.get(variable, "")
    return (Path(named) if named.startswith("/") else Path(usual).expanduser()) / APP


def private_dir(folder: Path) -> Path:
    """The folder, made if it is missing, for the user's eyes only."""
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    return folder


def write_whole(target: Path, content: bytes) -> None:
    """Write a file of mode 0600 that after any crash holds either the old content or the new."""
    write_pieces(target, [content])


def write_pieces(target: Path, pieces: Iterable[bytes]) -> None:
    """The same for a content that comes piece by piece; when the pieces fail, nothing is written."""
    with whole_file(target) as file:
        file.writelines(pieces)


@contextmanager
def whole_file(target: Path) -> Iterator[BinaryIO]:
    """The same for a content that is written in any order; what fails meanwhile leaves the old one."""
    half = target.with_name(f".{target.name}.{os.getpid()}.part")
    try:
        with _private(half) as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        os.replace(half, target)
    except BaseException:
        with suppress(OSError):
            half.unlink(missing_ok=True)
        raise
    _sync_folder(target.parent)


def _private(path: Path) -> BinaryIO:
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_TRUNC | getattr(os, "O_BINARY", 0), 0o600)
    return open(descriptor, "w+b")


def _sync_folder(folder: Path) -> None:
    """Make the new name last too, where the system has a way for it (Windows has none)."""
    if os.name != "posix":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
