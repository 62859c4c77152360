"""The lines of a vCard as they are written: folded, with types and labels, and what was kept of others."""

import re
from base64 import b64encode
from collections.abc import Iterable
from itertools import count

from netdesk.domain.contact import Kept, Photo
from netdesk.formats.vcard.heads import kept_parameters, label_of, parsed
from netdesk.formats.vcard.values import escaped

_NEVER = {0: None, 0x1B: None}  # an escape would begin another encoding
_WIDTH = 75  # bytes of a line, without its end
_PLACES = frozenset(("home", "work"))
_PHONES = _PLACES | {"cell", "fax", "pager"}
_OLD_PHONES = _PHONES | {"car", "modem", "isdn", "bbs", "pcs"}
# Labels that Apple's programs know and translate.
_APPLE = frozenset(
    "Anniversary AssistantPhone Home HomeFAX HomePage Main Mobile Other Pager School Work WorkFAX".split()
)
_STRUCTURE = frozenset(("BEGIN", "END", "VERSION", "UID", "PRODID", "REV"))


class Groups:
    """Names for groups that no kept property has."""

    def __init__(self, kept: Iterable[Kept]) -> None:
        self._taken = {one.name.rpartition(".")[0].lower() for one in kept}
        self._numbers = count(1)

    def new(self, prefix: str = "item") -> str:
        """A name that was not in use."""
        names = (f"{prefix}{number}" for number in self._numbers)
        return next(name for name in names if name not in self._taken)


def clean(text: str) -> str:
    """A text without the signs that no vCard may hold."""
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return text.translate(_NEVER)


def folded(line: str) -> bytes:
    """A line in UTF-8 with its end, broken before the 76th byte, never inside a character."""
    data = line.encode("utf-8", "replace")
    parts, start, width = [], 0, _WIDTH
    while len(data) - start > width:
        end = start + width
        while data[end] & 0xC0 == 0x80:
            end -= 1
        parts.append(data[start:end])
        start, width = end, _WIDTH - 1
    return b"\r\n ".join((*parts, data[start:])) + b"\r\n"


def types_of(name: str, label: str, new: bool) -> list[str] | None:
    """The standard types that make exactly this label, if there are such."""
    words = label.split(" ") if label else []
    known = _PLACES if name != "TEL" else _PHONES if new else _OLD_PHONES
    if not known.issuperset(words) or label_of(tuple(words)) != label:
        return None
    return words if new else [word.upper() for word in words]


def label_value(label: str) -> str:
    """What the X-ABLabel of a group says."""
    return f"_$!<{label}>!$_" if label in _APPLE else escaped(label)


def kept_line(kept: Kept) -> str:
    """A property as it came, or nothing for one that would spoil the card."""
    head = parsed(f"{kept.name};{kept.parameters}" if kept.parameters else kept.name)
    if head is None or head.name in _STRUCTURE:
        return ""
    written = kept_parameters(head) if _is_line(kept.parameters) else ""
    value = clean(kept.value).replace("\n", "\\n")
    return f"{head.spelled};{written}:{value}" if written else f"{head.spelled}:{value}"


def kept_photo(photo: Photo) -> Kept:
    """A picture as vCard 3.0 has it: also for one that nobody can show, which is not to be lost."""
    is_image = photo.media_type.startswith("image/")
    kind = f";TYPE={photo.media_type.removeprefix('image/').upper()}" if is_image else ""
    return Kept(name="PHOTO", parameters=f"ENCODING=b{kind}", value=b64encode(photo.data).decode("ascii"))


def _is_line(parameters: str) -> bool:
    """Whether parameters end where they seem to: a colon outside of quotes would begin the value."""
    outside = re.sub(r'"[^"\r\n\0]*"', "", parameters)
    return not any(sign in outside for sign in ':"\r\n\0')
