"""Which of the old code pages some bytes are in, told by whether words come out of them."""

import re
from collections.abc import Sequence
from itertools import pairwise

# Of two that fit alike, the first: Korean fits in Chinese as a rule, Chinese not in Korean.
CODECS = "cp1252 cp932 cp949 gb18030 euc_jp big5 cp1251 koi8_r cp1250 cp1253 cp1255 cp1256".split()
_STRETCH = re.compile(r"[^\W\d_]+|[^\x00-\x7f]")
_MARKS = frozenset("’‘“”„–—…•€«»·¿¡°ºª№、。・「」（）　ー～\u00a0\u200b")
_SCRIPTS = (
    ("latin", 0x41, 0x24F), ("greek", 0x370, 0x3FF), ("cyrillic", 0x400, 0x52F), ("hebrew", 0x590, 0x5FF),
    ("arabic", 0x600, 0x6FF), ("kana", 0x3040, 0x30FF), ("han", 0x3400, 0x9FFF), ("hangul", 0xAC00, 0xD7A3),
    ("half", 0xFF66, 0xFF9F),
)  # fmt: skip
_VOWELS = {"greek": "αεηιουωάέήίόύώϊϋΐΰ", "cyrillic": "аеёиоуыэюяіїє"}
_RARE_IN_THE_WEST = frozenset("ŒœŸÐðÞþÝý")
_RIGHT_TO_LEFT = ("hebrew", "arabic")
# The first bytes of the signs that are in daily use, by encoding.
_COMMON = {
    "cp932": (0x82, 0x97), "euc_jp": (0xA4, 0xCF), "gb18030": (0xB0, 0xD7), "big5": (0xA4, 0xC6),
    "cp949": (0xB0, 0xC8),
}  # fmt: skip
_DAILY, _RARE, _IMPLAUSIBLE = 1.9, 0.3, -1.0


def guessed(samples: Sequence[bytes], named: Sequence[str] = ()) -> str:
    """The likeliest encoding; one that the file names elsewhere, if the samples make sense in it."""
    for codec in named:
        if all(_plausible(sample, codec) > 0 for sample in samples):
            return codec
    return max(CODECS, key=lambda codec: sum(_plausible(sample, codec) for sample in samples))


def _plausible(data: bytes, codec: str) -> float:
    """Above zero when the bytes make words in this encoding, below when they do not."""
    try:
        text = data[:2_000].decode(codec)
    except UnicodeDecodeError as error:
        if error.end < 1_999:
            return -3.0 * sum(byte > 0x7F for byte in data[:2_000])
        text = data[: error.start].decode(codec)
    return sum(_stretch(found[0], codec) for found in _STRETCH.finditer(text) if not found[0].isascii())


def _stretch(word: str, codec: str) -> float:
    if word in _MARKS:
        return 0
    if not word.isalpha():
        impossible = word < "\u00a0" or word == "\ufffd" or "\ue000" <= word <= "\uf8ff"
        return _IMPLAUSIBLE * (3 if impossible else 1)
    scripts = {_script(char) for char in word}
    if scripts == {"latin"}:
        return _latin(word, codec)
    if not scripts & {*_VOWELS, *_RIGHT_TO_LEFT}:
        return _signs(word, codec)
    return _IMPLAUSIBLE * len(word) if len(scripts) > 1 else _alphabetic(word, scripts.pop())


def _script(char: str) -> str:
    point = ord(char)
    return next((name for name, first, last in _SCRIPTS if first <= point <= last), "other")


def _latin(word: str, codec: str) -> float:
    """Accents are few in a word, and no capital stands behind a small letter."""
    accents = [char for char in word if not char.isascii()]
    if not _cased_well(word) or (len(accents) == len(word) > 2):
        return _IMPLAUSIBLE * len(accents)
    rare = sum(char in _RARE_IN_THE_WEST for char in accents) if codec == "cp1252" else 0
    return (len(accents) - rare / 2) * (1 if len(accents) * 2 <= len(word) + 1 else 0.5)


def _alphabetic(word: str, script: str) -> float:
    if script in _RIGHT_TO_LEFT:
        return 0.9 * len(word)
    if not _cased_well(word):
        return _IMPLAUSIBLE * len(word)
    vowels = sum(char in _VOWELS[script] for char in word.lower())
    spoken = vowels * 5 >= len(word) or len(word) < 4
    return len(word) * (1 if word.istitle() else 0.96) * (1 if spoken else _RARE)


def _cased_well(word: str) -> bool:
    pairs = pairwise(word)
    return not any(one.islower() and other.isupper() and not other.isascii() for one, other in pairs)


def _signs(word: str, codec: str) -> float:
    """Letters of ours may stand before or behind the signs of the East, but not between them."""
    changes = sum(one.isascii() != other.isascii() for one, other in pairwise(word))
    signs = [char for char in word if not char.isascii()]
    if codec not in _COMMON or changes > 1:
        return _IMPLAUSIBLE * len(signs)
    return sum(_sign(char, codec) for char in signs) * (0.4 if changes else 1)


def _sign(char: str, codec: str) -> float:
    script = _script(char)
    if script == "half":
        return 0.6 if codec == "cp932" else _IMPLAUSIBLE
    if script == "other" or (script == "hangul") != (codec == "cp949"):
        return _RARE if script == "han" else _IMPLAUSIBLE
    written, (first, last) = char.encode(codec), _COMMON[codec]
    # Behind the same first bytes stand rare signs too, which the extensions of two standards added.
    extended = codec in ("gb18030", "cp949") and written[1] < 0xA1
    return _DAILY if first <= written[0] <= last and not extended else -0.2
