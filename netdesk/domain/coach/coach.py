"""The coach: looks for what the rules of a language warn of, praise or miss, in time linear in the text."""

from collections.abc import Iterable, Iterator, Set
from dataclasses import dataclass, field

from netdesk.domain.coach.findings import AskKind, Finding, Missing, Praise, Rule
from netdesk.domain.coach.grammar import ENDS, PAUSES
from netdesk.domain.coach.reading import Reading
from netdesk.domain.coach.rules import Against, Group, Language, Pattern, RuleWords

Span = tuple[int, int]
NOTHING: frozenset[Rule] = frozenset()


class Coach:
    """Reads texts in one language."""

    def __init__(self, language: Language) -> None:
        self._language = language

    def coach(self, text: str, muted: Set[Rule] = NOTHING) -> list[Finding]:
        """What the rules that are not muted warn of, in the order of the text."""
        look = _Look(self._language.reader.read(text), self._language.turns)
        found = [
            finding
            for rule in self._language.rules
            if rule.rule not in muted
            for finding in _findings(rule, look)
        ]
        return sorted(found, key=lambda one: (one.start, one.end))

    def praise(self, text: str) -> list[Praise]:
        """What is good in a draft, the first place of each kind."""
        look = _Look(self._language.reader.read(text), self._language.turns)
        found = []
        for good in self._language.goods:
            spans = [span for span in look.all(good.find) if not look.denies(good.against, span)]
            if spans:
                start, end = look.place(min(spans))
                found.append(Praise(good=good.good, start=start, end=end, why=good.why))
        return sorted(found, key=lambda one: one.start)

    def missing(self, text: str, kind: AskKind) -> list[Missing]:
        """What a draft of this kind should say and does not."""
        said = {praise.good for praise in self.praise(text)}
        return [one for one in self._language.missing.get(kind, ()) if one.good not in said]

    def titles(self) -> dict[Rule, str]:
        """What each rule is called."""
        return {rule.rule: rule.title for rule in self._language.rules}


@dataclass(slots=True)
class _Look:
    """One text with what was found in it so far: each pattern is looked for once at most."""

    reading: Reading
    turns: tuple[Pattern, ...]
    present: frozenset[str] = frozenset()
    known: dict[int, list[Span]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.present = frozenset(self.reading.signs)

    def all(self, patterns: Iterable[Pattern]) -> Iterator[Span]:
        """Where one of the patterns is found, as signs."""
        for pattern in patterns:
            yield from self.spans(pattern)

    def spans(self, pattern: Pattern) -> list[Span]:
        key = id(pattern)
        if key not in self.known:
            self.known[key] = self._search(pattern) if pattern.may_be_in(self.present) else []
        return self.known[key]

    def _search(self, pattern: Pattern) -> list[Span]:
        marks = pattern.regex.groupindex
        spans = []
        for match in pattern.regex.finditer(self.reading.signs):
            start = match.start("from") if "from" in marks else -1
            end = match.end("to") if "to" in marks else -1
            spans.append(self._trimmed(match.start() if start < 0 else start, match.end() if end < 0 else end))
        return [span for span in spans if span[0] < span[1]]

    def _trimmed(self, start: int, end: int) -> Span:
        signs = self.reading.signs
        while end > start and signs[end - 1] in ENDS + PAUSES:
            end -= 1
        while start < end and signs[start] in ENDS + PAUSES:
            start += 1
        return start, end

    def place(self, span: Span) -> Span:
        """A span of signs as code points."""
        return self.reading.starts[span[0]], self.reading.ends[span[1] - 1]

    def denies(self, against: Against, span: Span) -> bool:
        """Whether something speaks against a finding there."""
        return (
            self._over(against.over, span)
            or self._before(against.before, span)
            or self._in(against.sentence, span, 0)
            or self._in(against.near, span, 1)
        )

    def _over(self, patterns: tuple[Pattern, ...], span: Span) -> bool:
        return any(start < span[1] and end > span[0] for start, end in self.all(patterns))

    def _before(self, patterns: tuple[Pattern, ...], span: Span) -> bool:
        return any(start < span[1] and self._reaches((start, end), span) for start, end in self.all(patterns))

    def _reaches(self, denial: Span, span: Span) -> bool:
        """Whether a denial holds until there: in the same sentence, with no turn between."""
        sentences = self.reading.sentences
        if sentences[denial[0]] != sentences[span[0]]:
            return False
        return not any(denial[1] <= start < span[0] for start, _ in self.all(self.turns))

    def _in(self, patterns: tuple[Pattern, ...], span: Span, around: int) -> bool:
        here = self.reading.sentences[span[0]]
        return any(abs(self.reading.sentences[start] - here) <= around for start, _ in self.all(patterns))


def _findings(rule: RuleWords, look: _Look) -> Iterator[Finding]:
    taken: list[Span] = []
    for span, group in sorted(_candidates(rule, look), key=lambda found: (found[0][0], -found[0][1])):
        if taken and span[0] < taken[-1][1]:
            continue  # the words are marked already
        taken.append(span)
        start, end = look.place(span)
        yield Finding(rule=rule.rule, start=start, end=end, why=group.why, instead=group.instead)


def _candidates(rule: RuleWords, look: _Look) -> Iterator[tuple[Span, Group]]:
    for group in rule.groups:
        for span in look.all(group.find):
            quoted = look.reading.quoted[span[0]] and look.reading.quoted[span[1] - 1]
            if not quoted and not look.denies(group.against, span) and not look.denies(rule.against, span):
                yield span, group
