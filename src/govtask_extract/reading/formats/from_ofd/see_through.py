"""Pictures that what lies under them is seen through: seals, mostly."""

from __future__ import annotations

from io import BytesIO

_FORMATS = ("PNG", "JPEG", "MPO", "TIFF", "BMP", "GIF", "WEBP")


def is_opaque(content: bytes) -> bool:
    """Told by how the picture begins; nobody can say what one hides that cannot be read."""
    from PIL import Image

    try:
        with Image.open(BytesIO(content), formats=_FORMATS) as image:
            return not image.has_transparency_data
    # The library raises many kinds on pictures that are damaged.
    except Exception:
        return False
