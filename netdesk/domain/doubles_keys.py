"""What makes two contacts comparable: mailboxes, profiles and the words of a name in one form."""

import re
from typing import NamedTuple
from urllib.parse import unquote

from netdesk.domain.folding import fold

_GMAIL = frozenset({"gmail.com", "googlemail.com"})
_ROLE_MAILBOXES = frozenset(
    "accueil admin administration anfrage billing booking bonjour bookings buero careers contact contacts "
    "enquiries events feedback hallo hello help hi hr info infos inquiries jobs kontakt mail marketing news "
    "newsletter no-reply noreply office orders post postmaster praxis presse press privacy reception "
    "redaktion reservations sales secretariat sekretariat service support team verkauf vertrieb webmaster "
    "welcome".split()
)
_PROFILE_SITES = (
    "linkedin.com", "xing.com", "twitter.com", "x.com", "facebook.com", "instagram.com", "github.com",
    "gitlab.com", "bsky.app", "threads.net", "medium.com", "behance.net", "dribbble.com", "orcid.org",
    "viadeo.com", "researchgate.net", "academia.edu", "stackoverflow.com", "about.me",
)  # fmt: skip
_SAME_SITE = {"twitter.com": "x.com"}
_WITH_FOLDER = frozenset({"linkedin.com", "xing.com", "researchgate.net", "bsky.app"})
_PERSON_FOLDERS = frozenset({"in", "pub", "profile", "profiles", "people", "user", "users"})
_SCHEME = re.compile(r"^[a-z][a-z0-9+.-]*:(//)?", re.I)

_NO_DIGITS = re.compile(r"\D+")
_EXTENSION = re.compile(r"(?:;ext=|(?:ext|x|app|durchwahl|poste)\.?\s*:?)\s*\d+\s*$", re.I)
LAST, SHORTEST = 7, 6
"""Numbers whose last digits differ are not parsed; a number of fewer digits is an extension of somewhere."""

_BREAKS = re.compile(r"[\s\-‐-―_/.,;:+&|·•]+")
_DROPPED = re.compile(r"['’`´‘\"“”„«»]")
_BRACKETS = re.compile(r"[(\[{][^)\]}]*[)\]}]|[\"“„][^\"”“]+[\"”“]")
_SIMPLE = re.compile(r"[a-z ]*").fullmatch
_DIGRAPH = re.compile(r"([aou])e")
_CJK = re.compile(r"^[\u1100-\u11ff\u2e80-\u9fff\uac00-\ud7ff\uf900-\ufaff]+$")
_TITLES = frozenset(
    "dr prof professor mr mrs ms miss mx sir dame dipl ing mag herr frau mme mlle madame monsieur "
    "doctor ingenieur dott dra drs ir rev hon".split()
)
_CREDENTIALS = frozenset(
    "phd mba msc bsc ba ma md llm llb jd cpa cfa pmp mph dphil edd esq bed meng beng mphil ms bs rn pe ra "
    "frcs facs shrm scp phr sphr cissp csm acca fca aca ceng cipd leed ap cissp".split()
)
_GENERATIONS = {"jr": "2", "junior": "2", "jun": "2", "sr": "1", "senior": "1", "sen": "1"} | {
    "ii": "2", "iii": "3", "iv": "4",
}  # fmt: skip


class Name(NamedTuple):
    """A name in comparable words, the given one first; `spelt` keeps its accents."""

    words: tuple[str, ...] = ()
    spelt: str = ""
    generation: str = ""


def mailbox(value: str) -> str:
    """An e-mail address as its post arrives: for Gmail dots and what follows a plus say nothing."""
    address = value.strip().lower().removeprefix("mailto:")
    local, _, host = address.rpartition("@")
    if not local or not host:
        return ""
    if host in _GMAIL:
        local, host = local.partition("+")[0].replace(".", ""), "gmail.com"
    return f"{local}@{host}"


def is_role_mailbox(key: str) -> bool:
    """Whether a whole office reads it."""
    return key.partition("@")[0] in _ROLE_MAILBOXES


def last_digits(value: str) -> str:
    """By what a number is looked up before anything is parsed; empty for what is no whole number."""
    has_letters = value.lower() != value.upper()
    digits = _NO_DIGITS.sub("", _EXTENSION.sub("", value) if has_letters else value)
    return digits[-LAST:] if len(digits) >= SHORTEST else ""


def profile_key(value: str) -> tuple[str, bool]:
    """A link in one form, and whether it is somebody's profile on a site of profiles.

    Empty for a bare host: a company's site is not a person.
    """
    bare = _SCHEME.sub("", unquote(value.strip())).partition("#")[0]
    address, _, query = bare.partition("?")
    host, _, path = address.partition("/")
    host = _site(host.lower().partition(":")[0])
    parts = [part for part in fold(path).split("/") if part]
    if host in _PROFILE_SITES:
        key = _on_profile_site(host, parts, query)
        return key, bool(key)
    return (f"{host}/{'/'.join(parts)}" + (f"?{query}" if query else ""), False) if parts else ("", False)


def _site(host: str) -> str:
    """The site of a host, whatever language or device it serves."""
    for site in _PROFILE_SITES:
        if host == site or host.endswith(f".{site}"):
            return _SAME_SITE.get(site, site)
    return host.removeprefix("www.")


def _on_profile_site(host: str, parts: list[str], query: str) -> str:
    """Without languages, tabs and tracking behind the name."""
    parts = [part.removeprefix("@") for part in parts]
    if host == "facebook.com" and parts[:1] == ["profile.php"]:
        number = re.search(r"(?:^|&)id=(\d+)", query)
        return f"{host}/{number[1]}" if number else ""
    if host not in _WITH_FOLDER:
        return f"{host}/{parts[0]}" if parts else ""
    if len(parts) < 2 or parts[0] not in _PERSON_FOLDERS:
        return ""
    folder = "in" if host == "linkedin.com" else "profile"
    return f"{host}/{folder}/{parts[1]}"


def name_of(full: str, given: str = "", family: str = "", suffix: str = "") -> Name:
    """The words of a name, without titles and degrees; `Family, Given` is turned round."""
    lower = full.lower()
    if _SIMPLE(lower) and not suffix:
        simple = _words(lower)
        if _TITLES.isdisjoint(simple) and _GENERATIONS.keys().isdisjoint(simple):
            if family and given and not full.endswith(family):
                simple = _family_last(simple, _words(family))
            return Name(tuple(simple), lower)
    text = _BRACKETS.sub(" ", full) if not full.isascii() or "(" in full or '"' in full else full
    text = _turned(text)
    words = [word for word in _words(text) if word not in _TITLES] or _words(text)
    generation = _GENERATIONS.get(suffix.strip(" .").lower(), "") if suffix else ""
    if len(words) > 2 and words[-1] in _GENERATIONS:
        generation = _GENERATIONS[words.pop()]
    if family and given and not text.endswith(family):
        words = _family_last(words, _words(family))
    spelt = text if text.isascii() else " ".join(_BREAKS.split(text.casefold()))
    return Name(tuple(words), " ".join(words) if spelt is text else spelt, generation)


def _family_last(words: list[str], family: list[str]) -> list[str]:
    length = len(family)
    if family and len(words) > length and words[:length] == family and words[-length:] != family:
        return [*words[length:], *family]
    return words


def _turned(text: str) -> str:
    """`Liu, Grace` the usual way round; degrees behind a comma are left out."""
    if "," not in text:
        return text
    parts = [part.strip() for part in text.split(",")]
    said = [part for part in parts if part and not _is_credential(part)]
    if len(said) > 1 and said[0] == parts[0]:
        return " ".join([*said[1:], said[0]])
    return " ".join(said) or text


def _is_credential(part: str) -> bool:
    return all(word.replace(".", "").lower() in _CREDENTIALS for word in part.split())


def _words(text: str) -> list[str]:
    lower = text.lower()
    if _SIMPLE(lower):
        return _without_digraphs(lower).split()
    folded = plain(_DROPPED.sub("", text))
    words = [word for word in _BREAKS.split(folded) if word]
    if len(words) > 1 and not folded.isascii() and all(map(_CJK.match, words)):
        return ["".join(words)]  # a family name set apart or not is the same name
    return words


def plain(text: str) -> str:
    """Folded, with ae, oe and ue as the letters that they stand for in German."""
    return _without_digraphs(fold(text))


def _without_digraphs(text: str) -> str:
    if "ae" in text or "oe" in text or "ue" in text:  # quicker than a pattern, and most names have none
        return _DIGRAPH.sub(r"\1", text)
    return text


def is_whole(words: tuple[str, ...]) -> bool:
    """Whether these words name somebody and not just anybody called Anna."""
    several = len(words) > 1 and any(len(word) > 1 for word in words[1:])
    return several or bool(words and _CJK.match(words[0]))


def organisation_words(name: str) -> frozenset[str]:
    """The words of an organisation's name that tell it from others."""
    words = frozenset(_words(name))
    return words - _LEGAL_FORMS or words


_LEGAL_FORMS = frozenset(
    "gmbh ag inc ltd llc corp corporation co company plc sa sas sarl bv nv kg ohg ug ev se spa srl ab oy as "
    "pty limited incorporated the group holding gruppe groupe and und et mbh gbr ek".split()
)
