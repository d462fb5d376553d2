"""Ruled tables: ruling lines that cross make a grid, and where a line is missing cells are merged."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby, pairwise

from msgspec import Struct

from govtask_extract.model.document import Box
from govtask_extract.reading.drawn_pages.edges import Edge, Edges

# In points: lines this near to each other are one, and ends this near to a line touch it. Twice the thickest rule.
_NEAR = 3.0
# In points: a row of one cell, two lines of a title, is no higher.
_TITLE_ROW = 60.0
# In points: a row is no lower. So many upright lines that end at one height end a table there.
_ROW = 8.0
_FEWEST_UPRIGHT = 3
# More crossings than any table on a page has: a drawing.
_MOST_PAIRS = 2_000_000

_Square = tuple[int, int]
_Mesh = tuple[list[Edge], list[Edge]]
"""Level and upright lines."""
_OUTSIDE: _Square = (-1, -1)


class GridCell(Struct, frozen=True):
    """Row and column count from 0."""

    row: int
    column: int
    row_span: int
    column_span: int


class RuledGrid(Struct, frozen=True):
    """A ruled table: where its lines stand, and whose cell each square between them is."""

    xs: tuple[float, ...]
    ys: tuple[float, ...]
    squares: dict[_Square, GridCell]

    @property
    def cells(self) -> list[GridCell]:
        return sorted(set(self.squares.values()), key=lambda cell: (cell.row, cell.column))

    def cell_at(self, x: float, y: float) -> GridCell | None:
        return self.squares.get((bisect_right(self.ys, y) - 1, bisect_right(self.xs, x) - 1))

    def spans(self, y: float) -> bool:
        """Whether something at this height stands beside its cells or in them."""
        return self.ys[0] - _NEAR <= y <= self.ys[-1] + _NEAR

    def encloses(self, other: RuledGrid) -> bool:
        return (
            self.xs[0] - _NEAR <= other.xs[0]
            and other.xs[-1] <= self.xs[-1] + _NEAR
            and self.ys[0] - _NEAR <= other.ys[0]
            and other.ys[-1] <= self.ys[-1] + _NEAR
        )


def grid_of(boxes: Sequence[Box]) -> RuledGrid:
    """The grid of these cells."""
    rounded = [tuple(round(side, 2) for side in box) for box in boxes]
    xs, ys = sorted({x for box in rounded for x in box[::2]}), sorted({y for box in rounded for y in box[1::2]})
    inside: dict[_Square, _Square] = {}
    for x0, top, x1, bottom in rounded:
        first = (ys.index(top), xs.index(x0))
        for row in range(first[0], ys.index(bottom)):
            inside |= {(row, column): first for column in range(first[1], xs.index(x1))}
    return RuledGrid(tuple(xs), tuple(ys), _numbered(inside))


def find_grids(edges: Edges, above: Sequence[float] = ()) -> list[RuledGrid]:
    """The tables among the lines, from the top down, each with at least two rows and two columns.

    A box around a title, an underline, a letterhead's rule are none. Tables inside a table's cell are left out.
    `above`: where the upright lines of the table stand that the page before ended with; of it a single row may be left.
    """
    level, upright = joined_edges(edges.level), joined_edges(edges.upright)
    if len(level) * len(upright) > _MOST_PAIRS:
        return []
    grids = [
        grid
        for across, down in _without_title_rows(_meshes(level, upright))
        if (grid := _grid(_with_ends(across, down), down, above))
    ]
    outer = [grid for grid in grids if not any(other is not grid and other.encloses(grid) for other in grids)]
    return sorted(outer, key=lambda grid: grid.ys[0])


def joined_edges(edges: Iterable[Edge]) -> list[Edge]:
    """Lines that lie on each other or go on from each other made one."""
    whole: list[Edge] = []
    for at, bundle in _bundles(sorted(edges)):
        for edge in sorted(bundle, key=lambda edge: edge.start):
            if whole and whole[-1].at == at and edge.start <= whole[-1].end + _NEAR:
                whole[-1] = Edge(at, whole[-1].start, max(whole[-1].end, edge.end))
            else:
                whole.append(Edge(at, edge.start, edge.end))
    return whole


def _bundles(edges: Sequence[Edge]) -> Iterator[tuple[float, list[Edge]]]:
    """Lines at nearly one place, and the middle of their places."""
    bundle: list[Edge] = []
    for edge in edges:
        if bundle and edge.at - bundle[-1].at > _NEAR:
            yield (bundle[0].at + bundle[-1].at) / 2, bundle
            bundle = []
        bundle.append(edge)
    if bundle:
        yield (bundle[0].at + bundle[-1].at) / 2, bundle


def _meshes(level: Sequence[Edge], upright: Sequence[Edge]) -> Iterator[_Mesh]:
    """Lines that hang together because they cross or touch."""
    groups = _UnitedSets()
    places = [down.at for down in upright]
    for i, across in enumerate(level):
        for j in range(bisect_left(places, across.start - _NEAR), bisect_right(places, across.end + _NEAR)):
            if _reaches(upright[j], across.at):
                groups.unite((0, i), (1, j))
    for _, mesh in groupby(sorted(groups.members(), key=groups.root), key=groups.root):
        members = list(mesh)
        yield [level[i] for kind, i in members if kind == 0], [upright[j] for kind, j in members if kind == 1]


def _without_title_rows(meshes: Iterable[_Mesh]) -> list[_Mesh]:
    """Of a table without lines at its sides a title's row, with none inside either, makes two: they are one again."""
    apart: list[_Mesh] = []
    for mesh in sorted(meshes, key=lambda mesh: mesh[0][0].at):
        above = next((other for other in reversed(apart) if _stand_together(other, mesh)), None)
        if above is None:
            apart.append(mesh)
        else:
            above[0].extend(mesh[0])
            above[1].extend(mesh[1])
    return apart


def _stand_together(above: _Mesh, below: _Mesh) -> bool:
    """Whether both are open at the same sides, and no more than a title has room between them."""
    gap = below[0][0].at - above[0][-1].at
    if not 0 < gap <= _TITLE_ROW:
        return False
    sides = _open_sides(above)
    return sides is not None and (other := _open_sides(below)) is not None and _goes_on(sides, other)


def _open_sides(mesh: _Mesh) -> tuple[float, float] | None:
    """From where to where the level lines run, if beyond the upright ones on both sides."""
    level, upright = mesh
    left, right = min(edge.start for edge in level), max(edge.end for edge in level)
    first, last = min(edge.at for edge in upright), max(edge.at for edge in upright)
    return (left, right) if left < first - _NEAR and last + _NEAR < right else None


def _with_ends(level: Sequence[Edge], upright: Sequence[Edge]) -> Sequence[Edge]:
    """The level lines, and those that lack where upright lines end above all of them or below: rows open there."""
    left, right = min(edge.start for edge in level), max(edge.end for edge in level)
    ys = [edge.at for edge in level]
    tops, bottoms = [edge.start for edge in upright], [edge.end for edge in upright]
    ends = []
    if min(ys) - min(tops) >= _ROW and sum(top <= min(tops) + _NEAR for top in tops) >= _FEWEST_UPRIGHT:
        ends.append(Edge(min(tops), left, right))
    if max(bottoms) - max(ys) >= _ROW and sum(end >= max(bottoms) - _NEAR for end in bottoms) >= _FEWEST_UPRIGHT:
        ends.append(Edge(max(bottoms), left, right))
    return [*level, *ends]


def _reaches(edge: Edge, at: float) -> bool:
    return edge.start - _NEAR <= at <= edge.end + _NEAR


class _UnitedSets:
    """Things united step by step (union-find)."""

    def __init__(self) -> None:
        self._parents: dict[_Square, _Square] = {}

    def root(self, thing: _Square) -> _Square:
        parents = self._parents
        parents.setdefault(thing, thing)
        while parents[thing] != thing:
            parents[thing] = parents[parents[thing]]
            thing = parents[thing]
        return thing

    def unite(self, one: _Square, other: _Square) -> None:
        self._parents[self.root(one)] = self.root(other)

    def members(self) -> list[_Square]:
        return list(self._parents)


def _grid(level: Sequence[Edge], upright: Sequence[Edge], above: Sequence[float]) -> RuledGrid | None:
    """The grid of one mesh; None if it has no two cells side by side or no two one above the other."""
    ys, xs = sorted({edge.at for edge in level}), _columns(level, upright)
    groups = _merged_squares(len(ys) - 1, len(xs) - 1, _level_walls(level, xs, ys), _upright_walls(upright, xs, ys))
    inside = {square: root for square in groups.members() if (root := groups.root(square)) != groups.root(_OUTSIDE)}
    rest = len(ys) == 2 and _goes_on(xs, above)
    if not (_has_neighbours(inside, 0, 1) and (rest or _has_neighbours(inside, 1, 0))):
        return None
    squares = _numbered(inside)
    rows, columns = {cell.row for cell in squares.values()}, {cell.column for cell in squares.values()}
    return RuledGrid(tuple(xs), tuple(ys), squares) if (rest or len(rows) > 1) and len(columns) > 1 else None


def _goes_on(xs: Sequence[float], above: Sequence[float]) -> bool:
    """Whether the upright lines stand where those of the table above do."""
    return len(xs) == len(above) and all(abs(x - other) <= _NEAR for x, other in zip(xs, above, strict=True))


def _columns(level: Sequence[Edge], upright: Sequence[Edge]) -> list[float]:
    """Where upright lines stand, and where level lines end: many tables have no lines at their sides."""
    xs = sorted({edge.at for edge in upright})
    left, right = min(edge.start for edge in level), max(edge.end for edge in level)
    return [*([left] if left < xs[0] - _NEAR else []), *xs, *([right] if right > xs[-1] + _NEAR else [])]


def _level_walls(level: Sequence[Edge], xs: Sequence[float], ys: Sequence[float]) -> set[_Square]:
    """The squares that have a line above them; those below the last row count as squares, too."""
    rows = {y: row for row, y in enumerate(ys)}
    return {
        (rows[edge.at], column)
        for edge in level
        for column, (x0, x1) in enumerate(pairwise(xs))
        if edge.start <= x0 + _NEAR and edge.end >= x1 - _NEAR
    }


def _upright_walls(upright: Sequence[Edge], xs: Sequence[float], ys: Sequence[float]) -> set[_Square]:
    """The squares that have a line to their left; those to the right of the last column count as squares, too."""
    columns = {x: column for column, x in enumerate(xs)}
    return {
        (row, columns[edge.at])
        for edge in upright
        for row, (y0, y1) in enumerate(pairwise(ys))
        if edge.start <= y0 + _NEAR and edge.end >= y1 - _NEAR
    }


def _merged_squares(rows: int, columns: int, above: set[_Square], left: set[_Square]) -> _UnitedSets:
    """Squares with no wall between them are united, those open to the outside with the outside."""
    groups = _UnitedSets()
    walled = left | set(_closed_sides(rows, columns, above, left))
    for row in range(rows + 1):
        for column in range(columns + 1):
            here = groups.root(_square(row, column, rows, columns))
            if (row, column) not in above:
                groups.unite(here, _square(row - 1, column, rows, columns))
            if (row, column) not in walled:
                groups.unite(here, _square(row, column - 1, rows, columns))
    return groups


def _closed_sides(rows: int, columns: int, above: set[_Square], left: set[_Square]) -> Iterator[_Square]:
    """What stands between two lines that run to the table's side is closed there, if it is a row or a merged cell."""
    for side, last, inner in ((0, 0, 1), (columns, columns - 1, columns - 1)):
        reaching = [row for row in range(rows + 1) if (row, last) in above]
        for top, bottom in pairwise(reaching):
            if bottom == top + 1 or all((row, inner) in left for row in range(top, bottom)):
                yield from ((row, side) for row in range(top, bottom))


def _square(row: int, column: int, rows: int, columns: int) -> _Square:
    return (row, column) if 0 <= row < rows and 0 <= column < columns else _OUTSIDE


def _has_neighbours(inside: Mapping[_Square, _Square], down: int, right: int) -> bool:
    """Whether two different cells touch, one so many squares below or to the right of the other."""
    return any(inside.get((row + down, column + right), root) != root for (row, column), root in inside.items())


def _numbered(inside: Mapping[_Square, _Square]) -> dict[_Square, GridCell]:
    """A cell for each square; rows and columns in which none begins do not count."""
    members: dict[_Square, list[_Square]] = {}
    for square, root in inside.items():
        members.setdefault(root, []).append(square)
    extents = {root: _extent(squares) for root, squares in members.items()}
    rows = sorted({top for top, _, _, _ in extents.values()})
    columns = sorted({left for _, left, _, _ in extents.values()})
    cells = {
        root: GridCell(
            bisect_left(rows, top),
            bisect_left(columns, left),
            bisect_left(rows, bottom) - bisect_left(rows, top),
            bisect_left(columns, right) - bisect_left(columns, left),
        )
        for root, (top, left, bottom, right) in extents.items()
    }
    return {square: cells[root] for square, root in inside.items()}


def _extent(squares: Sequence[_Square]) -> tuple[int, int, int, int]:
    """First row and column, and one past the last."""
    rows, columns = zip(*squares, strict=True)
    return min(rows), min(columns), max(rows) + 1, max(columns) + 1
