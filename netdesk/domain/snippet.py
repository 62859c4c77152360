"""The words around a match, for a result that says why it was found."""

from netdesk.domain.folding import fold_for_search

AROUND = 40


def snippet(text: str, wanted: str, around: int = AROUND) -> str:
    """About `around` characters on both sides of the first word that begins like one of those wanted."""
    words = text.split()
    starts = tuple(fold_for_search(wanted).split())
    place = next((i for i, word in enumerate(words) if _plain(word).startswith(starts)), 0) if starts else 0
    before = " ".join(words[:place])[-around:]
    after = " ".join(words[place:])[: around * 2]
    head = "…" if len(" ".join(words[:place])) > around else ""
    tail = "…" if len(" ".join(words[place:])) > around * 2 else ""
    return f"{head}{before} {after}{tail}".strip()


def _plain(word: str) -> str:
    return fold_for_search(word).strip("\"'“”‘’([{.,;:!?#@")


def has_all(text: str, wanted: str) -> bool:
    """Whether each of the words wanted is the beginning of a word of the text."""
    words = [_plain(word) for word in text.split()]
    return all(any(word.startswith(part) for word in words) for part in fold_for_search(wanted).split())
