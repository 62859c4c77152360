"""What the window's start needs of the command line, read without argparse."""

import gc
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path

from netdesk.cli import screen
from netdesk.domain.clock import Clock


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """The desk that is meant (None: the default one), the clock, and whether to end when ready."""

    desk: Path | None = None
    clock: Clock = field(default_factory=Clock)
    exit_when_ready: bool = False


def options_of(words: list[str]) -> Options | None:
    """The window's options; None when the words hold a command or a fault, which argparse explains."""
    options, rest = Options(), list(words)
    while rest:
        word = rest.pop(0)
        name, joined, value = word.partition("=")
        if word == "--exit-when-ready":
            options = replace(options, exit_when_ready=True)
            continue
        if name not in ("--desk", "--now") or not (joined or rest):
            return None
        changed = _with(options, name, value if joined else rest.pop(0))
        if changed is None:
            return None
        options = changed
    return options


def _with(options: Options, name: str, value: str) -> Options | None:
    if not value:
        return None
    if name == "--desk":
        return replace(options, desk=Path(value))
    try:
        return replace(options, clock=clock_at(value))
    except ValueError:
        return None


def clock_at(text: str) -> Clock:
    """A clock that stands at an ISO moment; one without an offset is the user's wall time."""
    moment = datetime.fromisoformat(text).astimezone(UTC)
    return Clock(lambda: moment)


def open_window(options: Options) -> int:
    """Opens the window and returns when it is closed."""
    if options.exit_when_ready:
        screen.do_without()
    elif not screen.is_there():
        from netdesk.cli import output  # brings json, which no window's start needs

        output.complain("There is no screen here. Commands work without one: netdesk --help names them.")
        return 1
    gc.disable()  # nothing becomes garbage while a start imports; `app` switches it on again
    from netdesk.app import run  # Qt, which no command but `tour` needs

    return run(desk_path(options.desk), options.clock, exit_when_ready=options.exit_when_ready)


def desk_path(desk: Path | None) -> Path:
    """The desk that was named, else the default one."""
    if desk is not None:
        return desk.expanduser().absolute()
    from netdesk.paths import default_desk  # asks platformdirs, 10 ms

    return default_desk()
