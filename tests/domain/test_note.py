"""Spans through edits, against a model that labels every single character."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from netdesk.domain.note import Span, SpanKind, fitting, moved

Edit = tuple[int, int, int]
Labels = list[frozenset[str]]
edits = st.lists(st.tuples(st.integers(0, 60), st.integers(0, 12), st.integers(0, 6)), max_size=12)
stretches = st.lists(st.tuples(st.integers(0, 40), st.integers(1, 12)), max_size=6)


def made(ranges: list[tuple[int, int]]) -> tuple[Span, ...]:
    return tuple(Span(at, at + size, SpanKind.PERSON, str(n)) for n, (at, size) in enumerate(ranges))


def labelled(spans: tuple[Span, ...], length: int) -> Labels:
    return [frozenset(s.uid for s in spans if s.start <= at < s.end) for at in range(length)]


def edited(labels: Labels, at: int, removed: int, added: int) -> Labels:
    """What is put in belongs to a span whose text stands on both sides of it."""
    left = labels[at - 1] if at else frozenset()
    right = labels[at + removed] if at + removed < len(labels) else frozenset()
    return labels[:at] + [left & right] * added + labels[at + removed :]


def read(labels: Labels) -> set[tuple[str, int, int]]:
    places = {
        uid: [at for at, here in enumerate(labels) if uid in here] for uid in frozenset().union(*labels)
    }
    return {(uid, found[0], found[-1] + 1) for uid, found in places.items()}


@given(stretches, edits)
def test_spans_move_as_the_labelled_characters_do(ranges: list[tuple[int, int]], changes: list[Edit]) -> None:
    spans = made(ranges)
    labels = labelled(spans, 60)
    for at, removed, added in changes:
        at = min(at, len(labels))
        removed = min(removed, len(labels) - at)
        labels = edited(labels, at, removed, added)
        spans = moved(spans, at, removed, added)
        assert {(s.uid, s.start, s.end) for s in spans} == read(labels)


@given(stretches, st.tuples(st.integers(0, 60), st.integers(0, 12), st.integers(0, 6)))
def test_no_edit_leaves_an_empty_or_reversed_span(ranges: list[tuple[int, int]], change: Edit) -> None:
    assert all(0 <= span.start < span.end for span in moved(made(ranges), *change))


def test_typing_at_either_end_of_a_span_stays_outside() -> None:
    span = (Span(4, 8, SpanKind.PERSON, "u"),)
    assert moved(span, 8, 0, 3) == span
    assert moved(span, 4, 0, 3) == (Span(7, 11, SpanKind.PERSON, "u"),)


def test_a_promise_keeps_the_name_inside_it() -> None:
    line, name = Span(0, 20, SpanKind.FOLLOW_UP, "f"), Span(8, 14, SpanKind.PERSON, "p")
    assert moved((line, name), 10, 1, 3) == (
        Span(0, 22, SpanKind.FOLLOW_UP, "f"),
        Span(8, 16, SpanKind.PERSON, "p"),
    )


def test_spans_that_do_not_fit_the_text_are_left_out_and_the_others_put_in_order() -> None:
    late, early = Span(3, 5, SpanKind.PERSON, "b"), Span(0, 2, SpanKind.PERSON, "a")
    damaged = (
        Span(4, 9, SpanKind.PERSON, "c"),
        Span(2, 2, SpanKind.PERSON, "d"),
        Span(-1, 2, SpanKind.PERSON, "e"),
    )
    assert fitting((late, *damaged, early), "abcde") == (early, late)
