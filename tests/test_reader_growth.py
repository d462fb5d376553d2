"""What a reader does grows with the file, whatever the file is made of: counted in calls, not in seconds."""

from __future__ import annotations

from collections.abc import Callable
from cProfile import Profile
from io import BytesIO
from math import cos, radians, sin
from random import Random
from zipfile import ZipFile

import pytest
from docx_made import zipped
from pdf_made import TEXT, deflated, page
from sheets_made import sheet, xlsx

from govtask_extract.errors import LimitExceeded
from govtask_extract.model.document import Box
from govtask_extract.model.options import Limits, Options
from govtask_extract.pipeline import read_document
from govtask_extract.reading.meeting import UprightStretch, which_meet

# Eight times the file in no more than so many times the calls: what stands denser is looked at more closely. Squares
# would be 64.
TIMES, MOST = 8, 20


def drawn(x: float, y: float, words: str, *, turned: int = 0, size: float = 6) -> bytes:
    """A text of a page, turned by so many degrees."""
    across, up = cos(radians(turned)), sin(radians(turned))
    matrix = b"%.4f %.4f %.4f %.4f %.2f %.2f" % (across, up, -up, across, x, y)
    return b"BT /F %g Tf %s Tm (%s) Tj ET\n" % (size, matrix, words.encode())


def all_over(count: int, draw: Callable[[int, float, float], bytes]) -> bytes:
    """So many things on a page, side by side and below each other."""
    side = int(count**0.5) + 1
    return b"".join(draw(at, 20 + at % side * 550 / side, 20 + at // side * 800 / side) for at in range(count))


def struck(at: int, x: float, y: float) -> bytes:
    return drawn(x, y, f"ab{at}") + b"%g %g m %g %g l S\n" % (x, y + 2, x + 9, y + 2)


def unseen(at: int, x: float, y: float) -> bytes:
    return b"3 Tr " + drawn(x, y, f"ab{at}") + b"0 Tr "


def upward(count: int) -> bytes:
    return b"".join(drawn(20, 800 - at % 8 * 90 - at * 0.01, f"wordwordword{at}", size=5) for at in range(count))


def framed(at: int, x: float, y: float) -> bytes:
    """A table of two by two cells, turned text in one of them."""
    level = b"".join(b"%g %g m %g %g l S\n" % (x, y + 9 * row, x + 18, y + 9 * row) for row in range(3))
    upright = b"".join(b"%g %g m %g %g l S\n" % (x + 9 * row, y, x + 9 * row, y + 18) for row in range(3))
    return level + upright + drawn(x + 7, y + 2, f"a{at % 10}", turned=90, size=4) + drawn(x + 11, y + 11, "b", size=4)


PAGES: dict[str, tuple[int, Callable[[int], bytes]]] = {
    "texts that turn again and again": (
        150,
        lambda count: all_over(count, lambda at, x, y: drawn(x, y, f"ab{at}", turned=90 * (at % 4))),
    ),
    "texts at many angles": (200, lambda count: all_over(count, lambda at, x, y: drawn(x, y, "ab", turned=at % 360))),
    "tables with turned texts": (20, lambda count: all_over(count, framed)),
    "texts drawn upward": (150, upward),
    "struck texts": (150, lambda count: all_over(count, struck)),
    "unseen texts": (100, lambda count: all_over(count, unseen) + TEXT),
    "unseen texts, drawn again": (
        100,
        lambda count: all_over(count, lambda at, x, y: unseen(at, x, y) + drawn(x, y, f"ab{at}")),
    ),
    "texts of many colours": (
        150,
        lambda count: all_over(
            count, lambda at, x, y: b"0 %g 0 rg " % (at / 1000) + drawn(x, y, "ab", size=4 + at % 9)
        ),
    ),
}


@pytest.mark.parametrize("kind", PAGES)
def test_a_page_takes_work_as_it_has_texts(kind: str) -> None:
    least, made = PAGES[kind]
    few, many = (calls(page(deflated(made(count))), "a.pdf") for count in (least, TIMES * least))
    assert many < MOST * few


def test_merged_cells_and_painted_areas_of_a_workbook_are_not_held_against_each_cell() -> None:
    few, many = (calls(overlaid(count), "a.xlsx") for count in (40, 320))
    assert many < 12 * few


def overlaid(rows: int) -> bytes:
    """White cells and areas that are painted elsewhere; cells merged from empty ones on, one under the other."""
    named = ("B{0}", "C{0}")
    cells = {name.format(row): f"{row}" for row in range(1, rows) for name in named}
    painted = "".join(f'<conditionalFormatting sqref="D{row}:D{row}"/>' for row in range(1, rows))
    white = sheet(cells, "B1:C1", *(f"A{row}:A1048576" for row in range(1, rows))).replace("<c r=", '<c s="1" r=')
    with ZipFile(BytesIO(xlsx(white + painted))) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    styles = '<fonts><font/><font><color rgb="FFFFFFFF"/></font></fonts><fills><fill/></fills>'
    members["xl/styles.xml"] = f'<styleSheet>{styles}<cellXfs><xf/><xf fontId="1"/></cellXfs></styleSheet>'.encode()
    return zipped(members)


def test_the_same_rules_are_worked_out_once_for_all_elements() -> None:
    few, many = (calls(styled(count), "a.html") for count in (30, 8 * 30))
    assert many < MOST * few


def test_elements_held_against_rules_are_counted() -> None:
    with pytest.raises(LimitExceeded) as caught:
        read_document(styled(100), Options(limits=Limits(matches=5000)), name="a.html")
    assert caught.value.hint == "Raise it with --limit matches=N."


def styled(count: int) -> bytes:
    """So many rules for so many elements."""
    rules = "".join(f"p.a{at % 2}{{color:#{at:06}}}" for at in range(count))
    return f"<html><style>{rules}</style><body>{'<p class=a0>x</p><p class=a1>y</p>' * count}".encode()


def test_tags_in_markdown_that_nothing_closes_are_looked_at_once() -> None:
    few, many = (calls(b"# a\n\n" + b'<span style="display:none">1. b\n' * count, "a.md") for count in (100, 800))
    assert many < 12 * few


def test_a_variable_of_many_variables_is_no_longer_than_values_are() -> None:
    said = "".join(f"--a{at}:{f'var(--a{at + 1}) ' * 60};" for at in range(5))
    content = f"<html><style>:root{{{said}}}</style><body><p style='color:var(--a0)'>1. 建桥。</p>".encode()
    assert calls(content, "a.html") < 100_000


def test_places_that_meet_boxes_are_those_that_meet_one() -> None:
    random = Random(3)
    boxes = [_box(random) for _ in range(60)]
    stretches = [
        UprightStretch(random.randrange(30), top, top + random.randrange(3)) for top in range(30) for _ in range(9)
    ]
    found = [at for at, stretch in enumerate(stretches) if any(_meet(stretch, box) for box in boxes)]
    assert sorted(which_meet(stretches, [*boxes, (9, 9, 3, 3), (float("nan"),) * 4])) == found
    assert 0 < len(found) < len(stretches)


def _box(random: Random) -> Box:
    x0, top = random.randrange(30), random.randrange(30)
    return x0, top, x0 + random.randrange(4), top + random.randrange(4)


def _meet(stretch: UprightStretch, box: Box) -> bool:
    x0, top, x1, bottom = box
    return x0 <= stretch.x <= x1 and stretch.top <= bottom and top <= stretch.bottom


def calls(content: bytes, name: str) -> int:
    """Of functions, ours and built-in ones."""
    profile = Profile()
    profile.runcall(read_document, content, Options(recognition="never"), name=name)
    return sum(entry.callcount for entry in profile.getstats())
