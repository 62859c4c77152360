"""The file of contacts in a ZIP, as LinkedIn, Google and NetDesk send it; nothing is unpacked to disk."""

import zlib
from collections.abc import Sequence
from io import BytesIO
from pathlib import PurePosixPath
from zipfile import BadZipFile, LargeZipFile, ZipFile, ZipInfo

from netdesk.domain.errors import UserError
from netdesk.formats.reading import MAX_BYTES

MAGIC = b"PK\x03\x04"
_CONNECTIONS = "connections.csv"
_CONTACTS = (".csv", ".vcf", ".vcard")
_MOST_FILES = 100_000
_ENTRY = b"PK\x01\x02"  # begins each entry of the list of files
_PIECE = 2**20
_BOMB = 300  # times smaller than its content: text shrinks to a tenth
_SHEETS = ("xl/workbook.xml", "content.xml")


def contacts_in(data: bytes, name: str) -> tuple[bytes, str]:
    """The bytes and the name of the one file of contacts; LinkedIn's connections come first."""
    if data.count(_ENTRY) > _MOST_FILES:  # asked before their list fills the memory
        raise UserError(f"{name} holds more than {_MOST_FILES:,} files: this is no export of contacts.")
    try:
        with ZipFile(BytesIO(data)) as archive:
            chosen = _chosen(archive.infolist(), name)
            return _content(archive, chosen, name), PurePosixPath(chosen.filename).name
    except (BadZipFile, LargeZipFile, zlib.error, EOFError, OSError, ValueError) as error:
        raise UserError(f"{name} is damaged: its content cannot be unpacked. Download it again.") from error
    except (NotImplementedError, RuntimeError) as error:  # how a password or a rare method is told
        raise UserError(f"{name} cannot be unpacked here. Unpack it and choose the file in it.") from error


def _chosen(infos: Sequence[ZipInfo], name: str) -> ZipInfo:
    if any(info.filename in _SHEETS for info in infos):
        raise UserError(f"{name} is a spreadsheet. Save it as CSV, and choose that file.")
    files = [info for info in infos if not info.is_dir() and not info.filename.startswith("__MACOSX/")]
    for is_wanted in (_is_connections, _is_contacts):
        wanted = [info for info in files if is_wanted(info)]
        if len(wanted) == 1:
            return _inside(wanted[0], name)
        if wanted:
            names = ", ".join(info.filename[:60] for info in wanted[:5])
            raise UserError(f"{name} holds several files of contacts ({names}). Unpack it and choose one.")
    raise UserError(f"{name} is a ZIP without a Connections.csv or any other file of contacts.")


def _inside(info: ZipInfo, name: str) -> ZipInfo:
    """Nothing is unpacked by its name; a name that leads elsewhere still tells who made the ZIP."""
    path = PurePosixPath(info.filename.replace("\\", "/"))
    if path.is_absolute() or ".." in path.parts or ":" in path.parts[0]:
        raise UserError(f"{info.filename[:60]} in {name} leads out of the ZIP: it is not read.")
    return info


def _is_connections(info: ZipInfo) -> bool:
    return PurePosixPath(info.filename.replace("\\", "/")).name.lower() == _CONNECTIONS


def _is_contacts(info: ZipInfo) -> bool:
    return info.filename.lower().endswith(_CONTACTS)


def _content(archive: ZipFile, info: ZipInfo, name: str) -> bytes:
    """The content, read in pieces: what the archive says of its size may be a lie."""
    too_large = f"{info.filename[:60]} in {name} is larger than {MAX_BYTES // 2**20} MB."
    if info.file_size > MAX_BYTES:
        raise UserError(too_large)
    if info.file_size > _BOMB * max(info.compress_size, 1):
        raise UserError(
            f"{info.filename[:60]} in {name} unpacks to {_BOMB:,} times its size: it is not read."
        )
    pieces, size = [], 0
    with archive.open(info) as file:
        while piece := file.read(_PIECE):
            pieces.append(piece)
            size += len(piece)
            if size > MAX_BYTES:
                raise UserError(too_large)
    return b"".join(pieces)
