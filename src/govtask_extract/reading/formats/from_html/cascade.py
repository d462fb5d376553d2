"""What rules say of elements, in the order in which one outdoes the other (CSS Cascade 4, 6).

Elements that the same rules select share what those come to: a page has many elements, and few kinds of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from msgspec import Struct, field

from govtask_extract.reading.formats.from_html.css import Declared

Values = Mapping[str, str]
"""The value that holds for each property that is declared."""
Ranked = tuple[tuple[tuple[int, int, int], int], Mapping[str, Declared]]
"""Declarations behind what ranks them: their selector's specificity, and how many rules stand before."""


class ElementStyles(Struct):
    """What some rules say together, one of them added to those `before`; `following` has what each further one makes.

    Without `ranked` it is what no rule says.
    """

    ranked: Ranked | None = None
    before: ElementStyles | None = None
    following: dict[int, ElementStyles] = field(default_factory=dict)
    _usual: dict[str, str] | None = None
    _important: dict[str, str] = field(default_factory=dict)

    def with_rule(self, number: int, ranked: Ranked) -> ElementStyles:
        """The same rules and this one; `number` is the rule's."""
        known = self.following.get(number)
        if known is None:
            known = self.following[number] = ElementStyles(ranked, self)
        return known

    def values(self, own: Mapping[str, Declared]) -> Values:
        """What holds of an element that says so much itself."""
        if self._usual is None:
            in_order = [said for _, said in sorted(self._rules(), key=lambda one: one[0])]
            self._usual, self._important = _values(in_order, False), _values(in_order, True)
        return {**self._usual, **_values((own,), False), **self._important, **_values((own,), True)}

    def _rules(self) -> Iterator[Ranked]:
        """From the first on: of two of the same rank the later one outdoes the other."""
        found: list[Ranked] = []
        at: ElementStyles | None = self
        while at is not None:
            found += (at.ranked,) if at.ranked else ()
            at = at.before
        return reversed(found)


def _values(in_order: Iterable[Mapping[str, Declared]], wanted: bool) -> dict[str, str]:
    """Those that are important, or those that are not."""
    return {name: value for said in in_order for name, (value, important) in said.items() if important is wanted}
