"""Which of a card's titles belongs to which of its organisations."""

import re
from collections import defaultdict, deque
from collections.abc import Sequence
from dataclasses import replace

from netdesk.domain.contact import Role

Said = tuple[str, Role]  # a group, and an organisation or a title

# NetDesk's own groups: a title in one of them is never that of another one's organisation.
OWN = "role"
_OWN = re.compile(rf"{OWN}\d+\Z")


def roles_of(said: Sequence[Said]) -> tuple[Role, ...]:
    """A title goes to the organisation of its group, else to the first without one; the rest stand alone."""
    titles = [(place, group, role.title) for place, (group, role) in enumerate(said) if role.title]
    if not titles or len(titles) == len(said):
        return tuple(role for _, role in said)
    if len(said) == 2 and not (said[0][0] or said[1][0]):
        (_, one), (_, other) = said
        return (Role(organisation=one.organisation or other.organisation, unit=one.unit or other.unit,
                     title=titles[0][2]),)  # fmt: skip
    roles = {place: role for place, (_, role) in enumerate(said)}
    _join(roles, titles, [group for group, _ in said])
    return tuple(roles.values())


def _join(roles: dict[int, Role], titles: list[tuple[int, str, str]], groups: list[str]) -> None:
    """Gives the titles away: first within the groups, then in order."""
    free: dict[str, deque[int]] = defaultdict(deque)
    for place, role in roles.items():
        if not role.title:
            free[groups[place]].append(place)
    left = []
    for place, group, title in titles:
        if group and free[group]:
            _give(roles, place, free[group].popleft(), title)
        elif not _OWN.match(group):
            left.append((place, title))
    takers = sorted(place for group, places in free.items() if not _OWN.match(group) for place in places)
    for (place, title), taker in zip(left, takers, strict=False):
        _give(roles, place, taker, title)


def _give(roles: dict[int, Role], place: int, taker: int, title: str) -> None:
    del roles[place]
    roles[taker] = replace(roles[taker], title=title)
