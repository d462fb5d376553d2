"""The tables of `make bench` in README, in its two languages."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

import regex
from rich.cells import cell_len

README = Path(__file__).resolve().parent.parent / "README.md"
CHINESE = README.with_name("README.zh-CN.md")
BEGIN, END = "<!-- bench -->\n", "<!-- /bench -->"

# A whole cell, or its end, and what it is in Chinese.
_WORDS = {
    "whole process": "整个进程",
    "in a running process": "运行中的进程",
    "median": "中位数",
    "ratio": "比值",
    "before": "上次",
    "at most": "上限",
    "peak memory": "内存峰值",
    r"pdfplumber\.extract_text on every page(.*)": r"逐页 pdfplumber.extract_text\1",
    "a further notice(.*)": r"再读一份公文\1",
    "read": "读取",
    "clean and fold": "清理、合行",
    "divide": "划分",
    "assemble": "组织",
    "place": "定位",
    "validate": "校验",
    "write": "写出",
    "([0-9,]+) pages": r"\1 页",
    "ruled tables, ([0-9]+) of ([0-9]+) cells differ(.*)": r"有框线的表格，\2 个单元格中 \1 个不同\3",
}
_ENDS = {
    ": wall clock": "：实际用时",
    ": CPU": "：CPU 时间",
    ", beside PDFium's characters and boxes alone": "（与只取 PDFium 的字符和方框相比）",
    ", beside ([a-z_]+)": r"（与 \1 相比）",
}


def aligned(rows: Sequence[Sequence[str]]) -> str:
    """A Markdown table that is as readable in a terminal."""
    widths = [max(map(cell_len, column)) for column in zip(*rows, strict=True)]
    lines = [
        _line(cell + " " * (width - cell_len(cell)) for cell, width in zip(row, widths, strict=True)) for row in rows
    ]
    lines.insert(1, _line("-" * width for width in widths))
    return "\n".join(lines) + "\n"


def _filled(cell: str, width: int) -> str:
    return cell + " " * (width - cell_len(cell))


def _line(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"


def in_chinese(tables: str) -> str:
    """The same tables with what they say in Chinese: names of commands and figures stay."""
    rows = [[line[2:-2].split(" | ") for line in table.splitlines()] for table in tables.split("\n\n")]
    return "\n".join(aligned([[_cell(cell) for cell in row] for row in [table[0], *table[2:]]]) for table in rows)


def _cell(cell: str) -> str:
    """Blanks before the name of a stage say that it is part of what stands above."""
    name = cell.rstrip()
    indent, name = name[: len(name) - len(name.lstrip())], name.lstrip()
    for end, chinese in _ENDS.items():
        name = regex.sub(rf"{end}(?=$|：|（)", chinese, name)
    for whole, chinese in _WORDS.items():
        name = regex.sub(rf"^(?:{whole})$", chinese, name)
    return indent + name


def written(readme: Path) -> str:
    """What stands there now."""
    return readme.read_text("utf-8").partition(BEGIN)[2].partition(END)[0]


def write(tables: str) -> None:
    for readme, shown in ((README, tables), (CHINESE, in_chinese(tables))):
        text = readme.read_text("utf-8")
        readme.write_text(text.replace(BEGIN + written(readme) + END, BEGIN + shown + END), "utf-8")
