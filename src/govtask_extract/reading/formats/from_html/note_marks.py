"""Marks that refer to a note: raised numbers, and numbers that lead to a note at the foot of the page."""

from __future__ import annotations

from selectolax.lexbor import LexborNode

from govtask_extract.patterns import lazy_re
from govtask_extract.reading.formats.from_html.elements import tag_of

_MARK = lazy_re(r"\s*[\[(（【〔]?\s*(?:注?\s*\d{1,3}|[①-⑳]|注|[*†‡])\s*[\])）】〕]?\s*")
_LETTER_AT_END = lazy_re(r"[A-Za-z]\s*$")
# #_ftn1 (Word), #sdfootnote1sym (LibreOffice), #fn:1 and #fn1 (Markdown), #cite_note-1 (wikis)
_TO_A_NOTE = lazy_re(
    r"#(?:_?(?:ftn|edn)|sd(?:foot|end)note|(?:user-content-)?fn|cite_note|(?:foot|end)?note|zhu)[\w:.-]*"
)


def is_note_mark(node: LexborNode, raised: bool, before: str) -> bool:
    """Whether the element is one; `before` stands on its line. 5 km<sup>2</sup> is none."""
    if not (raised or _leads_to_a_note(node)):
        return False
    return _MARK.fullmatch(node.text() or "") is not None and not _LETTER_AT_END.search(before)


def _leads_to_a_note(node: LexborNode) -> bool:
    return tag_of(node) == "a" and _TO_A_NOTE.fullmatch(node.attributes.get("href") or "") is not None
