"""What each command does; all of it goes through the services."""

from argparse import Namespace
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from netdesk.cli import adding, coach, doubles, exporting, filters, importing, output, screen
from netdesk.desk import Desk, make_sample, open_to_read
from netdesk.domain.clock import Clock
from netdesk.domain.contact_list import ContactLine
from netdesk.domain.errors import UserError
from netdesk.services import desk_files

Command = Callable[[Namespace, Path, Clock], int]
_AT_ONCE = 500


def list_contacts(arguments: Namespace, path: Path, clock: Clock) -> int:
    """Contacts by name, one a line, or as JSON."""
    with _reading(path, clock) as desk:
        ids = desk.contact_list.find(filters.query_of(arguments, desk.filters))
        if arguments.json:
            output.say_json(desk.exporting.contacts(ids))
        else:
            _list(desk, ids)
    return 0


def _list(desk: Desk, ids: list[int]) -> None:
    for start in range(0, len(ids), _AT_ONCE):
        some = ids[start : start + _AT_ONCE]
        lines = {line.id: line for line in desk.contact_list.lines(some)}
        for key in some:
            if key in lines:
                output.say(_line(lines[key]))


def _line(line: ContactLine) -> str:
    parts = (line.name, line.title, line.organisation, line.email, line.phone, line.stage)
    return " · ".join(" ".join(part.split()) for part in parts if part)


def check(arguments: Namespace, path: Path, clock: Clock) -> int:
    """Looks for damage and counts."""
    report = desk_files.check(path)
    if report.problem:
        raise UserError(f"{path}: {report.problem}")
    output.say(f"{path} is sound.")
    for name, count in report.counts.items():
        output.say(f"{name.replace('_', ' '):>18}  {count}")
    return 0


def backup(arguments: Namespace, path: Path, clock: Clock) -> int:
    """Writes a checked copy."""
    output.say(f"Written to {desk_files.back_up(path, arguments.out, clock)}")
    return 0


def restore(arguments: Namespace, path: Path, clock: Clock) -> int:
    """Puts a backup in the desk's place."""
    aside = desk_files.restore(arguments.backup, path, clock)
    output.say(f"{path} is now as {arguments.backup} was.")
    if aside:
        output.say(f"What was there is kept as {aside}")
    return 0


def sample(arguments: Namespace, path: Path, clock: Clock) -> int:
    """Fills a new desk with invented people."""
    make_sample(path, clock, arguments.contacts)
    output.say(f"{arguments.contacts} invented contacts are in {path}")
    return 0


def tour(arguments: Namespace, path: Path, clock: Clock) -> int:
    """Renders every page to pictures."""
    screen.do_without()
    from netdesk.ui.tour import tour as render  # Qt, which no other command needs

    for picture in render(arguments.folder, arguments.theme, arguments.size, clock):
        output.say(str(picture))
    return 0


@contextmanager
def _reading(path: Path, clock: Clock) -> Iterator[Desk]:
    desk_files.need(path)
    desk = open_to_read(path, clock)
    try:
        yield desk
    finally:
        desk.close()


COMMANDS: dict[str, Command] = {
    "import": importing.import_files,
    "add": adding.add,
    "coach": coach.coach,
    "export": exporting.export,
    "doubles": doubles.list_doubles,
    "list": list_contacts,
    "check": check,
    "backup": backup,
    "restore": restore,
    "sample": sample,
    "tour": tour,
}
