"""The roles of bodies as people ask for them: lead, lead_units, 牵头单位, 主办单位."""

from __future__ import annotations

from functools import cache

from govtask_extract.model.roles import UNIT_ROLES, WORDINGS, Role
from govtask_extract.nearest import did_you_mean
from govtask_extract.saying.said import said

UPSTREAM = "upstream_responsible_units"
"""The upper level's bodies come from no label of their own."""
UNIT_FIELDS = (*(wording.role.value for wording in WORDINGS if wording.role in UNIT_ROLES), UPSTREAM)
"""The fields of a task that hold names of bodies."""
SHORT_NAMES = {
    "lead": Role.LEAD.value,
    "responsible": Role.RESPONSIBLE.value,
    "co-handling": Role.CO_HANDLING.value,
    "guiding": Role.GUIDING.value,
    "upstream": UPSTREAM,
}
_CHINESE_UPSTREAM = ("上级责任单位", "上级单位", "上级")
_OF_LEADERS = ("leader", Role.LEADER.value)


@cache
def _fields() -> dict[str, str]:
    labels = {
        label: wording.role.value for wording in WORDINGS if wording.role in UNIT_ROLES for label in wording.labels
    }
    return {
        **labels,
        **dict.fromkeys(_CHINESE_UPSTREAM, UPSTREAM),
        **{field: field for field in UNIT_FIELDS},
        **SHORT_NAMES,
    }


def unit_field(word: str) -> str:
    """The field of a task that a role's name means. Raises a `ValueError` that says in a sentence what is wrong."""
    name = word.strip().lower()
    for written in (name, name.replace("_", "-"), name.replace("-", "_")):
        if written in _fields():
            return _fields()[written]
    leaders = next(wording.labels for wording in WORDINGS if wording.role is Role.LEADER)
    if name in (*_OF_LEADERS, *leaders):
        raise ValueError(said('"{word}" is a role of leaders; --leader NAME asks for one', word=word))
    raise ValueError(said('"{word}" is no role of units; {told}', word=word, told=did_you_mean(name, SHORT_NAMES)))
