"""The cadence of a contact `c` in plain SQL: its own, else the tightest of its tags, else its stage's.

The first picture is read with it, so it needs no SQLAlchemy.
"""

from netdesk.domain.cadence import GRACE, LONGEST, SCALE
from netdesk.domain.stage import Stage

_CODE = (
    f"(CASE WHEN {{ideal}} > 0 THEN {{ideal}} ELSE {{latest}} END * {SCALE} + CASE WHEN {{ideal}} <= 0 "
    f"THEN {{latest}} WHEN {{latest}} > 0 THEN max({{ideal}}, {{latest}}) ELSE {{ideal}} + {GRACE} END)"
)
_GIVEN = "(r.ideal_days > 0 OR r.latest_days > 0)"
_RULE = _CODE.format(ideal=f"min(r.ideal_days, {LONGEST})", latest=f"min(r.latest_days, {LONGEST})")

_OWN_CODE = _CODE.format(ideal=f"min(c.cadence_days, {LONGEST})", latest=f"min(c.latest_days, {LONGEST})")
OWN = f"CASE WHEN c.cadence_days > 0 OR c.latest_days > 0 THEN {_OWN_CODE} END"
BY_TAG = (
    f"(SELECT min({_RULE}) FROM contact_tag ct CROSS JOIN cadence_rule r ON r.tag_id = ct.tag_id "
    f"WHERE ct.contact_id = c.id AND {_GIVEN})"
)
BY_STAGE = (
    f"(SELECT min({_RULE}) FROM cadence_rule r WHERE r.tag_id IS NULL AND r.stage = c.stage AND {_GIVEN})"
)
_RULED = "EXISTS (SELECT 1 FROM cadence_rule)"  # asked once, where the rest would be for each contact
CODE = f"coalesce({OWN}, CASE WHEN {_RULED} THEN coalesce({BY_TAG}, {BY_STAGE}) END, 0)"

_HELD = (
    "FROM meeting_contact mc JOIN meeting m ON m.id = mc.meeting_id "
    "WHERE mc.contact_id = c.id AND m.held_at IS NOT NULL AND m.trashed_at IS NULL"
)
LAST_TOUCH = (
    "nullif(max(coalesce((SELECT max(happened_at) FROM touch WHERE contact_id = c.id), ''), "
    f"coalesce((SELECT max(m.held_at) {_HELD}), '')), '')"
)
"""The last exchange: a touch, or a meeting that was held."""
_KNOWN = ", ".join(f"'{stage}'" for stage in (Stage.MET, Stage.STAYING_IN_TOUCH, Stage.RESTING))
MET = (
    f"(c.stage IN ({_KNOWN}) OR c.closeness > 0 OR EXISTS (SELECT 1 FROM touch t WHERE t.contact_id = c.id "
    "AND (t.kind = 'meeting' OR t.direction = 'received' "
    "OR (t.kind = 'call' AND coalesce(t.result, 'answered') = 'answered'))) "
    f"OR EXISTS (SELECT 1 {_HELD}))"
)
"""Whether one has met, on the phone too: letters alone, or calls that nobody took, are no meeting."""
