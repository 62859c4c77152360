"""A link that opens the mail program with a message in it."""

from urllib.parse import quote

LONGEST = 1800
"""Encoded characters: some systems cut longer links off, without a word."""


def mailto(email: str, subject: str, body: str) -> str | None:
    """The link, everything in it escaped; None where it would be too long to arrive whole."""
    lines = "\r\n".join(body.splitlines())
    link = f"mailto:{quote(email, safe='@')}?subject={quote(subject, safe='')}&body={quote(lines, safe='')}"
    return link if len(link) <= LONGEST else None
