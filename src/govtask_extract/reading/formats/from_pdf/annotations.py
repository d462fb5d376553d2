"""What a page's annotations say (ISO 32000-1, 12.5): the fields of a form, notes and comments, what is struck out.

Annotations that are drawn are painted onto the page, in the library's memory, so that they are read as all else is.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from ctypes import byref, c_ushort

from msgspec import Struct

from govtask_extract.patterns import lazy_re
from govtask_extract.reading.formats.from_pdf.pdfium import Handle, pdfium
from govtask_extract.reading.formats.from_pdf.things import Sides
from govtask_extract.reading.setting_apart import ANNOTATION, HIDDEN

# Nobody sees these (table 165). These are no more than a mark that opens a comment, or the comment opened.
_UNSEEN = pdfium.FPDF_ANNOT_FLAG_INVISIBLE | pdfium.FPDF_ANNOT_FLAG_HIDDEN | pdfium.FPDF_ANNOT_FLAG_NOVIEW
_ICONS = (pdfium.FPDF_ANNOT_TEXT, pdfium.FPDF_ANNOT_POPUP, pdfium.FPDF_ANNOT_FILEATTACHMENT)
# What has words of its own beside those that it marks.
_COMMENTS = (
    pdfium.FPDF_ANNOT_TEXT,
    pdfium.FPDF_ANNOT_HIGHLIGHT,
    pdfium.FPDF_ANNOT_UNDERLINE,
    pdfium.FPDF_ANNOT_SQUIGGLY,
    pdfium.FPDF_ANNOT_STRIKEOUT,
    pdfium.FPDF_ANNOT_CARET,
)
_DRAWN = (pdfium.FPDF_ANNOT_WIDGET, pdfium.FPDF_ANNOT_FREETEXT)
_CHOICES = (pdfium.FPDF_FORMFIELD_COMBOBOX, pdfium.FPDF_FORMFIELD_LISTBOX)
_FILLED_IN = (pdfium.FPDF_FORMFIELD_TEXTFIELD, *_CHOICES)
# A field that shows asterisks (table 228, bit 14).
_PASSWORD = 1 << 13
_SHOWS_TEXT = lazy_re(r"T[jJ]\b|['\"]\s*$", needs=("Tj", "TJ", "'", '"'))
# No value is longer, and no page has more annotations that say something.
_LONGEST, _MOST = 100_000, 5_000


class Note(Struct, frozen=True):
    """What an annotation says that draws no text, and where it stands; `kind` of furniture, None if it is content."""

    text: str
    sides: Sides
    kind: str | None = None


class Annotations(Struct, frozen=True):
    """`struck` is where text is struck out; `drawn` says that some annotation is to be painted onto the page.

    Of a page that was painted on, `before` counts the things that it held before.
    """

    written: tuple[Note, ...] = ()
    struck: tuple[Sides, ...] = ()
    drawn: bool = False
    before: int | None = None


class _Annotation(Struct, frozen=True):
    handle: Handle
    subtype: int
    form: Handle


def read_annotations(page: Handle, form: Handle) -> Annotations:
    """What the annotations say; those that nobody sees are taken away. `form` is the document's."""
    written: list[Note] = []
    struck: list[Sides] = []
    drawn = False
    for number in reversed(range(min(pdfium.FPDFPage_GetAnnotCount(page), _MOST))):
        handle = pdfium.FPDFPage_GetAnnot(page, number)
        if not handle:
            continue
        annotation = _Annotation(handle, pdfium.FPDFAnnot_GetSubtype(handle), form)
        seen = not pdfium.FPDFAnnot_GetFlags(handle) & _UNSEEN
        written += _written(annotation, seen)
        struck += _struck(annotation) if seen else ()
        pdfium.FPDFPage_CloseAnnot(handle)
        if not seen or annotation.subtype in _ICONS:
            pdfium.FPDFPage_RemoveAnnot(page, number)
        elif annotation.subtype != pdfium.FPDF_ANNOT_LINK:
            drawn = True
    return Annotations(tuple(reversed(written)), tuple(reversed(struck)), drawn)


def _written(annotation: _Annotation, seen: bool) -> Iterator[Note]:
    """What it says and does not draw; what nobody sees draws nothing."""
    handle, subtype = annotation.handle, annotation.subtype
    if subtype in _DRAWN and not (seen and _shows_text(handle)):
        said = _filled_in(annotation) if subtype == pdfium.FPDF_ANNOT_WIDGET else _contents(handle)
        yield from _note(said, handle, None if seen else HIDDEN)
    elif subtype in _COMMENTS:
        yield from _note(_contents(handle), handle, ANNOTATION if seen else HIDDEN)


def _note(said: str, handle: Handle, kind: str | None) -> Iterator[Note]:
    if said.strip():
        yield Note(said, _sides(handle), kind)


def _struck(annotation: _Annotation) -> Iterator[Sides]:
    if annotation.subtype != pdfium.FPDF_ANNOT_STRIKEOUT:
        return
    quad = pdfium.FS_QUADPOINTSF()
    for number in range(pdfium.FPDFAnnot_CountAttachmentPoints(annotation.handle)):
        pdfium.FPDFAnnot_GetAttachmentPoints(annotation.handle, number, byref(quad))
        xs, ys = (quad.x1, quad.x2, quad.x3, quad.x4), (quad.y1, quad.y2, quad.y3, quad.y4)
        yield Sides(min(xs), min(ys), max(xs), max(ys))


def _sides(handle: Handle) -> Sides:
    box = pdfium.FS_RECTF()
    pdfium.FPDFAnnot_GetRect(handle, byref(box))
    return Sides(min(box.left, box.right), min(box.bottom, box.top), max(box.left, box.right), max(box.bottom, box.top))


def _shows_text(handle: Handle) -> bool:
    """Whether it is drawn with words in it; a program that fills in a form may leave that to the viewer."""
    normal = pdfium.FPDF_ANNOT_APPEARANCEMODE_NORMAL
    return bool(_SHOWS_TEXT.search(_asked(pdfium.FPDFAnnot_GetAP, handle, normal)))


def _filled_in(annotation: _Annotation) -> str:
    form, handle = annotation.form, annotation.handle
    kind = pdfium.FPDFAnnot_GetFormFieldType(form, handle)
    if kind not in _FILLED_IN or pdfium.FPDFAnnot_GetFormFieldFlags(form, handle) & _PASSWORD:
        return ""
    chosen = "\n".join(_chosen(form, handle)) if kind in _CHOICES else ""
    return chosen or _asked(pdfium.FPDFAnnot_GetFormFieldValue, form, handle)


def _chosen(form: Handle, handle: Handle) -> Iterator[str]:
    """A choice shows the words of its options, and may store others."""
    for number in range(pdfium.FPDFAnnot_GetOptionCount(form, handle)):
        if pdfium.FPDFAnnot_IsOptionSelected(form, handle, number):
            yield _asked(pdfium.FPDFAnnot_GetOptionLabel, form, handle, number)


def _contents(handle: Handle) -> str:
    return _asked(pdfium.FPDFAnnot_GetStringValue, handle, b"Contents")


def _asked(function: Callable[..., int], *arguments: object) -> str:
    """What one of PDFium's functions writes into a buffer, its length told by the first call."""
    length = min(function(*arguments, None, 0), _LONGEST)
    if length <= 2:
        return ""
    buffer = (c_ushort * (length // 2 + 1))()
    function(*arguments, buffer, length)
    return bytes(buffer)[: length - 2].decode("utf-16-le", errors="replace")
