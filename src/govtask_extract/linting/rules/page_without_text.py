"""A page shows something but holds no text.

Why: A scanned page is a picture: its tasks are missing from the report.
Example: Page 7 is a photograph of the signed sheet.
Instead: Run character recognition on the file first.
"""

from __future__ import annotations

from govtask_extract.linting.rule import Rule

RULE = Rule("GT103", "page-without-text", "warning")
