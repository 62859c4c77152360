"""The command line: the window's start, which loads nothing else, and the commands without a window."""

from netdesk.cli import window

__all__ = ["main"]


def main(words: list[str]) -> int:
    """Opens the window or runs a command; returns the exit code: 1 for a failure, 2 for wrong usage."""
    options = window.options_of(words)
    if options is not None:
        return window.open_window(options)
    from netdesk.cli.run import run  # argparse and the services cost 100 ms that no window's start pays

    return run(words)
