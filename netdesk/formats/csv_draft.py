"""A contact in the making: the cells of one row as they come, put together once all are there."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import zip_longest

from netdesk.domain.contact import Address, Card, Contact, Kept, Point, PointKind, Role
from netdesk.domain.csv_columns import CsvField
from netdesk.formats import csv_google
from netdesk.formats.csv_kept import kept
from netdesk.formats.csv_names import composed
from netdesk.formats.csv_places import Place
from netdesk.formats.vcard.names import has_parts, parts_of, whole

NAMES = {
    CsvField.GIVEN: "given",
    CsvField.ADDITIONAL: "additional",
    CsvField.FAMILY: "family",
    CsvField.PREFIX: "prefix",
    CsvField.SUFFIX: "suffix",
}
POINTS = {
    CsvField.EMAIL: PointKind.EMAIL,
    CsvField.PHONE: PointKind.PHONE,
    CsvField.LINK: PointKind.LINK,
}
ADDRESSES = {
    CsvField.STREET: "street",
    CsvField.EXTRA: "extra",
    CsvField.CITY: "city",
    CsvField.REGION: "region",
    CsvField.POSTCODE: "postcode",
    CsvField.COUNTRY: "country",
    CsvField.ADDRESS: "whole",
}
ROLES = {CsvField.ORGANISATION: "organisation", CsvField.UNIT: "unit", CsvField.TITLE: "title"}
_KINDS = tuple(POINTS.values())
_BETWEEN = {"street": "\n", "extra": ", "}


@dataclass(slots=True)
class Draft:
    """What one row has said so far; `joint` stands between several values in one cell, or is empty."""

    source: str
    joint: str = ""
    full: str = ""
    filed_as: str = ""
    nickname: str = ""
    names: dict[str, str] = field(default_factory=dict)
    points: list[tuple[PointKind, Place, str]] = field(default_factory=list)
    labels: dict[str, str] = field(default_factory=dict)
    addresses: dict[Place, dict[str, list[str]]] = field(default_factory=dict)
    roles: dict[str, dict[str, str]] = field(default_factory=dict)
    tags: dict[str, None] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)
    days: dict[str, str] = field(default_factory=dict)
    born: dict[CsvField, str] = field(default_factory=dict)
    others: list[tuple[Place, str, str]] = field(default_factory=list)

    def keep(self, place: Place, title: str, cell: str) -> None:
        """What has no place, or whose place is taken."""
        self.others.append((place, title, cell))

    def add_point(self, place: Place, cell: str) -> None:
        """One value, or several that share a label."""
        for value in self._parted(cell):
            if value:
                self.points.append((POINTS[place.field], place, value))

    def add_label(self, place: Place, cell: str) -> None:
        """The label of the values of a group; two of them, such as `Home` and `Skype`, are one."""
        self.labels[place.group] = " ".join(filter(None, (self.labels.get(place.group), cell)))

    def add_address(self, place: Place, cell: str) -> None:
        """A part of an address."""
        key = Place(CsvField.ADDRESS, place.label, place.group)
        self.addresses.setdefault(key, {}).setdefault(ADDRESSES[place.field], []).append(cell)

    def _parted(self, cell: str) -> list[str]:
        return [part.strip() for part in cell.split(self.joint)] if self.joint else [cell]

    def card(self) -> Card:
        """The contact, once every cell has come."""
        points, roles, addresses = tuple(self._points()), tuple(self._roles()), tuple(self._addresses())
        return Card(
            contact=self._contact(points, roles),
            points=points,
            addresses=addresses,
            roles=roles,
            tags=tuple(self.tags),
            notes="\n\n".join(self.notes),
            kept=tuple(self._kept()),
        )

    def _contact(self, points: tuple[Point, ...], roles: tuple[Role, ...]) -> Contact:
        names = self.names
        if self.full and not has_parts(names) and self.full not in (role.organisation for role in roles):
            names = {**names, **parts_of(self.full)}
        organisations = (role.organisation for role in roles if self.source != "LinkedIn")
        stand_in = self.nickname or next(filter(None, organisations), "")
        return Contact(
            full_name=self._full_name(names) or stand_in or _reached_by(points),
            nickname=self.nickname,
            birthday=self.days.get("birthday", ""),
            anniversary=self.days.get("anniversary", ""),
            given=names.get("given", ""),
            additional=names.get("additional", ""),
            family=names.get("family", ""),
            prefix=names.get("prefix", ""),
            suffix=names.get("suffix", ""),
        )

    def _full_name(self, names: dict[str, str]) -> str:
        """As it stands; else as Google files it, unless that is only turned round; else from its parts."""
        if self.full or not self.joint:
            return self.full or composed(names)
        made = whole(names)
        turned = set(self.filed_as.replace(",", " ").split()) <= set(made.split())
        if self.filed_as and turned and "," in self.filed_as:
            self.keep(Place(CsvField.KEPT), "File As", self.filed_as)
            return made
        return self.filed_as or made

    def label_of(self, place: Place) -> tuple[str, bool]:
        """The label of a group, and whether it is the preferred one."""
        label = self.labels.get(place.group, place.label) if place.group else place.label
        star = csv_google.PREFERRED.strip()
        return label.removeprefix(star).strip(), label.startswith(star)

    def _points(self) -> Iterator[Point]:
        """E-mail addresses, phones and links, each once, and one of each preferred."""
        seen: set[tuple[PointKind, str]] = set()
        best: set[PointKind] = set()
        for kind, place, value in sorted(self.points, key=lambda point: _KINDS.index(point[0])):
            label, star = self.label_of(place)
            if (kind, value) not in seen:
                seen.add((kind, value))
                yield Point(kind=kind, value=value, label=label, preferred=star and kind not in best)
                best.update((kind,) if star else ())

    def _roles(self) -> Iterator[Role]:
        for parts in self.roles.values():
            organisation, unit, title = (parts.get(name, "") for name in ROLES.values())
            if self.joint and any(self.joint in cell for cell in parts.values()):
                yield from self._joined_roles(organisation, unit, title)
            else:
                yield Role(organisation=organisation, unit=unit, title=title)

    def _joined_roles(self, *cells: str) -> Iterator[Role]:
        """Of cells with several values the first organisation, unit and title belong together."""
        for organisation, unit, title in zip_longest(*map(self._parted, cells), fillvalue=""):
            if organisation or unit or title:
                yield Role(organisation=organisation, unit=unit, title=title)

    def _addresses(self) -> Iterator[Address]:
        for place, parts in self.addresses.items():
            split = {name: self._parted(_BETWEEN.get(name, " ").join(cells)) for name, cells in parts.items()}
            whole = split.pop("whole", [])
            for number, values in enumerate(zip_longest(*split.values(), fillvalue="")):
                if any(values):
                    yield self._address(place, dict(zip(split, values, strict=True)))
                if number < len(whole) and not _says(values, whole[number]):
                    self.keep(place, "Address", whole[number])
            for text in whole[max(map(len, split.values()), default=0) :]:
                yield self._address(place, {"street": text})

    def _address(self, place: Place, parts: dict[str, str]) -> Address:
        return Address(label=self.label_of(place)[0], **parts)

    def _kept(self) -> Iterator[Kept]:
        for place, title, cell in self.others:
            for value in self._parted(cell) if place.group else [cell]:
                yield kept(self.source, title, value, self.label_of(place)[0])


def _says(values: tuple[str, ...], whole: str) -> bool:
    """Whether parts of an address hold every word of the whole."""
    words = " ".join(values).replace(",", " ").split()
    return set(whole.replace(",", " ").split()) <= set(words)


def _reached_by(points: tuple[Point, ...]) -> str:
    ways = (PointKind.EMAIL, PointKind.PHONE)
    return next((point.value for way in ways for point in points if point.kind is way), "")
