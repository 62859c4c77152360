"""Filters that combine, and those that are saved under a name."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from netdesk.desk import Desk
from netdesk.domain.contact_filter import FilterChoices
from netdesk.domain.contact_list import ContactOrder, ContactQuery
from netdesk.domain.errors import UserError
from netdesk.domain.reference import ReferenceState
from netdesk.domain.stage import Stage
from netdesk.domain.touch import TouchKind
from netdesk.services import contact_list
from tests.services.people import TEN, person
from tests.services.vcards import ADA, BO, vcf
from tests.storage.desks import Ticks


@pytest.fixture
def people(desk: Desk) -> dict[str, int]:
    lines = ("Ines Okoro, Planner at Harbour Works", "Tom Becker, Baker at Old Mill", "Marc Petit", "李小明")
    return {line.split(",")[0]: person(desk, line) for line in lines}


def found(desk: Desk, query: ContactQuery) -> list[str]:
    names = {line.id: line.name for line in desk.contact_list.lines(desk.contact_list.find(query))}
    return [names[key] for key in desk.contact_list.find(query)]


def test_every_part_narrows_what_the_others_let_through(desk: Desk, people: dict[str, int]) -> None:
    desk.contacts.tag([people["Ines Okoro"], people["Tom Becker"]], ["Choir"])
    desk.contacts.tag([people["Ines Okoro"], people["Marc Petit"]], ["Münster"])
    desk.contacts.set_stage([people["Ines Okoro"], people["Marc Petit"]], Stage.MET)
    both = ContactQuery(tags=("choir", "munster"))
    assert found(desk, both) == ["Ines Okoro"]
    assert found(desk, replace(both, any_tag=True)) == ["Ines Okoro", "Marc Petit", "Tom Becker"]
    assert found(desk, replace(both, any_tag=True, stage=Stage.MET)) == ["Ines Okoro", "Marc Petit"]
    assert found(desk, replace(both, any_tag=True, stage=Stage.MET, text="pet")) == ["Marc Petit"]
    assert found(desk, ContactQuery(tags=("nobody has it",))) == []


def test_an_organisation_is_where_they_are_now_and_a_target_too(desk: Desk, people: dict[str, int]) -> None:
    (place,) = [hit.id for hit in desk.search.find("harbour works") if hit.title == "Harbour Works"]
    assert found(desk, ContactQuery(target=True)) == []
    desk.organisations.set_target([place], True)
    assert found(desk, ContactQuery(target=True)) == ["Ines Okoro"]
    assert found(desk, ContactQuery(organisation="HARBOUR works")) == ["Ines Okoro"]
    assert found(desk, ContactQuery(organisation="Harbour")) == []


def test_a_step_or_a_meeting_to_come_is_a_next_step(desk: Desk, people: dict[str, int]) -> None:
    step = desk.follow_ups.add("Call", contact_id=people["Ines Okoro"])
    meeting = desk.meetings.plan([people["Tom Becker"]], planned_at=TEN)
    query = ContactQuery(no_next_step=True)
    assert found(desk, query) == ["Marc Petit", "李小明"]
    desk.follow_ups.done(step)
    desk.meetings.delete([meeting])
    assert len(found(desk, query)) == 4


def test_an_import_is_found_by_what_it_brought(desk: Desk, people: dict[str, int], tmp_path: Path) -> None:
    desk.importing.import_files([vcf(tmp_path, ADA, BO)])
    (batch,) = desk.filters.choices().batches
    assert batch.contacts == 2
    assert len(found(desk, ContactQuery(batch=batch.uid))) == 2
    assert found(desk, ContactQuery(batch="another")) == []


def test_a_referee_is_who_has_not_declined(desk: Desk, people: dict[str, int]) -> None:
    desk.references.set_state(people["Ines Okoro"], ReferenceState.AGREED)
    assert found(desk, ContactQuery(referee=True)) == ["Ines Okoro"]
    desk.references.set_state(people["Ines Okoro"], ReferenceState.DECLINED)
    assert found(desk, ContactQuery(referee=True)) == []


def test_what_is_kept_of_a_list_follows_every_change_and_every_day(
    desk: Desk, people: dict[str, int]
) -> None:
    query = ContactQuery(stage=Stage.MET, text="o")
    assert found(desk, query) == []
    desk.contacts.set_stage([people["Ines Okoro"]], Stage.MET)
    assert found(desk, query) == ["Ines Okoro"]
    desk.history.undo()
    assert found(desk, query) == []
    desk.contacts.type_notes(people["Tom Becker"], "orchard")
    assert found(desk, ContactQuery(text="orc")) == ["Tom Becker"]
    assert found(desk, ContactQuery(text="orch", order=ContactOrder.STAGE)) == ["Tom Becker"]


@pytest.mark.parametrize("words", ["ines okoro", "to be", "小明", "- ines", '"o', "l'o", "p"])
def test_typing_letter_by_letter_finds_the_same_as_all_at_once(
    desk: Desk, people: dict[str, int], words: str
) -> None:
    at_once = {text: found(desk, ContactQuery(text=text)) for text in sorted(prefixes(words), reverse=True)}
    for text in prefixes(words):
        assert found(desk, ContactQuery(text=text)) == at_once[text], text


def prefixes(words: str) -> list[str]:
    return [words[:end] for end in range(1, len(words) + 1)]


def test_a_filter_is_saved_counted_renamed_and_removed_with_undo(desk: Desk, people: dict[str, int]) -> None:
    query = ContactQuery(text=" ok ", stage=Stage.TO_CONTACT, order=ContactOrder.WHEN)
    key = desk.filters.save("Harbour  people", query)
    (saved,) = desk.filters.all()
    assert (saved.name, saved.query) == ("Harbour people", ContactQuery(text="ok", stage=Stage.TO_CONTACT))
    assert desk.filters.count(saved.query) == 1
    desk.filters.rename(key, "By the water")
    assert desk.filters.save("by the WATER", ContactQuery(quiet=True)) == key
    assert desk.filters.all()[0].query == ContactQuery(quiet=True)
    desk.filters.delete(key)
    assert desk.filters.all() == []
    for _ in range(3):
        desk.history.undo()
    assert [one.name for one in desk.filters.all()] == ["Harbour people"]


def test_filters_stand_in_the_order_in_which_they_were_saved(desk: Desk) -> None:
    for name in ("Zebra", "Ant"):
        desk.filters.save(name, ContactQuery(text=name))
    assert [one.name for one in desk.filters.all()] == ["Zebra", "Ant"]


def test_what_cannot_be_saved_is_refused(desk: Desk) -> None:
    with pytest.raises(UserError, match="name"):
        desk.filters.save(" ", ContactQuery(quiet=True))
    with pytest.raises(UserError, match="everybody"):
        desk.filters.save("All", ContactQuery(any_tag=True))
    assert desk.filters.choices() == FilterChoices()


def test_who_is_going_quiet_changes_with_the_day(desk: Desk, people: dict[str, int], ticks: Ticks) -> None:
    desk.contacts.set_cadence([people["Ines Okoro"]], 30)
    desk.contacts.log_touch(people["Ines Okoro"], TouchKind.CALL)
    assert found(desk, ContactQuery(quiet=True)) == []
    ticks.forward(days=31)
    assert found(desk, ContactQuery(quiet=True)) == ["Ines Okoro"]


CROWD = ("Ana Marsh", "C++ Guild", "L'Oréal Ortiz", "Łucja Żak", "Ori_on Vale", "O'Neill Orla", "東京 太郎")


TYPED = ("o", "or", "ori", "l'or", "c++", "c+", "東", "京 太", "mar x", "ne", "żak", "_")


def test_what_is_seen_first_is_what_the_index_says(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(contact_list, "FEW", 0)
    for number, name in enumerate(CROWD * 2):
        desk.contacts.type_notes(person(desk, f"{name} {number}"), f"note x{number} on mårzipan, L’Or C+")
    for words in TYPED:
        query = ContactQuery(text=words, order=ContactOrder.STAGE)
        first, every = desk.contact_list.first(query, 2), desk.contact_list.find(query)
        assert first is None or len(every) >= 2, words
        assert first is not None or len(every) < 2 or words.endswith(" x"), "no name has it"
        assert first is None or (len(first) >= 2 and every[: len(first)] == first), words


def test_few_are_found_at_once(desk: Desk, people: dict[str, int]) -> None:
    assert desk.contact_list.first(ContactQuery(text="o"), 1) is None


def test_what_is_typed_on_finds_what_typing_it_at_once_finds(desk: Desk) -> None:
    talked, named = person(desk, "Maria Berg"), person(desk, "Maria Kovac")
    desk.contacts.type_notes(talked, "Talk to her about kofta")
    for text in ("maria ko", "talk to", "ma kof"):
        keys = [desk.contact_list.find(ContactQuery(text=text[:end])) for end in range(1, len(text) + 1)]
        desk.contact_list.find(ContactQuery(text="zzz"))
        assert keys[-1] == desk.contact_list.find(ContactQuery(text=text)), text
    assert set(desk.contact_list.find(ContactQuery(text="maria ko"))) == {talked, named}
