"""The commands and their arguments."""

import argparse
import re
from pathlib import Path
from typing import TypeAlias

from netdesk.cli import adding, coach, doubles, exporting, filters, importing
from netdesk.cli.window import clock_at
from netdesk.domain.clock import Clock

_SIZE = re.compile(r"(\d{3,4})x(\d{3,4})")


def parser() -> argparse.ArgumentParser:
    """The whole command line."""
    top = argparse.ArgumentParser(
        prog="netdesk", description="Your contacts and conversations. Without a command, the window opens."
    )
    _common(top)
    top.add_argument(
        "--exit-when-ready", action="store_true", help="open the window, say when it is ready, end"
    )
    _commands(top.add_subparsers(dest="command", metavar="COMMAND", title="commands"))
    return top


def _common(parser: argparse.ArgumentParser) -> None:
    """Options that stand before or after a command: SUPPRESS, so that neither place clears the other."""
    nothing = argparse.SUPPRESS
    parser.add_argument(
        "--desk", type=Path, metavar="FILE", default=nothing, help="another desk than the default one"
    )
    parser.add_argument(
        "--now", type=_clock, metavar="ISO", default=nothing, help="take this for the present moment"
    )


Commands: TypeAlias = "argparse._SubParsersAction[argparse.ArgumentParser]"


def _commands(commands: Commands) -> None:
    _import(commands)
    coach.add_arguments(_command(commands, "coach", coach.HELP))
    adding.add_arguments(_command(commands, "add", "add a follow-up in plain words"))
    _export(commands)
    _list(commands)
    doubles.add_arguments(_command(commands, "doubles", "list who may be in the desk twice, and why"))
    _command(
        commands, "check", "look for damage in the desk's file and its search index, and count what it holds"
    )
    backup = _command(commands, "backup", "write a checked copy of the desk")
    backup.add_argument(
        "out", type=Path, nargs="?", metavar="OUT", help="where to; else among the desk's backups"
    )
    restore = _command(commands, "restore", "put a backup in the desk's place; what was there is set aside")
    restore.add_argument("backup", type=Path, metavar="BACKUP")
    sample = _command(commands, "sample", "fill a new desk with invented people and their history")
    sample.add_argument("--contacts", type=_count, default=300, metavar="N", help="how many (300)")
    _tour(commands)


def _import(commands: Commands) -> None:
    help_text = "add the contacts of vCard or CSV files of any program, or a whole exported desk"
    importing.add_arguments(_command(commands, "import", help_text))


def _export(commands: Commands) -> None:
    help_text = "write the desk to a file: contacts, calendar or everything, by its ending"
    exporting.add_arguments(_command(commands, "export", help_text))


def _list(commands: Commands) -> None:
    one = _command(commands, "list", "list contacts")
    one.add_argument("what", choices=["contacts"], metavar="contacts")
    filters.add_options(one)
    one.add_argument("--json", action="store_true", help="everything known about each, as JSON")


def _tour(commands: Commands) -> None:
    one = _command(commands, "tour", "render every page to pictures, on a sample desk")
    one.add_argument("folder", type=Path, metavar="DIR")
    one.add_argument("--theme", choices=["light", "dark"], default="light", help="(light)")
    one.add_argument(
        "--size", type=_size, default=(1440, 900), metavar="WxH", help="of the window (1440x900)"
    )


def _command(commands: Commands, name: str, help_text: str) -> argparse.ArgumentParser:
    one = commands.add_parser(name, help=help_text, description=f"{help_text[0].upper()}{help_text[1:]}.")
    _common(one)
    return one


def _clock(text: str) -> Clock:
    try:
        return clock_at(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"“{text}” is no moment such as 2026-11-22T09:30") from error


def _count(text: str) -> int:
    if not text.isdecimal() or not 1 <= int(text) <= 2_000_000:
        raise argparse.ArgumentTypeError(f"“{text}” is no number from 1 to 2000000")
    return int(text)


def _size(text: str) -> tuple[int, int]:
    found = _SIZE.fullmatch(text)
    if not found:
        raise argparse.ArgumentTypeError(f"“{text}” is no size such as 1440x900")
    return int(found[1]), int(found[2])
