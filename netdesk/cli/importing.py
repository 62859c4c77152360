"""The command that brings contacts in: what it would do, or what it did, for each file."""

import argparse
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from netdesk.cli import output
from netdesk.desk import Desk, open_desk, open_to_read
from netdesk.domain.clock import Clock
from netdesk.domain.contact import Photo
from netdesk.domain.csv_columns import DATE_ORDERS
from netdesk.domain.import_preview import Choices, FieldChange, PersonPreview
from netdesk.domain.imports import FileReport, Source


def add_arguments(command: argparse.ArgumentParser) -> None:
    """What `import` takes."""
    command.add_argument("files", type=Path, nargs="+", metavar="FILE")
    command.add_argument("--dry-run", action="store_true", help="say what would be done, and write nothing")
    command.add_argument("--json", action="store_true", help="say what came of each file as JSON")
    command.add_argument(
        "--date-order", choices=DATE_ORDERS, default="", help="of days that can be read in several ways"
    )
    command.add_argument(
        "--restore", action="store_true", help="bring back those who are in the trash and in a file"
    )


def import_files(arguments: argparse.Namespace, path: Path, clock: Clock) -> int:
    """Adds what the files hold; a file that cannot be read does not keep the others from it."""
    reports = _previewed(arguments, path, clock) if arguments.dry_run else _imported(arguments, path, clock)
    if arguments.json:
        output.say_json([output.dumped({"files": [report.as_json() for report in reports]})])
    else:
        for report in reports:
            _tell(report)
    for report in reports:
        if report.error:
            output.complain(report.error)
    return int(any(report.error for report in reports))


def _imported(arguments: argparse.Namespace, path: Path, clock: Clock) -> list[FileReport]:
    desk = open_desk(path, clock)
    try:
        choices = Choices(restore=arguments.restore)
        order = arguments.date_order
        return desk.importing.import_files(arguments.files, shrink=_shrunk, choices=choices, date_order=order)
    finally:
        desk.close()


def _previewed(arguments: argparse.Namespace, path: Path, clock: Clock) -> list[FileReport]:
    sources = [Source(path=file, date_order=arguments.date_order) for file in arguments.files]
    with _unwritten(path, clock) as desk:
        choices = Choices(restore=arguments.restore)
        return list(desk.importing.prepare(sources, _shrunk, choices=choices).reports)


@contextmanager
def _unwritten(path: Path, clock: Clock) -> Iterator[Desk]:
    """The desk to be read only; where there is none yet, an empty one that goes again."""
    with TemporaryDirectory(prefix="netdesk-") as folder:
        desk = open_to_read(path, clock) if path.exists() else open_desk(Path(folder) / path.name, clock)
        try:
            yield desk
        finally:
            desk.close()


def _shrunk(photo: Photo) -> Photo | None:
    from netdesk.ui.photos import shrunk  # brings Qt, which only a file with photos needs

    return shrunk(photo)


def _tell(report: FileReport) -> None:
    if report.error:
        return
    output.say(
        f"{report.path}: {report.read} read, {report.added} added, {report.updated} updated, "
        f"{report.unchanged} unchanged, {len(report.skipped)} skipped"
    )
    for place in (*report.skipped, *report.remarks):
        output.say(f"  {place.where}: {place.reason}")
    for person in report.people:
        for line in _notable(person):
            output.say(f"  {person.where}: {line}")


def _notable(person: PersonPreview) -> Iterator[str]:
    """What the user may want to look at."""
    for like in person.like:
        yield f"{person.name} was taken for somebody new, though {like.name} has {like.likeness}"
    for change in person.kept_yours:
        yield f"{person.name}: {change.field} stays {_yours(change)}, the file has “{_short(change.after)}”"


def _yours(change: FieldChange) -> str:
    return f"“{_short(change.before)}”" if change.before else "empty, as you left it"


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= 60 else f"{line[:59]}…"
