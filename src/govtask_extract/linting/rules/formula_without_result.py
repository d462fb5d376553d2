"""A formula in a workbook whose result is not stored.

Why: What the cell shows can only be computed by the program that made it, so it is missing from the report.
Example: A cell =A3&"局" in a workbook that was written by a script and never opened.
Instead: Open and save the workbook in a spreadsheet program first.
"""

from __future__ import annotations

from govtask_extract.linting.rule import Rule

RULE = Rule("GT106", "formula-without-result", "warning")
