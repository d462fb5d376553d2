"""Pictures of pages as people are shown them: small enough to be handed on in one file with what was read of them."""

from __future__ import annotations

from io import BytesIO

from PIL import Image

# In pixels a point, of large pages no more than this a side: text of any size is read well, on a phone and on a desk.
_SCALE, _LONGEST = 1.5, 1800.0
# Print in black has no more colours than there are greys, a red head adds few; photographs and scans have thousands.
_PRINT, _PHOTOGRAPH = 300, 4096
# Of each channel: letters keep their smooth edges, and pages take a third of the bytes.
_LEVELS = 8
_COARSER = [round(round(value / 255 * (_LEVELS - 1)) * 255 / (_LEVELS - 1)) for value in range(256)] * 3
_COLOURS = 16
# Of WebP's qualities: this one still shows the strokes of small characters in a scan.
_LOSSY = 30


def scale_of(width: float, height: float) -> float:
    """Pixels a point, of a page of so many points."""
    return min(_SCALE, _LONGEST / max(width, height, 1))


def encoded(picture: Image.Image) -> bytes:
    """Print with few shades and without loss, photographs with some."""
    written = BytesIO()
    if picture.getcolors(_PHOTOGRAPH) is None:
        picture.save(written, "WEBP", quality=_LOSSY)
    else:
        _with_few_shades(picture).save(written, "WEBP", lossless=True, quality=20, method=0)
    return written.getvalue()


def _with_few_shades(picture: Image.Image) -> Image.Image:
    if picture.getcolors(_PRINT) is not None:
        return picture.point(_COARSER)
    few = picture.quantize(_COLOURS, Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE)
    return few.convert("RGB")
