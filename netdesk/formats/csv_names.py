"""What to call somebody of whom a table has only parts of a name, or none."""

from collections.abc import Mapping

from netdesk.formats.vcard.names import whole

_COURTESY = frozenset(
    "mr mrs ms miss mx mr. mrs. ms. mx. sir madam herr frau fräulein hr. fr. m. mme mlle mme. mlle. "
    "monsieur madame mademoiselle sr. sra. sr sra señor señora signor signora sig. sig.ra dhr. mevr.".split()
)


def composed(names: Mapping[str, str]) -> str:
    """The full name that parts make; “Mr” and the like are left away, “Dr.” is not."""
    if names.get("prefix", "").strip().casefold() in _COURTESY:
        names = {**names, "prefix": ""}
    return whole(names)
