"""How sure recognition is of what it reads in a picture: from 0 to 1, NaN of what the file itself says."""

from __future__ import annotations

from array import array
from math import isnan

# Measured on 1,800 lines of pages of 80 to 200 dots an inch: one in a hundred lines of a clean scan is below it and
# right, and half of the lines with a wrong character, of scans so blurred that there are many, are below it.
DOUBTFUL = 0.96
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
