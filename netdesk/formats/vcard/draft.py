"""A card in the making: its properties as they come."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from netdesk.domain.contact import Photo, PointKind, Role
from netdesk.formats.vcard import values
from netdesk.formats.vcard.heads import Head
from netdesk.formats.vcard.names import NAMES
from netdesk.formats.vcard.roles import Said

_ADDRESSES = ("urls", "uri", "url", "cid", "content-id")
_UUID = re.compile(r"urn:uuid:(?=[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}\Z)", re.IGNORECASE)
NO_PARTS = "X-PARTS"  # NetDesk's own parameter of N: the name has none, none are to be derived


@dataclass(slots=True)
class Draft:
    """What one card has said so far; `old` is vCard 2.1, where a comma parts nothing."""

    old: bool = False
    uid: str = ""
    is_group: bool = False
    full: str = ""
    names: dict[str, str] = field(default_factory=dict)
    whole_only: bool = False
    nicknames: list[str] = field(default_factory=list)
    birthday: str = ""
    anniversary: str = ""
    points: list[tuple[PointKind, Head, str]] = field(default_factory=list)
    addresses: list[tuple[Head, list[str]]] = field(default_factory=list)
    roles: list[Said] = field(default_factory=list)
    tags: dict[str, None] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)
    photo: Photo | None = None
    labels: dict[str, str] = field(default_factory=dict)
    kept: list[tuple[Head, str]] = field(default_factory=list)

    def keep(self, head: Head, value: str) -> None:
        self.kept.append((head, value))

    def keep_if_any(self, head: Head, value: str) -> None:
        if value.strip():
            self.keep(head, value)

    def drop(self, head: Head, value: str) -> None:
        """For what says something of the file alone: its version, its writer, its date."""

    def set_full(self, head: Head, value: str) -> None:
        text = values.unescaped(value)
        if self.full and text != self.full:
            self.keep_if_any(head, value)
        self.full = self.full or text

    def set_names(self, head: Head, value: str) -> None:
        if self.names:
            return self.keep(head, value)
        parts = values.split_at(value, ";")
        self.names = dict(zip(NAMES, parts, strict=False))
        if "\\" in value or "," in value:
            self.names = {name: self._name(name, part) for name, part in self.names.items()}
        if len(parts) > len(NAMES):
            self._add_names(parts)
        self.whole_only = NO_PARTS in head.others
        return None

    def _name(self, name: str, part: str) -> str:
        """Several names in one part become words, several suffixes a list as one writes it."""
        several = values.texts(part, ",") if not self.old and "," in part else ()
        if len(several) < 2:
            return values.unescaped(part)
        return (", " if name == "suffix" else " ").join(filter(None, map(str.strip, several)))

    def _add_names(self, parts: list[str]) -> None:
        """A second surname and a generation (RFC 9554): the other parts have them too, as a rule."""
        first, more = parts[: len(NAMES)], parts[len(NAMES) :]
        if any(more):
            known = {text.strip() for part in first for text in values.texts(part, ",")}
            new = dict.fromkeys(
                text for part in more if (text := values.unescaped(part).strip()) not in known
            )
            self.names["suffix"] = ", ".join(filter(None, (self.names["suffix"], *new)))

    def add_nickname(self, head: Head, value: str) -> None:
        texts = [values.unescaped(value)] if self.old else values.texts(value, ",")
        self.nicknames += filter(str.strip, texts)

    def add_email(self, head: Head, value: str) -> None:
        self._add(PointKind.EMAIL, head, value, "mailto:")

    def add_phone(self, head: Head, value: str) -> None:
        self._add(PointKind.PHONE, head, value, "tel:")

    def add_link(self, head: Head, value: str) -> None:
        self._add(PointKind.LINK, head, value, "")

    def _add(self, kind: PointKind, head: Head, value: str, scheme: str) -> None:
        text = values.unescaped(value).strip()
        if scheme and text[: len(scheme)].lower() == scheme:
            text = text[len(scheme) :].strip()
        if text:
            self.points.append((kind, head, text))

    def add_address(self, head: Head, value: str) -> None:
        parts = values.texts(value, ";")
        if any(map(str.strip, parts)):
            self.addresses.append((head, parts))
        if label := head.others.get("LABEL", "").strip():
            self.keep(head.called("LABEL"), values.escaped(label.replace("\\n", "\n")))

    def add_organisation(self, head: Head, value: str) -> None:
        parts = [text.strip() for text in values.texts(value, ";")]
        if any(parts):
            unit = ";".join(filter(None, parts[1:]))
            self.roles.append((head.group, Role(organisation=parts[0], unit=unit)))

    def add_title(self, head: Head, value: str) -> None:
        if text := values.unescaped(value).strip():
            self.roles.append((head.group, Role(title=text)))

    def add_tags(self, head: Head, value: str) -> None:
        tags = (text.strip() for text in values.texts(value, ","))
        self.tags.update(dict.fromkeys(filter(None, tags)))

    def add_note(self, head: Head, value: str) -> None:
        text = values.unescaped(value)
        if text.strip():
            self.notes.append(text)

    def set_birthday(self, head: Head, value: str) -> None:
        day = day_of(head, value)
        if not day or self.birthday not in ("", day):
            return self.keep_if_any(head, value)
        self.birthday = day
        return None

    def set_anniversary(self, head: Head, value: str) -> None:
        day = day_of(head, value)
        if not day or self.anniversary not in ("", day):
            return self.keep_if_any(head, value)
        self.anniversary = day
        return None

    def set_photo(self, head: Head, value: str) -> None:
        data = None if self.photo else _picture(head, value)
        if data is None:
            return self.keep_if_any(head, value)
        named = (value[5:].partition(";")[0].lower(),) if values.is_data(value) else head.types
        self.photo = Photo(media_type=values.media_type(data, named), data=data)
        return None

    def set_uid(self, head: Head, value: str) -> None:
        self.uid = self.uid or _UUID.sub("", values.unescaped(value).strip())

    def set_label(self, head: Head, value: str) -> None:
        self.labels[head.group] = values.label(values.unescaped(value))
        self.keep(head, value)

    def set_kind(self, head: Head, value: str) -> None:
        self.is_group = value.strip().lower() == "group"
        self.keep(head, value)


def day_of(head: Head, value: str) -> str:
    """The day that a property names, or nothing."""
    return values.day(value, head.others.get("X-APPLE-OMIT-YEAR", ""))


def _picture(head: Head, value: str) -> bytes | None:
    """The bytes of a picture, not those that a short address might stand for."""
    if values.is_data(value):
        return values.binary(value)
    data = None if head.value in _ADDRESSES else values.binary(value)
    return data if data and (head.encoding == "b" or values.picture_type(data)) else None


Handler = Callable[[Draft, Head, str], None]

HANDLERS: Mapping[str, Handler] = {
    "BEGIN": Draft.drop,
    "END": Draft.drop,
    "VERSION": Draft.drop,
    "PRODID": Draft.drop,
    "REV": Draft.drop,
    "AGENT": Draft.keep_if_any,
    "UID": Draft.set_uid,
    "FN": Draft.set_full,
    "N": Draft.set_names,
    "NICKNAME": Draft.add_nickname,
    "EMAIL": Draft.add_email,
    "TEL": Draft.add_phone,
    "URL": Draft.add_link,
    "ADR": Draft.add_address,
    "ORG": Draft.add_organisation,
    "TITLE": Draft.add_title,
    "CATEGORIES": Draft.add_tags,
    "NOTE": Draft.add_note,
    "BDAY": Draft.set_birthday,
    "ANNIVERSARY": Draft.set_anniversary,
    "X-ANNIVERSARY": Draft.set_anniversary,
    "X-EVOLUTION-ANNIVERSARY": Draft.set_anniversary,
    "X-MS-ANNIVERSARY": Draft.set_anniversary,
    "PHOTO": Draft.set_photo,
    "X-ABLABEL": Draft.set_label,
    "KIND": Draft.set_kind,
    "X-ADDRESSBOOKSERVER-KIND": Draft.set_kind,
}
