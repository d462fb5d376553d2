"""A page's text layer is noise.

Why: Its font lies about its characters, so nothing on the page can be trusted.
Example: A page whose text reads “ĀāĂ” where 责任单位 is shown.
Instead: Print the document to a new PDF, or run character recognition on it.
"""

from __future__ import annotations

from govtask_extract.linting.rule import Rule

RULE = Rule("GT105", "garbled-text", "warning")
