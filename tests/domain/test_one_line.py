"""A new contact in one line."""

from __future__ import annotations

from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netdesk.domain.one_line import OneLine, parse

GIVEN = st.sampled_from(["Grace", "Ada", "Jörg", "Zoë", "Ana María", "Łukasz", "李"])
FAMILY = st.sampled_from(["Liu", "O'Neill", "van der Berg", "Ekman-Lind", "Måns", "明"])
TITLE = st.sampled_from(["Founder", "Head of Research", "VP Talent", "Ingénieure", "Plant manager"])
PLACE = st.sampled_from(["Kestrel Labs", "Ekman & Co", "3rd Rail", "Banco Vela", "City of Vienna"])
EMAIL = st.sampled_from(["grace@kestrel.example", "g.l+net@mail.kestrel.example"])
PHONE = st.sampled_from(["+1 212 555 0142", "(030) 555-0199", "+44 20 7946 0018"])


@given(GIVEN, FAMILY, TITLE, PLACE, EMAIL, PHONE)
def test_parts_are_understood_in_any_order(
    given_name: str, family: str, title: str, place: str, email: str, phone: str
) -> None:
    name = f"{given_name} {family}"
    wanted = OneLine(name=name, title=title, organisation=place, email=email, phone=phone)
    for order in permutations((name, f"{title} at {place}", email, phone)):
        assert parse(", ".join(order)) == wanted


@given(st.text())
def test_any_line_is_read_and_no_part_holds_a_line_end_or_edge_blanks(line: str) -> None:
    said = parse(line)
    for part in (said.name, said.title, said.organisation, said.email, said.phone, said.link):
        assert part == part.strip()
        assert "\n" not in part


@pytest.mark.parametrize(
    ("line", "wanted"),
    [
        ("", OneLine()),
        ("Grace Liu", OneLine(name="Grace Liu")),
        ("grace.liu@kestrel.example", OneLine(name="Grace Liu", email="grace.liu@kestrel.example")),
        ("Grace Liu <g@kestrel.example>", OneLine(name="Grace Liu", email="g@kestrel.example")),
        (
            "Grace Liu founder at Kestrel Labs",
            OneLine(name="Grace Liu", title="founder", organisation="Kestrel Labs"),
        ),
        ("Grace at Kestrel Labs", OneLine(name="Grace", organisation="Kestrel Labs")),
        ("Grace Liu, at Kestrel Labs", OneLine(name="Grace Liu", organisation="Kestrel Labs")),
        ("Grace Liu; tel: 030 555 0199", OneLine(name="Grace Liu", phone="030 555 0199")),
        (
            "Grace Liu, Founder, Kestrel Labs",
            OneLine(name="Grace Liu", title="Founder", organisation="Kestrel Labs"),
        ),
        (
            "Grace Liu - https://kestrel.example/grace",
            OneLine(name="Grace Liu", link="https://kestrel.example/grace"),
        ),
        (
            "Grace Liu, Founder at Kestrel Labs, friend of Ada, likes tea",
            OneLine(
                name="Grace Liu",
                title="Founder",
                organisation="Kestrel Labs",
                note="friend of Ada, likes tea",
            ),
        ),
    ],
)
def test_what_people_type(line: str, wanted: OneLine) -> None:
    assert parse(line) == wanted
