"""The desk inside a ZIP: found without unpacking anything, and refused where it could do harm."""

from __future__ import annotations

import struct
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_BZIP2, ZIP_DEFLATED, ZipFile

import pytest

from netdesk.domain.errors import UserError
from netdesk.formats import desk_source

JSON = b'{\n"format": "netdesk",\n"version": 1,\n"contacts": []\n}\n'


def zipped(files: dict[str, bytes], method: int = ZIP_DEFLATED) -> bytes:
    out = BytesIO()
    with ZipFile(out, "w", method) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return out.getvalue()


def found(folder: Path, data: bytes) -> bytes | None:
    path = folder / "desk.zip"
    path.write_bytes(data)
    with desk_source.desk_json(path) as file:
        return None if file is None else file.read()


def test_the_desk_is_found_in_a_zip_and_alone(tmp_path: Path) -> None:
    assert found(tmp_path, zipped({"README.txt": b"", "desk.json": JSON})) == JSON
    assert found(tmp_path, JSON) == JSON
    with desk_source.desk_zipped(zipped({"desk.json": JSON})) as file:
        assert file is not None
        assert file.read() == JSON


@pytest.mark.parametrize(
    "data",
    [
        zipped({"Connections.csv": b"First Name"}),
        zipped({"folder/desk.json": JSON}),
        b"PK\x03\x04 and no more",
        b'{"format": "other"}',
        b"BEGIN:VCARD",
        b"",
    ],
)
def test_what_holds_no_desk_is_left_to_others(tmp_path: Path, data: bytes) -> None:
    assert found(tmp_path, data) is None


def test_names_that_lead_elsewhere_lead_nowhere(tmp_path: Path) -> None:
    inside = tmp_path / "inside"
    inside.mkdir()
    assert found(inside, zipped({"../../x": b"evil", "/etc/x": b"evil", "desk.json": JSON})) == JSON
    assert [file.name for file in tmp_path.rglob("*")] == ["inside", "desk.zip"]


def test_a_bomb_is_read_no_further_than_a_desk_could_be_packed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(desk_source, "SMALL", 2**16)
    path = tmp_path / "desk.zip"
    path.write_bytes(zipped({"desk.json": JSON + b" " * 2**24}))
    taken = 0
    with desk_source.desk_json(path) as file, pytest.raises(UserError, match="far more than a desk"):
        assert file is not None
        while data := file.read(2**16):
            taken += len(data)
    assert taken < 2**22


def test_a_desk_of_absurd_size_is_refused_before_it_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(desk_source, "MAX_DESK_BYTES", 10)
    with pytest.raises(UserError, match="larger than"):
        found(tmp_path, zipped({"desk.json": JSON}))


@pytest.mark.parametrize("place", ["short", "long"])
def test_a_list_of_files_that_fills_the_memory_is_refused(tmp_path: Path, place: str) -> None:
    data = bytearray(zipped({"desk.json": JSON}))
    if place == "short":
        at = data.rfind(b"PK\x05\x06")
        data[at + 12 : at + 16] = struct.pack("<L", 2**31)
    else:
        data += b"PK\x06\x06" + bytes(36) + struct.pack("<Q", 2**40)
    with pytest.raises(UserError, match="too many files"):
        found(tmp_path, bytes(data))


def test_a_locked_zip_and_a_rare_packing_are_refused(tmp_path: Path) -> None:
    locked = bytearray(zipped({"desk.json": JSON}))
    locked[locked.rfind(b"PK\x01\x02") + 8] |= 1
    with pytest.raises(UserError, match="password"):
        found(tmp_path, bytes(locked))
    with pytest.raises(UserError, match="Pack it anew"):
        found(tmp_path, zipped({"desk.json": JSON}, ZIP_BZIP2))


def test_damage_inside_is_told(tmp_path: Path) -> None:
    data = bytearray(zipped({"desk.json": JSON * 20}))
    data[45:60] = bytes(15)
    with pytest.raises(UserError, match="damaged"):
        found(tmp_path, bytes(data))
