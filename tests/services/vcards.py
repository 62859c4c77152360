"""Files of invented contacts for the tests of importing."""

from pathlib import Path

ADA = """BEGIN:VCARD
VERSION:3.0
UID:urn:uuid:ada-0001-0001
N:Lindqvist;Ada;;;
FN:Ada Lindqvist
ORG:Havrebjerg Mill
TITLE:Miller
EMAIL;TYPE=INTERNET:ada@mill.example
TEL;TYPE=CELL:+45 555 0101
NOTE:Knows everybody at the mill
X-FAVOURITE:rye
END:VCARD
"""
BO = """BEGIN:VCARD
VERSION:3.0
N:Falk;Bo;;;
FN:Bo Falk
EMAIL;TYPE=INTERNET:bo@falk.example
END:VCARD
"""
CONNECTIONS = """Notes:
"Some words of explanation"

First Name,Last Name,URL,Email Address,Company,Position,Connected On
Cy,Moreno,https://www.linkedin.com/in/cy-moreno-invented,,Kestrel Kites,Designer,07 Feb 2022
,,https://www.linkedin.com/in/nobody-invented,,Kestrel Kites,,08 Feb 2022
"""


def vcf(folder: Path, *cards: str, name: str = "contacts.vcf") -> Path:
    """A vCard file."""
    path = folder / name
    path.write_text("".join(cards), encoding="utf-8")
    return path


def connections(folder: Path) -> Path:
    """LinkedIn's file."""
    path = folder / "Connections.csv"
    path.write_text(CONNECTIONS, encoding="utf-8")
    return path
