"""Photos that came with an import: small, of known kinds, and never a bomb."""

from __future__ import annotations

import struct
import zlib

import pytest
from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize
from PySide6.QtGui import QColor, QImage

from netdesk.domain.contact import Photo
from netdesk.ui.photos import LIGHT, SIDE, decoded, shrunk


def picture(width: int, height: int, kind: str, *, alpha: bool = False) -> Photo:
    form = QImage.Format.Format_ARGB32 if alpha else QImage.Format.Format_RGB32
    image = QImage(width, height, form)
    image.fill(QColor(200, 30, 90, 120 if alpha else 255))
    data, buffer = QByteArray(), QBuffer()
    buffer.setBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    assert image.save(buffer, kind)  # type: ignore[call-overload]  # as in photos.py
    return Photo(media_type=f"image/{kind}", data=bytes(data.data()))


def png_of(width: int, height: int) -> bytes:
    """A few bytes that claim to be so large a picture."""

    def chunk(name: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(b"")) + chunk(b"IEND", b"")
    )


@pytest.mark.parametrize(
    ("photo", "kind"),
    [
        (picture(3000, 1500, "jpeg"), "image/jpeg"),
        (picture(900, 900, "png"), "image/png"),
        (picture(900, 300, "png", alpha=True), "image/png"),
    ],
)
def test_a_large_photo_becomes_small_and_keeps_its_shape(photo: Photo, kind: str) -> None:
    small = shrunk(photo)
    assert small is not None
    assert small.media_type == kind
    assert len(small.data) <= LIGHT
    image, whole = decoded(small), decoded(photo)
    assert image is not None
    assert whole is not None
    assert image.size() == whole.size()
    assert max(image.width(), image.height()) == SIDE
    assert shrunk(small) == small


def test_a_small_photo_is_kept_as_it_came() -> None:
    photo = picture(96, 128, "jpeg")
    assert shrunk(photo) is photo
    assert decoded(photo) is not None
    assert decoded(photo).size() == QSize(96, 128)  # type: ignore[union-attr]  # see the line above


@pytest.mark.parametrize(
    "data",
    [
        png_of(50_000, 50_000),
        png_of(5_000, 4_000),
        b"<svg xmlns='http://www.w3.org/2000/svg'><image href='file:///etc/hostname'/></svg>",
        b"\xff\xd8\xff\xe0" + bytes(100),
        b"GIF89a" + bytes(100),
        b"",
    ],
    ids=["bomb", "empty", "svg", "broken", "gif", "nothing"],
)
def test_what_is_no_picture_is_no_photo(data: bytes) -> None:
    photo = Photo(media_type="image/jpeg", data=data)
    assert shrunk(photo) is None
    assert decoded(photo) is None
