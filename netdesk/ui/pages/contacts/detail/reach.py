"""How to reach a contact: e-mails, phones, links and addresses, the way and the time they prefer."""

from __future__ import annotations

from dataclasses import asdict, replace
from functools import partial

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from netdesk.domain.contact import Address, Point, PointKind
from netdesk.domain.one_line import parse
from netdesk.ui.pages.contacts.choosing import open_menu
from netdesk.ui.pages.contacts.detail.edits import Edits
from netdesk.ui.pages.contacts.detail.parts import LabelButton, Section, emptied, open_link, openable
from netdesk.ui.pages.contacts.detail.parts_edit import PartsEdit
from netdesk.ui.pages.contacts.detail.view import ContactView
from netdesk.ui.widgets.basics import IconButton, line_of
from netdesk.ui.widgets.inline_edit import InlineEdit

SCHEMES = {PointKind.EMAIL: "mailto:", PointKind.PHONE: "tel:", PointKind.LINK: ""}
ICONS = {PointKind.EMAIL: "mail", PointKind.PHONE: "phone", PointKind.LINK: "link"}
LABELS = ("work", "home", "mobile")
OWN_SPELLING = {"linkedin": "LinkedIn", "github": "GitHub", "youtube": "YouTube", "icloud": "iCloud"}


def said(label: str) -> str:
    """A label as it is shown: with a capital, but `iPhone` and names of services as they write themselves."""
    known = OWN_SPELLING.get(label.casefold())
    return known or (label.capitalize() if label.islower() or label.isupper() else label)


class PointRow(QWidget):
    """One e-mail address, phone number or link: its label, its value, and a button that opens it."""

    def __init__(self, owner: Reach, point: Point, place: int) -> None:
        super().__init__()
        self._owner, self._point, self._place = owner, point, place
        self._label = LabelButton(owner.label_of(point))
        self._value = InlineEdit(point.value, name=owner.label_of(point))
        self._open = IconButton(ICONS[point.kind], self.tr("Open {0}").format(point.value))
        line = line_of(self._label, self._value, self._open, spacing=4)
        line.setStretch(1, 1)
        line.setAlignment(self._open, Qt.AlignmentFlag.AlignTop)
        self.setLayout(line)
        self._value.edited.connect(lambda text: owner.change(place, replace(point, value=text.strip())))
        self._open.clicked.connect(self._on_open)
        self._label.clicked.connect(self._open_menu)

    def _on_open(self) -> None:
        if not open_link(openable(SCHEMES[self._point.kind] + self._point.value)):
            self._owner.refused.emit(
                self.tr("No program here opens {0}: copy it instead.").format(self._point.value)
            )

    def _open_menu(self) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        preferred = menu.addAction(self.tr("Preferred"))
        preferred.setCheckable(True)
        preferred.setChecked(self._point.preferred)
        preferred.triggered.connect(
            lambda on: self._owner.change(self._place, replace(self._point, preferred=on))
        )
        menu.addSeparator()
        for label in LABELS:
            change = partial(self._owner.change, self._place, replace(self._point, label=label))
            menu.addAction(said(label)).triggered.connect(lambda _on=False, change=change: change())
        menu.addSeparator()
        gone = partial(self._owner.change, self._place, replace(self._point, value=""))
        menu.addAction(self.tr("Remove")).triggered.connect(lambda _on=False: gone())
        open_menu(menu, self._label)


class Reach(Section):
    """Every way to reach the contact, each editable where it stands."""

    refused = Signal(str)

    def __init__(self, edits: Edits, parent: QWidget | None = None) -> None:
        super().__init__(QCoreApplication.translate("Reach", "Reach"), parent)
        self._edits = edits
        self._points: tuple[Point, ...] = ()
        self._addresses: tuple[Address, ...] = ()
        self._shown: object = None
        self._list = QVBoxLayout()
        self._list.setSpacing(0)
        self._places = QVBoxLayout()
        self._places.setSpacing(0)
        self.body.addLayout(self._list)
        self._add = InlineEdit(placeholder=self.tr("Add an e-mail, phone or link"), name=self.tr("Add"))
        self._add.edited.connect(self._on_added)
        self._way = InlineEdit(placeholder=self.tr("e-mail, call, …"), name=self.tr("Preferred way"))
        self._time = InlineEdit(placeholder=self.tr("mornings, …"), name=self.tr("Best time"))
        self.add_row("", self._add)
        self.body.addLayout(self._places)
        self.add_row(self.tr("Prefers"), self._way)
        self.add_row(self.tr("Best time"), self._time)
        self._way.edited.connect(lambda text: edits.fields(way=text.strip()))
        self._time.edited.connect(lambda text: edits.fields(time_of_day=text.strip()))

    def show_view(self, view: ContactView) -> None:
        """The points, addresses and preferences of this contact."""
        card = view.card
        self._points, self._addresses = card.points, card.addresses
        self._way.show_text(card.contact.way)
        self._time.show_text(card.contact.time_of_day)
        self._add.show_text("")
        shown = (card.contact.id, card.points, card.addresses)
        if shown != self._shown:
            self._shown = shown
            self._build()

    def _build(self) -> None:
        emptied(self._list)
        emptied(self._places)
        for place, point in enumerate(self._points):
            self._list.addWidget(PointRow(self, point, place))
        for place in range(len(self._addresses) + 1):
            self._places.addWidget(self._address_row(place))

    def _address_row(self, place: int) -> QWidget:
        known = self._addresses[place] if place < len(self._addresses) else Address()
        edit = PartsEdit(
            {
                "street": self.tr("Street"), "extra": self.tr("Floor, flat"), "postcode": self.tr("Postcode"),
                "city": self.tr("City"), "region": self.tr("Region"), "country": self.tr("Country"),
            },
            placeholder=self.tr("Add an address"), name=self.tr("Address"),
        )  # fmt: skip
        edit.show_parts(asdict(known), address_text(known))
        edit.edited.connect(lambda parts: self._on_address(place, parts))
        row = QWidget()
        label = LabelButton((said(known.label) or self.tr("Address")) if address_text(known) else "")
        label.setEnabled(False)
        label.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        line = line_of(label, edit, spacing=4)
        line.setStretch(1, 1)
        line.setAlignment(label, Qt.AlignmentFlag.AlignTop)
        row.setLayout(line)
        return row

    def _on_address(self, place: int, parts: dict[str, str]) -> None:
        known = [*self._addresses, Address()]
        known[place] = replace(known[place], **parts)
        self._edits.addresses([address for address in known if address_text(address)])

    def label_of(self, point: Point) -> str:
        """What a point is called: by its own label, else by its kind."""
        kinds = {
            PointKind.EMAIL: self.tr("E-mail"),
            PointKind.PHONE: self.tr("Phone"),
            PointKind.LINK: self.tr("Link"),
        }
        return said(point.label) or kinds[point.kind]

    def change(self, place: int, point: Point) -> None:
        """One point reads differently; an empty value removes it, and only one of a kind is preferred."""
        kind = point.kind
        points = list(self._points)
        points[place] = point
        same = [each for each in points if each.kind is kind and each.value]
        if point.preferred:
            same = [replace(each, preferred=each is point) for each in same]
        self._edits.points(kind, same)

    def _on_added(self, text: str) -> None:
        said = parse(text)
        for kind, value in (
            (PointKind.EMAIL, said.email),
            (PointKind.PHONE, said.phone),
            (PointKind.LINK, said.link or (text.strip() if "." in text and "@" not in text else "")),
        ):
            if value:
                same = [point for point in self._points if point.kind is kind]
                self._edits.points(kind, [*same, Point(kind=kind, value=value)])
                return
        self._add.show_text("")


def address_text(address: Address) -> str:
    """An address on a few lines."""
    town = " ".join(filter(None, (address.postcode, address.city)))
    place = ", ".join(filter(None, (address.region, address.country)))
    return "\n".join(filter(None, (address.street, address.extra, town, place)))
