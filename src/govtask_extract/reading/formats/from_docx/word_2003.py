"""Makes the parts of a DOCX of a document of Word 2003, whose XML names most things as today's does."""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element, SubElement

from msgspec import Struct, field

from govtask_extract.patterns import lazy_re
from govtask_extract.reading.formats.from_docx.package import Part
from govtask_extract.reading.formats.from_docx.properties import integer, value

# What only stands around others.
_OPENED = frozenset(("sect", "sub-section"))
_RENAMED = {
    "listPr": "numPr", "ilfo": "numId", "vmerge": "vMerge", "hmerge": "hMerge",
    "listDef": "abstractNum", "list": "num", "ilst": "abstractNumId",
}  # fmt: skip
_CHANGES = {"Word.Deletion": "del", "Word.Insertion": "ins"}
_COMMENT = "Word.Comment"
_RUNNING = {"hdr": "header", "ftr": "footer"}
_NOTES = ("footnote", "endnote")
_RENAMED_ATTRIBUTES = {"ilfo": "numId", "listDefId": "abstractNumId", "fareast": "eastAsia"}
_DASHED = lazy_re(r"-([a-z])")
# [MS-OSHARED] 2.2.1.3
_NUMBER_FORMATS = {
    1: "upperRoman", 2: "lowerRoman", 3: "upperLetter", 4: "lowerLetter", 10: "ideographDigital",
    11: "japaneseCounting", 14: "decimalFullWidth", 17: "japaneseDigitalTenThousand", 18: "decimalEnclosedCircle",
    19: "decimalFullWidth2", 22: "decimalZero", 23: "bullet", 26: "decimalEnclosedFullstop",
    27: "decimalEnclosedParen", 28: "decimalEnclosedCircleChinese", 29: "ideographEnclosedCircle",
    30: "ideographTraditional", 31: "ideographZodiac", 33: "taiwaneseCounting", 35: "taiwaneseCountingThousand",
    36: "taiwaneseDigital", 37: "chineseCounting", 38: "chineseLegalSimplified", 39: "chineseCountingThousand",
    57: "numberInDash", 255: "none",
}  # fmt: skip


def parts_of_2003(root: Element) -> dict[str, Part]:
    """The parts by their names; `root` is taken apart for them."""
    parts = _Partition(counts=root.find("lists") is not None)
    parts.convert_all(root)
    return parts.named(root)


class _Partition(Struct):
    """What was an element within the text and is a part of its own today, by the part's name.

    `counts` says that the document tells how its lists count; if not, their numbers stand beside their paragraphs.
    """

    counts: bool
    roots: dict[str, Element] = field(default_factory=dict)

    def _convert(self, element: Element) -> None:
        """Give an element and its children their names of today."""
        element[:] = [shown for child in element for shown in self._converted(child, element.tag)]
        for name in [name for name in element.attrib if "-" in name or name in _RENAMED_ATTRIBUTES]:
            plain = _DASHED.sub(_capital, name)
            element.set(_RENAMED_ATTRIBUTES.get(plain, plain), element.attrib.pop(name))
        if element.tag == "p" and not self.counts:
            _print_number(element)

    def _converted(self, child: Element, parent: str) -> list[Element]:
        tag = child.tag
        if tag in _OPENED:
            return [inner for part in child for inner in self._converted(part, parent)]
        if tag == "annotation":
            return self._annotation(child, parent)
        if tag in _RUNNING and parent == "sectPr":
            kind = child.get("type", "odd")
            reference = Element(f"{_RUNNING[tag]}Reference", type="default" if kind == "odd" else kind)
            return [self._taken_out(child, _RUNNING[tag], reference)]
        if tag in _NOTES and parent == "r":
            return [self._note(child, tag)]
        if tag == "nfc":
            return [Element("numFmt", val=_NUMBER_FORMATS.get(integer(child) or 0, "decimal"))]
        if tag == "suff":
            child.set("val", (value(child) or "").lower())
        child.tag = _RENAMED.get(tag, tag)
        return [child]

    def _annotation(self, child: Element, parent: str) -> list[Element]:
        """A tracked change or a comment; what else is noted is how the text looked before."""
        kind, content = child.get("type", ""), child.find("content")
        if kind == _COMMENT and content is not None:
            return [self._note(content, "comment")]
        if kind not in _CHANGES:
            return []
        changed = Element(_CHANGES[kind])
        changed[:] = [] if content is None else [shown for part in content for shown in self._converted(part, parent)]
        return [changed]

    def _note(self, content: Element, kind: str) -> Element:
        """The reference to a note whose text is among the others of its kind from now on."""
        notes = self.roots.setdefault(f"{kind}s", Element(f"{kind}s"))
        identity = str(len(notes) + 1)
        note = SubElement(notes, kind, id=identity)
        note[:] = [*content]
        self.convert_all(note)
        return Element(f"{kind}Reference", id=identity)

    def _taken_out(self, child: Element, kind: str, reference: Element) -> Element:
        name = f"{kind}{len(self.roots) + 1}"
        reference.set("id", name)
        self.roots[name] = child
        self.convert_all(child)
        return reference

    def convert_all(self, root: Element) -> None:
        """Convert everything below `root`, which may be deeper than calls go."""
        waiting = [root]
        while waiting:
            element = waiting.pop()
            self._convert(element)
            waiting += [*element]

    def named(self, root: Element) -> dict[str, Part]:
        """All parts with the relations between them."""
        for name, tag in (("styles", "styles"), ("numbering", "lists"), ("settings", "docPr")):
            found = root.find(tag)
            if found is not None:
                self.roots[name] = found
        relations = Element("Relationships")
        for name in self.roots:
            kind = name.rstrip("0123456789")
            SubElement(relations, "Relationship", Id=name, Type=f"/{kind}", Target=f"{name}.xml")
        roots = {f"word/{name}.xml": part for name, part in self.roots.items()}
        roots |= {"word/document.xml": root, "word/_rels/document.xml.rels": relations}
        return {name: _part(part) for name, part in roots.items()}


def _part(root: Element) -> Part:
    return lambda: root


def _capital(dashed: re.Match[str]) -> str:
    return dashed[1].upper()


def _print_number(paragraph: Element) -> None:
    """Word keeps with a list's paragraph the number that it printed there last (`wx:t`)."""
    printed = next((found.get("val") for found in paragraph.iterfind("pPr/listPr/t")), None)
    if printed:
        run = Element("r")
        SubElement(run, "t").text = printed
        paragraph.insert(1, run)
