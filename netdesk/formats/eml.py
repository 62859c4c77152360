"""A message as a file that mail programs open as a draft to be sent."""

from dataclasses import dataclass


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
    if email:
        message["To"] = _address(name, email)
    message["Subject"] = " ".join(subject.split())
    message.set_content(body.rstrip("\n") + "\n", charset="utf-8", cte="quoted-printable")
    if attached is not None:
        kind, name = attached.media_type, attached.name
        main, _, sub = (kind if "/" in kind else "application/octet-stream").partition("/")
        message.add_attachment(attached.data, maintype=main, subtype=sub, filename=name)
    return message.as_bytes()


def _address(name: str, email: str) -> object:
    """The address with its name; what is no address goes as it was written, to be mended by the user."""
    from email.errors import HeaderParseError
    from email.headerregistry import Address

    try:
        return Address(display_name=" ".join(name.split()), addr_spec=email)
    except (ValueError, IndexError, HeaderParseError):
        return " ".join(email.split())
