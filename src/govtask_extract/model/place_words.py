"""Where something stands, in words for people."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from govtask_extract.saying.said import Said, listed, said

if TYPE_CHECKING:
    from govtask_extract.model.report import Place, Places


def position(places: Places) -> Said:
    """Of the first place, as messages tell it: `page 11, line 230`; what the format lacks is left out."""
    return where_printed(places[0], with_paragraph=False) if places else said("nowhere")


def where_printed(place: Place, *, with_paragraph: bool = True) -> Said:
    """Likewise, with the paragraph, of formats that know theirs."""
    paragraph, line = place.paragraph if with_paragraph else None, place.counted_line
    match (place.page, place.sheet, place.cell, paragraph, line):
        case (int(page), None, None, None, int(line)):
            return said("page {page:d}, line {line:d}", page=page, line=line)
        case (None, str(sheet), str(cell), None, None):
            return said("sheet {sheet}, cell {cell}", sheet=sheet, cell=cell)
    steps = list(_steps(place, paragraph))
    return listed(steps) if steps else said("character {offset:d}", offset=place.start)


def unsure_of(places: Places) -> Said:
    """What is said of words on one line that recognition may have misread."""
    return said(
        "recognition is unsure of {words} (confidence {confidence}); {place}: compare with the print",
        words=listed(place.quote for place in places),
        confidence=min((place.confidence for place in places if place.confidence is not None), default=0.0),
        place=position(places),
    )


def _steps(place: Place, paragraph: int | None) -> Iterator[Said]:
    """From the page to the line."""
    if place.page is not None:
        yield said("page {page:d}", page=place.page)
    if place.sheet is not None:
        yield said("sheet {sheet}", sheet=place.sheet)
    if place.cell is not None:
        yield said("cell {cell}", cell=place.cell)
    if paragraph is not None:
        yield said("paragraph {paragraph:d}", paragraph=paragraph)
    if place.counted_line is not None:
        yield said("line {line:d}", line=place.counted_line)
