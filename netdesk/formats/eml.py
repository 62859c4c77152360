"""A message as a file that mail programs open as a draft to be sent."""

import re
from dataclasses import dataclass

_ADDRESS = re.compile(r"[^\s@<>()\[\]\\,:;\"]+@[^\s@<>()\[\]\\,:;\"]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Attached:
    """A file that goes with a message."""

    name: str
    media_type: str
    data: bytes


def eml(*, name: str, email: str, subject: str, body: str, attached: Attached | None = None) -> bytes:
    """The message, marked as unsent: without a sender and a day, which the mail program adds."""
    from email.message import EmailMessage  # heavy, and rarely wanted
    from email.policy import SMTP

    message = EmailMessage(policy=SMTP)
    message["X-Unsent"] = "1"
    to = _address(name, email)
    if to is not None:
        message["To"] = to
    message["Subject"] = " ".join(subject.split())
    message.set_content(body.rstrip("\n") + "\n", charset="utf-8", cte="quoted-printable")
    if attached is not None:
        kind, name = attached.media_type, attached.name
        main, _, sub = (kind if "/" in kind else "application/octet-stream").partition("/")
        message.add_attachment(attached.data, maintype=main, subtype=sub, filename=name)
    return message.as_bytes()


def _address(name: str, email: str) -> object | None:
    """The address with its name; None for what is none: the mail program asks for it then."""
    from email.errors import HeaderParseError
    from email.headerregistry import Address

    if not _ADDRESS.fullmatch(email.strip()):
        return None  # the parser of the standard library stumbles over some of these
    try:
        return Address(display_name=" ".join(name.split()), addr_spec=email.strip())
    except (ValueError, IndexError, HeaderParseError):
        return None
