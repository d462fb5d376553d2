"""Ids: short, made of the printed numbers, unique in a report."""

from __future__ import annotations

from collections import Counter

from govtask_extract.model.drafts import SectionDraft


class Identities:
    """Gives out ids: `s2.3` for sections, `t32` for tasks, `u1` where no number is; met again: `t32-2`."""

    def __init__(self) -> None:
        self._given: Counter[str] = Counter()
        self._taken: set[str] = set()
        self._unnumbered = 0

    def section(self, section: SectionDraft, parent: str | None) -> str:
        """The path of numbers; a heading without a number is told by its place, `x1`."""
        own = str(section.number) if section.number is not None else f"x{self._next('x')}"
        return self._unique(f"{parent}.{own}" if parent else f"s{own}")

    def task(self, number: int | None) -> str:
        if number is not None:
            return self._unique(f"t{number}")
        self._unnumbered += 1
        return self._unique(f"u{self._unnumbered}")

    def _next(self, key: str) -> int:
        self._given[key] += 1
        return self._given[key]

    def _unique(self, wanted: str) -> str:
        count = self._next(wanted)
        found = wanted if count == 1 else f"{wanted}-{count}"
        while found in self._taken:
            count = self._next(wanted)
            found = f"{wanted}-{count}"
        self._taken.add(found)
        return found
