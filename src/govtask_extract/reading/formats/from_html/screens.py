"""Whether a style sheet is for the screen of a desk (Media Queries 4)."""

from __future__ import annotations

import re

from govtask_extract.patterns import lazy_re

# What most desks have; phones, whose tables stand on their side, are not asked.
_WIDTH, _HEIGHT = 1280, 720
_LENGTH = lazy_re(r"(min|max)-(?:device-)?(width|height)\s*:\s*([\d.]+)(px|r?em)")
_NOT_OF_A_DESK = lazy_re(
    r"prefers-[\w-]+\s*:\s*(?!light|no-preference)|orientation\s*:\s*portrait|hover\s*:\s*none|pointer\s*:\s*coarse"
)


def is_for_screens(media: str) -> bool:
    """Whether one of the queries, parted by commas, holds for a screen."""
    return any(map(_holds, media.lower().split(",")))


def _holds(query: str) -> bool:
    words = query.replace("(", " (").split()
    kind = next((word for word in words if not word.startswith("(") and word not in ("not", "only", "and")), "all")
    fits = kind in ("all", "screen") or ":" in kind
    fits = fits and not _NOT_OF_A_DESK.search(query) and all(map(_fits, _LENGTH.finditer(query)))
    return fits is not (words[:1] == ["not"])


def _fits(length: re.Match[str]) -> bool:
    bound, side, number, unit = length.groups()
    pixels = float(number.rstrip(".") or 0) * (1 if unit == "px" else 16)
    of_desk = _WIDTH if side == "width" else _HEIGHT
    return pixels <= of_desk if bound == "min" else pixels >= of_desk
