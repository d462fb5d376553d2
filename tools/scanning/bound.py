"""Scans bound in a file: PDF of pictures, TIFF of several pages, one page as PNG, JPEG or WebP."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from io import BytesIO
from pathlib import Path
from time import gmtime

from PIL import Image

from scanning.glass import packed
from scanning.look import Look

# Darker than this is ink, where a scanner gives black and white alone.
_INK = 150
# The bytes must not depend on the day of writing.
_NO_DAY = gmtime(0)


def as_pdf(pictures: Iterable[Image.Image], look: Look) -> bytes:
    """Pages that are pictures and nothing else, as large as the paper was."""
    first, *others = pictures
    written = BytesIO()
    first.save(
        written,
        "PDF",
        save_all=True,
        append_images=others,
        resolution=look.dpi,
        quality=look.quality,
        creationDate=_NO_DAY,
        modDate=_NO_DAY,
    )
    return written.getvalue()


def as_tiff(pictures: Iterable[Image.Image], look: Look, black_and_white: bool = False) -> bytes:
    """All pages in one file: without loss, or as a fax has them."""
    first, *others = (with_ink_alone(picture) for picture in pictures) if black_and_white else pictures
    written = BytesIO()
    packing = "group4" if black_and_white else "tiff_lzw"
    first.save(written, "TIFF", save_all=True, append_images=others, compression=packing, dpi=(look.dpi, look.dpi))
    return written.getvalue()


def as_picture(picture: Image.Image, look: Look, kind: str) -> bytes:
    """One page; `kind` as Pillow names it."""
    if kind == "JPEG":
        return packed(picture, look)
    written = BytesIO()
    picture.save(written, kind, **({"quality": look.quality} if kind == "WEBP" else {"dpi": (look.dpi, look.dpi)}))
    return written.getvalue()


def with_ink_alone(picture: Image.Image) -> Image.Image:
    """In one bit a pixel."""
    return picture.convert("L").point(lambda value: 255 * (value > _INK)).convert("1", dither=Image.Dither.NONE)


def written(pictures: Sequence[Image.Image], look: Look, target: Path, black_and_white: bool = False) -> None:
    """In the format of the target's suffix; of several pages that it holds one each, `scan.png` is `scan-1.png` …"""
    kind = target.suffix.lower()
    if kind == ".pdf":
        target.write_bytes(as_pdf(pictures, look))
    elif kind in (".tif", ".tiff"):
        target.write_bytes(as_tiff(pictures, look, black_and_white))
    else:
        names = (
            [target]
            if len(pictures) == 1
            else [target.with_stem(f"{target.stem}-{number}") for number in range(1, len(pictures) + 1)]
        )
        for name, picture in zip(names, pictures, strict=True):
            name.write_bytes(as_picture(picture, look, Image.registered_extensions()[kind]))
