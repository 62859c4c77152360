"""A card in the making: its properties as they come, put together once all are there."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from netdesk.domain.contact import Address, Card, Contact, Kept, Photo, Point, PointKind
from netdesk.formats.vcard import values
from netdesk.formats.vcard.heads import Head
from netdesk.formats.vcard.names import NAMES, has_parts, parts_of, whole
from netdesk.formats.vcard.roles import Organised, Titled, roles_of

_APPLE_LABEL = re.compile(r"_\$!<(.*)>!\$_\Z", re.DOTALL)
_NOT_EXPORTED = re.compile(
    r"(?:^|;)(?:CHARSET=[^;]*|(?:ENCODING=)?QUOTED-PRINTABLE|ENCODING=Q(?=;|\Z))", re.IGNORECASE
)
_ADDRESSES = ("urls", "uri", "url")


@dataclass(slots=True)
class Draft:
    """What one card has said so far; `old` is vCard 2.1, where a comma parts nothing."""

    old: bool = False
    uid: str = ""
    is_group: bool = False
    full: str = ""
    names: dict[str, str] = field(default_factory=dict)
    nicknames: list[str] = field(default_factory=list)
    birthday: str = ""
    anniversary: str = ""
    points: list[tuple[PointKind, Head, str]] = field(default_factory=list)
    addresses: list[tuple[Head, list[str]]] = field(default_factory=list)
    organisations: list[Organised] = field(default_factory=list)
    titles: list[Titled] = field(default_factory=list)
    tags: dict[str, None] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)
    photo: Photo | None = None
    labels: dict[str, str] = field(default_factory=dict)
    kept: list[tuple[Head, str]] = field(default_factory=list)

    def keep(self, head: Head, value: str) -> None:
        self.kept.append((head, value))

    def drop(self, head: Head, value: str) -> None:
        """For what says something of the file alone: its version, its writer, its date."""

    def set_full(self, head: Head, value: str) -> None:
        text = values.unescaped(value)
        if self.full and text != self.full:
            self.keep(head, value)
        self.full = self.full or text

    def set_names(self, head: Head, value: str) -> None:
        if self.names:
            return self.keep(head, value)
        for name, part in zip(NAMES, values.split_at(value, ";"), strict=False):
            self.names[name] = self._name(name, part)
        return None

    def _name(self, name: str, part: str) -> str:
        """Several names in one part become words, several suffixes a list as one writes it."""
        if self.old or "," not in part:
            return values.unescaped(part)
        several = (text.strip() for text in values.texts(part, ","))
        return (", " if name == "suffix" else " ").join(filter(None, several))

    def add_nickname(self, head: Head, value: str) -> None:
        self.nicknames += [text for text in values.texts(value, ",") if text.strip()]

    def add_email(self, head: Head, value: str) -> None:
        self._add(PointKind.EMAIL, head, value, "mailto:")

    def add_phone(self, head: Head, value: str) -> None:
        self._add(PointKind.PHONE, head, value, "tel:")

    def add_link(self, head: Head, value: str) -> None:
        self._add(PointKind.LINK, head, value, "")

    def _add(self, kind: PointKind, head: Head, value: str, scheme: str) -> None:
        text = values.unescaped(value).strip()
        if scheme and text[: len(scheme)].lower() == scheme:
            text = text[len(scheme) :]
        if text:
            self.points.append((kind, head, text))

    def add_address(self, head: Head, value: str) -> None:
        parts = values.texts(value, ";")
        if any(part.strip() for part in parts):
            self.addresses.append((head, parts))

    def add_organisation(self, head: Head, value: str) -> None:
        parts = [text.strip() for text in values.texts(value, ";")]
        if any(parts):
            self.organisations.append((head.group, parts[0], ";".join(filter(None, parts[1:]))))

    def add_title(self, head: Head, value: str) -> None:
        if text := values.unescaped(value).strip():
            self.titles.append((head.group, text))

    def add_tags(self, head: Head, value: str) -> None:
        tags = (text.strip() for text in values.texts(value, ","))
        self.tags.update(dict.fromkeys(filter(None, tags)))

    def add_note(self, head: Head, value: str) -> None:
        text = values.unescaped(value)
        if text.strip():
            self.notes.append(text)

    def set_birthday(self, head: Head, value: str) -> None:
        day = values.day(value, head.others.get("X-APPLE-OMIT-YEAR", ""))
        if not day or self.birthday not in ("", day):
            return self.keep(head, value)
        self.birthday = day
        return None

    def set_anniversary(self, head: Head, value: str) -> None:
        day = values.day(value, head.others.get("X-APPLE-OMIT-YEAR", ""))
        if not day or self.anniversary not in ("", day):
            return self.keep(head, value)
        self.anniversary = day
        return None

    def set_photo(self, head: Head, value: str) -> None:
        elsewhere = head.value in _ADDRESSES and value[:5].lower() != "data:"
        data = None if elsewhere or self.photo else values.binary(value)
        if data is None:
            return self.keep(head, value)
        self.photo = Photo(media_type=values.media_type(data, head.types), data=data)
        return None

    def set_uid(self, head: Head, value: str) -> None:
        self.uid = self.uid or values.unescaped(value).strip()

    def set_label(self, head: Head, value: str) -> None:
        text = values.unescaped(value).strip()
        self.labels[head.group] = _APPLE_LABEL.sub(r"\1", text)
        self.keep(head, value)

    def set_kind(self, head: Head, value: str) -> None:
        self.is_group = value.strip().lower() == "group"
        self.keep(head, value)

    def card(self) -> Card:
        """The contact, once every property has come."""
        self._find_anniversary()
        return Card(
            contact=self._contact(),
            points=tuple(self._points()),
            addresses=tuple(self._address(head, parts) for head, parts in self.addresses),
            roles=roles_of(self.organisations, self.titles),
            tags=tuple(self.tags),
            notes="\n\n".join(self.notes),
            photo=self.photo,
            kept=tuple(self._kept()),
        )

    def _kept(self) -> Iterator[Kept]:
        """What has no place, without the labels of what has one."""
        if not self.kept:
            return
        shown = {head.group for _, head, _ in self.points} | {head.group for head, _ in self.addresses}
        for head, value in self.kept:
            if head.name != "X-ABLABEL" or head.group not in shown:
                yield _kept(head, value)

    def _find_anniversary(self) -> None:
        """Apple and Google write a wedding day as a date whose label says so."""
        for head, value in self.kept if "anniversary" in map(str.lower, self.labels.values()) else ():
            label = self.labels.get(head.group, "").lower()
            if head.name == "X-ABDATE" and label == "anniversary" and not self.anniversary:
                self.anniversary = values.day(value, head.others.get("X-APPLE-OMIT-YEAR", ""))
                if self.anniversary:
                    self.kept = [other for other in self.kept if other[0].group != head.group]
                    return

    def _contact(self) -> Contact:
        nickname = ", ".join(self.nicknames)
        names = self.names
        if self.full.strip() and not has_parts(names) and not self._is_company():
            names = {**names, **parts_of(self.full)}
        return Contact(
            full_name=self.full if self.full.strip() else whole(names) or nickname or self._stand_in(),
            nickname=nickname,
            birthday=self.birthday,
            anniversary=self.anniversary,
            given=names.get("given", ""),
            additional=names.get("additional", ""),
            family=names.get("family", ""),
            prefix=names.get("prefix", ""),
            suffix=names.get("suffix", ""),
        )

    def _is_company(self) -> bool:
        shown_as = (value.upper() for head, value in self.kept if head.name == "X-ABSHOWAS")
        return "COMPANY" in shown_as or any(name == self.full for _, name, _ in self.organisations)

    def _stand_in(self) -> str:
        """What to call somebody whose card has no name: the organisation, the e-mail address, the phone."""
        organisations = (name for _, name, _ in self.organisations)
        emails = (value for kind, _, value in self.points if kind is PointKind.EMAIL)
        phones = (value for kind, _, value in self.points if kind is PointKind.PHONE)
        return next(filter(None, (*organisations, *emails, *phones)), "")

    def _points(self) -> Iterator[Point]:
        best: dict[PointKind, int] = {}
        for kind, head, _ in self.points:
            if head.rank and head.rank < best.get(kind, 101):
                best[kind] = head.rank
        for kind, head, value in self.points:
            preferred = bool(head.rank) and head.rank == best[kind]
            yield Point(kind=kind, value=value, label=self._label(head), preferred=preferred)

    def _label(self, head: Head) -> str:
        return (self.labels.get(head.group) if head.group else None) or head.label

    def _address(self, head: Head, parts: list[str]) -> Address:
        box, extra, street, city, region, postcode, country = (*parts, *[""] * 7)[:7]
        return Address(
            street=street,
            extra=", ".join(filter(None, (box, extra))),
            city=city,
            region=region,
            postcode=postcode,
            country=country,
            label=self._label(head),
        )


def _kept(head: Head, value: str) -> Kept:
    text = "".join(value.split()) if head.encoding == "b" else value.replace("\n", "\\n")
    return Kept(name=head.spelled, parameters=_NOT_EXPORTED.sub("", head.parameters).strip(";"), value=text)


Handler = Callable[[Draft, Head, str], None]

HANDLERS: Mapping[str, Handler] = {
    "VERSION": Draft.drop,
    "PRODID": Draft.drop,
    "REV": Draft.drop,
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
