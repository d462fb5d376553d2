"""Why a correction is not applied: it no longer fits what it was made for, or nothing is left to be corrected."""

from __future__ import annotations

_LONGEST = 30


class _NotApplied(Exception):
    """`message` says why, behind the correction and a colon."""

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message


class CorrectionUnfit(_NotApplied):
    """The task, the place or the value that it names is not there as it was."""


class CorrectionNeedless(_NotApplied):
    """The report says already what it would make it say."""


def short(words: object) -> str:
    """Words in a message, not too many of them."""
    text = " ".join(str(words).split())
    return f"“{text if len(text) <= _LONGEST else f'{text[: _LONGEST - 1]}…'}”"
