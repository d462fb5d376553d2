"""PDF pages that PDFium refuses are read by a second engine, and the report says which."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest
from typeset import set_pages

from govtask_extract import extract
from govtask_extract.errors import UnreadableFile
from govtask_extract.pipeline import read_document

TASKS = [f"{number}. 新建公园{number}个。（牵头单位：县住建局；责任单位：县财政局）" for number in range(1, 121)]
WHOLE = set_pages("青枫县2024年重点工作任务分解方案\n" + "\n".join(TASKS) + "\n")
_ENTRY = re.compile(rb"(\d{10}) (\d{5}) n ")


def page_objects(content: bytes) -> list[int]:
    """The numbers of the objects that are pages."""
    return [int(number) for number in re.findall(rb"(\d+) 0 obj\s*<<(?:(?!endobj).)*?/Type\s*/Page\b", content, re.S)]


def misplaced(content: bytes, number: int) -> bytes:
    """The file with a list of objects that has another place for one."""
    entries = list(_ENTRY.finditer(content))
    at = entries[number - 1]
    return content[: at.start()] + b"%010d" % 20 + content[at.start() + 10 :]


def test_the_pages_that_pdfium_refuses_are_read_and_named() -> None:
    whole = extract(WHOLE)
    pages = page_objects(WHOLE)
    assert len(pages) == whole.source.pages
    assert len(pages) > 2
    for number, page in enumerate(pages, 1):
        report = extract(misplaced(WHOLE, page))
        assert [(task.number, task.text, task.lead_units) for task in report.tasks] == [
            (task.number, task.text, task.lead_units) for task in whole.tasks
        ]
        said = [one for one in report.diagnostics if one.code == "GT102"]
        assert [one.severity for one in said] == ["error"]
        assert f"by a second engine only: {number};" in said[0].message
        assert {place.page for task in report.tasks for place in task.evidence.text} == set(range(1, len(pages) + 1))


def test_boxes_of_such_a_page_are_those_of_the_print() -> None:
    page = page_objects(WHOLE)[1]
    whole, rescued = (extract(content) for content in (WHOLE, misplaced(WHOLE, page)))
    pairs = zip(whole.tasks, rescued.tasks, strict=True)
    boxes = [
        (a.box, b.box) for one, other in pairs for a, b in zip(one.evidence.text, other.evidence.text, strict=True)
    ]
    assert all(a and b and max(abs(x - y) for x, y in zip(a, b, strict=True)) < 6 for a, b in boxes)


def test_it_is_loaded_for_such_files_only_and_says_nothing_itself(tmp_path: Path) -> None:
    (tmp_path / "whole.pdf").write_bytes(WHOLE)
    (tmp_path / "damaged.pdf").write_bytes(misplaced(WHOLE, page_objects(WHOLE)[0]))
    script = "import sys; from govtask_extract import extract; extract(sys.argv[1]); print('pdfplumber' in sys.modules)"
    for name, loaded in (("whole.pdf", "False"), ("damaged.pdf", "True")):
        command = [sys.executable, "-c", script, str(tmp_path / name)]
        printed = subprocess.run(command, capture_output=True, timeout=60, check=True)
        assert (printed.stdout.decode().strip(), printed.stderr) == (loaded, b"")


@pytest.mark.parametrize(
    "content", [b"%PDF-1.7\n" + b"x" * 2000, WHOLE[:300], b"%PDF-1.4\n%%EOF"], ids=["noise", "head", "no page"]
)
def test_what_neither_can_read_is_refused(content: bytes) -> None:
    with pytest.raises(UnreadableFile) as caught:
        read_document(content, name="x.pdf")
    assert "\n" not in str(caught.value)
