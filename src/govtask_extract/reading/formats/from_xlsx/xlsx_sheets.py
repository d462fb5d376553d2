"""The sheets of a workbook's archive, in their order."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from msgspec import Struct

from govtask_extract.errors import UnreadableFile
from govtask_extract.model.document import RawDocument
from govtask_extract.model.options import Limits, Options
from govtask_extract.model.source import Source
from govtask_extract.reading.containers import open_zip
from govtask_extract.reading.formats.from_docx.package import Package
from govtask_extract.reading.formats.from_xlsx.cell_styles import cell_styles
from govtask_extract.reading.formats.from_xlsx.cells import Shown, read_cells, with_colours_of
from govtask_extract.reading.formats.from_xlsx.shared_parts import shared_strings
from govtask_extract.reading.formats.from_xlsx.sheet_extras import add_extras, painted_by_tables
from govtask_extract.reading.limits import check_limit
from govtask_extract.reading.sheets.sheet import Sheet
from govtask_extract.reading.sheets.sheet_document import SheetDocument
from govtask_extract.saying.said import said

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def read_workbook(source: Source, options: Options) -> RawDocument:
    """All sheets but the hidden ones."""
    document = SheetDocument("xlsx", MEDIA_TYPE, options.limits)
    with open_zip(source.content, options.limits) as archive:
        package = Package(archive, options.limits)
        root = package.xml(package.main)
        if root is None or root.find("sheets") is None:
            raise UnreadableFile(
                said("{path} holds no workbook", path=source.path), said("Open it in Excel and save it again.")
            )
        shown = _shown(package, root, options.limits)
        total = 0
        for tab in _tabs(package, root):
            if tab.hidden:
                document.leave_out(tab.name)
                continue
            if tab.is_chart:
                document.add(Sheet(tab.name, unread=[said("a chart")]))
                continue
            sheet, uncounted = _sheet(package, tab, shown, source, options.limits, total)
            total += len(sheet.cells)
            document.add(sheet, uncounted)
    return document.finished()


class _Tab(Struct, frozen=True):
    name: str
    part: str
    hidden: bool
    is_chart: bool


def _shown(package: Package, root: Element, limits: Limits) -> Shown:
    settings = root.find("workbookPr")
    from_1904 = settings is not None and settings.get("date1904") in ("1", "true")
    strings = shared_strings(_related(package, "sharedStrings"), limits)
    return Shown(strings, cell_styles(package.related("styles")), from_1904)


def _related(package: Package, kind: str) -> bytes | None:
    targets = (relation.target for relation in package.relations(package.main) if relation.kind == kind)
    return package.content(next(targets, ""))


def _tabs(package: Package, root: Element) -> Iterator[_Tab]:
    """Sheets of cells and of charts; those of macros show nothing."""
    targets = {relation.identity: relation for relation in package.relations(package.main)}
    for sheet in root.iter("sheet"):
        relation = targets.get(sheet.get("id") or "")
        if relation is not None and relation.kind in ("worksheet", "chartsheet"):
            hidden = sheet.get("state") in ("hidden", "veryHidden")
            yield _Tab(sheet.get("name") or "", relation.target, hidden, relation.kind == "chartsheet")


def _sheet(
    package: Package, tab: _Tab, shown: Shown, source: Source, limits: Limits, before: int
) -> tuple[Sheet, tuple[tuple[int, int], ...]]:
    """The sheet, and the cells whose formula has no result."""
    content = package.content(tab.part)
    if content is None:
        raise UnreadableFile(
            said("{path} has no sheet {name}", path=source.path, name=tab.name),
            said("Open it in Excel and save it again."),
        )
    found = read_cells(content, shown, limits, lambda cells: check_limit(source, "cells", before + cells, limits.cells))
    sheet = Sheet(tab.name, with_colours_of(found, painted_by_tables(package, tab.part)), found.merged, found.unseen)
    sheet.unread.extend(found.unread)
    add_extras(package, tab.part, found.running, sheet)
    return sheet, tuple(found.unknown)
