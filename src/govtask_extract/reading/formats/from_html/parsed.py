"""The tree of a page, whatever its markup."""

from __future__ import annotations

from selectolax.lexbor import LexborHTMLParser, SelectolaxError


def parsed_page(markup: str) -> LexborHTMLParser:
    """Raises a `MemoryError` where the tree is too large: HTML has no other error that ends it.

    Tags that are left open (`<p><font>` again and again) are opened anew in all that follows, so that the tree grows
    with the square of their number.
    """
    try:
        return LexborHTMLParser(markup)
    except SelectolaxError as error:
        raise MemoryError from error
