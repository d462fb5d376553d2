"""Puts the pages of a broken PDF back together: an incomplete download has pages, but no list of them."""

from __future__ import annotations

import re

_OBJECT = re.compile(rb"(?<!\d)(\d{1,9})[ \t]{1,3}(\d{1,5})[ \t]{1,3}obj\b")
_IS_PAGE = re.compile(rb"/Type\s{0,3}/Page\b")
# A page's dictionary names its parts; it is never longer than this.
_DICTIONARY = 4000


def is_cut_off(content: bytes) -> bool:
    """Whether the mark that ends every PDF is missing."""
    return b"%%EOF" not in content[-2048:]


def may_hold_pages(content: bytes) -> bool:
    """Whether a page stands in it, or a stream that objects are packed in."""
    return _IS_PAGE.search(content) is not None or b"/ObjStm" in content


def with_page_tree(content: bytes) -> bytes:
    """`content` and, after it, a page tree of all page objects in it, in the order in which they stand."""
    objects = list(_OBJECT.finditer(content))
    free = max((int(found[1]) for found in objects), default=0) + 1
    pages = dict.fromkeys(f"{int(found[1])} {int(found[2])} R" for found in objects if _is_page(content, found.end()))
    return (
        content
        + (
            f"\nendstream\nendobj\n{free} 0 obj\n<</Type/Pages/Count {len(pages)}/Kids[{' '.join(pages)}]>>\nendobj\n"
            f"{free + 1} 0 obj\n<</Type/Catalog/Pages {free} 0 R>>\nendobj\n"
            f"trailer\n<</Root {free + 1} 0 R/Size {free + 2}>>\nstartxref\n0\n%%EOF\n"
        ).encode()
    )


def _is_page(content: bytes, start: int) -> bool:
    dictionary = content[start : start + _DICTIONARY].split(b"endobj", 1)[0]
    return _IS_PAGE.search(dictionary) is not None
