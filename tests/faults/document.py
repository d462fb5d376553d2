"""The sample notice as lines that faults may change, with the stretch of lines that each task takes up."""

from __future__ import annotations

import random
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache

_ITEM = re.compile(r"(?P<number>\d+)\. ")
_HEADING = re.compile(r"#+ .*?(?P<label>[一二三]、|（[一二三四五六七八九十]+）)")
_NAMES = re.compile(r"(?P<label>责任单位|协办单位|分管领导)\s*[：:]\s*(?P<names>.+)")


@dataclass(eq=False, slots=True)
class Line:
    """One printed line; faults keep hold of it while others change the lines around it."""

    text: str


@dataclass(frozen=True, slots=True)
class Fault:
    """What the linter has to say, of which tasks or on which lines; either will do."""

    code: str
    lines: tuple[Line, ...] = ()
    tasks: tuple[str, ...] = ()


@dataclass(slots=True)
class Document:
    """`taken` are the tasks that a fault has touched or needs as they are; the covering notice speaks of 32."""

    lines: list[Line]
    random: random.Random
    taken: set[int] = field(default_factory=lambda: {32})

    @property
    def text(self) -> str:
        return "\n".join(line.text for line in self.lines) + "\n"

    def number_of(self, line: Line) -> int:
        """As the report counts."""
        return self.lines.index(line) + 1

    @property
    def items(self) -> dict[int, list[Line]]:
        """The lines of each task by its number, from the number on to the last line of its assignment."""
        numbered = _numbered(tuple(line.text for line in self.lines))
        return {number: [self.lines[at] for at in found] for number, found in numbered.items()}

    @property
    def headings(self) -> list[Line]:
        return [line for line in self.lines if _HEADING.match(line.text)]

    def take(self, numbers: Iterator[int] | list[int], apart: int = 2) -> int:
        """One of these tasks at random, away from those that are taken."""
        free = [one for one in numbers if all(abs(one - other) > apart for other in self.taken)]
        chosen = self.random.choice(free)
        self.taken.add(chosen)
        return chosen

    def names(self, label: str) -> Counter[str]:
        """How often each name stands behind a label."""
        found = (match for line in self.lines if (match := _NAMES.match(line.text)) and match["label"] == label)
        return Counter(name for match in found for name in match["names"].split("、"))

    def line_with(self, number: int, label: str) -> Line | None:
        return next((line for line in self.items[number] if line.text.startswith(label)), None)

    def remove(self, *lines: Line) -> None:
        self.lines = [line for line in self.lines if not any(line is one for one in lines)]

    def insert_below(self, line: Line, *texts: str) -> list[Line]:
        """New lines, each behind a blank one."""
        new = [one for text in texts for one in (Line(""), Line(text))]
        at = self.lines.index(line) + 1
        self.lines[at:at] = new
        return new[1::2]

    def assigned(self, label: str, at_least: int = 1) -> list[int]:
        """The tasks that have a line with this label and so many names, all of them on it."""
        return [
            number
            for number in self.items
            if (line := self.line_with(number, label)) is not None
            and line.text.count("、") >= at_least - 1
            and not line.text.endswith("、")
        ]


@lru_cache(maxsize=1)
def _numbered(texts: tuple[str, ...]) -> dict[int, list[int]]:
    """Asked for each line of each task, while none of them changes."""
    found: dict[int, list[int]] = {}
    current: list[int] | None = None
    for at, text in enumerate(texts):
        match = _ITEM.match(text)
        if match:
            current = found.setdefault(int(match["number"]), [])
        if text.startswith(("#", "附表")):
            current = None
        if current is not None:
            current.append(at)
    return found
