"""The command that lists who may stand in the desk twice; it merges nobody."""

import argparse
import locale
from contextlib import closing
from pathlib import Path

from netdesk.cli import output
from netdesk.desk import open_to_read
from netdesk.domain.clock import Clock
from netdesk.domain.doubles import Doubles, Found
from netdesk.services import desk_files


def add_arguments(command: argparse.ArgumentParser) -> None:
    """What `doubles` takes."""
    command.add_argument(
        "--json", action="store_true", help="with reasons and what speaks against it, as JSON"
    )


def list_doubles(arguments: argparse.Namespace, path: Path, clock: Clock) -> int:
    """Groups of contacts that may be one person, the surest first."""
    desk_files.need(path)
    with closing(open_to_read(path, clock)) as desk:
        found = desk.doubles.find(region=_region())
        if arguments.json:
            output.say_json([output.dumped(desk.doubles.as_json(found))])
        else:
            _tell(found)
    return 0


def _tell(found: Found) -> None:
    for group in found.groups:
        output.say(_line(group, found))
    counts = ", ".join(f"{count} {each.value}" for each, count in found.counts().items())
    output.say(f"{found.searched} contacts compared: {counts}")


def _line(group: Doubles, found: Found) -> str:
    names = " = ".join(found.names.get(each, "") for each in group.ids)
    reasons = ", ".join(" ".join(filter(None, (sign.reason.value, sign.value))) for sign in group.signs)
    against = f" (against it: {', '.join(doubt.value for doubt in group.doubts)})" if group.doubts else ""
    return f"{group.confidence.value}: {names} · {reasons}{against}"


def _region() -> str:
    """The user's country, whose phone numbers are written without its code."""
    language = locale.getlocale()[0] or ""
    return language.partition("_")[2][:2].upper()
