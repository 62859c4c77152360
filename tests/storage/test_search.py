"""Search: a word is found however it is written, what is in the trash is not, and no query is an error."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import delete

from netdesk.domain.acts import Act
from netdesk.storage import search, search_names, tables
from netdesk.storage.checking import check
from netdesk.storage.mapper import insert_row
from netdesk.storage.opening import needs_opening, open_store
from netdesk.storage.search import Doc, document
from netdesk.storage.store import Store
from tests.storage.desks import Ticks, add_contact, set_values


@pytest.fixture
def texts(store: Store) -> dict[str, int]:
    """Contacts whose how-met texts hold words that are hard to find, by word."""
    words: tuple[str, ...] = (
        "C++ and C#",
        "a@b.example",
        "l'Oréal",
        "Łódź",
        "Søren",
        "Weststraße",
        "Æsop",
        "İstanbul",
    )
    words = (
        *words,
        "東京で会った",
        "김민준 씨",
        "naïve co\u0308op",
        "O\u2019Neill \ufb01ling",
        "AT&T R&D",
        "🎼 choir",
        "50%",
        "ﬁ_x",
    )
    found = {}
    for word in words:
        with store.write(Act.ADD_CONTACT) as db:
            found[word] = insert_row(db, tables.contact, full_name="Person", how_met=word)
    return found


def found_contacts(store: Store, query: str) -> list[int]:
    with store.read() as connection:
        return [number >> 4 for number in search.find(connection, query, Doc.CONTACT)]


@pytest.mark.parametrize(
    ("query", "word"),
    [
        ("c++", "C++ and C#"),
        ("a@b", "a@b.example"),
        ("l'Oréal", "l'Oréal"),
        ("l'oreal", "l'Oréal"),
        ("l’Oréal", "l'Oréal"),
        ("oreal", "l'Oréal"),
        ("lodz", "Łódź"),
        ("ŁÓDŹ", "Łódź"),
        ("soren", "Søren"),
        ("weststrasse", "Weststraße"),
        ("WESTSTRASSE", "Weststraße"),
        ("aesop", "Æsop"),
        ("istanbul", "İstanbul"),
        ("東", "東京で会った"),
        ("京で", "東京で会った"),
        ("会った", "東京で会った"),
        ("민준", "김민준 씨"),
        ("coop naive", "naïve co\u0308op"),
        ("neill filing", "O\u2019Neill \ufb01ling"),
        ("at&t", "AT&T R&D"),
        ("choir", "🎼 choir"),
        ("50%", "50%"),
    ],
)
def test_a_word_is_found_however_it_is_typed(
    store: Store, texts: dict[str, int], query: str, word: str
) -> None:
    assert texts[word] in found_contacts(store, query)


@pytest.mark.parametrize(
    "query",
    [
        '"',
        "'",
        '"a',
        "AND",
        "NOT x",
        "NEAR(",
        "a OR",
        "*",
        "^x",
        "-",
        "title:",
        "(",
        "\0",
        "{a b}",
        "🎼",
        "a\nb",
        " ",
    ],
)
def test_no_query_is_an_error(store: Store, texts: dict[str, int], query: str) -> None:
    found_contacts(store, query)


def test_parts_of_a_cjk_word_are_found_in_their_order_alone(store: Store, texts: dict[str, int]) -> None:
    assert found_contacts(store, "京東") == []


def test_all_words_must_occur(store: Store) -> None:
    assert found_contacts(store, "ines planner") == [1]
    assert found_contacts(store, "ines pianist") == []
    assert found_contacts(store, "in pla") == [1]


def test_records_are_found_by_what_stands_in_rows_of_their_own(store: Store) -> None:
    assert found_contacts(store, "zuraw choir ines@example.org") == [1]
    with store.read() as connection:
        assert search.find(connection, "bakery okoro") == [document(Doc.MEETING, 1)]
        assert search.find(connection, "mornings", Doc.CONTACT) == []


def test_the_index_follows_every_change_in_the_same_transaction(store: Store) -> None:
    with store.write(Act.EDIT_ORGANISATION) as db:
        set_values(db, tables.organisation, 1, name="Kormoran Works")
    assert len(found_contacts(store, "kormoran")) == 5
    assert found_contacts(store, "zuraw") == []
    with store.write(Act.UNTAG_CONTACTS) as db:
        db.connection.execute(delete(tables.tag))
    assert found_contacts(store, "choir") == []
    store.undo()
    store.undo()
    assert len(found_contacts(store, "zuraw choir")) == 5


def test_what_is_in_the_trash_is_not_found(store: Store) -> None:
    with store.write(Act.DELETE_CONTACT) as db:
        set_values(db, tables.contact, 1, trashed_at=db.now)
    assert found_contacts(store, "ines") == []
    store.undo()
    assert found_contacts(store, "ines") == [1]


def test_a_failed_write_leaves_the_index_alone(store: Store) -> None:
    with pytest.raises(KeyError), store.write(Act.ADD_CONTACT) as db:
        add_contact(db, "Nobody Here")
        raise KeyError
    assert found_contacts(store, "nobody") == []


def test_an_index_made_anew_finds_the_same(store: Store) -> None:
    queries = ("ines", "planner", "lodz", "小", "what", "choir s")
    before = [found_contacts(store, query) for query in queries]
    with store.maintain() as connection:
        search.rebuild(connection)
        assert search.problem(connection) == ""
    assert [found_contacts(store, query) for query in queries] == before


def test_an_index_that_went_stale_is_seen(store: Store) -> None:
    with store.maintain() as connection:
        connection.exec_driver_sql("DELETE FROM search WHERE rowid = ?", (document(Doc.CONTACT, 2),))
        assert "lacks 1" in search.problem(connection)
        connection.exec_driver_sql("INSERT INTO search (rowid, title, body) VALUES (9999, 'x', 'y')")
        assert "has 1 too many" in search.problem(connection)


def test_signs_are_searched_for_as_typed(store: Store, texts: dict[str, int]) -> None:
    assert found_contacts(store, "c++") == found_contacts(store, "c+") == [texts["C++ and C#"]]
    assert found_contacts(store, "c#") == [texts["C++ and C#"]]
    assert found_contacts(store, "c##") == []
    assert found_contacts(store, "@b.ex") == [texts["a@b.example"]]
    assert found_contacts(store, "a b") == found_contacts(store, "b a") != []


def named(store: Store, letters: str) -> list[int]:
    with store.read() as connection:
        query = "SELECT rowid >> 4 FROM search_names WHERE search_names MATCH ? AND rowid & 15 = 1"
        return [int(key) for (key,) in connection.exec_driver_sql(query, (f'"{letters}"*',))]


def test_the_index_of_names_follows_every_change(store: Store) -> None:
    assert (named(store, "ok"), named(store, "va")) == ([1], [])
    with store.write(Act.RENAME_CONTACT) as db:
        set_values(db, tables.contact, 1, full_name="Una Vale")
    assert (named(store, "ok"), named(store, "va")) == ([], [1])
    store.undo()
    assert (named(store, "ok"), named(store, "va")) == ([1], [])
    with store.maintain() as connection:
        assert search.problem(connection) == ""


def test_an_index_of_names_that_went_stale_is_seen(store: Store) -> None:
    with store.maintain() as connection:
        search_names.forget(connection, [document(Doc.CONTACT, 1)])
        assert "index is damaged" in search.problem(connection)


def test_an_index_from_before_is_made_anew_at_opening(path: Path, ticks: Ticks) -> None:
    store = open_store(path, ticks.clock)
    with store.maintain() as connection:
        connection.exec_driver_sql("DROP TABLE search_names")
        connection.exec_driver_sql("DROP TABLE search")
        connection.exec_driver_sql("CREATE VIRTUAL TABLE search USING fts5(title, body)")
    store.close()
    assert needs_opening(path)
    again = open_store(path, ticks.clock)
    assert found_contacts(again, "ines") == named(again, "in") == [1]
    assert not needs_opening(path)
    again.close()


FEWER_TEXTS = (
    "CREATE VIRTUAL TABLE search "
    "USING fts5(title, body, tokenize=\"unicode61 remove_diacritics 0 tokenchars '+#@'\", prefix='2 3')"
)
"""As it was made while it held neither asks nor leads nor drafts."""


def test_an_index_of_fewer_texts_is_made_anew_at_opening(path: Path, ticks: Ticks) -> None:
    store = open_store(path, ticks.clock)
    with store.write(Act.ADD_ASK) as db:
        insert_row(db, tables.ask, contact_id=1, text="Which quartzine?")
        insert_row(db, tables.profile, name="Quartz")
    with store.maintain() as connection:
        kept = connection.exec_driver_sql("SELECT rowid, title, body FROM search WHERE rowid & 15 < 7").all()
        connection.exec_driver_sql("DROP TABLE search")
        connection.exec_driver_sql(FEWER_TEXTS)
        rows = [(number, title, body.replace("quartzine", "")) for number, title, body in kept]
        connection.exec_driver_sql("INSERT INTO search (rowid, title, body) VALUES (?, ?, ?)", rows)
        search_names.rebuild(connection)
    assert found_contacts(store, "quartzine") == []
    assert found_contacts(store, "ines") == [1]
    store.close()
    assert needs_opening(path)
    assert check(path).problem == "", "the next opening makes it anew"
    again = open_store(path, ticks.clock)
    assert found_contacts(again, "quartzine") == [1]
    assert not needs_opening(path)
    again.close()
    assert check(path).problem == ""


def test_an_index_of_more_pieces_than_fts5_holds_is_made_nevertheless(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(search._AT_BUILDING, "hashsize", 64)  # a piece for each few words
    rows = [{"title": f"Story {number}", "text": f"word{number} " * 8} for number in range(4_100)]
    with store.write(Act.ADD_STORY) as db:
        for row in rows:
            insert_row(db, tables.story, **row)
    with store.maintain() as connection:
        search.rebuild(connection)
    with store.read() as connection:
        assert len(search.find(connection, "word2099")) == 1
        query = "SELECT v FROM search_config WHERE k = 'hashsize'"
        kept = connection.exec_driver_sql(query).scalar()
    assert kept == 1 << 20
