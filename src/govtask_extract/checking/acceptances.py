"""A suppression for a finding that is there: of these words at this task, in this file, and of no other."""

from __future__ import annotations

from govtask_extract.checking.outcome import Checked, Located
from govtask_extract.patterns import lazy_re

# Patterns of paths act on these; what is no text in a file's name may be anything.
_ACTING = lazy_re(r"[*?\[]")
_NO_TEXT = lazy_re("[\ud800-\udfff]")

Acceptance = dict[str, str]
"""A suppression as it stands in a configuration, its keys in their order there."""


def acceptance(entry: Checked, finding: Located, reason: str) -> Acceptance | None:
    """None for a finding that names neither a task nor words."""
    found = finding.diagnostic
    quotes = (place.quote.strip() for place in found.evidence)
    about = {"task": found.task, "quote": next(filter(None, quotes), None)}
    named = {key: value for key, value in about.items() if value}
    return {"path": only_path(entry.within), "code": found.code, **named, "reason": reason} if named else None


def only_path(path: str) -> str:
    """A pattern that fits this path; without a folder it is bound to that of the configuration."""
    pattern = _NO_TEXT.sub("?", _ACTING.sub(r"[\g<0>]", path))
    return pattern if "/" in pattern else f"/{pattern}"
