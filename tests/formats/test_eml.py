"""Messages as files: Python's own parser reads back what was written."""

from __future__ import annotations

from email import message_from_bytes, policy
from email.message import EmailMessage

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netdesk.formats.eml import Attached, eml


def parsed(data: bytes) -> EmailMessage:
    message = message_from_bytes(data, policy=policy.default)
    assert isinstance(message, EmailMessage)
    return message


def made(**fields: str) -> bytes:
    known = {
        "name": "Åsa Öberg, PhD",
        "email": "asa@example.org",
        "subject": "Grüße",
        "body": "Hej",
        **fields,
    }
    return eml(name=known["name"], email=known["email"], subject=known["subject"], body=known["body"])


def test_umlauts_long_lines_and_the_mark_of_the_unsent_survive() -> None:
    body = "Förväntan — " + "sehr lange Zeile " * 200 + "\n\n.\nFrom here\nEnde 🎈"
    message = parsed(made(body=body))
    assert message["X-Unsent"] == "1"
    (to,) = message["To"].addresses
    assert (to.display_name, to.addr_spec) == ("Åsa Öberg, PhD", "asa@example.org")
    assert message["Subject"] == "Grüße"
    assert message.get_content().replace("\r\n", "\n") == body + "\n"
    assert message["From"] is None
    assert max(map(len, made(body=body).splitlines())) <= 78


def test_a_file_goes_with_it_byte_by_byte_under_its_name() -> None:
    data = bytes(range(256)) * 9
    attached = Attached(name="Résumé Åsa.pdf", media_type="application/pdf", data=data)
    message = parsed(eml(name="", email="", subject="S", body="B", attached=attached))
    (file,) = message.iter_attachments()
    assert (file.get_filename(), file.get_content_type()) == ("Résumé Åsa.pdf", "application/pdf")
    assert file.get_content() == data
    assert message["To"] is None


def test_a_subject_cannot_bring_a_header_of_its_own() -> None:
    message = parsed(made(subject="Hello\r\nBcc: spy@example.org"))
    assert message["Bcc"] is None
    assert message["Subject"] == "Hello Bcc: spy@example.org"


@pytest.mark.parametrize(
    "email", ["", "<", "nobody", "a b@example.org", "a@b@c", "x@example.org\r\nBcc: s@e.org"]
)
def test_what_is_no_address_is_left_to_the_mail_program(email: str) -> None:
    message = parsed(made(email=email))
    assert (message["To"], message["Bcc"]) == (None, None)


@given(st.text())
def test_any_name_goes_with_the_address(name: str) -> None:
    message = parsed(made(name=name))
    assert [one.addr_spec for one in message["To"].addresses] == ["asa@example.org"]


@given(st.text(), st.text(), st.text(st.characters(codec="utf-8", exclude_categories=["Cs"])))
def test_no_name_address_or_text_breaks_it(name: str, email: str, body: str) -> None:
    message = parsed(eml(name=name, email=email, subject=name, body=body))
    assert message["X-Unsent"] == "1"
    assert set(message.keys()) <= {
        "X-Unsent", "To", "Subject", "Content-Type", "Content-Transfer-Encoding", "MIME-Version"
    }  # fmt: skip
