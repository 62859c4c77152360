"""Runs a command: its faults become one clear line and an exit code."""

import argparse
import sqlite3
from collections.abc import Callable
from functools import partial
from pathlib import Path

from netdesk.cli import output, window
from netdesk.domain.clock import Clock
from netdesk.domain.cloud import cloud_service
from netdesk.domain.errors import UserError

WRITING = frozenset({"import", "add", "restore", "sample"})
"""Commands that write to the desk."""


def run(words: list[str]) -> int:
    """Parses the words and does what they ask for."""
    output.prepare()
    if words[:1] == ["coach"] and set(words[1:]) <= {"--json"}:
        from netdesk.cli.coach import coach_lines  # alone: the services of a desk cost 300 ms

        return _guarded(coach_lines)
    from netdesk.cli.parser import parser

    try:
        arguments = parser().parse_args(words)
    except SystemExit as end:  # argparse has said what is wrong, or helped
        return int(end.code or 0)
    return _guarded(partial(_dispatch, arguments))


def _guarded(work: Callable[[], int]) -> int:
    try:
        code = work()
        output.finish()
        return code
    except UserError as error:
        output.complain(str(error))
    except KeyboardInterrupt:
        return 130
    except OSError as error:
        if output.is_closed_pipe(error):
            output.give_up_output()
            return 0
        output.complain(_about(error))
    except Exception as error:
        fault = getattr(error, "orig", error)  # SQLAlchemy wraps what SQLite said
        if not isinstance(fault, sqlite3.Error):
            raise
        output.complain(f"The desk cannot be read or written: {fault}.")
    return 1


def _about(error: OSError) -> str:
    reason = error.strerror or str(error)
    return f"{error.filename}: {reason}." if error.filename else f"{reason}."


def _dispatch(arguments: argparse.Namespace) -> int:
    chosen = window.Options(
        desk=getattr(arguments, "desk", None),
        clock=getattr(arguments, "now", Clock()),
        exit_when_ready=arguments.exit_when_ready,
    )
    if arguments.command is None:
        return window.open_window(chosen)
    from netdesk.cli.commands import COMMANDS

    path = window.desk_path(chosen.desk)
    if arguments.command in WRITING:
        _warn_of_cloud(path)
    return COMMANDS[arguments.command](arguments, path, chosen.clock)


def _warn_of_cloud(path: Path) -> None:
    service = cloud_service(path.parent.parts)
    if service:
        output.complain(
            f"Warning: {path} lies in a folder of {service}, which copies a desk while it is being written "
            "and can spoil it. The window offers to move it to this computer."
        )
