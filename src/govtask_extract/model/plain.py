"""Plain data: what the parser makes of a document, before the models validate it."""

from __future__ import annotations

Plain = dict[str, object]
"""An object of the report by the names of its fields, in their order in `model/report.py`; arrays are tuples."""


def or_absent(text: str) -> str | None:
    """What is absent is null in a report, and never an empty string."""
    return text or None
