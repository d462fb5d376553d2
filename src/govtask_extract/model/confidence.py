"""How sure recognition is of what it reads in a picture: from 0 to 1, NaN of what the file itself says."""

from __future__ import annotations

from array import array
from math import isnan

DOUBTFUL = 0.93
"""Below this a name or number is to be compared with the print."""
# Engines tell sure lines, of 0.99 and more, apart by the third digit.
_DIGITS = 3


def least_confidence(confidences: array[float]) -> float | None:
    """That of the least sure of some characters; None if the file itself says them all."""
    known = [one for one in confidences if not isnan(one)]
    return round(min(known), _DIGITS) if known else None


def is_doubtful(confidence: float | None) -> bool:
    """Whether what was recognised so should be compared with the print; never what was not recognised."""
    return confidence is not None and confidence < DOUBTFUL
