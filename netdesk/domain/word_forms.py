"""Plural, -ing and -ed of English words, as far as invented notes need them."""

_IRREGULAR = {
    "goose": "geese", "foot": "feet", "ox": "oxen", "mouse": "mice", "child": "children",
    "die": "dice", "quiz": "quizzes", "salmon": "salmon", "trout": "trout", "spacecraft": "spacecraft",
    "synopsis": "synopses", "knife": "knives", "shelf": "shelves", "loaf": "loaves", "calf": "calves",
    "hoof": "hooves", "wharf": "wharves", "scarf": "scarves", "half": "halves", "leaf": "leaves",
    "potato": "potatoes", "tomato": "tomatoes", "cargo": "cargoes", "embargo": "embargoes",
    "veto": "vetoes", "volcano": "volcanoes", "tornado": "tornadoes", "echo": "echoes",
    "gateway-timeout": "gateway-timeouts",
}  # fmt: skip
_VOWELS = "aeiou"


def plural(noun: str) -> str:
    """The plural of the last part of a noun; a hyphen keeps its place."""
    head, dash, last = noun.rpartition("-")
    return head + dash + _plural_word(last)


def _plural_word(word: str) -> str:
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    if word.endswith("man"):
        return word[:-3] + "men"
    if word.endswith(("s", "x", "z", "ch", "sh")):
        return word + "es"
    if word.endswith("y") and word[-2] not in _VOWELS:
        return word[:-1] + "ies"
    return word + "s"


def present_participle(verb: str) -> str:
    """`plan+` gives planning: the sign marks a last letter that is doubled."""
    if verb.endswith("+"):
        return verb[:-1] + verb[-2] + "ing"
    if verb.endswith("e") and not verb.endswith(("ee", "oe", "ye")):
        return verb[:-1] + "ing"
    return verb + "ing"


def past(verb: str) -> str:
    """The regular past of a verb; `plan+` gives planned."""
    if verb.endswith("+"):
        return verb[:-1] + verb[-2] + "ed"
    if verb.endswith("e"):
        return verb + "d"
    if verb.endswith("y") and verb[-2] not in _VOWELS:
        return verb[:-1] + "ied"
    return verb + "ed"
