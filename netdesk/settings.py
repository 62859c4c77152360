"""What this computer remembers of the window; what belongs to a person's data is in the desk."""

from __future__ import annotations

import json
import logging
import os
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any, TypeVar

from netdesk.paths import private_dir, write_whole

log = logging.getLogger(__name__)

T = TypeVar("T")

THEMES = ("system", "light", "dark")


def _setting(default: T, text: str, *, choices: tuple[T, ...] = (), items: type = str) -> T:
    """Declare one setting: default, meaning, what it may be (nothing: any of its type), type in a tuple."""
    declared: T = field(default=default, metadata={"text": text, "choices": choices, "items": items})
    return declared


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """Every setting with its type, its default and what it means."""

    theme: str = _setting("system", "Light, dark, or as the system has it", choices=THEMES)
    last_page: str = _setting("today", "The page that was open last")
    geometry: str = _setting("", "Place and size of the window, as Qt saves them, in base64")
    contact_columns: tuple[str, ...] = _setting((), "Columns of the contacts table in order; none: all")
    contact_widths: tuple[int, ...] = _setting((), "Widths of these columns in pixels", items=int)
    remind_before: bool = _setting(True, "A notice 15 minutes before a meeting")
    remind_evening: bool = _setting(True, "A notice on the evening before a meeting")
    remind_steps: bool = _setting(True, "A notice when a follow-up with a time is due")
    hide_names: bool = _setting(False, "Notices of the system name nobody")
    reminded_until: tuple[str, ...] = _setting((), "Until when each desk was watched: a moment, its file")
    contact_order: str = _setting("", "What the contacts table is sorted by; - in front: downwards")


class SettingsFile:
    """The settings on disk; a value that makes no sense falls back to its default."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._stored = _read(path)
        self._values = _understood(self._stored)

    @property
    def values(self) -> Settings:
        return self._values

    def put(self, values: Settings) -> None:
        """Take over and store: `file.put(replace(file.values, theme="dark"))`."""
        if values == self._values:
            return
        self._values = values
        self._stored.update({each.name: getattr(values, each.name) for each in fields(values)})
        self._write()

    def _write(self) -> None:
        text = json.dumps(self._stored, indent=2, sort_keys=True, ensure_ascii=False)
        try:
            private_dir(self._path.parent)
            write_whole(self._path, (text + "\n").encode())
        except OSError as error:  # a full disk must not stop anybody from working: only comfort is lost
            log.warning("Settings were not saved: %s", error.strerror)


def _read(path: Path) -> dict[str, Any]:
    """All that the file holds, also what only a newer NetDesk knows: it is written back."""
    try:
        stored = json.loads(path.read_bytes())
    except FileNotFoundError:
        return {}
    except OSError as error:
        log.warning("Settings were not read: %s", error.strerror)
        return {}
    except (ValueError, RecursionError):
        stored = None
    return stored if isinstance(stored, dict) else _set_aside(path)


def _set_aside(path: Path) -> dict[str, Any]:
    """Keep a file that is no settings file, and begin anew."""
    with suppress(OSError):
        os.replace(path, path.with_suffix(".broken"))
    log.warning("Settings could not be understood and were set aside.")
    return {}


def _understood(stored: Mapping[str, Any]) -> Settings:
    known = {each.name: each for each in fields(Settings)}
    values = {name: _from_json(stored[name], each.default) for name, each in known.items() if name in stored}
    return Settings(**{name: value for name, value in values.items() if _allowed(known[name], value)})


def _from_json(value: Any, default: Any) -> Any:
    return tuple(value) if isinstance(default, tuple) and isinstance(value, list) else value


def _allowed(declared: Any, value: Any) -> bool:
    choices, items = declared.metadata["choices"], declared.metadata["items"]
    if type(value) is not type(declared.default):
        return False
    if isinstance(value, tuple) and not all(type(item) is items for item in value):
        return False
    return not choices or value in choices
