"""The numbers that lists and headings of OpenDocument count by themselves. OpenDocument 1.3, part 3, 5.3 and 16.30."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from xml.etree.ElementTree import Element

from msgspec import Struct, field

from govtask_extract.patterns import lazy_re
from govtask_extract.reading.list_numerals import (
    alphabetic,
    chinese,
    chinese_capital,
    circled,
    earthly_branch,
    full_width,
    heavenly_stem,
    roman,
)
from govtask_extract.reading.setting_apart import without_marks

# A format is named by how it begins to count: "一, 二, 三, ...".
_FORMATS: Mapping[str, Callable[[int], str]] = {
    "1": str,
    "0": "{:02}".format,
    "a": alphabetic,
    "A": lambda number: alphabetic(number).upper(),
    "i": roman,
    "I": lambda number: roman(number).upper(),
    "一": chinese,
    "壹": chinese_capital,
    "①": circled,
    "１": full_width,
    "甲": heavenly_stem,
    "子": earthly_branch,
}
_PLACEHOLDER = lazy_re("%([0-9]{1,2})%")
_PRIVATE_USE = lazy_re("[\ue000-\uf8ff]")


class OdfLevel(Struct, frozen=True):
    """`pattern` says `第%1%章`; without it the numbers of the last `shown` levels stand between prefix and suffix."""

    number_format: str = ""
    bullet: str = ""
    prefix: str = ""
    suffix: str = ""
    start: int = 1
    shown: int = 1
    pattern: str = ""
    follows: str = " "


class OdfCount(Struct):
    """How far a list has counted, level by level from 1."""

    levels: Mapping[int, OdfLevel]
    counts: dict[int, int] = field(default_factory=dict)

    def label(self, depth: int, start: int | None = None) -> str:
        """The number of the next item at this level, with what follows it; `start` is one that the item sets."""
        level = self.levels.get(depth, OdfLevel())
        self.counts[depth] = self.counts.get(depth, level.start - 1) + 1 if start is None else start
        for deeper in [deeper for deeper in self.counts if deeper > depth]:
            del self.counts[deeper]
        printed = level.bullet or self._numbers(depth, level)
        return printed + level.follows if printed else ""

    def pass_over(self, depth: int) -> None:
        """Counts a level that has no item yet above one that has; LibreOffice leaves out the outermost alone."""
        if depth > 1 and depth not in self.counts:
            self.label(depth)

    def _numbers(self, depth: int, level: OdfLevel) -> str:
        if level.pattern:
            return _PLACEHOLDER.sub(lambda found: self._number(int(found[1])), level.pattern)
        if not level.number_format:
            return (level.prefix + level.suffix).strip()
        numbers = ".".join(map(self._number, range(max(depth - level.shown + 1, 1), depth + 1)))
        return level.prefix + numbers + level.suffix

    def _number(self, depth: int) -> str:
        level = self.levels.get(depth, OdfLevel())
        printed = _FORMATS.get(level.number_format[:1], str) if level.number_format else lambda _: ""
        return printed(self.counts.get(depth, level.start))


def levels_of(style: Element | None) -> dict[int, OdfLevel]:
    """Of a `list-style` or the `outline-style`."""
    return {_integer(level.get("level"), 1): _level(level) for level in (style if style is not None else ())}


def _level(element: Element) -> OdfLevel:
    alignment = element.find("list-level-properties/list-level-label-alignment")
    followed = None if alignment is None else alignment.get("label-followed-by")
    is_number = element.tag in ("list-level-style-number", "outline-level-style")
    return OdfLevel(
        number_format=(element.get("num-format") or "") if is_number else "",
        bullet="" if is_number else _PRIVATE_USE.sub("•", without_marks(element.get("bullet-char") or "")),
        prefix=without_marks(element.get("num-prefix") or ""),
        suffix=without_marks(element.get("num-suffix") or ""),
        start=_integer(element.get("start-value"), 1),
        shown=_integer(element.get("display-levels"), 1),
        pattern=without_marks(element.get("num-list-format") or "") if is_number else "",
        follows="" if followed == "nothing" else " ",
    )


def _integer(text: str | None, otherwise: int) -> int:
    return int(text) if text and text.isascii() and text.isdigit() else otherwise


def start_of(item: Element) -> int | None:
    """The number that a list's item sets itself."""
    text = item.get("start-value")
    return None if text is None else _integer(text, 1)
