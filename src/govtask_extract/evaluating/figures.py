"""Counts of one comparison, which add up over documents, and the figures that follow from them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from msgspec import Struct, field

from govtask_extract.evaluating.answers import FIELDS, NAME_FIELDS


class Tally(Struct, frozen=True):
    """What is right on both sides, what only the report has, what only the gold has."""

    right: int = 0
    extra: int = 0
    missing: int = 0

    def __add__(self, other: Tally) -> Tally:
        return Tally(self.right + other.right, self.extra + other.extra, self.missing + other.missing)

    @property
    def precision(self) -> float:
        """1 where nothing was said."""
        return _rate(self.right, self.right + self.extra)

    @property
    def recall(self) -> float:
        """1 where there was nothing to find."""
        return _rate(self.right, self.right + self.missing)

    @property
    def f1(self) -> float:
        """1 where there was nothing to find and nothing was said."""
        return _rate(2 * self.right, 2 * self.right + self.extra + self.missing)


def tally(gold: tuple[str, ...], found: tuple[str, ...]) -> Tally:
    """Of two lists of names, whatever their order."""
    left, right = Counter(gold), Counter(found)
    return Tally((left & right).total(), (right - left).total(), (left - right).total())


class Counts(Struct, frozen=True):
    """Of one document, or of several. `characters` are the gold's, `wrong` the edits that its texts need."""

    tasks: Tally = Tally()
    fields: Mapping[str, Tally] = field(default_factory=lambda: dict.fromkeys(FIELDS, Tally()))
    exact: int = 0
    texts: int = 0
    numbers: int = 0
    open_ended: int = 0
    sections: Tally = Tally()
    bodies: Tally = Tally()
    characters: int = 0
    wrong: int = 0

    def __add__(self, other: Counts) -> Counts:
        return Counts(
            self.tasks + other.tasks,
            {name: self.fields[name] + other.fields[name] for name in FIELDS},
            self.exact + other.exact,
            self.texts + other.texts,
            self.numbers + other.numbers,
            self.open_ended + other.open_ended,
            self.sections + other.sections,
            self.bodies + other.bodies,
            self.characters + other.characters,
            self.wrong + other.wrong,
        )

    @property
    def gold_tasks(self) -> int:
        return self.tasks.right + self.tasks.missing

    @property
    def names(self) -> Tally:
        """All names of all roles together."""
        return sum((self.fields[name] for name in NAME_FIELDS), Tally())

    @property
    def tallies(self) -> dict[str, Tally]:
        """What has precision and recall, in the order in which it is printed."""
        return {"tasks": self.tasks, "names": self.names, **self.fields, "bodies": self.bodies}

    @property
    def rates(self) -> dict[str, float]:
        """Shares of the gold's tasks, and the character error rate, in the order in which they are printed."""
        return {
            "exact_tasks": _rate(self.exact, self.gold_tasks),
            "exact_texts": _rate(self.texts, self.gold_tasks),
            "character_error_rate": self.wrong / self.characters if self.characters else float(self.wrong > 0),
            "right_numbers": _rate(self.numbers, self.gold_tasks),
            "right_open_ended": _rate(self.open_ended, self.gold_tasks),
            "right_sections": self.sections.recall,
        }


def _rate(part: int, whole: int) -> float:
    return part / whole if whole else 1.0
