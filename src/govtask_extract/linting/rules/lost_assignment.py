"""An assignment with no task before it.

Why: Somebody is named, but nobody can tell for what.
Example: A heading is followed by 责任单位：区水务局 at once.
Instead: Put the label lines below the task that they belong to.
"""

from __future__ import annotations

from govtask_extract.linting.rule import Rule

RULE = Rule("GT303", "lost-assignment", "warning")
