"""A saved filter reads back as it was, also when another version wrote it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netdesk.domain.contact_filter import from_json, narrowing, narrows, to_json
from netdesk.domain.contact_list import ContactOrder, ContactQuery
from netdesk.domain.stage import Stage

QUERIES = st.builds(
    ContactQuery,
    text=st.text(max_size=9),
    stage=st.none() | st.sampled_from(Stage),
    quiet=st.booleans(),
    tags=st.lists(st.text(max_size=5), max_size=3).map(tuple),
    any_tag=st.booleans(),
    organisation=st.text(max_size=9),
    target=st.booleans(),
    batch=st.text(max_size=9),
    no_next_step=st.booleans(),
    referee=st.booleans(),
    order=st.sampled_from(ContactOrder),
)


@given(QUERIES)
def test_what_narrows_reads_back(query: ContactQuery) -> None:
    assert from_json(to_json(query)) == narrowing(query)


@pytest.mark.parametrize(
    ("text", "query"),
    [
        ("", ContactQuery()),
        ("[1]", ContactQuery()),
        ('{"stage": "retired", "quiet": 1, "tags": "choir", "order": "when"}', ContactQuery()),
        (
            '{"stage": "met", "tomorrow": true, "tags": ["choir"]}',
            ContactQuery(stage=Stage.MET, tags=("choir",)),
        ),
    ],
)
def test_what_is_not_known_is_left_out(text: str, query: ContactQuery) -> None:
    assert from_json(text) == query


def test_order_and_blanks_narrow_nothing() -> None:
    assert not narrows(ContactQuery(text="  ", any_tag=True, order=ContactOrder.WHEN, descending=True))
    assert narrows(ContactQuery(text=" a "))
