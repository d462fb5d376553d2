"""Tables that a text prints without saying so: `tests/cases/tables_in_text/`, and what no text may break."""

from __future__ import annotations

from itertools import pairwise

import pytest
import yaml
from conftest import ROOT
from hypothesis import given
from hypothesis import strategies as st
from test_cases import sections

from govtask_extract.errors import UnreadableFile
from govtask_extract.model.document import RawDocument, Table
from govtask_extract.model.options import Options
from govtask_extract.model.source import Source
from govtask_extract.parsing.tables.in_text.find import with_tables_in_text
from govtask_extract.reading.read import read

_CASES = [
    pytest.param(fences["text"], yaml.safe_load(fences["expect"]), id=title)
    for path in sorted((ROOT / "tests/cases/tables_in_text").glob("*.md"))
    for title, fences in sections(path.read_text("utf-8").splitlines())
]
ROWS = ["序号 | 任务 | 责任单位", "1 | 修桥 | 县水利局", "2 | 铺路 | 县交通局"]


def found(content: str, name: str = "notice.md") -> RawDocument:
    return with_tables_in_text(read(Source(name, content.encode()), Options()))


@pytest.mark.parametrize(("text", "expected"), _CASES)
def test_tables(text: str, expected: list[list[list[str]]]) -> None:
    document = found(text)
    assert document.text == text
    assert [_rows(table, text) for table in document.tables] == expected


def _rows(table: Table, text: str) -> list[list[str]]:
    rows: list[list[str]] = [[] for _ in range(table.rows)]
    for cell in table.cells:
        rows[cell.row].append("|".join(text[start:end] for start, end in cell.spans))
    return rows


def test_a_reader_tells_of_no_table_that_the_file_does_not_mark() -> None:
    document = read(Source("notice.md", "\n".join(ROWS).encode()), Options())
    assert (document.tables, document.furniture, document.tables_in_text) == ((), (), True)


def test_what_is_found_once_is_not_looked_for_again() -> None:
    document = found("\n".join(ROWS))
    assert len(document.tables) == 1
    assert with_tables_in_text(document) is document


def test_a_page_without_tables_of_its_own_may_print_some() -> None:
    markup = "".join(f"<p>{row}</p>" for row in ROWS)
    (table,) = found(f"<div>{markup}</div>", "notice.html").tables
    assert (table.rows, table.columns) == (3, 3)


def test_a_page_that_marks_its_tables_prints_no_others() -> None:
    markup = "".join(f"<p>{row}</p>" for row in ROWS)
    marked = "<table><tr><td>序号</td><td>成果</td></tr><tr><td>1</td><td>新桥</td></tr></table>"
    (table,) = found(f"<div>{markup}{marked}</div>", "notice.html").tables
    assert table.columns == 2


def test_lines_of_the_site_stand_in_no_table() -> None:
    """A menu of a site may look like a table's header, and parts no rows where it stands between them."""
    menu = f"<div class=nav><p>{ROWS[0]}</p></div>"
    prose = "<p>各镇人民政府要认真落实防汛工作责任，确保安全度汛。</p>"
    rows = "".join(f"<p>{row}</p>" for row in ROWS[1:])
    document = found(f"<html><body>{menu}<div id=zoom>{prose}{rows}</div></body></html>", "notice.html")
    assert [document.text[slice(*span)] for span, kind in document.furniture if kind == "site"] == [ROWS[0]]
    assert document.tables == ()


pieces = st.sampled_from(
    ["序号", "任务", "一、", "\t", "|", "---", "\n", "\r\n", "\f", "\u2028", " ", "<br>", "\\|", "1."]
)


@given(st.lists(pieces, max_size=40).map("".join))
def test_lines_and_cells_point_into_the_text(text: str) -> None:
    try:
        document = found(text, "notice.txt")
    except UnreadableFile:
        return
    assert "\n".join(document.text[line.start : line.end] for line in document.lines) == document.text
    starts, ends = {line.start for line in document.lines}, {line.end for line in document.lines}
    for table in document.tables:
        assert table.start in starts and table.end in ends
        places = sorted(span for cell in table.cells for span in cell.spans)
        assert all(table.start <= start < end <= table.end for start, end in places)
        assert all(before[1] <= after[0] for before, after in pairwise(places))
