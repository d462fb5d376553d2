"""How places are moved, turned and scaled."""

from __future__ import annotations

from msgspec import Struct

Point = tuple[float, float]


class Matrix(Struct, frozen=True):
    """Takes (x, y) to (ax + cy + e, bx + dy + f)."""

    a: float
    b: float
    c: float
    d: float
    e: float
    f: float

    def placed(self, x: float, y: float) -> Point:
        return self.a * x + self.c * y + self.e, self.b * x + self.d * y + self.f

    def after(self, inner: Matrix) -> Matrix:
        """First `inner`, then this."""
        x, y = self.placed(inner.e, inner.f)
        return Matrix(
            self.a * inner.a + self.c * inner.b,
            self.b * inner.a + self.d * inner.b,
            self.a * inner.c + self.c * inner.d,
            self.b * inner.c + self.d * inner.d,
            x,
            y,
        )


UNCHANGED = Matrix(1, 0, 0, 1, 0, 0)
"""Leaves every place where it is."""
