"""What commands print: it survives a reader that goes away and a console that is not UTF-8."""

import errno
import json
import os
import sys
from collections.abc import Iterable
from typing import Any


def prepare() -> None:
    """Has signs that the console cannot show come out as escapes instead of ending the command."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)  # a windowed app has no streams at all
        if reconfigure:
            reconfigure(errors="backslashreplace")


def say(text: str) -> None:
    """One line for people."""
    print(text)


def complain(text: str) -> None:
    """One line about what went wrong."""
    print(" ".join(text.split()), file=sys.stderr)


def say_json(pieces: Iterable[str]) -> None:
    """JSON for programs, in UTF-8 whatever the console's encoding."""
    if sys.stdout is None:
        return
    sys.stdout.flush()
    for piece in pieces:
        sys.stdout.buffer.write(piece.encode())


def dumped(value: Any) -> str:
    """A value as indented JSON."""
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"


def finish() -> None:
    """Brings out what is still held back, while a failure can still be told."""
    if sys.stdout is not None:
        sys.stdout.flush()


def is_closed_pipe(error: OSError) -> bool:
    """Whether the reader of our output has gone (Windows says EINVAL)."""
    return isinstance(error, BrokenPipeError) or (os.name == "nt" and error.errno == errno.EINVAL)


def give_up_output() -> None:
    """Nobody reads any more: what Python still writes at its end goes nowhere."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    try:
        os.dup2(nowhere, sys.stdout.fileno())
    except (OSError, ValueError):  # a stream without a file, as tests have
        return
    finally:
        os.close(nowhere)
