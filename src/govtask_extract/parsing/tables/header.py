"""A table's header: the rows that say what its columns hold, and what stands above them."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from functools import cached_property
from itertools import pairwise

from msgspec import Struct
from msgspec.structs import replace

from govtask_extract.language.bodies import Body, judge
from govtask_extract.language.folding import fold
from govtask_extract.language.label_shapes import role_of_act
from govtask_extract.language.numerals import number_of_label
from govtask_extract.language.variants import simplified
from govtask_extract.model.profile import Profile
from govtask_extract.model.roles import Role
from govtask_extract.parsing.decisions import DecisionRule, always, decide
from govtask_extract.parsing.tables.grid import Grid, Row, distinct
from govtask_extract.parsing.tables.headings import ColumnKind, ColumnMeaning, announces_deeds, column_meaning
from govtask_extract.patterns import holds_any

_ROWS_ABOVE_A_HEADER = 6
# Rows are counted in one of the leading columns, and the first few show it.
_COLUMNS_THAT_COUNT, _ROWS_THAT_COUNT, _FEWEST_COUNTED = 3, 12, 2
_LONGEST_HEADING = 40
# A column of an unknown heading describes the task if its cells are this long on average.
_SENTENCE = 10
_ACTING = (Role.LEAD, Role.RESPONSIBLE, Role.GUIDING)
_OF_LEADERS = ("领导", "分管", "长")
_GROUPING = (ColumnKind.TEXT, ColumnKind.OTHER, ColumnKind.GROUPING, ColumnKind.BODY)
_DESCRIBING = (ColumnKind.OTHER, ColumnKind.TEXT)
_KNOWN = frozenset({ColumnKind.NUMBER, ColumnKind.TEXT, ColumnKind.ROLE, ColumnKind.GROUPING, ColumnKind.BODY})


Columns = tuple[ColumnMeaning, ...]
HEADER, NO_HEADER = "header", "no header"
HeadingRule = DecisionRule["HeadingRow", str]


class HeadingRow(Struct, frozen=True, dict=True):
    """A row in which a header may stand: what its cells print, each once, and what columns headed so hold.

    `counting` is the column in which the rows below are counted, whatever its heading.
    """

    row: Row
    texts: tuple[str, ...]
    columns: tuple[ColumnMeaning, ...]
    counting: int | None

    @cached_property
    def known(self) -> set[str]:
        """The headings that tell what their columns hold."""
        return {column.heading for column in self.columns if column.kind in _KNOWN}

    @cached_property
    def kinds(self) -> set[str]:
        return {column.kind for column in self.columns}


class Headings(Struct, frozen=True):
    """The first and last row of the header, and what the columns hold by their headings alone."""

    first: int
    last: int
    columns: tuple[ColumnMeaning, ...]


class Header(Struct, frozen=True):
    """The first and last row of the header, and what each column holds. `number` is the column of the task's number.

    `grouping` are the columns whose cells head the rows beside them.
    """

    first: int
    last: int
    columns: tuple[ColumnMeaning, ...]
    number: int | None
    grouping: frozenset[int]

    @property
    def numbers(self) -> slice:
        """The column of the task's number, or none."""
        return slice(0) if self.number is None else slice(self.number, self.number + 1)

    def of_kind(self, kind: str) -> list[int]:
        return _of_kind(self.columns, kind)


def find_headings(grid: Grid, profile: Profile) -> Headings | None:
    """The first row that is a header; further rows refine it."""
    for first, (heading, rule) in enumerate(decided_headings(grid, profile)):
        if rule.verdict == HEADER:
            last = _last_row(grid, first, profile)
            columns = _counted(heading)
            for below in grid.rows[first + 1 : last + 1]:
                columns = _refined(grid, columns, heading.row, below, profile)
            return Headings(first, last, columns)
    return None


def decided_headings(grid: Grid, profile: Profile) -> Iterator[tuple[HeadingRow, HeadingRule]]:
    """Each row to the header, or of those in which it may stand, and the rule that decides whether it is the header."""
    for number, row in enumerate(grid.rows[:_ROWS_ABOVE_A_HEADER]):
        columns = tuple(column_meaning(grid.text(cell), profile) for cell in row)
        counting = _counting_column(grid, grid.rows[number + 1 :])
        heading = HeadingRow(row, tuple(map(grid.text, distinct(row))), columns, counting)
        rule = decide(HEADING_RULES, heading)
        yield heading, rule
        if rule.verdict == HEADER:
            return


def _counting_column(grid: Grid, below: Sequence[Row]) -> int | None:
    """The first of the leading columns that counts, from whatever number on; below a heading it may begin again."""
    for column in range(min(_COLUMNS_THAT_COUNT, len(below[0]) if below else 0)):
        printed = dict.fromkeys(row[column] for row in below[:_ROWS_THAT_COUNT] if row[column].spans)
        numbers = [number for cell in printed if (number := number_of_label(grid.text(cell))) is not None]
        counts = all(after in (1, before + 1) for before, after in pairwise(numbers))
        if len(numbers) >= _FEWEST_COUNTED and counts:
            return column
    return None


def _counted(heading: HeadingRow) -> Columns:
    """What the headings say, and that the column which counts has numbers."""
    if heading.counting is None or ColumnKind.NUMBER in heading.kinds:
        return heading.columns
    if heading.columns[heading.counting].kind not in _DESCRIBING:
        return heading.columns
    return _changed(heading.columns, [heading.counting], ColumnKind.NUMBER)


def _holds_a_sentence(row: HeadingRow) -> bool:
    return any(len(text) > _LONGEST_HEADING for text in row.texts)


def _says_one_thing(row: HeadingRow) -> bool:
    """附表 | 单位：万元, or a row of a form: 牵头单位 | 鹿鸣县水利局"""
    return len(row.known) < 2


def _gives_counted(row: HeadingRow) -> bool:
    """序号 | 项目名称 | 责任领导, beside however many headings of a ledger"""
    counted = row.counting is not None or ColumnKind.NUMBER in row.kinds
    return counted and any(column.role not in (None, Role.DEADLINE) for column in row.columns)


def _gives_tasks(row: HeadingRow) -> bool:
    """工作任务 | 责任单位 | 联系人 | 联系电话 | 备注"""
    return ColumnKind.TEXT in row.kinds and any(column.role in _ACTING for column in row.columns)


def _says_little(row: HeadingRow) -> bool:
    """A row of a table without a header: 1 | 修好桥 | 年底 | 单位 | 项目"""
    return 2 * len(row.known) < len(row.texts)


def _lists_dates(row: HeadingRow) -> bool:
    """序号 | 公告名称 | 披露时间: what has happened, or holds for a while; nobody is to do anything"""
    told = [column for column in row.columns if column.kind in (ColumnKind.TEXT, ColumnKind.ROLE)]
    if ColumnKind.BODY in row.kinds or any(column.role not in (None, Role.DEADLINE) for column in told):
        return False
    return any(column.role is Role.DEADLINE for column in told) and not any(map(announces_deeds, told))


def _names_a_role(row: HeadingRow) -> bool:
    """工作任务 | 牵头单位"""
    return ColumnKind.ROLE in row.kinds


def _counts_tasks(row: HeadingRow) -> bool:
    """序号 | 工作任务 | 进展"""
    return row.kinds >= {ColumnKind.NUMBER, ColumnKind.TEXT}


def _sets_bodies_beside_tasks(row: HeadingRow) -> bool:
    """单位 | 工作任务 | 进展"""
    return row.kinds >= {ColumnKind.BODY, ColumnKind.TEXT}


HEADING_RULES: tuple[HeadingRule, ...] = (
    HeadingRule("long-cell", "A cell is longer than any heading.", _holds_a_sentence, NO_HEADER),
    HeadingRule("number-and-role", "Rows are counted, and somebody is named for them.", _gives_counted, HEADER),
    HeadingRule("lone-heading", "Fewer than two headings are known ones.", _says_one_thing, NO_HEADER),
    HeadingRule("task-and-role", "Tasks are named, and who does them.", _gives_tasks, HEADER),
    HeadingRule("mostly-unknown", "Of more than half of the cells no heading is known.", _says_little, NO_HEADER),
    HeadingRule("dates", "There are dates, and no heading says that something is to be done.", _lists_dates, NO_HEADER),
    HeadingRule("role", "A heading says what those below do.", _names_a_role, HEADER),
    HeadingRule("number-and-task", "There are columns of numbers and of tasks.", _counts_tasks, HEADER),
    HeadingRule("body-and-task", "There are columns of bodies and of tasks.", _sets_bodies_beside_tasks, HEADER),
    HeadingRule("no-task", "The headings speak of no tasks.", always, NO_HEADER),
)
"""Whether a row is the header, or the first of its rows; the first rule that holds decides."""


def _last_row(grid: Grid, first: int, profile: Profile) -> int:
    """A heading merged over two rows makes both of them header; so does a row of roles below a wide one."""
    row = grid.rows[first]
    wide = any(cell.column_span > 1 for cell in distinct(row))
    height = max((cell.row + cell.row_span - first for cell in distinct(row)), default=1)
    if wide and height > 1:
        return min(first + height, len(grid.rows)) - 1
    return first + any(_names_roles_only(grid, row, below, profile) for below in grid.rows[first + 1 : first + 2])


def _names_roles_only(grid: Grid, above: Row, below: Row, profile: Profile) -> bool:
    """牵头 and 配合 below 责任单位, and nothing else in the row."""
    texts = [grid.text(cell) for cell, over in zip(below, above, strict=True) if cell != over]
    printed = [text for text in texts if text]
    return len(printed) > 1 and all(column_meaning(text, profile).kind == ColumnKind.ROLE for text in printed)


def _refined(
    grid: Grid, meanings: Sequence[ColumnMeaning], above: Row, below: Row, profile: Profile
) -> tuple[ColumnMeaning, ...]:
    """The lower heading says more; where it says nothing known, the upper one's meaning holds for it."""
    refined: list[ColumnMeaning] = []
    over = ColumnMeaning(ColumnKind.OTHER, "")
    texts = {upper for meaning, upper in zip(meanings, above, strict=True) if meaning.kind == ColumnKind.TEXT}
    for meaning, cell, upper in zip(meanings, below, above, strict=True):
        # A blank right of a heading belongs to it where merged cells were lost.
        over = meaning if meaning.heading else over
        text = grid.text(cell) if cell != upper else ""
        lower = column_meaning(text, profile)
        act = role_of_act(simplified(text)) if over.role is not None else None
        if act is not None:
            lower = ColumnMeaning(ColumnKind.ROLE, text, act)
        if lower.kind not in _KNOWN:
            # What 2031年目标 is divided into is no task's words where another column has them.
            divided = over.kind == ColumnKind.TEXT and len(texts) > 1
            lower = ColumnMeaning(ColumnKind.OTHER, text) if divided else replace(over, heading=text)
        refined.append(lower if text else meaning)
    return tuple(refined)


def find_header(grid: Grid, headings: Headings) -> Header:
    """What the headings mean together and with the cells below them."""
    body = grid.rows[headings.last + 1 :]
    columns = _with_bodies(grid, body, headings.columns)
    columns = _without_answerable(columns)
    columns = _with_text(grid, body, columns)
    number = _task_number(columns)
    grouping = frozenset(_grouping(body, columns, number))
    if number is not None and number + 1 in grouping and _is_merged(body, number):
        number = None
    return Header(headings.first, headings.last, columns, number, grouping)


def _grouping(body: Sequence[Row], columns: Columns, number: int | None) -> Iterator[int]:
    """The columns that head the rows beside them: all but roles left of the number, some left of the task's words."""
    yield from (index for index, column in enumerate(columns[:number] if number else ()) if column.kind in _GROUPING)
    texts = _of_kind(columns, ColumnKind.TEXT)
    leading = (index for index in range(max(texts, default=0)) if columns[index].kind in _GROUPING)
    yield from (index for index in leading if _says_kinds(columns, index, texts) or _is_merged(body, index))


def _says_kinds(columns: Columns, index: int, texts: Sequence[int]) -> bool:
    """类别 left of all that describes the task."""
    return columns[index].kind == ColumnKind.GROUPING and index < texts[0]


def _is_merged(body: Sequence[Row], index: int) -> bool:
    """Whether in half of the rows, where something stands in the column, its cell spans several."""
    cells = [row[index] for row in body if row[index].spans]
    return 0 < len(cells) <= 2 * sum(cell.row_span > 1 for cell in cells)


def _of_kind(columns: Columns, kind: str) -> list[int]:
    return [index for index, column in enumerate(columns) if column.kind == kind]


def _task_number(columns: Columns) -> int | None:
    """The last number before the task's words; one before it numbers what groups the tasks."""
    numbers = _of_kind(columns, ColumnKind.NUMBER)
    text = max(_of_kind(columns, ColumnKind.TEXT), default=0)
    return next((index for index in reversed(numbers) if index < text), next(iter(numbers), None))


def _with_bodies(grid: Grid, body: Sequence[Row], columns: Columns) -> Columns:
    """单位 means those responsible where no other column names them and its cells are bodies."""
    if any(column.role in _ACTING for column in columns):
        return columns
    bodies = [index for index in _of_kind(columns, ColumnKind.BODY) if _holds_bodies(grid, body, index)]
    return _changed(columns, bodies, ColumnKind.ROLE, Role.RESPONSIBLE)


def _holds_bodies(grid: Grid, body: Sequence[Row], index: int) -> bool:
    texts = [text for row in body if (text := grid.text(row[index]))]
    bodies = sum(judge(fold(text), 0, len(text)) not in (Body.UNKNOWN, Body.GENERIC) for text in texts)
    return 2 * bodies > len(texts)


def _without_answerable(columns: Columns) -> Columns:
    """Beside a column of leaders, 责任人 are officers and no leaders."""
    leaders = [index for index, column in enumerate(columns) if column.role is Role.LEADER]
    if not any("领导" in columns[index].heading for index in leaders):
        return columns
    officers = [index for index in leaders if not holds_any(columns[index].heading, _OF_LEADERS)]
    return _changed(columns, officers, ColumnKind.OTHER)


def _with_text(grid: Grid, body: Sequence[Row], columns: Columns) -> Columns:
    """Where no heading announces the task, the column with the longest cells holds it, if they are sentences."""
    if _of_kind(columns, ColumnKind.TEXT):
        return columns
    describing = [*_of_kind(columns, ColumnKind.OTHER), *_of_kind(columns, ColumnKind.GROUPING)]
    lengths = {
        index: sum(len(grid.text(row[index])) for row in body)
        for index in sorted(describing)
        if "备注" not in columns[index].heading
    }
    longest = max(lengths, key=lambda index: lengths[index], default=0)
    sentences = lengths.get(longest, 0) >= _SENTENCE * max(1, len(body))
    return _changed(columns, [longest] if sentences else [], ColumnKind.TEXT)


def _changed(columns: Columns, at: Collection[int], kind: str, role: Role | None = None) -> Columns:
    """The columns with those at these places being of this kind."""
    return tuple(
        replace(column, kind=kind, role=role) if index in at else column for index, column in enumerate(columns)
    )
