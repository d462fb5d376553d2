"""A hidden sheet in a workbook.

Why: Readers do not see it, so it is not read; tasks on it are missing from the report.
Example: A sheet 去年 that was hidden rather than deleted.
Instead: Show the sheet if it counts, delete it if not.
"""

from __future__ import annotations

from govtask_extract.linting.rule import Rule

RULE = Rule("GT107", "hidden-sheet", "info")
