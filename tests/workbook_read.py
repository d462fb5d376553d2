"""A workbook as a program sees it that knows nothing of us: sheets, values, columns and charts, from its XML alone."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from io import BytesIO
from pathlib import PurePosixPath
from posixpath import normpath
from xml.etree.ElementTree import Element, fromstring
from zipfile import ZipFile

_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_CHART = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"


@dataclass(frozen=True)
class OpenedSheet:
    """`rows` are texts, numbers and None, the headings first."""

    name: str
    part: str
    xml: Element
    rows: list[list[object]]

    @property
    def headings(self) -> list[object]:
        return self.rows[0]

    @cached_property
    def records(self) -> list[dict[object, object]]:
        return [dict(zip(self.headings, row, strict=True)) for row in self.rows[1:]]

    def columns(self) -> list[dict[str, str]]:
        """What is said of each column that has a heading."""
        said: dict[int, dict[str, str]] = {}
        for one in self.xml.iter(f"{_MAIN}col"):
            said |= {at: dict(one.attrib) for at in range(int(one.get("min", "")), int(one.get("max", "")) + 1)}
        return [said.get(at, {}) for at in range(1, len(self.headings) + 1)]

    def shown(self) -> list[object]:
        """The headings of the columns that are seen."""
        return [name for name, column in zip(self.headings, self.columns(), strict=True) if not column.get("hidden")]

    def first(self, element: str) -> Element:
        found = next(self.xml.iter(f"{_MAIN}{element}"), None)
        assert found is not None, element
        return found


class OpenedWorkbook:
    def __init__(self, content: bytes) -> None:
        with ZipFile(BytesIO(content)) as archive:
            assert archive.testzip() is None
            self.parts = {name: archive.read(name) for name in archive.namelist()}
            assert len(self.parts) == len(archive.namelist())
        strings = self.parts.get("xl/sharedStrings.xml")
        self._strings = [_text(one) for one in fromstring(strings)] if strings else []
        links = self.links("xl/workbook.xml")
        book = fromstring(self.parts["xl/workbook.xml"])
        self.sheets = {
            one.get("name", ""): self._sheet(one.get("name", ""), links[one.get(_ID, "")])
            for one in book.iter(f"{_MAIN}sheet")
        }

    def __getitem__(self, name: str) -> OpenedSheet:
        return self.sheets[name]

    def links(self, part: str) -> dict[str, str]:
        """The parts that one leads to, by their ids."""
        path = PurePosixPath(part)
        relations = self.parts.get(f"{path.parent}/_rels/{path.name}.rels")
        found = fromstring(relations) if relations else []
        return {one.get("Id", ""): normpath(str(path.parent / one.get("Target", ""))) for one in found}

    def charts(self, sheet: str) -> list[Element]:
        drawings = [one for one in self.links(self[sheet].part).values() if "/drawings/drawing" in one]
        return [fromstring(self.parts[one]) for drawing in drawings for one in self.links(drawing).values()]

    def _sheet(self, name: str, part: str) -> OpenedSheet:
        xml = fromstring(self.parts[part])
        rows = [self._row(row) for row in xml.iter(f"{_MAIN}row")]
        widest = max(map(len, rows), default=0)
        return OpenedSheet(name, part, xml, [[*row, *[None] * (widest - len(row))] for row in rows])

    def _row(self, row: Element) -> list[object]:
        values: list[object] = []
        for cell in row.iter(f"{_MAIN}c"):
            at = _column(cell.get("r", ""))
            assert at >= len(values), "cells stand in the order of their columns"
            values += [None] * (at - len(values)) + [self._value(cell)]
        return values

    def _value(self, cell: Element) -> object:
        assert cell.find(f"{_MAIN}f") is None, "nothing is calculated"
        value = cell.findtext(f"{_MAIN}v")
        match cell.get("t", "n"):
            case "inlineStr":
                return _text(cell)
            case "s":
                return self._strings[int(value or "")]
            case "b":
                return value == "1"
        return None if value is None else float(value)


def series(chart: Element) -> list[tuple[str, str, str]]:
    """Of each series of a chart: where its name, categories and values stand."""
    return [
        tuple(one.findtext(f"{_CHART}{part}//{_CHART}f") or "" for part in ("tx", "cat", "val"))  # type: ignore[misc]
        for one in chart.iter(f"{_CHART}ser")
    ]


def _column(name: str) -> int:
    at = 0
    for letter in re.sub(r"\d", "", name):
        at = at * 26 + ord(letter) - ord("A") + 1
    return at - 1


def _text(element: Element) -> str:
    return "".join(one.text or "" for one in element.iter(f"{_MAIN}t"))
