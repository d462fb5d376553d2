"""What a lint rule is, what it finds, and how its module becomes a page."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from govtask_extract.linting import rules as package
from govtask_extract.model.severity import Severity
from govtask_extract.registry import collect

if TYPE_CHECKING:
    from govtask_extract.linting.subject import Subject
    from govtask_extract.model.report import Places


class Finding(Struct, frozen=True):
    """One thing that a rule found; `severity` only where it differs from the rule's own."""

    message: str
    places: Places
    task: str | None = None
    severity: Severity | None = None


Check = Callable[["Subject"], Iterator[Finding]]


class Rule(Struct, frozen=True):
    """`name` completes “this notice has a …”. `check` is None where reading or parsing reports it already."""

    code: str
    name: str
    severity: Severity
    check: Check | None = None
    page: str = ""


@cache
def rules() -> dict[str, Rule]:
    """Every rule by its code; each module of `linting.rules` offers one as `RULE`."""
    found: list[Rule] = [replace(module.RULE, page=module.__doc__ or "") for module in collect(package).values()]
    return {rule.code: rule for rule in sorted(found, key=lambda rule: rule.code)}
