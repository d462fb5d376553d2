"""Rebuilds automatic numbers: Word stores how a list counts, and prints what it counted (ECMA-376, 17.9)."""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element

from msgspec import Struct, field
from msgspec.structs import replace

from govtask_extract.patterns import lazy_re
from govtask_extract.reading.formats.from_docx.list_number_formats import print_number
from govtask_extract.reading.formats.from_docx.properties import integer, toggled, value
from govtask_extract.reading.formats.from_docx.styles import Styles
from govtask_extract.reading.formats.from_docx.word_looks import read_look

_LEVELS = 9
# Programs take one step (ECMA-376, 17.9.21); each list of a file walks the whole way.
_LONGEST_CHAIN = 10
_PLACEHOLDER = lazy_re(r"%([1-9])")
_SUFFIX = {"nothing": "", "space": " ", "tab": " "}
# Symbol fonts put their bullets where Unicode has no characters of its own.
_PRIVATE_USE = lazy_re("[\ue000-\uf8ff]")


class Level(Struct, frozen=True):
    """How one level of a list counts and prints; `restart` is the level above which it starts anew, 0 for never."""

    start: int = 0
    number_format: str = "decimal"
    text: str = ""
    suffix: str = "tab"
    restart: int | None = None
    legal: bool = False
    style: str | None = None
    hidden: bool = False

    def restarts_after(self, own: int, used: int) -> bool:
        """Whether a paragraph of the level `used` sets this one, the level `own`, back (both from 0)."""
        return used < (own if self.restart is None else self.restart)


class List(Struct, frozen=True):
    """A list as paragraphs refer to it. Lists of one `abstract` count on together, but for `starts` of their own."""

    abstract: str
    levels: dict[int, Level]
    starts: dict[int, int] = field(default_factory=dict)


class Numbering(Struct):
    """FieldCounts along with the paragraphs, in document order."""

    lists: dict[str, List]
    styles: Styles
    _counts: dict[str, dict[int, int]] = field(default_factory=dict)
    _begun: set[tuple[str, int]] = field(default_factory=set)

    def label(self, properties: Element | None, style: str | None) -> str:
        """What Word prints before the paragraph, the gap behind it included; empty if it is not numbered."""
        number, depth = self._place(properties, style)
        found = self.lists.get(number or "")
        level = found.levels.get(depth) if found else None
        if found is None or level is None:
            return ""
        self._count(number or "", found, depth)
        printed = "" if level.hidden else self._print(found, level)
        return printed + _SUFFIX.get(level.suffix, " ") if printed else ""

    def _place(self, properties: Element | None, style: str | None) -> tuple[str | None, int]:
        """The paragraph's list and level: its own, else its style's. The list 0 switches numbering off."""
        own = None if properties is None else properties.find("numPr")
        number = None if own is None else value(own.find("numId"))
        depth = None if own is None else integer(own.find("ilvl"))
        if number is None:
            number, inherited = self._place_of_style(style)
            depth = inherited if depth is None else depth
        return number, min(max(depth or 0, 0), _LEVELS - 1)

    def _place_of_style(self, style: str | None) -> tuple[str | None, int | None]:
        """List and level, each from the nearest style that gives one; the list's level may name the style instead."""
        chain = list(self.styles.chain(style))
        number = next((found.number for _, found in chain if found.number is not None), None)
        levels = self.lists[number].levels if number in self.lists else {}
        linked = {level.style: depth for depth, level in levels.items() if level.style}
        depths = (linked.get(name, found.level) for name, found in chain)
        return number, next((depth for depth in depths if depth is not None), None)

    def _count(self, number: str, found: List, depth: int) -> None:
        counts = self._counts.setdefault(found.abstract, {})
        for passed in range(depth):
            # Word counts a level that is passed over.
            counts.setdefault(passed, found.levels.get(passed, Level()).start)
        start = found.levels[depth].start
        if depth in found.starts and (number, depth) not in self._begun:
            counts[depth] = found.starts[depth]
        else:
            counts[depth] = counts[depth] + 1 if depth in counts else start
        self._begun.add((number, depth))
        for deeper in [deeper for deeper in counts if deeper > depth]:
            if found.levels.get(deeper, Level()).restarts_after(deeper, depth):
                del counts[deeper]

    def _print(self, found: List, level: Level) -> str:
        if level.number_format == "bullet":
            return _PRIVATE_USE.sub("•", level.text)
        counts = self._counts[found.abstract]

        def number(match: re.Match[str]) -> str:
            depth = int(match[1]) - 1
            other = found.levels.get(depth, Level())
            return print_number(counts.get(depth, other.start), "decimal" if level.legal else other.number_format)

        return _PLACEHOLDER.sub(number, level.text)


def read_numbering(root: Element | None, styles: Styles) -> Numbering:
    """The lists of `word/numbering.xml`."""
    if root is None:
        return Numbering({}, styles)
    abstracts = {element.get("abstractNumId", ""): element for element in root.findall("abstractNum")}
    referred = {element.get("numId", ""): value(element.find("abstractNumId")) or "" for element in root.findall("num")}
    lists = {}
    for element in root.findall("num"):
        abstract = _resolve(referred[element.get("numId", "")], abstracts, referred, styles)
        if abstract in abstracts:
            lists[element.get("numId", "")] = _with_overrides(List(abstract, _levels(abstracts[abstract])), element)
    return Numbering(lists, styles)


def _resolve(abstract: str, abstracts: dict[str, Element], referred: dict[str, str], styles: Styles) -> str:
    """A definition may only name a list style; the style's own list says how it counts. What goes on and on is cut."""
    for _ in range(_LONGEST_CHAIN):
        style = value(abstracts[abstract].find("numStyleLink")) if abstract in abstracts else None
        if style is None or style not in styles.styles:
            break
        abstract = referred.get(styles.styles[style].number or "", abstract)
    return abstract


def _levels(element: Element) -> dict[int, Level]:
    return {int(level.get("ilvl", "0")): _level(level) for level in element.findall("lvl")}


def _with_overrides(found: List, element: Element) -> List:
    levels, starts = dict(found.levels), {}
    for override in element.findall("lvlOverride"):
        depth = int(override.get("ilvl", "0"))
        redefined, start = override.find("lvl"), integer(override.find("startOverride"))
        if redefined is not None:
            levels[depth] = _level(redefined)
        if start is not None:
            starts[depth] = start
            levels[depth] = replace(levels.get(depth, Level()), start=start)
    return List(found.abstract, levels, starts)


def _level(element: Element) -> Level:
    return Level(
        # Without one it is zero, by ECMA-376 17.9.25, and in Word.
        start=integer(element.find("start")) or 0,
        number_format=_format(element.find("numFmt")),
        text=value(element.find("lvlText")) or "",
        suffix=value(element.find("suff")) or "tab",
        restart=integer(element.find("lvlRestart")),
        legal=toggled(element.find("isLgl")) or False,
        style=value(element.find("pStyle")),
        hidden=read_look(element.find("rPr")).hidden or False,
    )


def _format(element: Element | None) -> str:
    """Its name; of one that is made up, `001, 002, …`, what it begins with (ECMA-376 17.9.17)."""
    made_up = None if element is None else element.get("format")
    return (made_up or "").partition(",")[0].strip() or value(element) or "decimal"
