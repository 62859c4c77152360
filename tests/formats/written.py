"""Writes vCard lines for the tests: the reader's counterpart, kept as plain as can be."""

from netdesk.formats.vcard.values import escaped


def card(*lines: str, version: str = "3.0", end: str = "\r\n") -> bytes:
    """A card of these lines."""
    return "".join(
        f"{line}{end}" for line in ("BEGIN:VCARD", f"VERSION:{version}", *lines, "END:VCARD")
    ).encode()


def folded(line: str, width: int, end: str = "\r\n") -> bytes:
    """A line in UTF-8, broken after every `width` bytes, be it in the middle of a letter."""
    data = line.encode()
    parts = [data[at : at + width] for at in range(0, len(data), width)]
    return f"{end} ".encode().join(parts)


def prop(name: str, *texts: str) -> str:
    """A property whose parts are these texts."""
    return f"{name}:{';'.join(map(escaped, texts))}"
