"""Documents made up in every layout are read from every format as they were made."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from generated import Task
from generated_documents import MadeDocument
from generated_items import TEXTS
from generated_layouts import LAYOUTS
from office_pages import OFFICE, office_pages
from outside import checked
from printed_documents import plain_text, set_text, web_page, word_document, workbook
from test_generated import as_task
from typeset_tables import open_pages, ruled_pages

Printer = Callable[[MadeDocument, int], bytes]
TABLE_FORMATS: dict[str, tuple[Printer, str]] = {
    "a web page": (web_page, "notice.html"),
    "a Word document": (word_document, "notice.docx"),
    "a workbook": (workbook, "notice.xlsx"),
    "ruled pages": (ruled_pages, "notice.pdf"),
    "pages with level lines": (lambda made, seed: open_pages(made, seed, "level"), "notice.pdf"),
    "pages with three lines": (lambda made, seed: open_pages(made, seed, "three"), "notice.pdf"),
    "pages without lines": (lambda made, seed: open_pages(made, seed, "none"), "notice.pdf"),
}
TEXT_FORMATS: dict[str, tuple[Printer, str]] = {
    "a text": (plain_text, "notice.txt"),
    "a web page": (web_page, "notice.html"),
    "a Word document": (word_document, "notice.docx"),
    "pages": (set_text, "notice.pdf"),
}
# What is merged over rows cannot be seen where no line is drawn between them.
RULED_ONLY = ("a table", "groups beside rows")
OPEN = ("pages with three lines", "pages without lines")


SEEDS = range(6)


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize(
    ("layout", "form"),
    [(layout, form) for layout in LAYOUTS for form in TABLE_FORMATS if layout not in RULED_ONLY or form not in OPEN],
)
def test_a_table_of_any_layout_is_read_as_it_was_made(layout: str, form: str, seed: int) -> None:
    made, (printer, name) = LAYOUTS[layout](seed), TABLE_FORMATS[form]
    assert tasks_of(printer(made, seed), name) == made.tasks


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("form", TEXT_FORMATS)
@pytest.mark.parametrize("layout", TEXTS)
def test_so_is_a_text(layout: str, form: str, seed: int) -> None:
    made, (printer, name) = TEXTS[layout](seed), TEXT_FORMATS[form]
    assert tasks_of(printer(made, seed), name) == made.tasks


@pytest.mark.skipif(OFFICE is None, reason="LibreOffice prints the documents")
@pytest.mark.parametrize("form", ["a web page", "a Word document", "a workbook"])
def test_so_is_what_an_office_prints(form: str, tmp_path: Path) -> None:
    printer, name = TABLE_FORMATS[form]
    layouts = LAYOUTS if form == "a workbook" else LAYOUTS | TEXTS
    made = {layout.replace(" ", "_"): make(len(layout)) for layout, make in layouts.items()}
    printed = {layout + Path(name).suffix: printer(document, 0) for layout, document in made.items()}
    pages = office_pages(printed, tmp_path)
    if not pages:
        pytest.skip("LibreOffice is here without the program for this")
    found = {layout: tasks_of(content, "notice.pdf") for layout, content in pages.items()}
    assert found == {layout: document.tasks for layout, document in made.items()}


def tasks_of(content: bytes, name: str) -> list[Task]:
    return [as_task(task) for task in checked(content, name)["tasks"]]
