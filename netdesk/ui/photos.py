"""Photos of contacts: decoded by the kind that their first bytes say, never larger than they are shown."""

from __future__ import annotations

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt
from PySide6.QtGui import QImage, QImageReader

from netdesk.domain.contact import Photo
from netdesk.domain.picture import MAX_PIXELS, media_type

SIDE = 256
LIGHT = 64 * 2**10
"""A photo of at most this many bytes and SIDE pixels is small enough to be kept as it came."""
QUALITY = 85
KINDS = {"image/jpeg": "jpeg", "image/png": "png"}


def shrunk(photo: Photo) -> Photo | None:
    """The photo re-encoded small, without whatever else its file told; None when it cannot be decoded."""
    reader, image = _read(photo.data)
    if reader is None or image.isNull():
        return None
    if len(photo.data) <= LIGHT and max(reader.size().width(), reader.size().height()) <= SIDE:
        return photo
    kind = media_type(photo.data)
    data, buffer = QByteArray(), QBuffer()
    buffer.setBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, KINDS[kind], QUALITY)  # type: ignore[call-overload]  # the stubs want bytes, Qt wants text
    return Photo(media_type=kind, data=bytes(data.data()))


def decoded(photo: Photo | None) -> QImage | None:
    """The photo to be shown, at most SIDE pixels wide and high."""
    image = _read(photo.data)[1] if photo is not None else QImage()
    return None if image.isNull() else image


def _read(data: bytes) -> tuple[QImageReader | None, QImage]:
    kind = media_type(data)
    if not kind:
        return None, QImage()
    buffer = QBuffer()
    buffer.setData(data)
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer, QByteArray(KINDS[kind].encode()))
    reader.setAutoTransform(True)
    size = reader.size()
    if not 0 < size.width() * size.height() <= MAX_PIXELS:
        return None, QImage()
    if max(size.width(), size.height()) > SIDE:
        reader.setScaledSize(size.scaled(QSize(SIDE, SIDE), Qt.AspectRatioMode.KeepAspectRatio))
    image = reader.read()
    reader.setDevice(None)  # type: ignore[arg-type]  # Qt takes null; the buffer goes with this function
    return reader, image
