"""Which of a card's titles belongs to which of its organisations."""

from netdesk.domain.contact import Role

Organised = tuple[str, str, str]  # group, organisation, unit
Titled = tuple[str, str]  # group, title


def roles_of(organisations: list[Organised], titles: list[Titled]) -> tuple[Role, ...]:
    """A title goes to the organisation of its group, else to the first without one; the rest stand alone."""
    left = list(titles)
    roles = [
        Role(organisation=organisation, unit=unit, title=_take(left, group))
        for group, organisation, unit in organisations
    ]
    return (*roles, *(Role(title=title) for _, title in left))


def _take(titles: list[Titled], group: str) -> str:
    if not titles:
        return ""
    same = (index for index, title in enumerate(titles) if group and title[0] == group)
    return titles.pop(next(same, 0))[1]
