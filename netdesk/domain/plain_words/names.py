"""Which contact of the desk a sentence speaks of."""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import NamedTuple

from netdesk.domain.folding import fold
from netdesk.domain.plain_words.patterns import ANY_WEEKDAY, GIVEN_NAMES, MONTH
from netdesk.domain.plain_words.said import Naming, Person
from netdesk.domain.plain_words.spelling import corrected

_WORD = re.compile(r"\w+(?:[-'’]\w+)*")
WORDS_TOO = frozenset(
    "april art august bill bo chance charity chase chip christian chuck cliff colt crystal dale "
    "dawn dean dick don drew dusty earnest eve faith felicity fern flora forest frank gene ginger grace "
    "grant guy hank happy harmony hazel heath heather holly homer honor hope hunter ivy jack jade "
    "jasmine jay jean jewel joy july june justice kit lance lane lily mark mat max may melody mercy "
    "miles norm olive pat pearl peg penny pierce poppy ray reed rich rod rose "
    "ruby rusty sandy sky stan star sterling summer sunny ted trinity victor violet ward "
    "wade will willow win wren young an so my hi do mai son long".split()
)
"""Given names that are words as well: they count with a capital letter only."""
_NOT_AFTER = frozenset("the a an this that each every in of last next early late mid my our his her".split())


def name_words(text: str) -> list[str]:
    """The folded words of a text that may be parts of a name."""
    return list(dict.fromkeys(part for word in _WORD.findall(text) for part in _parts(word)))


def named_in(text: str, known: Iterable[Person]) -> Naming:
    """Whom the text names: by full name, else by given name, nickname or family name; the first place wins.

    `known` are the contacts of whom at least one name stands in the text. A name that stands in the
    longer name of somebody else there counts only for that one.
    """
    said = [
        _Said(found.start(), found.end(), found[0], part)
        for found in _WORD.finditer(text)
        for part in _parts(found[0])
    ]
    ways: dict[tuple[int, int], list[Person]] = defaultdict(list)
    words = [one.part for one in said]
    for person in known:
        for name in _names(person):
            for place in _places(words, name):
                if len(name) > 1 or _is_name_there(text, said, place, person, name):
                    ways[place, len(name)].append(person)
    if not ways:
        return Naming()
    ways = {way: who for way, who in ways.items() if not any(_within(way, other) for other in ways)}
    best = min(ways, key=lambda way: (way[0], -way[1]))
    where = (said[best[0]].start, said[best[0] + best[1] - 1].end)
    return _by_initial(text, Naming(people=_in_order(ways[best]), place=where))


def _within(way: tuple[int, int], other: tuple[int, int]) -> bool:
    """Whether a name stands in the longer name of somebody."""
    return other[1] > way[1] and other[0] <= way[0] and way[0] + way[1] <= other[0] + other[1]


def _in_order(people: Iterable[Person]) -> tuple[Person, ...]:
    unique = {person.id: person for person in people}
    return tuple(sorted(unique.values(), key=lambda person: fold(person.full_name)))


def _by_initial(text: str, naming: Naming) -> Naming:
    """`Anna L.`: of namesakes the one whose family name begins so."""
    end = naming.place[1]
    found = _INITIAL.match(text[end:])
    if len(naming.people) < 2 or found is None:
        return naming
    fitting = tuple(one for one in naming.people if " ".join(_family(one)).startswith(fold(found[1])))
    return Naming(people=fitting, place=(naming.place[0], end + found.end())) if fitting else naming


_INITIAL = re.compile(r" ([^\W\d_])(?:\.|(?=[\s,:]|$))")


class _Said(NamedTuple):
    """One folded word, or a part of a double one, and where the whole word stands."""

    start: int
    end: int
    word: str
    part: str


@lru_cache(maxsize=1_000)
def _names(person: Person) -> tuple[Sequence[str], ...]:
    """The ways in which somebody is named, each as folded words; at each key the same are asked for."""
    family, full = _family(person), _split(person.full_name)
    given = _split(person.given) or (full[:1] if not person.family else [])
    ways: tuple[Sequence[str], ...] = (
        full, [*given, *family], [*given[:1], *family], given, given[:1], _split(person.nickname), family,
    )  # fmt: skip
    return tuple(words for place, words in enumerate(ways) if words and words not in ways[:place])


def _family(person: Person) -> list[str]:
    """The family name; where a name was typed in one line, what follows its first word."""
    if person.given or person.family:
        return _split(person.family)
    return _split(person.full_name)[1:]


def _split(name: str) -> list[str]:
    return [part for word in _WORD.findall(name) for part in _parts(word)]


def _parts(word: str) -> list[str]:
    """Folded; the parts of a double name are words of their own, and a genitive is cut off."""
    bare = re.sub(r"['’]s?$", "", word)
    return [fold(part) for part in re.split(r"[-'’]", bare) if part]


def _places(words: Sequence[str], name: Sequence[str]) -> list[int]:
    if name[0] not in words:
        return []
    return [at for at in range(len(words) - len(name) + 1) if words[at : at + len(name)] == list(name)]


def _is_name_there(text: str, said: Sequence[_Said], place: int, person: Person, name: Sequence[str]) -> bool:
    """A single word that is no name in every text must look like one where it stands."""
    one, ahead = said[place], text[: said[place].start]
    before = said[place - 1].part if place else ""
    is_family = list(name) == _family(person)
    if not one.word[:1].isupper():
        return len(one.part) > 2 and (
            _is_addressed(before, ahead, one.part, text[one.end :])
            or (one.part not in WORDS_TOO and not is_family)
            or (not ahead.strip() and _is_the_topic(text, one))
        )
    if _is_of_a_longer_name(text, said, place, is_family=is_family):
        return False
    if one.part in GIVEN_NAMES and _is_month(before, text[one.end :]):
        return False
    if one.part in WORDS_TOO and (before in _NOT_AFTER or not ahead.strip()):
        return before not in _NOT_AFTER and _is_spoken_of(text, one)
    return True


def _is_addressed(before: str, ahead: str, part: str, rest: str) -> bool:
    """`call grace`, `coffee with mark`, `mr weber`, `give will my answer`, `slides to grace by Friday`."""
    if before == "w" or (before == "with" and part not in _WITH_GRACE):
        return True
    if before in _TITLES or _ADDRESSED.search(ahead):
        return True
    said = (_GIVEN_TO.search(ahead), _SOMETHING.match(rest)), (_BESIDE.search(ahead), _WORDS_END.match(rest))
    return any(lead and follows for lead, follows in said)


def _is_of_a_longer_name(text: str, said: Sequence[_Said], place: int, *, is_family: bool) -> bool:
    """`Maria Santos` and `Thomas Weber` are not Maria Keller and Jonas Weber."""
    if text.isupper():
        return False
    if is_family and _is_of_a_place(text, said, place):
        return True
    near = place - 1 if is_family else place + 1
    if not 0 <= near < len(said) or not _is_part_of_name(text, said, min(near, place)):
        return False
    other = said[near]
    if is_family:
        return other.part not in _TITLES and other.part not in _FIRST_WORDS
    rest = _NEXT_WORD.match(text, other.end)
    return (not rest or fold(rest[1]) in _FIRST_WORDS) and not _says_when(other.word)


def _is_of_a_place(text: str, said: Sequence[_Said], place: int) -> bool:
    """`Park Lane`."""
    if place + 1 >= len(said) or not _is_part_of_name(text, said, place):
        return False
    return not _says_when(said[place + 1].word)


def _says_when(word: str) -> bool:
    return _SAYS_WHEN.match(corrected(word)) is not None


def _is_part_of_name(text: str, said: Sequence[_Said], place: int) -> bool:
    """Whether two words beside each other are both written as names are."""
    one, other = said[place], said[place + 1]
    written = all(word[:1].isupper() and word[1:].islower() for word in (one.word, other.word))
    return written and text[one.end : other.start] == " "


def _is_spoken_of(text: str, one: _Said) -> bool:
    """At the start of a line `Mark’s letter` and `Mark: the letter` name somebody, `Mark it` does not."""
    rest = text[one.end :]
    return one.word.endswith(("'s", "’s")) or _IS_OR_DOES.match(rest) is not None


def _is_the_topic(text: str, one: _Said) -> bool:
    """A line that begins with `mark's party`, `grace: thank her` or `grace re reference`."""
    return one.word.endswith(("'s", "’s")) or _IS_THE_TOPIC.match(text, one.end) is not None


def _is_month(before: str, rest: str) -> bool:
    """`April 24` and `in April` are days; in `Call April 24 Nov` April is somebody."""
    return before in _BEFORE_A_MONTH or before[:1].isdigit() or _DAY_FOLLOWS.match(rest) is not None


_IS_OR_DOES = re.compile(r" ?[:,–—-]| (?:is|was|has|said|wants|knows|will|\w{2,}ed)\b", re.IGNORECASE)
_IS_THE_TOPIC = re.compile(r" ?[:,]| [–—-] | (?:re|about)(?!\w)", re.IGNORECASE)
_NEXT_WORD = re.compile(r"\s+(\w+)")
_SAYS_WHEN = re.compile(
    rf"(?:{ANY_WEEKDAY}|{MONTH.format('month')}|today|tomorrow|next|every|this|in|at|on|by"
    r"|christmas|easter|boxing|good)$",
    re.IGNORECASE,
)
_TITLES = frozenset("mr mrs ms miss dr prof professor sir madam dear herr frau".split())
_ADDRESSED = re.compile(
    r"(?<![\w'’])(?:call|ring|phone|e-?mail|text|thank|message|ask|tell|meet"
    r"|(?:write|talk|speak|reply|send|mail) to) $",
    re.IGNORECASE,
)
_GIVEN_TO = re.compile(
    r"(?<![\w'’])(?:drop|give|send|write|bring|show|lend|buy|get|invite|remind) $", re.IGNORECASE
)
_SOMETHING = re.compile(r" (?:an?|the|my|our|this|that|some|to|for|\d+)(?!\w)", re.IGNORECASE)
_BESIDE = re.compile(
    r"(?<![\w'’])(?:to|for|from|breakfast|coffee|lunch|dinner|drinks|tea|zoom|mtg|meeting) $", re.IGNORECASE
)
_WORDS_END = re.compile(
    rf"\s*(?:$|[,;:!?)–-]|\d|(?:by|on|at|before|re|about|{ANY_WEEKDAY}|today|tomorrow|tonight|next)(?!\w))",
    re.IGNORECASE,
)
_WITH_GRACE = frozenset(
    "an art my so do hi hope joy grace faith charity mercy honor happy long young".split()
)
_BEFORE_A_MONTH = frozenset("in by until till before since during last next early late mid of this".split())
_FIRST_WORDS = frozenset(
    "call ring phone telephone dial write email mail message text reply answer send forward post thank tell "
    "ask remind invite meet see visit nudge ping wish congratulate introduce connect update keep let give "
    "drop brief inform follow help join find show offer pay bring get take and or with to from for by about "
    "re on in at the a an that how what if whether when who why today tomorrow tonight next this every each "
    "monthly weekly quarterly yearly daily before after until via is was has will his her i my our please "
    "monday tuesday wednesday thursday friday saturday sunday mon tue wed thu fri sat sun promise".split()
)
_DAY_FOLLOWS = re.compile(
    r" +(?:the +)?\d{1,2}(?:st|nd|rd|th)?\b(?! *(?:of +)?" + MONTH.format("month") + r"\b)", re.I
)
