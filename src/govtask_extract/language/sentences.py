"""The marks of GB/T 15834 that end a sentence, a part of one, or a printed paragraph."""

from __future__ import annotations

from govtask_extract.patterns import lazy_re

STOPS = "。！？!?"
"""End a sentence. A half-width full stop is none: 1. and 3.5 have one."""
CLAUSE_ENDS = STOPS + "；;"
"""End a sentence, or a part that could be one. Titles, headings and names hold none of them."""
BRACKETED_ENDS = CLAUSE_ENDS + "）)〕］]】"
"""… or close a bracket, behind which as much may begin: 新建公园3个（区园林局牵头）责任单位：…"""
RUNNING_ENDS = BRACKETED_ENDS + "：:》”’…"
"""What stands before a paragraph that has lost its line break. A number opens one behind these, and 1.2 goes on."""
PARAGRAPH_ENDS = RUNNING_ENDS + "."
"""What a paragraph's last line ends in; a line that ends otherwise goes on in the next one."""
_AT_END = lazy_re(rf"[{CLAUSE_ENDS}：:][”’）】〕)\]]*$|[）】〕)\]]$")


def ends_sentence(text: str) -> bool:
    """Whether nothing is wanting behind `text`. A title or a quotation, 按照《…办法》, leaves that open."""
    return _AT_END.search(text) is not None
