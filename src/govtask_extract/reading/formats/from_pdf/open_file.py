"""Opens a PDF, with a password if it has one, and lends its pages one after the other."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from ctypes import byref
from typing import NamedTuple

from msgspec.structs import replace

from govtask_extract.errors import EncryptedFile, UnreadableFile
from govtask_extract.model.source import Source
from govtask_extract.reading.formats.from_pdf.annotations import Annotations, read_annotations
from govtask_extract.reading.formats.from_pdf.mending import is_cut_off, with_page_tree
from govtask_extract.reading.formats.from_pdf.pdfium import Handle, forget_substitutes, pdfium
from govtask_extract.saying.said import said

# PDFium keeps what it parsed until the document is closed: reopening holds the memory of long files down.
_PAGES_AT_ONCE = 200
# The library wants it for the values of fields: nothing in it is called without scripts.
_FORM_INFO = pdfium.FPDF_FORMFILLINFO(version=2)


class LentPage(NamedTuple):
    """A page that was opened, and what its annotations say that none of them draws."""

    handle: Handle
    annotations: Annotations


class OpenFile:
    """A PDF's pages by their numbers from 1; each is closed before the next opens.

    `complete` is false of a file that is cut off, or whose list of pages had to be made anew.
    """

    def __init__(self, source: Source, password: str | None) -> None:
        self._name = source.path
        self._content = source.content
        self._passwords = _spellings(password)
        self._served = 0
        self._mended = False
        forget_substitutes()
        self._document = self._open()
        self._form: Handle = None

    @property
    def complete(self) -> bool:
        return not self._mended and not is_cut_off(self._content)

    @property
    def page_count(self) -> int:
        return int(pdfium.FPDF_GetPageCount(self._document))

    def close(self) -> None:
        if self._form:
            pdfium.FPDFDOC_ExitFormFillEnvironment(self._form)
            self._form = None
        pdfium.FPDF_CloseDocument(self._document)

    @contextmanager
    def page(self, number: int) -> Iterator[LentPage | None]:
        """The page while it is open, its annotations painted on it; None if it is damaged beyond reading."""
        self._served += 1
        if self._served % _PAGES_AT_ONCE == 0:
            self.close()
            self._document = self._open()
        page, notes = self._painted(number - 1)
        try:
            yield LentPage(page, notes) if page else None
        finally:
            if page:
                pdfium.FPDF_ClosePage(page)

    def _painted(self, index: int) -> tuple[Handle, Annotations]:
        page = pdfium.FPDF_LoadPage(self._document, index)
        if not page or pdfium.FPDFPage_GetAnnotCount(page) <= 0:
            return page, Annotations()
        if not self._form:
            self._form = pdfium.FPDFDOC_InitFormFillEnvironment(self._document, byref(_FORM_INFO))
        notes = read_annotations(page, self._form)
        before = pdfium.FPDFPage_CountObjects(page)
        if notes.drawn and pdfium.FPDFPage_Flatten(page, pdfium.FLAT_NORMALDISPLAY) == pdfium.FLATTEN_SUCCESS:
            # What was painted is read when the page is opened next.
            pdfium.FPDF_ClosePage(page)
            page, notes = pdfium.FPDF_LoadPage(self._document, index), replace(notes, before=before)
        return page, notes

    def _open(self) -> Handle:
        document = self._loaded()
        if document is None and not self._mended:
            self._content, self._mended = with_page_tree(self._content), True
            document = self._loaded()
        if document is None:
            raise UnreadableFile(
                said("{name} has no page that can be read as PDF", name=self._name),
                said(
                    "Is it damaged or incomplete? Download it again, or open it in a viewer and print it to a new PDF."
                ),
            )
        return document

    def _loaded(self) -> Handle | None:
        """The document, with the first password that opens it; None if no page is found in it."""
        for password in self._passwords:
            document: Handle | None = pdfium.FPDF_LoadMemDocument64(self._content, len(self._content), password)
            if document and pdfium.FPDF_GetPageCount(document) > 0:
                return document
            if document:
                pdfium.FPDF_CloseDocument(document)
            if document or pdfium.FPDF_GetLastError() != pdfium.FPDF_ERR_PASSWORD:
                return None
        raise _encrypted(self._name, given=self._passwords != (None,))


def _spellings(password: str | None) -> tuple[bytes | None, ...]:
    """A password's bytes: newer files write it in UTF-8, older ones in Latin-1."""
    if password is None:
        return (None,)
    return tuple(dict.fromkeys((password.encode(), password.encode("latin-1", errors="replace"))))


def _encrypted(name: str, given: bool) -> EncryptedFile:
    if given:
        return EncryptedFile(
            said("{name} does not open with this password", name=name), said("Give the right one with --password.")
        )
    return EncryptedFile(said("{name} opens only with a password", name=name), said("Give it with --password."))
