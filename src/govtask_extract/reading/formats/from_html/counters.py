"""The counters of style sheets, by which they number headings and items (CSS Lists 3, 4)."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct, field

from govtask_extract.patterns import lazy_re
from govtask_extract.reading.formats.from_html.cascade import Values
from govtask_extract.reading.formats.from_html.list_numbers import numeral

_COUNTED = lazy_re(r"([^\s\d][^\s]*)(?:\s+(-?\d{1,9}))?(?=\s|$)")


class Counters(Struct):
    """Counts by name, the innermost last. A count lasts as long as the element in which it was begun."""

    _counts: dict[str, list[int]] = field(default_factory=dict)
    _begun: list[set[str]] = field(default_factory=lambda: [set()])

    def enter(self, values: Values) -> None:
        """Count an element before what is in it."""
        self.count(values)
        self._begun.append(set())

    def leave(self) -> None:
        """Forget what was begun in it."""
        for name in self._begun.pop():
            self._counts[name].pop()

    def count(self, values: Values) -> None:
        """Do as an element is told, or what stands before or after it."""
        for name, value in _told(values, "counter-reset", 0):
            self._begin(name, value)
        for name, step in _told(values, "counter-increment", 1):
            if not self._counts.get(name):
                self._begin(name, 0)
            self._counts[name][-1] += step
        for name, value in _told(values, "counter-set", 0):
            self._begin(name, value)

    def shown(self, function: str, words: list[str]) -> str:
        """`counter(name, style)`, or `counters(name, ".", style)`, which shows all that are begun."""
        name, *others = words
        counts = self._counts.get(name) or [0]
        if function == "counter":
            return numeral(counts[-1], others[0] if others else "decimal")
        style = others[1] if len(others) > 1 else "decimal"
        return (others[0] if others else "").join(numeral(count, style) for count in counts)

    def _begin(self, name: str, value: int) -> None:
        counts = self._counts.setdefault(name, [])
        if name in self._begun[-1]:
            counts[-1] = value
        else:
            counts.append(value)
            self._begun[-1].add(name)


def _told(values: Values, what: str, usual: int) -> Iterator[tuple[str, int]]:
    for found in _COUNTED.finditer(values.get(what, "")):
        if found[1] != "none":
            yield found[1], usual if found[2] is None else int(found[2])
