"""What the scripts of a review say, by the English that they ask for."""

from __future__ import annotations

from govtask_extract.saying.said import said

MESSAGES = (said("Review"),)
