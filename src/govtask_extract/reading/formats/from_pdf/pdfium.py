"""PDFium, loaded once: its raw functions, without the objects that its Python package builds around them."""

from __future__ import annotations

from threading import RLock

import pypdfium2_raw as pdfium  # type: ignore[import-untyped]

from govtask_extract.reading.formats.from_pdf import substitute

__all__ = ["LOCK", "pdfium"]

LOCK = RLock()
"""PDFium knows one thread at a time: whoever calls it holds this."""

pdfium.FPDF_InitLibraryWithConfig(pdfium.FPDF_LIBRARY_CONFIG(version=2))
substitute.install()
