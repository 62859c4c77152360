"""The coach: what the rules of a language warn of, praise or miss, in time linear in the text."""

from collections.abc import Iterator, Set

from netdesk.domain.coach.findings import AskKind, Finding, Missing, Praise, Rule
from netdesk.domain.coach.looking import Look, Span
from netdesk.domain.coach.rules import Group, Language, RuleWords

NOTHING: frozenset[Rule] = frozenset()


class Coach:
    """Reads texts in one language."""

    def __init__(self, language: Language) -> None:
        self._language = language

    def coach(self, text: str, muted: Set[Rule] = NOTHING) -> list[Finding]:
        """What the rules that are not muted warn of, in the order of the text."""
        look = self._look(text)
        spoken = [rule for rule in self._language.rules if rule.rule not in muted]
        found = [finding for rule in spoken for finding in _findings(rule, look)]
        return sorted(found, key=lambda one: (one.start, one.end))

    def praise(self, text: str) -> list[Praise]:
        """What is good in a draft, the first place of each kind."""
        look = self._look(text)
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

    def _look(self, text: str) -> Look:
        return Look(self._language, self._language.reader.read(text))


def _findings(rule: RuleWords, look: Look) -> Iterator[Finding]:
    marked = 0  # up to which sign the rule has marked words already
    for span, group in sorted(_candidates(rule, look), key=lambda found: (found[0][0], -found[0][1])):
        if span[0] >= marked:
            marked = span[1]
            start, end = look.place(span)
            yield Finding(rule=rule.rule, start=start, end=end, why=group.why, instead=group.instead)


def _candidates(rule: RuleWords, look: Look) -> Iterator[tuple[Span, Group]]:
    for group in rule.groups:
        for span in look.all(group.find):
            if not (
                look.is_quoted(span) or look.denies(group.against, span) or look.denies(rule.against, span)
            ):
                yield span, group
