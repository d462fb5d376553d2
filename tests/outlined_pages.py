"""Makes pages whose text is drawn as paths, as programs for graphics do."""

from __future__ import annotations

from collections.abc import Sequence

from fontTools.pens.basePen import BasePen
from fontTools.pens.transformPen import TransformPen
from fontTools.ttLib import TTFont
from lying_pages import FACE, HEIGHT, Row, Sheet, made


def outlined(lines: Sequence[Row], first: int) -> bytes:
    """A page whose rows from this one on are paths."""
    font = TTFont(FACE, fontNumber=0)
    glyphs, names, per_em = font.getGlyphSet(), font.getBestCmap(), font["head"].unitsPerEm
    drawn: list[bytes] = []
    for row in lines[first:]:
        left, scale = row.left, row.size / per_em
        for character in row.text:
            name = names.get(ord(character), ".notdef")
            pen = _Path(glyphs)
            glyphs[name].draw(TransformPen(pen, (scale, 0, 0, scale, left, HEIGHT - row.down)))
            drawn += [*pen.written, b"f\n"]
            left += glyphs[name].width * scale
    return made(Sheet(lines[:first], before=b"".join(drawn)))


class _Path(BasePen):  # type: ignore[misc]
    """Writes an outline as PDF does."""

    def __init__(self, glyphs: object) -> None:
        super().__init__(glyphs)
        self.written: list[bytes] = []

    def _moveTo(self, to: tuple[float, float]) -> None:  # noqa: N802
        self.written.append(b"%.2f %.2f m " % to)

    def _lineTo(self, to: tuple[float, float]) -> None:  # noqa: N802
        self.written.append(b"%.2f %.2f l " % to)

    def _curveToOne(self, *points: tuple[float, float]) -> None:  # noqa: N802
        self.written.append(b"%.2f %.2f %.2f %.2f %.2f %.2f c " % sum(points, ()))

    def _closePath(self) -> None:  # noqa: N802
        self.written.append(b"h ")
