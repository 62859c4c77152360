import io
import zipfile
from collections.abc import Mapping
from pathlib import Path

import pytest

from netdesk.domain.errors import UserError
from netdesk.formats import zipped
from netdesk.formats.contacts import columns, format_of, read_contacts

CONNECTIONS = "Notes:\n\nFirst Name,Last Name,URL\nBo,Ek,https://l.example/in/bo\n"


def packed(files: Mapping[str, str | bytes]) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in files.items():
            archive.writestr(name, text)
    return data.getvalue()


def test_the_connections_in_what_linkedin_sends() -> None:
    others = {"Profile.csv": "First Name,Last Name\nMe,Myself\n", "Jobs/Saved.csv": "x"}
    data = packed({**others, "Connections.csv": CONNECTIONS})
    reading = read_contacts(data, "Complete_LinkedInDataExport_01-02-2025.zip")
    assert (reading.format, reading.cards[0].where) == ("LinkedIn", "line 4")
    assert reading.cards[0].card.contact.full_name == "Bo Ek"
    assert format_of(data, "a.zip") == "LinkedIn"
    assert columns(data).headers == ("First Name", "Last Name", "URL")


@pytest.mark.parametrize("name", ["Export/Connections.csv", "connections.csv", "people.csv", "Contacts.vcf"])
def test_other_names_and_folders(name: str) -> None:
    text = "BEGIN:VCARD\nVERSION:3.0\nFN:Bo Ek\nEND:VCARD\n" if name.endswith("vcf") else CONNECTIONS
    reading = read_contacts(
        packed({name: text, "__MACOSX/._Connections.csv": "x", "__MACOSX/Connections.csv": "x"}), "a.zip"
    )
    assert [one.card.contact.full_name for one in reading.cards] == ["Bo Ek"]


@pytest.mark.parametrize(
    ("data", "cause"),
    [
        (packed({"Profile.txt": "x"}), "without a Connections.csv"),
        (packed({"a.csv": "x", "b.csv": "y"}), "several files of contacts"),
        (packed({"xl/workbook.xml": "x", "Connections.csv": CONNECTIONS}), "is a spreadsheet"),
        (packed({"../../Connections.csv": CONNECTIONS}), "leads out of the ZIP"),
        (packed({"/etc/Connections.csv": CONNECTIONS}), "leads out of the ZIP"),
        (packed({"C:\\temp\\Connections.csv": CONNECTIONS}), "leads out of the ZIP"),
        (packed({"Connections.csv": "a,b\n" * 2_000_000}), "unpacks to 300 times its size"),
        (packed({"Connections.csv": CONNECTIONS})[:-30], "damaged"),
        (packed({"inner.csv": packed({"Connections.csv": CONNECTIONS})}), "ZIP within a ZIP"),
    ],
    ids=["none", "several", "sheet", "up", "root", "drive", "bomb", "cut", "nested"],
)
def test_what_is_not_unpacked_says_why(data: bytes, cause: str) -> None:
    with pytest.raises(UserError, match=cause):
        read_contacts(data, "export.zip")


def test_a_file_that_is_too_large_is_not_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(zipped, "MAX_BYTES", 20)
    with pytest.raises(UserError, match="larger than"):
        read_contacts(packed({"Connections.csv": CONNECTIONS}), "export.zip")


def test_a_size_that_is_a_lie_is_found_out() -> None:
    data = bytearray(packed({"Connections.csv": CONNECTIONS * 3}))
    at = data.rfind(b"PK\x01\x02") + 24
    data[at : at + 4] = (10).to_bytes(4, "little")
    with pytest.raises(UserError, match="damaged"):
        read_contacts(bytes(data), "export.zip")


def test_a_list_of_too_many_files_is_not_read() -> None:
    data = b"PK\x03\x04" + b"PK\x01\x02" * 100_001
    with pytest.raises(UserError, match="more than 100,000 files"):
        zipped.contacts_in(data, "export.zip")


def test_nothing_is_written_to_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    read_contacts(packed({"Connections.csv": CONNECTIONS}), "export.zip")
    assert list(tmp_path.iterdir()) == []
