"""How sure it is that two contacts are one person: what speaks for it is weighed against the rest."""

from typing import NamedTuple

from netdesk.domain.doubles import Confidence, Doubt, Pair, Reason, Sign
from netdesk.domain.doubles_keys import is_role_mailbox, is_whole
from netdesk.domain.doubles_names import Likeness, Names
from netdesk.domain.doubles_people import Marks, People, Values

_POINTS = {
    Reason.EMAIL: 60, Reason.PROFILE: 60, Reason.LINK: 45, Reason.PHONE: 45, Reason.BIRTHDAY: 35,
    Reason.ORGANISATION: 25, Reason.ADDRESS: 25, Reason.CITY: 8,
    Reason.NAME: 55, Reason.SPELLING: 52, Reason.ORDER: 48, Reason.NICKNAME: 38, Reason.PART: 38,
    Reason.TYPO: 38, Reason.INITIAL: 35, Reason.NO_NAME: 0,
}  # fmt: skip
_CROWDED, _COMMON, _ONE_WORD, _DOUBT, _PROFILES = 10, 20, 35, 8, 15
_LIKELY, _PERHAPS = 55, 35
_MOST_DOUBTS = 2
"""Two who share nothing but a name and differ in more are two."""
_LARGE = 200
"""In an organisation of so many contacts there are namesakes."""
_BY_ADDRESS = frozenset({Reason.PHONE, Reason.LINK})
_FULL_NAMES = frozenset({Reason.NAME, Reason.SPELLING, Reason.ORDER, Reason.NICKNAME, Reason.PART})
_NEVER = frozenset({Doubt.BIRTHDAY, Doubt.GENERATION})
_TOLD_BY = {Reason.EMAIL: frozenset({Doubt.PHONE}), Reason.PROFILE: frozenset({Doubt.PHONE, Doubt.EMAIL})}
"""Who shares a mailbox may have two phones."""
_AT_LEAST_PERHAPS = frozenset({Reason.EMAIL, Reason.PHONE, Reason.PROFILE})
"""Whoever shares one of these is shown, whatever else differs: the import calls them doubtful too."""
_NO_DOUBT: frozenset[Doubt] = frozenset()


class _Kind(NamedTuple):
    marks: Marks
    reason: Reason
    doubt: Doubt | None
    tells: bool = False


class _Evidence(NamedTuple):
    """What two contacts share; `telling` is what points to one person alone; and what differs."""

    ids: tuple[int, int]
    shared: tuple[Sign, ...]
    telling: frozenset[Reason]
    doubts: tuple[Doubt, ...]


class Judge:
    """Compares two contacts at a time."""

    def __init__(self, people: People, names: Names) -> None:
        self._people = people
        self._names = names
        self._kinds = (
            _Kind(people.emails, Reason.EMAIL, Doubt.EMAIL, tells=True),
            _Kind(people.phones, Reason.PHONE, Doubt.PHONE, tells=True),
            _Kind(people.profiles, Reason.PROFILE, Doubt.PROFILE, tells=True),
            _Kind(people.links, Reason.LINK, None, tells=True),
            _Kind(people.organisations, Reason.ORGANISATION, Doubt.ORGANISATION),
            _Kind(people.addresses, Reason.ADDRESS, None),
            _Kind(people.cities, Reason.CITY, Doubt.CITY),
            _Kind(people.birthdays, Reason.BIRTHDAY, Doubt.BIRTHDAY),
        )

    def pair(self, one: int, other: int) -> Pair | None:
        """What is to be said of these two; None where it is too little."""
        found = self._evidence(one, other)
        if not found.shared and self._is_hopeless(found):
            return None
        names = self._people.names
        likeness = self._names.likeness(names[one], names[other], loose=bool(found.telling))
        if likeness is None:
            return self._with_other_name(found)
        confidence = self._confidence(likeness, found)
        signs = (*map(Sign, likeness.reasons), *found.shared)
        return Pair(one, other, confidence, signs, found.doubts) if confidence else None

    def contradict(self, one: int, other: int) -> bool:
        """Whether they differ in what no one person has two of at a time."""
        differing = {Doubt.ORGANISATION, Doubt.CITY, Doubt.PROFILE, *_NEVER}
        return not differing.isdisjoint(self._evidence(one, other).doubts)

    def _evidence(self, one: int, other: int) -> _Evidence:
        shared: list[Sign] = []
        telling: set[Reason] = set()
        doubts: list[Doubt] = []
        for kind in self._kinds:
            mine = kind.marks.values.get(one)
            theirs = kind.marks.values.get(other) if mine else None
            if mine is None or theirs is None:
                continue
            common = [value for value in mine if value in theirs]
            if common:
                shared += [Sign(kind.reason, value) for value in common]
                if kind.tells and any(_tells(kind, value) for value in common):
                    telling.add(kind.reason)
            elif kind.doubt and _contradict(kind.doubt, mine, theirs):
                doubts.append(kind.doubt)
        if self._are_generations(one, other):
            doubts.append(Doubt.GENERATION)
        return _Evidence((one, other), tuple(shared), frozenset(telling), tuple(doubts))

    def _are_generations(self, one: int, other: int) -> bool:
        mine, theirs = self._people.names[one].generation, self._people.names[other].generation
        return bool(mine and theirs) and mine != theirs

    def _is_hopeless(self, found: _Evidence) -> bool:
        """Whether nothing but a name could speak for it, and not enough: most namesakes end here."""
        if len(found.doubts) > _MOST_DOUBTS:
            return True
        words = self._people.names[found.ids[0]].words
        return bool(found.doubts) and bool(words) and self._people.is_common(words)

    def _with_other_name(self, found: _Evidence) -> Pair | None:
        """Whoever has another name may have married, or read another's post: perhaps, and no more."""
        mine, theirs = (self._people.names[key].words for key in found.ids)
        same_given = mine[:1] == theirs[:1] != ()
        by_page = found.telling and same_given and _NEVER.isdisjoint(found.doubts)
        if not (found.telling & _AT_LEAST_PERHAPS or by_page):
            return None
        return Pair(*found.ids, Confidence.PERHAPS, found.shared, (Doubt.NAME, *found.doubts))

    def _confidence(self, likeness: Likeness, found: _Evidence) -> Confidence | None:
        if not _NEVER.isdisjoint(found.doubts):
            return Confidence.PERHAPS if found.telling else None
        if self._is_sure(likeness, found):
            return Confidence.SURE
        points = self._name_points(likeness, found)
        points += sum(_worth(sign, found.telling) for sign in found.shared)
        points -= sum(_PROFILES if doubt is Doubt.PROFILE else _DOUBT for doubt in found.doubts)
        if points >= _LIKELY:
            return Confidence.LIKELY
        is_shown = points >= _PERHAPS or found.telling & _AT_LEAST_PERHAPS
        return Confidence.PERHAPS if is_shown else None

    def _is_sure(self, likeness: Likeness, found: _Evidence) -> bool:
        """Something of one person alone, a name that agrees, and nothing that speaks against it."""
        if not found.telling or not self._name_agrees(likeness, found):
            return False
        borne = [_TOLD_BY.get(reason, _NO_DOUBT) for reason in found.telling]
        return _NO_DOUBT.union(*borne).issuperset(found.doubts)

    def _name_agrees(self, likeness: Likeness, found: _Evidence) -> bool:
        """A phone alone, which a household shares, asks for a whole name without a slip in it."""
        if found.telling <= _BY_ADDRESS:
            return _FULL_NAMES.issuperset(likeness.reasons) and self._are_whole(found.ids)
        given = {word for key in found.ids for word in self._people.names[key].words[:1]}
        # a slip in the given name may be another one: Mario and Maria read the same post
        return given.isdisjoint(word for pair in likeness.typos for word in pair)

    def _are_whole(self, ids: tuple[int, int]) -> bool:
        return all(is_whole(self._people.names[key].words) for key in ids)

    def _name_points(self, likeness: Likeness, found: _Evidence) -> int:
        points = min(_POINTS[reason] for reason in likeness.reasons)
        if Reason.NO_NAME in likeness.reasons:
            return 0
        if not self._are_whole(found.ids):
            return points - _ONE_WORD
        if not self._meet_in_small_place(found) and self._is_usual(likeness, found):
            points -= _COMMON
        return points

    def _meet_in_small_place(self, found: _Evidence) -> bool:
        places = (sign.value for sign in found.shared if sign.reason is Reason.ORGANISATION)
        return any(not self._people.organisations.is_crowded(value, _LARGE) for value in places)

    def _is_usual(self, likeness: Likeness, found: _Evidence) -> bool:
        """Whether there would be two people of such names by mere chance."""
        if any(self._people.is_usual(*words) for words in likeness.typos):
            return True
        return any(self._people.is_common(self._people.names[key].words) for key in found.ids)


def _tells(kind: _Kind, value: str) -> bool:
    """Whether this points to one person and not to an office."""
    if kind.reason is Reason.EMAIL and is_role_mailbox(value):
        return False
    return not kind.marks.is_crowded(value)


def _worth(sign: Sign, telling: frozenset[Reason]) -> int:
    identifies = sign.reason in (Reason.EMAIL, Reason.PHONE, Reason.PROFILE, Reason.LINK)
    return _CROWDED if identifies and sign.reason not in telling else _POINTS[sign.reason]


def _contradict(doubt: Doubt, mine: Values, theirs: Values) -> bool:
    """Whether two who share none of these differ by it."""
    if doubt is Doubt.PROFILE:
        sites = {value.partition("/")[0] for value in mine}
        return any(value.partition("/")[0] in sites for value in theirs)
    return doubt is not Doubt.BIRTHDAY or not _same_day(mine[0], theirs[0])


def _same_day(one: str, other: str) -> bool:
    """Whether two birthdays can be one: a year or a day alone agrees with whatever contains it."""
    mine, theirs = _parts(one), _parts(other)
    return all(a.startswith(b) or b.startswith(a) for a, b in zip(mine, theirs, strict=True))


def _parts(day: str) -> tuple[str, str]:
    """The year and the day in it, as far as they are known."""
    if day.startswith("--"):
        return "", day[2:]
    year, _, rest = day.partition("-")
    return year, rest
