"""The contacts of an exported desk, for a desk that holds records already."""

from collections import Counter
from typing import Any, BinaryIO

from netdesk.domain.errors import UserError
from netdesk.formats import json_stream
from netdesk.formats.desk_json import FORMAT
from netdesk.formats.json_contacts import contact_of
from netdesk.formats.reading import ImportedCard, Reading, Skip, check_count


def read(file: BinaryIO) -> Reading:
    """Those outside the trash, and what else the file holds that is not taken."""
    cards: list[ImportedCard] = []
    skipped: list[Skip] = []
    others: Counter[str] = Counter()
    for section, record in json_stream.records(file):
        if section != "contacts" or record.get("trashed"):
            others["contacts in the trash" if section == "contacts" else section] += 1
            continue
        where = f"contact {len(cards) + len(skipped) + 1}"
        check_count(len(cards) + len(skipped) + 1)
        try:
            cards.append(_imported(record, where))
        except UserError as error:
            skipped.append(Skip(where=where, reason=str(error)))
    return Reading(
        format=FORMAT,
        encoding="utf-8",
        cards=tuple(cards),
        skipped=tuple(skipped),
        remarks=tuple(_not_taken(others)),
    )


def _imported(record: dict[str, Any], where: str) -> ImportedCard:
    card = contact_of(record)
    return ImportedCard(card=card, source_id=card.contact.uid, where=where)


def _not_taken(others: Counter[str]) -> list[Skip]:
    told = ", ".join(f"{count} {name.replace('_', ' ')}" for name, count in others.items())
    if not told:
        return []
    reason = f"only the contacts were taken; a desk is taken whole into an empty one alone. Left out: {told}"
    return [Skip(where="file", reason=reason)]
