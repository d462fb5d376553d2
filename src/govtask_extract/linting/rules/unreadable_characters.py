"""Characters that no encoding or character map explains; they stand in the text as U+FFFD.

Why: A name with such a character is no name that anything can be matched with.
Example: 责任单位：区民�局
Instead: 责任单位：区民政局
"""

from __future__ import annotations

from govtask_extract.linting.rule import Rule

RULE = Rule("GT104", "unreadable-characters", "warning")
