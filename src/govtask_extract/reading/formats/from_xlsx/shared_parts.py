"""The strings of a workbook: plain or of runs that look differently, without the readings of kana."""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element

from govtask_extract.model.options import Limits
from govtask_extract.patterns import lazy_re
from govtask_extract.reading.formats.from_xlsx.cell_styles import look_of
from govtask_extract.reading.looks import TextRun
from govtask_extract.reading.safe_xml import stream_xml
from govtask_extract.reading.setting_apart import without_marks

# _x000D_ is how a string holds what XML cannot. A surrogate is no character.
_ESCAPE = lazy_re("_x(?!D[89A-F])([0-9A-F]{4})_", re.IGNORECASE)

TextRuns = tuple[TextRun, ...]
"""A string, one run if it is plain."""


def shared_strings(content: bytes | None, limits: Limits) -> list[TextRuns]:
    """In the order that cells count in."""
    return [] if content is None else [string_of(item) for item in stream_xml(content, ("si",), limits)]


def string_of(item: Element) -> TextRuns:
    """A plain string, or all runs of a rich one."""
    runs = []
    for child in item:
        if child.tag == "t":
            runs.append(TextRun(unescaped(child.text or "")))
        elif child.tag == "r":
            properties = child.find("rPr")
            look = None if properties is None else look_of(properties)
            runs.append(TextRun(unescaped("".join(text.text or "" for text in child.iter("t"))), look))
    return tuple(runs)


def unescaped(text: str) -> str:
    if "_x" in text:
        text = _ESCAPE.sub(lambda match: chr(int(match[1], 16)), text)
    return without_marks(text)
