"""Starts the window or a command."""

import sys
from collections.abc import Sequence


def main(words: Sequence[str] | None = None) -> int:
    """Runs what the command line asks for and returns the exit code."""
    from netdesk.cli import main as start  # so that an import of this module alone starts nothing

    return start(list(sys.argv[1:] if words is None else words))


if __name__ == "__main__":
    sys.exit(main())
