"""`netdesk coach`: each line of the standard input gives one line of JSON. It needs no desk."""

import json
import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from netdesk.cli import output
from netdesk.domain.clock import Clock
from netdesk.domain.coach.coach import Coach
from netdesk.domain.coach.findings import Finding
from netdesk.services.coach_words import read_coach

_LINE_ENDS = {ord(sign): f"\\u{ord(sign):04x}" for sign in "\x85\u2028\u2029"}
"""What some readers take for the end of a line."""
HELP = "say of each line of the standard input what to word differently, as a line of JSON"


def add_arguments(parser: ArgumentParser) -> None:
    """What the command takes."""
    parser.add_argument("--json", action="store_true", help="it always speaks JSON; this says so")


def coach(arguments: Namespace, path: Path, clock: Clock) -> int:
    """Coaches the lines, whichever desk is named."""
    return coach_lines()


def coach_lines() -> int:
    """Answers each line as soon as it is read."""
    reader = read_coach()
    for line in _lines():
        output.say_json([_answer(reader, line)])
        output.finish()
    return 0


def _lines() -> Iterator[str]:
    """Lines as `\\n` or `\\r\\n` ends them, and nothing else: a text may hold U+2028 or a form feed."""
    stream = getattr(sys.stdin, "buffer", None)  # a windowed app has no streams at all
    for place, raw in enumerate(stream or ()):
        line = raw.decode("utf-8-sig" if place == 0 else "utf-8", errors="replace")
        yield line.removesuffix("\n").removesuffix("\r")


def _answer(reader: Coach, line: str) -> str:
    findings = [_as_json(finding) for finding in reader.coach(line)]
    said = json.dumps({"text": line, "findings": findings}, ensure_ascii=False)
    return said.translate(_LINE_ENDS) + "\n"


def _as_json(finding: Finding) -> dict[str, Any]:
    return {
        "rule": str(finding.rule),
        "start": finding.start,
        "end": finding.end,
        "why": finding.why,
        "instead": finding.instead,
    }
