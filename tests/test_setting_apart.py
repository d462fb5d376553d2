"""What readers set apart in a line is furniture at its place, and the line reads as it stands in the file."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govtask_extract.model.document import RawDocument
from govtask_extract.reading.builder import Builder, Filled
from govtask_extract.reading.setting_apart import HIDDEN, NOTE_MARK, STRUCK, set_apart, shown_in, without_marks
from govtask_extract.reading.telling_apart import with_told_apart

_TEXTS = st.text(st.sampled_from("修桥30个\n \ufdd0\ufdd1\ufdef"), max_size=8)


@given(st.lists(st.tuples(_TEXTS, st.sampled_from((None, HIDDEN, STRUCK))), max_size=6))
def test_a_line_holds_what_was_set_apart_and_says_where(pieces: list[tuple[str, str | None]]) -> None:
    pieces = [(without_marks(text), kind) for text, kind in pieces]
    builder = Builder()
    builder.line("".join(set_apart(text, kind) if kind else text for text, kind in pieces))
    assert builder.text == "".join(text for text, _ in pieces)
    found = "".join(builder.text[start:end] for (start, end), _ in builder.furniture)
    apart = [text for text, kind in pieces if kind]
    assert "".join(found.split()) == "".join("".join(apart).split())


def test_each_line_of_a_stretch_is_furniture_by_itself() -> None:
    builder = Builder()
    builder.line("甲" + set_apart("乙\n丙", HIDDEN) + "丁")
    assert builder.furniture == [((1, 2), HIDDEN), ((3, 4), HIDDEN)]
    assert [builder.text[line.start : line.end] for line in builder.lines] == ["甲乙", "丙丁"]


def test_what_is_set_apart_within_a_stretch_is_of_its_kind() -> None:
    builder = Builder()
    builder.line(set_apart("甲" + set_apart("乙", STRUCK), HIDDEN))
    assert builder.furniture == [((0, 2), HIDDEN)]


def test_a_cell_holds_no_line_that_was_set_apart_as_a_whole() -> None:
    builder = Builder()
    table = builder.table(
        [Filled(0, 0, ("修桥" + set_apart("铺路", STRUCK),)), Filled(0, 1, (set_apart("县", HIDDEN), "市"))]
    )
    assert builder.text == "修桥铺路\t县\n市"
    assert [cell.spans for cell in table.cells] == [((0, 4),), ((7, 8),)]
    assert builder.furniture == [((2, 4), STRUCK), ((5, 6), HIDDEN)]


@pytest.mark.parametrize(("kind", "code"), [(HIDDEN, "GT109"), (STRUCK, "GT109"), (NOTE_MARK, "GT111")])
def test_how_much_stands_apart_is_told(kind: str, code: str) -> None:
    builder = Builder()
    builder.line("改造" + set_apart("小 区", kind) + "40个")
    document = RawDocument(builder.text, tuple(builder.lines), "", "", furniture=tuple(builder.furniture))
    remark = with_told_apart(document).remarks[-1]
    assert (remark.code, remark.spans) == (code, ((2, 5),))
    assert remark.message.startswith("1 stretch of text, 2 characters")


def test_what_shows_of_a_line_leaves_out_what_stands_apart() -> None:
    assert shown_in("改造" + set_apart("30", STRUCK) + "40个") == "改造40个"
