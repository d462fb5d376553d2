"""The picture of a page: its pixels, and how many of them an inch has."""

from __future__ import annotations

from hashlib import sha256
from io import BytesIO
from typing import TYPE_CHECKING, Literal

from msgspec import Struct

if TYPE_CHECKING:
    from PIL.Image import Image

POINTS = 72.0
"""An inch has so many."""


class PagePicture(Struct, frozen=True):
    """Rows of pixels from the top: one byte each if grey, red, green and blue if in colour."""

    mode: Literal["L", "RGB"]
    width: int
    height: int
    pixels: bytes
    dpi: float

    def image(self) -> Image:
        from PIL import Image

        return Image.frombytes(self.mode, (self.width, self.height), self.pixels)

    def digest(self) -> str:
        """What two pictures have in common that show the same at the same size."""
        head = f"{self.mode} {self.width} {self.height} {self.dpi:.3f}".encode()
        return sha256(head + self.pixels).hexdigest()


def picture_of(image: Image, dpi: float) -> PagePicture:
    """Grey where it has no colours, on white where it is see-through."""
    plain = _on_white(image)
    if plain.mode == "RGB" and not _is_coloured(plain):
        plain = plain.convert("L")
    return PagePicture("RGB" if plain.mode == "RGB" else "L", *plain.size, plain.tobytes(), dpi)


# In pixels, the radius.
_SOFT = 0.8


def softened(image: Image) -> Image:
    """Without hard edges and noise: marks come out that were lost, but doubled figures go."""
    from PIL import ImageFilter

    return image.filter(ImageFilter.GaussianBlur(_SOFT))


def encoded(image: Image) -> bytes:
    """As BMP, which costs nothing to write and to read."""
    written = BytesIO()
    image.save(written, "BMP")
    return written.getvalue()


def _on_white(image: Image) -> Image:
    from PIL import Image

    if image.mode in ("L", "RGB"):
        return image
    if image.mode in ("1", "I;16", "I", "F"):
        return image.convert("L")
    if image.has_transparency_data:
        ground = Image.new("RGBA", image.size, "white")
        ground.alpha_composite(image.convert("RGBA"))
        return ground.convert("RGB")
    return image.convert("RGB")


# In steps of 255: channels that differ by less are the noise of a scanner, or of JPEG.
_COLOURED = 24
# So many pixels of a small copy have colour, or the page is grey.
_FEWEST = 3


def _is_coloured(image: Image) -> bool:
    from PIL import ImageChops

    small = image.reduce(max(1, min(image.size) // 400))
    red, green, blue = small.split()
    spread = ImageChops.lighter(
        ImageChops.lighter(ImageChops.difference(red, green), ImageChops.difference(green, blue)),
        ImageChops.difference(red, blue),
    )
    return sum(spread.histogram()[_COLOURED:]) >= _FEWEST
