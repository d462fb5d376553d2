"""What a scan looks like: how it was scanned, and what the paper has been through."""

from __future__ import annotations

from dataclasses import dataclass

# The turns that scanners and feeders make, counted clockwise.
TURNS = (0, 90, 180, 270)


@dataclass(frozen=True, slots=True)
class Stamp:
    """A round red seal: its middle in points from the top left of the page, and the office in its ring."""

    x: float
    y: float
    # No office of this name exists.
    office: str = "白石县人民政府办公室"


@dataclass(frozen=True, slots=True)
class Look:
    """How a page was scanned. Shares lie between 0 and 1; `seed` decides all that looks like chance."""

    dpi: int = 200
    colour: bool = False
    skew: float = 0.0
    """Degrees, counter-clockwise."""
    turn: int = 0
    """Of `TURNS`: how the page lay, clockwise."""
    noise: float = 6.0
    """The standard deviation, in levels of 255."""
    salt: float = 0.0
    """The share of pixels that are white or black without reason."""
    blur: float = 0.5
    """The radius in pixels."""
    shade: float = 0.0
    """How much darker the page is in its darkest corner."""
    quality: int = 75
    """JPEG's."""
    tint: bool = False
    """Paper that has turned yellow."""
    border: bool = False
    """The lid was open: what is no paper is black."""
    holes: bool = False
    folds: bool = False
    bleed: float = 0.0
    """How much of the next page shines through."""
    seed: int = 0

    @property
    def pixels(self) -> float:
        """Pixels a point."""
        return self.dpi / 72
