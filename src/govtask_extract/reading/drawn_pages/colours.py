"""Colours of what is drawn."""

from __future__ import annotations

from typing import NamedTuple


class Colour(NamedTuple):
    """Red, green and blue from 0 to 255, and how opaque it is, likewise."""

    red: int
    green: int
    blue: int
    opaque: int

    @property
    def light(self) -> float:
        """How light it is on white paper, from 0 to 1 (Rec. 709)."""
        own = (0.2126 * self.red + 0.7152 * self.green + 0.0722 * self.blue) / 255
        return 1 - (1 - own) * self.opaque / 255

    def is_near(self, other: Colour, most: int) -> bool:
        """Whether no channel differs by more than `most`."""
        return all(abs(one - two) <= most for one, two in zip(self[:3], other[:3], strict=True))
