"""The picture of a page that is to be recognised: as fine as what it shows, within reason."""

from __future__ import annotations

from ctypes import addressof, c_void_p

from govtask_extract.reading.formats.from_pdf.page_pixels import page_image
from govtask_extract.reading.formats.from_pdf.pdfium import Handle, address_of, pdfium, quick
from govtask_extract.reading.formats.from_pdf.things import IMAGE, read_things
from govtask_extract.reading.recognition.picture import POINTS, PagePicture, picture_of
from govtask_extract.reading.recognition.resolution import fitting_dpi, limited_dpi

_metadata = quick(pdfium.FPDFImageObj_GetImageMetadata, c_void_p, c_void_p, c_void_p)


def page_picture(page: Handle, dpi: int | None) -> PagePicture:
    """In `dpi` dots an inch; None: in as many as its largest picture has."""
    across, down = pdfium.FPDF_GetPageWidthF(page), pdfium.FPDF_GetPageHeightF(page)
    wanted = float(dpi) if dpi else fitting_dpi(_own_dpi(page))
    fine = limited_dpi(wanted, across / POINTS, down / POINTS)
    return picture_of(page_image(page, fine / POINTS), fine)


def _own_dpi(page: Handle) -> float | None:
    """Dots an inch of the page's largest picture; None if it has none."""
    data = pdfium.FPDF_IMAGEOBJ_METADATA()
    found: list[tuple[int, float]] = []
    for thing in read_things(page):
        if thing.kind == IMAGE and _metadata(thing.address, address_of(page), addressof(data)):
            found.append((data.width * data.height, max(data.horizontal_dpi, data.vertical_dpi)))
    return max(found)[1] if found else None
