"""What shows a table whose rows are numbered: the word over its numbers, and the titles between its rows."""

from __future__ import annotations

from govtask_extract.patterns import lazy_re

NUMBERS = frozenset(("序号", "编号", "序", "项次"))
"""What heads the column of numbers, always the first."""
TITLE = lazy_re(r"[一二三四五六七八九十]{1,3}[、．.]|[（(][一二三四五六七八九十]{1,3}[）)]")
"""What opens a title over rows: 一、 （一）"""
