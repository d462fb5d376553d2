"""Shapes over a sheet: text boxes, WordArt, SmartArt; charts and large pictures are named. ECMA-376 part 1, 20.5."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from govtask_extract.reading.formats.from_docx.package import Package
from govtask_extract.reading.setting_apart import STRUCK, set_apart, without_marks
from govtask_extract.reading.sheets.sheet import Sheet, TextBox
from govtask_extract.saying.said import said

# A square of this side in EMU, 360,000 a centimetre: larger pictures may be of a page or a table, smaller ones are
# seals and signs.
_LARGE = 8 * 360_000
_ANCHORS = ("twoCellAnchor", "oneCellAnchor", "absoluteAnchor")


def add_drawing(package: Package, part: str, root: Element, sheet: Sheet) -> None:
    """Adds what the drawing says to the sheet, and names what it shows without words."""
    targets = {relation.identity: relation.target for relation in package.relations(part)}
    for anchor in root:
        if anchor.tag in _ANCHORS:
            row = anchor.findtext("from/row") or ""
            for shape in _shapes(anchor):
                text = _text(shape, targets, package, sheet)
                if text:
                    sheet.boxes.append(TextBox(int(row) if row.isascii() and row.isdigit() else 0, text))


def _shapes(container: Element) -> Iterator[Element]:
    """What shows in an anchor or a group, one alternative of several."""
    for element in container:
        if element.tag == "AlternateContent":
            chosen = element.find("Choice") if element.find("Choice") is not None else element.find("Fallback")
            yield from _shapes(chosen) if chosen is not None else ()
        elif element.tag in ("sp", "grpSp", "graphicFrame", "pic", "cxnSp") and not _is_hidden(element):
            yield from _shapes(element) if element.tag == "grpSp" else (element,)


def _is_hidden(shape: Element) -> bool:
    return any(properties.get("hidden") in ("1", "true") for properties in shape.iterfind("*/cNvPr"))


def _text(shape: Element, targets: dict[str, str], package: Package, sheet: Sheet) -> str:
    match shape.tag:
        case "pic":
            if _is_large(shape):
                sheet.unread.append(said("a picture"))
        case "graphicFrame":
            return _framed(shape, targets, package, sheet)
        case _:
            body = shape.find("txBody")
            return "" if body is None else _paragraphs(body)
    return ""


def _framed(shape: Element, targets: dict[str, str], package: Package, sheet: Sheet) -> str:
    """A diagram's words stand in its data; of a chart only the title is read."""
    diagram = shape.find("graphic/graphicData/relIds")
    if diagram is not None:
        data = package.xml(targets.get(diagram.get("dm") or "", ""))
        points = data.iterfind("ptLst/pt") if data is not None else ()
        paragraphs = [_paragraphs(text) for point in points if (text := point.find("t")) is not None]
        return "\n".join(filter(None, paragraphs))
    sheet.unread.append(said("a chart"))
    chart = shape.find("graphic/graphicData/chart")
    root = None if chart is None else package.xml(targets.get(chart.get("id") or "", ""))
    title = None if root is None else root.find("chart/title/tx/rich")
    return "" if title is None else _paragraphs(title)


def _is_large(picture: Element) -> bool:
    """Pictures of an unknown size may be."""
    size = picture.find("spPr/xfrm/ext")
    try:
        return size is None or int(size.get("cx") or "") * int(size.get("cy") or "") >= _LARGE * _LARGE
    except ValueError:
        return True


def _paragraphs(body: Element) -> str:
    """The paragraphs of a text body, a line each."""
    lines = ("".join(_runs(paragraph)) for paragraph in body.iterfind("p"))
    return "\n".join(line for line in lines if line.strip())


def _runs(paragraph: Element) -> Iterator[str]:
    for run in paragraph:
        if run.tag == "br":
            yield "\n"
        text = without_marks(run.findtext("t") or "")
        properties = run.find("rPr")
        struck = properties is not None and properties.get("strike", "noStrike") != "noStrike"
        yield set_apart(text, STRUCK) if struck else text
