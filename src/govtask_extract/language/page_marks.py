"""Numbers of pages among a text's lines: — 12 —, 第 3 页 共 40 页, 3/40; in the midst of one: …完成目— 3 —标任务…"""

from __future__ import annotations

import re
from collections.abc import Iterator

from govtask_extract.model.document import Span
from govtask_extract.patterns import lazy_re

PAGE_DASHES = "—–－-―─━"
"""What frames a page's number."""
_DASH = f"[{re.escape(PAGE_DASHES)}]"
_DIGITS = r"\d{1,4}"
# — 12 —   第 3 页 共 40 页   Page 3 of 40
_MARK = lazy_re(
    rf"""\s*+(?:{_DASH}{{1,3}}\s*+{_DIGITS}\s*+{_DASH}{{1,3}}
    | 第\s*+{_DIGITS}\s*+页(?:\s*+[,，/／]?\s*+共\s*+{_DIGITS}\s*+页)?
    | (?i:page)\s*+{_DIGITS}(?:\s*+(?:of|/)\s*+{_DIGITS})?
    )\s*+""",
    re.VERBOSE,
)
_SHARE = lazy_re(rf"\s*+{_DIGITS}\s*+[/／]\s*+{_DIGITS}\s*+")
_BARE = lazy_re(rf"\s*+{_DIGITS}\s*+")
# · 12 ·   第  页 共  页, whose fields were never filled in
_AT_FOOT = lazy_re(rf"(?=[^\d页]*[\d页])(?:[\s·\d第页共,，/／]|{_DASH})+")
_FIRST = frozenset(f"第pP{PAGE_DASHES}")
_LAST = frozenset(f"页{PAGE_DASHES}")
# Blanks before it belong to it, but for one behind a figure: taken from where they begin, a long run is read once.
_INSIDE = lazy_re(
    r"""(?:(?<![\d日月年\s])\s*+|(?<=[\d日月年]\s)\s*+)
    [—－]\s*\d{1,3}\s*[—－](?!\d)""",
    re.VERBOSE,
)


_AT_END = lazy_re(r"(?<=[^\x00-\x7f])-\d{1,3}-\s*$")


def is_page_mark(line: str) -> bool:
    """Whether a page's number fills the line and says itself what it is; by first and last mark most lines do not."""
    ink = line.strip()
    if not ink or ink[0] not in _FIRST or not (ink[-1] in _LAST or ink[-1].isdecimal()):
        return False
    return ink.strip(PAGE_DASHES) != "" and _MARK.fullmatch(line) is not None


def is_page_number(line: str) -> bool:
    """Whether it is such a mark, or 3/40, which in a table's cell is something else: 5/10 of what is to be done."""
    return is_page_mark(line) or (line.strip()[-1:].isdecimal() and _SHARE.fullmatch(line) is not None)


def is_bare_number(line: str) -> bool:
    """Whether a number alone fills the line: a page's only where many pages have one at their edge."""
    return _BARE.fullmatch(line) is not None


def is_number_at_foot(line: str) -> bool:
    """Whether what stands in a page's head or foot is its number, in whatever frame: 3, · 3 ·, 第 页"""
    return _AT_FOOT.fullmatch(line) is not None


def find_page_marks(text: str) -> Iterator[Span]:
    """Marks that a lost line break left inside a sentence."""
    if "—" in text or "－" in text:
        yield from (match.span() for match in _INSIDE.finditer(text))
    # 住建-10- at a line's end
    if text.rstrip().endswith("-"):
        yield from (match.span() for match in _AT_END.finditer(text))
