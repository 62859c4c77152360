"""The command that gives a desk's data out."""

import argparse
from pathlib import Path

from netdesk.cli import output
from netdesk.desk import open_to_read
from netdesk.domain.clock import Clock
from netdesk.domain.exports import ExportChoice, Exported, ExportFormat, format_of
from netdesk.services import desk_files


def add_arguments(command: argparse.ArgumentParser) -> None:
    """What `export` takes."""
    command.add_argument("out", type=Path, metavar="OUT", help=f"its ending says the format: {_endings()}")
    command.add_argument(
        "--vcard", choices=["3.0", "4.0"], default="3.0", help="of a .vcf, or the one in a .zip (3.0)"
    )


def _endings() -> str:
    return ", ".join(ExportFormat)


def export(arguments: argparse.Namespace, path: Path, clock: Clock) -> int:
    """Writes the desk in the format of the file's ending."""
    desk_files.need(path)
    desk = open_to_read(path, clock)
    try:
        written = desk.exporting.export(arguments.out, ExportChoice(vcard=arguments.vcard))
    finally:
        desk.close()
    output.say(f"Written to {arguments.out}{_told(arguments.out, written)}")
    return 0


def _told(out: Path, written: Exported) -> str:
    """How many contacts, or entries of a calendar, and what a calendar has no place for."""
    chosen = format_of(out)
    if chosen is not ExportFormat.CALENDAR:
        return f": {written.contacts} contacts outside the trash"
    lost = f"; {written.undated} without a day have no place in a calendar" if written.undated else ""
    return f": {written.entries} entries{lost}"
