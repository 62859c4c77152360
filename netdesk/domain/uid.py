"""UUIDv7 (RFC 9562): identifiers that sort by the time of their making."""

import secrets
from datetime import datetime
from uuid import UUID


def new_uid(moment: datetime) -> str:
    """A new identifier, 36 characters; the first 48 bits are `moment` in milliseconds."""
    millis = int(moment.timestamp() * 1000) & (2**48 - 1)
    bits = (millis << 80) | (0x7 << 76) | (secrets.randbits(12) << 64) | (0b10 << 62) | secrets.randbits(62)
    return str(UUID(int=bits))
