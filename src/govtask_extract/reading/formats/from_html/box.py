"""Reads the box of metadata beside a notice: names and values in a table, or on lines."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, pairwise

from msgspec import Struct

from govtask_extract.model.document import Cell, Span, Table
from govtask_extract.patterns import lazy_re
from govtask_extract.reading.formats.from_html.page_words import (
    BOX_NAME,
    box_name,
    is_box_name,
    opens_with_box_name,
    speaks_of_the_site,
)

_LABEL = lazy_re(rf"(?<![\w《“])(?:[【\[]\s*)?(?P<name>{BOX_NAME})\s*(?:[】\]]\s*[：:]?|[：:])\s*")
_BARE_LABEL = lazy_re(rf"\s*(?P<name>{BOX_NAME})\s+(?=\S)")
# 2023-03-05 10:20 · 2023年3月5日
_DAY = lazy_re(
    r"""(?x)[0-9]{4}\s?[-/.年] \s?[0-9]{1,2}\s?[-/.月] \s?[0-9]{1,2}\s?日?
    (?:\s{0,3}T? [0-9]{1,2}[:：][0-9]{2} (?:[:：][0-9]{2})? )?"""
)
# A value ends where the site's own words, a bar, a gap or another label stand.
_VALUE_ENDS = lazy_re(
    r"""(?x)(?<!\s)
    (?: \s*(?:[|｜]|字体|字号|浏览|点击|阅读|打印|分享) | \s+[【\[] | \s{2,}(?=\S)
      | \s+(?=[\u4e00-\u9fff]{2,6}\s?[：:]) )"""
)
_LONGEST_VALUE = 200


class BoxEntry(Struct, frozen=True):
    """A name of the box and where its value stands; `stretches` is all that is printed of the two."""

    name: str
    value: Span | None
    stretches: tuple[Span, ...]

    def begins_and_ends_in(self, line: Span) -> bool:
        """Whether the value stands beside its name on this line."""
        return self.value is not None and line[0] <= self.stretches[0][0] and self.value[1] <= line[1]


def entries_of_table(table: Table, text: str) -> list[BoxEntry]:
    """The names and values of a table that is a box: a third of its cells open with a name, none with two."""
    filled = [cell for cell in table.cells if cell.spans]
    if sum(opens_with_box_name(_printed(cell, text)) for cell in filled) * 3 <= len(filled):
        return []
    rows = groupby(table.cells, key=lambda cell: cell.row)
    return [entry for _, row in rows for entry in _entries_of_row(row, text)]


def _entries_of_row(cells: Iterable[Cell], text: str) -> Iterator[BoxEntry]:
    for cell, following in pairwise([*cells, None]):
        if cell is None or not cell.spans:
            continue
        if is_box_name(_printed(cell, text)):
            beside = following if following and not opens_with_box_name(_printed(following, text)) else None
            yield BoxEntry(
                box_name(_printed(cell, text)), _whole(beside), (*cell.spans, *(beside.spans if beside else ()))
            )
        elif opens_with_box_name(_printed(cell, text)):
            yield from entries_of_lines(cell.spans, text)


def _printed(cell: Cell, text: str) -> str:
    return "".join(text[start:end] for start, end in cell.spans)


def _whole(cell: Cell | None) -> Span | None:
    return (cell.spans[0][0], cell.spans[-1][1]) if cell and cell.spans else None


def entries_of_lines(lines: Sequence[Span], text: str) -> list[BoxEntry]:
    """The names and values on lines: several together, one to a line, or a value on the line below its name."""
    entries: list[BoxEntry] = []
    for index, line in enumerate(lines):
        # Where the line above has its value beside the name, an empty one is empty.
        beside = index > 0 and bool(entries) and entries[-1].begins_and_ends_in(lines[index - 1])
        below = next(iter(lines[index + 1 : index + 2]), None)
        entries += _entries_of_line(line, below if _is_value(below, text) and not beside else None, text)
    return entries


def _entries_of_line(line: Span, below: Span | None, text: str) -> Iterator[BoxEntry]:
    labels = list(_LABEL.finditer(text, *line))
    if labels:
        yield from _on_one_line(labels, line, below, text)
    elif bare := _BARE_LABEL.match(text, *line):
        yield _entry(bare, line[1], text)
    elif below and is_box_name(text[slice(*line)]):
        yield BoxEntry(box_name(text[slice(*line)]), below, (line, below))


def _on_one_line(labels: Iterable[re.Match[str]], line: Span, below: Span | None, text: str) -> Iterator[BoxEntry]:
    for label, after in pairwise([*labels, None]):
        if label is None:
            continue
        entry = _entry(label, after.start() if after else line[1], text)
        if below and not after and entry.stretches[-1][1] == line[1] and not entry.value:
            entry = BoxEntry(entry.name, below, (*entry.stretches, below))
        yield entry


def _entry(label: re.Match[str], end: int, text: str) -> BoxEntry:
    """The value goes to `end`, or ends before; a day ends with its figures, whatever follows."""
    name = box_name(label["name"])
    if name.endswith(("日期", "时间")) and (day := _DAY.match(text, label.end(), end)):
        end = day.end()
    elif stop := _VALUE_ENDS.search(text, label.end(), end):
        end = stop.start()
    end = label.end() + len(text[label.end() : end].rstrip())
    value = (label.end(), end) if end > label.end() else None
    return BoxEntry(name, value, ((label.start(), end),))


def _is_value(line: Span | None, text: str) -> bool:
    if line is None or line[1] - line[0] > _LONGEST_VALUE:
        return False
    return not (opens_with_box_name(text[slice(*line)]) or speaks_of_the_site(text[slice(*line)]))
