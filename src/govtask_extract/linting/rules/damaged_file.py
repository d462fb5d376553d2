"""A file is damaged, and some of it could not be read.

Why: What cannot be read cannot be extracted: tasks may be missing.
Example: A PDF cut off while it was sent.
Instead: Get the file again from where it was published.
"""

from __future__ import annotations

from govtask_extract.linting.rule import Rule

RULE = Rule("GT102", "damaged-file", "error")
