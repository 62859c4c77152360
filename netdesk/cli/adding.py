"""`netdesk add "TEXT"`: a follow-up in plain words."""

from argparse import ArgumentParser, Namespace
from pathlib import Path

from netdesk.cli import output
from netdesk.desk import open_desk, open_to_read
from netdesk.domain.clock import Clock
from netdesk.domain.errors import UserError
from netdesk.domain.plain_words.said import Understood


def add_arguments(parser: ArgumentParser) -> None:
    """What the command takes."""
    parser.add_argument(
        "text", metavar="TEXT", help="such as: call Maria next Thursday at 3pm; keep Jonas posted every month"
    )
    parser.add_argument("--dry-run", action="store_true", help="say what is understood, store nothing")
    parser.add_argument("--json", action="store_true", help="say what was understood as JSON")


def add(arguments: Namespace, path: Path, clock: Clock) -> int:
    """Adds a follow-up; a dry run needs no desk, and knows the contacts of one that is there."""
    if not arguments.text.strip():
        raise UserError("Type what is to be done, such as: call Maria next Thursday at 3pm.")
    said = (
        _understood(arguments.text, path, clock) if arguments.dry_run else _added(arguments.text, path, clock)
    )
    if arguments.json:
        output.say_json([output.dumped(_as_json(said))])
    else:
        _tell(said)
    return 0


def _understood(text: str, path: Path, clock: Clock) -> Understood:
    if not path.exists():
        from netdesk.domain.plain_words.reading import understand  # its patterns take their time

        return understand(text, clock.wall())
    desk = open_to_read(path, clock)
    try:
        return desk.plain_words.understand(text)
    finally:
        desk.close()


def _added(text: str, path: Path, clock: Clock) -> Understood:
    desk = open_desk(path, clock)
    try:
        return desk.plain_words.add(text)[1]
    finally:
        desk.close()


def _as_json(said: Understood) -> dict[str, str | list[str] | None]:
    only = said.naming.only
    found: dict[str, str | list[str] | None] = {
        "title": said.title,
        "kind": str(said.kind),
        "contact": only.full_name if only else None,
        "due": said.due or None,
        "repeat": said.repeat or None,
    }
    if len(said.naming.people) > 1:
        found["contacts"] = [person.full_name for person in said.naming.people]
    return found


def _tell(said: Understood) -> None:
    only, several = said.naming.only, said.naming.people
    parts = [said.title, str(said.kind), only.full_name if only else "", said.due or "no day", said.repeat]
    output.say(" · ".join(filter(None, parts)))
    if len(several) > 1:
        output.say("  may be " + ", ".join(person.full_name for person in several))
