"""A contact with its lists as a JSON object, and back."""

import binascii
from base64 import b64decode, b64encode
from collections.abc import Mapping
from typing import Any, TypeVar

from netdesk.domain.contact import Address, Card, Contact, Kept, Photo, Point, PointKind, Role, Stage
from netdesk.domain.errors import UserError
from netdesk.formats.json_records import record_of, row_json
from netdesk.formats.vcard.values import media_type

T = TypeVar("T")

NAME_FIELDS = {"full": "full_name"} | {
    part: part for part in ("given", "additional", "family", "prefix", "suffix", "nickname")
}
POINTS = {"emails": PointKind.EMAIL, "phones": PointKind.PHONE, "links": PointKind.LINK}
_ADDRESS = ("street", "extra", "city", "region", "postcode", "country", "label")
ROLE_FIELDS = {"unit": "unit", "title": "title", "from": "started", "to": "ended"}
_DETAILS = (
    "created_at modified_at sort_name how_met closeness relevance why way time_of_day cadence_days "
    "latest_days quiet_until trashed_at deletion"
).split()


def contact_json(card: Card, extra: Mapping[str, Any] | None = None) -> dict[str, Any]:
    """A contact as every command and export shows it, and whatever is known besides."""
    contact = card.contact
    return {
        "id": contact.uid,
        "name": {key: getattr(contact, field) for key, field in NAME_FIELDS.items()},
        **{key: [_point_json(point) for point in card.of_kind(kind)] for key, kind in POINTS.items()},
        "addresses": [{part: getattr(address, part) for part in _ADDRESS} for address in card.addresses],
        "roles": [_role_json(role) for role in card.roles],
        "birthday": contact.birthday,
        "anniversary": contact.anniversary,
        "notes": card.notes,
        "tags": list(card.tags),
        "stage": contact.stage.value,
        "photo": b64encode(card.photo.data).decode("ascii") if card.photo else None,
        "kept": [[kept.name, kept.parameters, kept.value] for kept in card.kept],
        **(extra or {}),
    }


def contact_details(card: Card) -> dict[str, Any]:
    """The stored fields that `contact_json` leaves out: the desk's JSON has them as extra."""
    details = row_json({name: getattr(card.contact, name) for name in _DETAILS}, {})
    return details | ({"photo_type": card.photo.media_type} if card.photo else {})


def _point_json(point: Point) -> dict[str, Any]:
    return {"value": point.value, "label": point.label, "preferred": point.preferred}


def _role_json(role: Role) -> dict[str, Any]:
    told = {key: getattr(role, field) for key, field in ROLE_FIELDS.items()}
    return {"organisation": role.organisation, **told}


def contact_of(data: Mapping[str, Any]) -> Card:
    """The contact that a JSON object stands for, with id 0; points come by kind, as the JSON has them."""
    try:
        return _card(data)
    except (ValueError, TypeError, AttributeError, KeyError) as error:
        raise UserError(f"The contact {_who(data)} in the file makes no sense: {error}.") from error


def _card(data: Mapping[str, Any]) -> Card:
    return Card(
        contact=_contact(data),
        points=tuple(_point(kind, one) for key, kind in POINTS.items() for one in _all(data, key)),
        addresses=tuple(Address(**{p: _text(one, p) for p in _ADDRESS}) for one in _all(data, "addresses")),
        roles=tuple(_role(one) for one in _all(data, "roles")),
        tags=tuple(_checked(str, tag) for tag in data.get("tags") or ()),
        notes=_text(data, "notes"),
        photo=_photo(data.get("photo"), _text(data, "photo_type")),
        kept=tuple(_kept(one) for one in data.get("kept") or ()),
    )


def _contact(data: Mapping[str, Any]) -> Contact:
    name = data.get("name") or {}
    known = {
        **{key: data[key] for key in ("id", "trashed", *_DETAILS) if key in data},
        **{field: _text(name, key) for key, field in NAME_FIELDS.items()},
        "birthday": _text(data, "birthday"),
        "anniversary": _text(data, "anniversary"),
        "stage": _text(data, "stage") or Stage.TO_CONTACT.value,
    }
    return record_of(Contact, known, {})


def _point(kind: PointKind, data: Mapping[str, Any]) -> Point:
    preferred = _checked(bool, data.get("preferred", False))
    return Point(kind=kind, value=_text(data, "value"), label=_text(data, "label"), preferred=preferred)


def _role(data: Mapping[str, Any]) -> Role:
    return Role(
        organisation=_text(data, "organisation"),
        unit=_text(data, "unit"),
        title=_text(data, "title"),
        started=_text(data, "from"),
        ended=_text(data, "to"),
    )


def _kept(data: Any) -> Kept:
    name, parameters, value = _checked(list, data)
    texts = {"name": name, "parameters": parameters, "value": value}
    return Kept(**{key: _checked(str, text) for key, text in texts.items()})


def _photo(text: str | None, kind: str) -> Photo | None:
    if text is None:
        return None
    try:
        data = b64decode(_checked(str, text), validate=True)
    except binascii.Error:
        raise ValueError("its photo is no base64") from None
    return Photo(media_type=kind or media_type(data, ()), data=data)


def _all(data: Mapping[str, Any], key: str) -> list[Mapping[str, Any]]:
    return [_checked(dict, one) for one in _checked(list, data.get(key) or [])]


def _text(data: Mapping[str, Any], key: str) -> str:
    return _checked(str, data.get(key) or "")


def _checked(kind: type[T], value: Any) -> T:
    if not isinstance(value, kind):
        raise TypeError(f"“{str(value)[:40]}” stands in the wrong place")
    return value


def _who(data: Mapping[str, Any]) -> str:
    name = data.get("name")
    full = name.get("full") if isinstance(name, dict) else None
    return f"“{full or data.get('id', '')}”"
