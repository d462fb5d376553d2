"""A target in one line, as a person would note it: 城镇新增就业 ≥ 1.2万人."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from govtask_extract.model.report import Target

_SIGNS = {"=": "", ">=": "≥ ", ">": "> ", "<=": "≤ ", "<": "< ", "~": "约 "}
_MYRIADS = (("亿", 8), ("万", 4))
_MOST_PLACES = 4


def target_line(target: Target) -> str:
    """What is measured and for whom, a change's verb, the comparator and the number with its unit."""
    what = f"{target.indicator}（{target.scope}）" if target.scope else target.indicator
    verb = f" {target.action}" if target.kind == "growth" and target.action else ""
    most = "" if target.value_max is None else f"—{_short(target.value_max)}"
    return f"{what}{verb} {_SIGNS[target.comparator]}{_short(target.value)}{most}{target.unit}"


def _short(value: int | float | str) -> str:
    """In 万 or 亿 where that is as exact and no longer than four places behind the point."""
    number = Decimal(str(value))
    for word, power in _MYRIADS:
        scaled = number.scaleb(-power)
        if abs(scaled) >= 1 and scaled == round(scaled, _MOST_PLACES):
            return f"{scaled.normalize():f}{word}"
    return f"{number.normalize():f}"
