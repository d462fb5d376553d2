"""The targets of a task as plain data: exact numbers, words as printed, places."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from govtask_extract.language.script import with_single_blanks, without_blanks
from govtask_extract.model.plain import Plain
from govtask_extract.model.traced import Traced, join
from govtask_extract.parsing.report.ledger import Ledger
from govtask_extract.parsing.targets.task_targets import FoundTarget, find_targets

# Beyond this readers of JSON round whole numbers: RFC 8259, section 6.
_LARGEST_SAFE = 2**53 - 1


def targets_of(text: Sequence[Traced], ledger: Ledger) -> tuple[Plain, ...]:
    """Those of a task's paragraphs, in printed order."""
    return tuple(_plain(found, ledger) for found in find_targets(join(text, "\n")))


def _plain(found: FoundTarget, ledger: Ledger) -> Plain:
    return {
        "text": with_single_blanks(found.text.text),
        "indicator": with_single_blanks(found.indicator.text),
        "action": found.action,
        "scope": with_single_blanks(found.scope.text) if found.scope else None,
        "value": exact_number(found.value),
        "value_max": None if found.value_max is None else exact_number(found.value_max),
        "unit": without_blanks(found.unit),
        "comparator": found.comparator,
        "aspiration": found.aspiration,
        "kind": found.kind,
        "evidence": ledger.quote(found.text),
    }


def exact_number(value: Decimal) -> int | float | str:
    """The number as JSON holds it without rounding, else its digits."""
    if value == value.to_integral_value():
        whole = int(value)
        return whole if abs(whole) <= _LARGEST_SAFE else str(whole)
    near = float(value)
    return near if Decimal(repr(near)) == value else format(value.normalize(), "f")
