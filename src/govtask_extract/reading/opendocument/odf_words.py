"""The words of a paragraph: what shows, what is hidden, struck or raised, and what hangs on it: notes, shapes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from xml.etree.ElementTree import Element

from msgspec import Struct, field

from govtask_extract.patterns import lazy_re
from govtask_extract.reading.looks import WHITE, kind_apart
from govtask_extract.reading.opendocument.odf_fields import drawn_field
from govtask_extract.reading.opendocument.odf_styles import OdfStyles, Properties, fill_of, look_of_text, over
from govtask_extract.reading.setting_apart import (
    ANNOTATION,
    HIDDEN,
    NOTE_MARK,
    PROMPT,
    STRUCK,
    set_apart,
    without_marks,
)
from govtask_extract.reading.symbol_fonts import in_fonts

# Runs of these are one blank. OpenDocument 1.3, part 3, 6.1.2
_BLANKS = lazy_re(r"[ \t\r\n]+")
_MOST_BLANKS = 1_000
SHAPES = ("frame", "custom-shape", "rect", "ellipse", "circle", "polygon", "path", "caption", "g", "control")
_UNREAD = ("tracked-changes", "sequence-decls", "variable-decls", "user-field-decls", "forms", "ruby-text", "number")
_PAGE_FIELDS = ("page-number", "page-count")


class OdfWords(Struct):
    """Takes in paragraphs; `text` is what was read so far, lines parted by line feeds.

    `deleted` has the words of each tracked deletion, and `deleting` those that are open: some stand in the text itself,
    from their start to their end, maybe paragraphs below.
    """

    styles: OdfStyles
    fill: str | None = WHITE
    deleted: Mapping[str, str] = field(default_factory=dict)
    deleting: set[str] = field(default_factory=set)
    pieces: list[str] = field(default_factory=list)
    shapes: list[Element] = field(default_factory=list)
    notes: list[Element] = field(default_factory=list)
    names_page: bool = False
    is_hidden: bool = False

    @property
    def text(self) -> str:
        text = "".join(self.pieces)
        return set_apart(text, HIDDEN) if self.is_hidden else text

    def read(self, paragraph: Element, above: Properties) -> None:
        """`above` are the text properties of what the paragraph stands in."""
        name = paragraph.get("style-name")
        background = fill_of(self.styles.properties("paragraph", name, "paragraph"), self.fill)
        outside, self.fill = self.fill, background
        self._read(paragraph, over(self.styles.properties("paragraph", name, "text"), above))
        self.fill = outside

    def _read(self, element: Element, look: Properties) -> None:
        self._write(element.text, look)
        for child in element:
            self._read_child(child, look)
            self._write(child.tail, look)

    def _read_child(self, child: Element, look: Properties) -> None:
        match child.tag:
            case "s":
                self.pieces.append(" " * min(count_of(child, "c"), _MOST_BLANKS))
            case "tab":
                self.pieces.append("\t")
            case "line-break":
                self.pieces.append("\n")
            case "span":
                self._read(child, over(self.styles.properties("text", child.get("style-name"), "text"), look))
            case tag if tag in SHAPES:
                self.shapes.append(child)
            case tag if tag not in _UNREAD:
                self._read_special(child, look)

    def _read_special(self, child: Element, look: Properties) -> None:
        match child.tag:
            case "note":
                self.pieces.append(set_apart(without_marks(child.findtext("note-citation") or ""), NOTE_MARK))
                self.notes.append(child)
            case "annotation":
                self.pieces.append(set_apart(annotated(child), ANNOTATION))
            case "placeholder":
                self.pieces.append(set_apart(without_marks(child.text or ""), PROMPT))
            case "change":
                self.pieces.append(set_apart(self.deleted.get(child.get("change-id") or "", ""), STRUCK))
            case "content-control" if child.get("showing-place-holder") == "true":
                self.pieces.append(set_apart(without_marks("".join(_all_text(child))), PROMPT))
            case "fieldmark":
                self.pieces.append(drawn_field(child))
            case "change-start":
                self.deleting.update({child.get("change-id") or ""} & self.deleted.keys())
            case "change-end":
                self.deleting.discard(child.get("change-id") or "")
            case "hidden-text" if child.get("is-hidden") != "false":
                self.pieces.append(set_apart(without_marks(child.get("string-value") or ""), HIDDEN))
            case "hidden-paragraph":
                self.is_hidden |= child.get("is-hidden") == "true"
            case tag:
                self.names_page |= tag in _PAGE_FIELDS
                self._read(child, look)

    def _write(self, text: str | None, look: Properties) -> None:
        if text:
            shown = in_fonts(_BLANKS.sub(" ", without_marks(text)), (self.styles.font_of(look),))
            kind = kind_apart(shown, look_of_text(look), fill_of(look, self.fill), "".join(self.pieces[-2:]))
            kind = kind or (STRUCK if self.deleting else None)
            self.pieces.append(set_apart(shown, kind) if kind else shown)


def annotated(annotation: Element) -> str:
    """A comment's words, without who wrote it and when."""
    return " ".join(filter(None, map(_plain, annotation.iter("p"))))


def deletions(body: Element) -> dict[str, str]:
    """The words of each tracked deletion by the change's name. 5.5.4"""
    found = {}
    for region in body.iterfind("tracked-changes/changed-region"):
        deletion = region.find("deletion")
        if deletion is not None:
            paragraphs = [element for element in deletion.iter() if element.tag in ("p", "h")]
            words = "\n".join(filter(None, map(_plain, paragraphs)))
            found.update(dict.fromkeys(filter(None, (region.get("id"), region.get("change-id"))), words))
    return found


def _plain(paragraph: Element) -> str:
    return without_marks(_BLANKS.sub(" ", "".join(_all_text(paragraph)))).strip()


def _all_text(element: Element) -> Iterator[str]:
    yield element.text or ""
    for child in element:
        yield from _all_text(child)
        yield child.tail or ""


def count_of(element: Element, name: str) -> int:
    """How often or how many: 1 if it is not said."""
    text = element.get(name)
    return int(text) if text and text.isascii() and text.isdigit() and int(text) else 1
