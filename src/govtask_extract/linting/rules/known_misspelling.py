"""A spelling that the profile knows to be wrong.

Why: The issuer's profile lists it with the right one, so whoever reads the report should know; it is quoted as printed.
Example: 周景名 where the profile's spellings have 周景明.
Instead: 周景明
"""

from __future__ import annotations

from govtask_extract.linting.rule import Rule

RULE = Rule("GT401", "known-misspelling", "warning")
