"""Rows of a table, printed as lines of text, that have a line more or less than the table has columns.

Why: Nothing says which cell is empty or has two lines; what the columns hold elsewhere decides, and may be wrong.
Example: 序号, 工作任务, 牵头单位, 责任单位, each on a line of its own, and a row 3, 修桥, 县水利局.
Instead: Keep the table in the file, or write 无 where a cell is empty.
"""

from __future__ import annotations

from govtask_extract.linting.rule import Rule

RULE = Rule("GT108", "guessed-cells", "warning")
