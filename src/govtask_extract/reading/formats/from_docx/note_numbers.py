"""The raised numbers with which Word refers to notes: counted as it prints them (ECMA-376 17.11)."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from msgspec import Struct, field

from govtask_extract.reading.formats.from_docx.list_number_formats import print_number
from govtask_extract.reading.formats.from_docx.properties import integer, is_on, value

# ECMA-376 17.11.17: what Word counts in where nothing says otherwise.
_USUAL = {"footnote": "decimal", "endnote": "lowerRoman"}


class NoteNumbers(Struct):
    """Counts on with each reference; `formats` and `counted` (the last number) go by the kind of note.

    A count that begins again on each page or in each section goes on here: a file has no pages.
    """

    formats: dict[str, str] = field(default_factory=dict)
    counted: dict[str, int] = field(default_factory=dict)

    def mark(self, kind: str, reference: Element) -> str:
        """What the reference prints; nothing for one that brings its own mark, and for what is no note."""
        if kind not in _USUAL or is_on(reference.get("customMarkFollows")):
            return ""
        self.counted[kind] = number = self.counted.get(kind, 0) + 1
        return print_number(number, self.formats.get(kind, _USUAL[kind]))


def read_note_numbers(body: Element, settings: Element | None) -> NoteNumbers:
    """As the first section that says something, or else the whole document, has them."""
    numbers = NoteNumbers()
    for kind in _USUAL:
        said = [
            *body.iterfind(f".//sectPr/{kind}Pr"),
            *(settings.iterfind(f"{kind}Pr") if settings is not None else ()),
        ]
        formats = [found for properties in said if (found := value(properties.find("numFmt")))]
        starts = [start for properties in said if (start := integer(properties.find("numStart"))) is not None]
        if formats:
            numbers.formats[kind] = formats[0]
        if starts:
            numbers.counted[kind] = starts[0] - 1
    return numbers
