"""What a search for doubles compares: of each contact its name and its marks, in comparable form."""

from collections import Counter
from collections.abc import Iterator
from typing import Any

from netdesk.domain.doubles_keys import (
    Name,
    last_digits,
    mailbox,
    name_of,
    organisation_words,
    plain,
    profile_key,
)

Values = tuple[str, ...]
FEW = 3
"""How many contacts may share an e-mail address or phone number before it tells nothing of a person."""
MANY = 4
"""More who have the very same name are not all one person."""
SMALL_DESK = 200
_AT_ONCE = 500


class Marks:
    """One kind of mark: who has which, and which has whom."""

    def __init__(self) -> None:
        self.values: dict[int, Values] = {}
        self.carriers: dict[str, list[int]] = {}

    def note(self, contact_id: int, value: str) -> None:
        """A contact has this mark; one without a value is none."""
        if not value:
            return
        there = self.values.get(contact_id)
        if there is None:
            self.values[contact_id] = (value,)
        elif value in there:
            return
        else:
            self.values[contact_id] = (*there, value)
        self.carriers.setdefault(value, []).append(contact_id)

    def is_crowded(self, value: str, most: int = FEW) -> bool:
        """Whether so many share it that it tells nothing of a person."""
        return len(self.carriers.get(value, ())) > most


class People:
    """The contacts of a desk with their marks; filled row by row."""

    def __init__(self) -> None:
        self.names: dict[int, Name] = {}
        self.emails, self.phones, self.profiles, self.links = Marks(), Marks(), Marks(), Marks()
        self.organisations, self.cities, self.addresses = Marks(), Marks(), Marks()
        self.birthdays = Marks()
        self.kinds = (
            self.emails,
            self.phones,
            self.profiles,
            self.links,
            self.organisations,
            self.cities,
            self.addresses,
            self.birthdays,
        )
        self.written_phones: dict[str, list[tuple[int, str]]] = {}
        self._places: dict[str, str] = {}
        self._first: Counter[str] = Counter()
        self._last: Counter[str] = Counter()
        self._same: Counter[tuple[str, ...]] = Counter()
        self._common: dict[tuple[str, ...], bool] = {}

    def add(self, contact_id: int, full: str, given: str, family: str, suffix: str, birthday: str) -> None:
        """A contact; one that is called by its address has no name."""
        name = Name() if "@" in full else name_of(full, given, family, suffix)
        self.names[contact_id] = name
        if name.words:
            self._first[name.words[0]] += 1
            self._last[name.words[-1]] += 1
            self._same[name.words] += 1
        if birthday:
            self.birthdays.note(contact_id, birthday)

    def add_email(self, contact_id: int, value: str) -> None:
        """One of its e-mail addresses."""
        self.emails.note(contact_id, mailbox(value))

    def add_phone(self, contact_id: int, value: str) -> None:
        """One of its phone numbers, by its last digits: whether it is another's is found out by parsing."""
        digits = last_digits(value)
        if digits:
            self.written_phones.setdefault(digits, []).append((contact_id, value))

    def add_link(self, contact_id: int, value: str) -> None:
        """One of its links: a profile where the site is one of profiles."""
        key, is_profile = profile_key(value)
        (self.profiles if is_profile else self.links).note(contact_id, key)

    def add_organisation(self, contact_id: int, name: str) -> None:
        """An organisation at which it is or was."""
        key = self._places.get(name)
        if key is None:
            key = self._places[name] = " ".join(sorted(organisation_words(name)))
        self.organisations.note(contact_id, key)

    def add_address(self, contact_id: int, street: str, city: str, postcode: str) -> None:
        """A postal address."""
        self.cities.note(contact_id, " ".join(plain(city).split()))
        if street.strip() and (city.strip() or postcode.strip()):
            self.addresses.note(contact_id, " ".join(plain(f"{street} {postcode or city}").split()))

    def forget(self) -> Iterator[float]:
        """Lets go of everything bit by bit: to free a million texts at once would hold everybody up."""
        parts: list[dict[Any, Any]] = [
            self.names,
            self.written_phones,
            self._places,
            self._common,
            self._same,
        ]
        for marks in self.kinds:
            parts += [marks.values, marks.carriers]
        for part in parts:
            while part:
                for _ in range(min(len(part), _AT_ONCE)):
                    part.popitem()
                yield 1.0

    def known(self, contact_id: int) -> int:
        """Which kinds of marks a contact has, as bits: two who have none in common cannot differ."""
        return sum(1 << place for place, marks in enumerate(self.kinds) if contact_id in marks.values)

    def is_common(self, words: tuple[str, ...]) -> bool:
        """Whether namesakes are to be expected among so many people, so usual are the parts of the name."""
        known = self._common.get(words)
        if known is None:
            same = self._same[words]
            met = (self._first[words[0]] - same) * (self._last[words[-1]] - same)
            chance = 0.1 * max(len(self.names), SMALL_DESK)
            known = self._common[words] = same > MANY or met > chance
        return known

    def is_usual(self, word: str, other: str) -> bool:
        """Whether these two words are names of their own, and none a slip of the other."""
        rare, frequent = sorted(self._first[each] + self._last[each] for each in (word, other))
        return rare > 2 and rare * 50 > frequent
