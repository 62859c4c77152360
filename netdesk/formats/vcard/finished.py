"""A card, once all of its properties have come."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from netdesk.domain.contact import Address, Card, Contact, Kept, Point, PointKind
from netdesk.formats.vcard.draft import Draft, day_of
from netdesk.formats.vcard.heads import Head, kept_parameters
from netdesk.formats.vcard.names import has_parts, parts_of, whole
from netdesk.formats.vcard.roles import roles_of

_NOBODY = 101  # no rank: the last is 100


def finished(draft: Draft) -> Card:
    """The contact that the draft describes."""
    if draft.labels:
        _find_anniversary(draft)
    return Card(
        contact=_contact(draft),
        points=tuple(_points(draft)),
        addresses=tuple(_address(draft, head, parts) for head, parts in draft.addresses),
        roles=roles_of(draft.roles) if draft.roles else (),
        tags=tuple(draft.tags),
        notes="\n\n".join(draft.notes),
        photo=draft.photo,
        kept=tuple(_kept(draft)) if draft.kept else (),
    )


def _find_anniversary(draft: Draft) -> None:
    """Apple and Google write a wedding day as a date whose label says so."""
    groups = {group for group, label in draft.labels.items() if group and label.lower() == "anniversary"}
    for head, value in draft.kept if groups else ():
        if head.name == "X-ABDATE" and head.group in groups:
            day = day_of(head, value)
            if day and draft.anniversary in ("", day):
                draft.anniversary = day
                draft.kept = [other for other in draft.kept if other[0].group != head.group]
                return


def _contact(draft: Draft) -> Contact:
    nickname = ", ".join(draft.nicknames)
    names: Mapping[str, str] = draft.names
    named = bool(draft.full.strip())
    if named and not has_parts(names) and not draft.whole_only and not _is_company(draft):
        names = {**names, **parts_of(draft.full)}
    return Contact(
        full_name=draft.full if named else whole(names) or nickname or _stand_in(draft),
        nickname=nickname,
        birthday=draft.birthday,
        anniversary=draft.anniversary,
        given=names.get("given", ""),
        additional=names.get("additional", ""),
        family=names.get("family", ""),
        prefix=names.get("prefix", ""),
        suffix=names.get("suffix", ""),
    )


def _is_company(draft: Draft) -> bool:
    shown_as = (value.upper() for head, value in draft.kept if head.name == "X-ABSHOWAS")
    return "COMPANY" in shown_as or any(role.organisation == draft.full for _, role in draft.roles)


def _stand_in(draft: Draft) -> str:
    """What to call somebody whose card has no name: the organisation, or what there is to reach them."""
    organisations = (role.organisation for _, role in draft.roles)
    reached = (value for kind in PointKind for one, _, value in draft.points if one is kind)
    titles = (role.title for _, role in draft.roles)
    return next(filter(None, (*organisations, *reached, *titles)), "")


def _points(draft: Draft) -> Iterator[Point]:
    best: dict[PointKind, int] = {}
    for kind, head, _ in draft.points:
        if head.rank and head.rank < best.get(kind, _NOBODY):
            best[kind] = head.rank
    for kind, head, value in draft.points:
        preferred = bool(head.rank) and head.rank == best[kind]
        label = _label(draft, head) if head.group else head.label
        yield Point(kind=kind, value=value, label=label, preferred=preferred)


def _label(draft: Draft, head: Head) -> str:
    return draft.labels.get(head.group) or head.label if head.group else head.label


def _address(draft: Draft, head: Head, parts: list[str]) -> Address:
    seven = parts if len(parts) == 7 else (*parts, *[""] * 7)[:7]
    box, extra, street, city, region, postcode, country = seven
    if len(parts) > 7:
        extra = ", ".join(filter(None, (extra, *dict.fromkeys(_other(parts[7:], seven)))))
    return Address(
        street=street,
        extra=f"{box}, {extra}" if box and extra else box or extra,
        city=city,
        region=region,
        postcode=postcode,
        country=country,
        label=_label(draft, head),
    )


def _other(parts: Iterable[str], known: Sequence[str]) -> Iterator[str]:
    return (part for part in parts if part.strip() and part not in known)


def _kept(draft: Draft) -> Iterator[Kept]:
    """What has no place, without the labels of what has one."""
    shown = {head.group for _, head, _ in draft.points} | {head.group for head, _ in draft.addresses}
    for head, value in draft.kept:
        if head.name != "X-ABLABEL" or head.group not in shown:
            yield Kept(name=head.spelled, parameters=kept_parameters(head), value=_kept_value(head, value))


def _kept_value(head: Head, value: str) -> str:
    return "".join(value.split()) if head.encoding == "b" else value.replace("\n", "\\n")
