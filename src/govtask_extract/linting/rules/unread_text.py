"""Text that was not understood as anything.

Why: Nothing is dropped silently: what no part of the report holds is listed.
Example: A line of a torn table between two pages.
Instead: Mend the line, or report the wording that should have been read.
"""

from __future__ import annotations

from govtask_extract.linting.rule import Rule

RULE = Rule("GT302", "unread-text", "warning")
