"""The rules that give tags and stages a cadence, with whom each of them concerns."""

from sqlalchemy import Connection

from netdesk.domain.cadence import SCALE, completed
from netdesk.domain.cadence_rule import CadenceRule
from netdesk.domain.in_touch import Group, RuleLine, Rules
from netdesk.domain.stage import Stage
from netdesk.storage import mapper, tables
from netdesk.storage.cadence_sql import BY_TAG, OWN

_TAGS = """
SELECT t.id, t.name, (SELECT count(*) FROM contact_tag ct JOIN contact c ON c.id = ct.contact_id
  WHERE ct.tag_id = t.id AND c.trashed_at IS NULL) FROM tag t ORDER BY lower(t.name), t.id
"""
_STAGES = "SELECT stage, count(*) FROM contact WHERE trashed_at IS NULL GROUP BY stage"
_OF_TAG = (
    "SELECT count(*) FROM contact_tag mine CROSS JOIN contact c ON c.id = mine.contact_id "
    f"WHERE mine.tag_id = :of AND c.trashed_at IS NULL AND {OWN} IS NULL AND {BY_TAG} = :code"
)
_OF_STAGE = (
    "SELECT count(*) FROM contact c "
    f"WHERE c.stage = :of AND c.trashed_at IS NULL AND {OWN} IS NULL AND {BY_TAG} IS NULL"
)


def rules(connection: Connection) -> Rules:
    """The rules, those of tags by name before those of stages, and the groups without one."""
    stored = mapper.find(connection, CadenceRule)
    tags = {int(key): (name, int(people)) for key, name, people in connection.exec_driver_sql(_TAGS)}
    counted = {Stage(stage): int(people) for stage, people in connection.exec_driver_sql(_STAGES)}
    ruled = {rule.tag_id for rule in stored}, {rule.stage for rule in stored if rule.tag_id is None}
    lines = [_line(connection, rule, tags, counted) for rule in stored if rule.tag_id or rule.stage]
    groups = [Group(tag_id=key, tag=name, people=people) for key, (name, people) in tags.items()]
    groups += [Group(stage=stage, people=counted.get(stage, 0)) for stage in Stage]
    free = (
        one for one in groups if one.tag_id not in ruled[0] - {None} and one.stage not in ruled[1] - {None}
    )
    return Rules(lines=tuple(sorted(lines, key=_place)), groups=tuple(free))


def _place(line: RuleLine) -> tuple[bool, str, int]:
    return line.stage is not None, line.tag.lower(), list(Stage).index(line.stage) if line.stage else line.id


def _line(
    connection: Connection,
    rule: CadenceRule,
    tags: dict[int, tuple[str, int]],
    counted: dict[Stage, int],
) -> RuleLine:
    ideal, latest = completed(rule.ideal_days, rule.latest_days)
    if rule.tag_id is not None:
        name, people = tags[rule.tag_id]
        query = _OF_TAG
        values: dict[str, int | str] = {"of": rule.tag_id, "code": ideal * SCALE + latest}
    else:
        assert rule.stage is not None  # `rules` leaves the others out
        name, people = "", counted.get(rule.stage, 0)
        query, values = _OF_STAGE, {"of": str(rule.stage)}
    return RuleLine(
        id=rule.id,
        tag=name,
        stage=None if rule.tag_id is not None else rule.stage,
        ideal_days=ideal,
        latest_days=latest,
        people=people,
        concerns=int(connection.exec_driver_sql(query, values).scalar_one()),
    )


def stored_for(connection: Connection, tag_id: int | None, stage: Stage | None) -> CadenceRule | None:
    """The rule that a tag or a stage has already."""
    column = tables.cadence_rule.c
    by_stage = column.tag_id.is_(None) & (column.stage == stage)
    found = mapper.find(connection, CadenceRule, by_stage if tag_id is None else column.tag_id == tag_id)
    return found[0] if found else None
