"""What a picture's first bytes say: its kind and its size, without decoding it."""

import struct
from collections.abc import Callable

from netdesk.domain.contact import Photo

Shrink = Callable[[Photo], Photo | None]
"""Makes a photo small; None when it is no picture after all."""

MAX_BYTES = 4 * 2**20
MAX_PIXELS = 25_000_000
_PNG = b"\x89PNG\r\n\x1a\n"
_JPEG = b"\xff\xd8\xff"
_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}


def media_type(data: bytes) -> str:
    """`image/png` or `image/jpeg` when it is one of reasonable size, else empty."""
    size = _png_size(data) if data.startswith(_PNG) else _jpeg_size(data) if data.startswith(_JPEG) else None
    if size is None or len(data) > MAX_BYTES or not 0 < size[0] * size[1] <= MAX_PIXELS:
        return ""
    return "image/png" if data.startswith(_PNG) else "image/jpeg"


def _png_size(data: bytes) -> tuple[int, int] | None:
    return struct.unpack(">II", data[16:24]) if data[12:16] == b"IHDR" and len(data) >= 24 else None


def _jpeg_size(data: bytes) -> tuple[int, int] | None:
    """From the first frame's head; segments before it are passed over."""
    at = 2
    while at + 9 <= len(data) and data[at] == 0xFF:
        if data[at + 1] in _FRAMES:
            height, width = struct.unpack(">HH", data[at + 5 : at + 9])
            return width, height
        at += 1 if data[at + 1] == 0xFF else 2 + int.from_bytes(data[at + 2 : at + 4], "big")
    return None
