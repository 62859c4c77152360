"""Opens the JSON of a desk, in a file of its own or inside the ZIP that NetDesk writes."""

import re
import struct
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, cast

from netdesk.domain.errors import UserError
from netdesk.formats.reading import MAX_DESK_BYTES

if TYPE_CHECKING:
    from zipfile import ZipInfo

MEMBER = "desk.json"
MOST_DIRECTORY_BYTES = 2**25
"""Of the list of a ZIP's files: some 300,000 meetings."""
MOST_RATIO = 100
"""Text is packed to a tenth; what unpacks to a hundred times its size is no desk."""
SMALL = 2**24
_BEGIN = re.compile(rb'(?:\xef\xbb\xbf)?\s*\{[^\[]{0,200}"format"\s*:\s*"netdesk"')
_ZIP = b"PK\x03\x04"
_END, _LONG_END = b"PK\x05\x06", b"PK\x06\x06"
_TAIL = 2**16 + 256
"""In so many bytes at the end a ZIP says how long its list is."""


@contextmanager
def desk_json(path: Path) -> Iterator[BinaryIO | None]:
    """The desk's JSON to be read, None when the file holds none; raises UserError for what is too large."""
    with path.open("rb") as file:
        start = file.read(512)
        file.seek(0)
        if start.startswith(_ZIP):
            with _member(file) as found:
                yield found
        else:
            yield file if _BEGIN.match(start) else None


@contextmanager
def desk_zipped(data: bytes) -> Iterator[BinaryIO | None]:
    """The desk's JSON in the bytes of a ZIP; None for what is no ZIP or holds no desk."""
    if data.startswith(_ZIP):
        with _member(BytesIO(data)) as found:
            yield found
    else:
        yield None


@contextmanager
def _member(file: BinaryIO) -> Iterator[BinaryIO | None]:
    """Read in place: nothing is unpacked onto the disk, so no name in the ZIP leads anywhere."""
    from zipfile import ZipFile  # 10 ms that no start needs

    _check_directory(file)
    try:
        archive = ZipFile(file)
    except _broken():
        yield None  # whoever reads its contacts says what is wrong with it
        return
    entry = archive.NameToInfo.get(MEMBER)
    if entry is None:
        yield None
        return
    _check_entry(entry)
    with _told():
        unpacked = archive.open(entry)
    with unpacked:
        yield cast(BinaryIO, _Measured(cast(BinaryIO, unpacked), entry.compress_size))


def _broken() -> tuple[type[Exception], ...]:
    """What `zipfile` raises for what is damaged: its own error is one of many."""
    from zipfile import BadZipFile

    return (BadZipFile, struct.error, zlib.error, EOFError, OSError, RuntimeError, ValueError, OverflowError)


@contextmanager
def _told() -> Iterator[None]:
    try:
        yield
    except UserError:
        raise
    except _broken() as error:
        raise UserError(f"This ZIP is damaged: {error}.") from error


def _check_directory(file: BinaryIO) -> None:
    """Before the list of its files is read: a small ZIP can hold a list that fills the memory."""
    size = file.seek(0, 2)
    file.seek(max(0, size - _TAIL))
    tail = file.read()
    file.seek(0)
    lengths = [_number(tail, _END, "<12xL"), _number(tail, _LONG_END, "<40xQ")]
    if max(lengths) > MOST_DIRECTORY_BYTES:
        raise UserError("This ZIP holds too many files to be an export of NetDesk.")


def _number(tail: bytes, mark: bytes, layout: str) -> int:
    """The length that an end record gives for the list of files; 0 when there is no such record."""
    at = tail.rfind(mark)
    if at < 0 or len(tail) < at + struct.calcsize(layout):
        return 0
    return int(struct.unpack_from(layout, tail, at)[0])


def _check_entry(entry: "ZipInfo") -> None:
    from zipfile import ZIP_DEFLATED, ZIP_STORED

    if entry.flag_bits & 1:
        raise UserError("This ZIP is locked with a password. Unpack it and import its desk.json.")
    if entry.compress_type not in (ZIP_STORED, ZIP_DEFLATED):
        raise UserError("This ZIP is packed in a way that NetDesk does not read. Pack it anew.")
    if entry.file_size > MAX_DESK_BYTES:
        raise UserError(f"{MEMBER} in this ZIP is larger than {MAX_DESK_BYTES // 2**20} MB.")


class _Measured:
    """A file inside a ZIP, read no further than a desk could be packed."""

    def __init__(self, file: BinaryIO, packed: int) -> None:
        self._file = file
        self._left = min(MAX_DESK_BYTES, SMALL + MOST_RATIO * packed)

    def read(self, size: int = -1) -> bytes:
        """So many bytes at most; raises UserError when too many have come."""
        with _told():
            data = self._file.read(size)
        self._left -= len(data)
        if self._left < 0:
            raise UserError(f"{MEMBER} in this ZIP unpacks to far more than a desk can be.")
        return data
