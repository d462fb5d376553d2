"""Chooses between what an Office file says for newer and for older programs (ECMA-376 part 3, 9.3)."""

from __future__ import annotations

from xml.etree.ElementTree import Element

_OFFICE = "http://schemas.microsoft.com/office/"
# What the Word of today shows. A program that does not know a namespace shows the fallback.
_UNDERSTOOD = frozenset(
    (
        *(f"{_OFFICE}word/2010/wordprocessing{part}" for part in ("Shape", "Group", "Canvas", "Ink", "Drawing")),
        *(f"{_OFFICE}word/{year}/wordml" for year in (2010, 2012)),
        f"{_OFFICE}word/2012/wordprocessingDrawing",
        f"{_OFFICE}word/2015/wordml/symex",
        *(f"{_OFFICE}drawing/{year}/main" for year in (2010, 2012, 2014)),
        *(f"{_OFFICE}drawing/{part}" for part in ("2014/chartex", "2016/ink", "2017/model3d")),
        *(f"{_OFFICE}drawing/{day}/chartex" for day in ("2015/9/8", "2015/10/21")),
        *(f"{_OFFICE}drawing/2016/5/{day}/chartex" for day in range(10, 15)),
        f"{_OFFICE}drawing/2007/8/2/chart",
        f"{_OFFICE}drawing/2008/diagram",
        "http://schemas.openxmlformats.org/officeDocument/2006/math",
        "http://schemas.openxmlformats.org/drawingml/2006/main",
        "http://schemas.openxmlformats.org/drawingml/2006/picture",
        "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "urn:schemas-microsoft-com:vml",
        "urn:schemas-microsoft-com:office:office",
        "urn:schemas-microsoft-com:office:word",
    )
)
_HOLDS_TEXT = frozenset(("t", "delText", "sym", "textpath", "fldChar", "fldSimple", "tbl", "relIds", "numFmt"))


def choose(root: Element) -> Element:
    """The same tree with what each alternative shows in its place.

    The first choice whose namespaces are understood counts. Where that is only a drawing without text and the
    fallback, which shows the same, holds some, the fallback is read.
    """
    if next(root.iter("AlternateContent"), None) is None:
        return root
    for element in [*root.iter()]:
        if any(child.tag == "AlternateContent" for child in element):
            element[:] = [shown for child in element for shown in _shown(child)]
    return root


def _shown(element: Element) -> list[Element]:
    if element.tag != "AlternateContent":
        return [element]
    options = [option for option in element if option.tag == "Fallback" or _is_understood(option)]
    chosen = next(filter(_holds_text, options), options[0] if options else None)
    return [] if chosen is None else [shown for child in chosen for shown in _shown(child)]


def _is_understood(option: Element) -> bool:
    """A choice that requires nothing is none that a program writes."""
    required = option.get("Requires", "").split()
    return option.tag == "Choice" and bool(required) and _UNDERSTOOD.issuperset(required)


def _holds_text(option: Element) -> bool:
    return any(element.tag in _HOLDS_TEXT for element in option.iter())
