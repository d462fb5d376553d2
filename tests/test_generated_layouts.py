"""Documents made up in every layout are read from every format as they were made."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from generated_documents import MadeDocument
from generated_items import TEXTS
from generated_layouts import LAYOUTS
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


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize(
    ("layout", "form"),
    [(layout, form) for layout in LAYOUTS for form in TABLE_FORMATS if layout not in RULED_ONLY or form not in OPEN],
)
def test_a_table_of_any_layout(layout: str, form: str, seed: int) -> None:
    printer, name = TABLE_FORMATS[form]
    _is_read(LAYOUTS[layout](seed), printer, name, seed)


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize("form", TEXT_FORMATS)
@pytest.mark.parametrize("layout", TEXTS)
def test_a_text_of_any_layout(layout: str, form: str, seed: int) -> None:
    printer, name = TEXT_FORMATS[form]
    _is_read(TEXTS[layout](seed), printer, name, seed)


def _is_read(made: MadeDocument, printer: Printer, name: str, seed: int) -> None:
    assert [as_task(task) for task in checked(printer(made, seed), name)["tasks"]] == made.tasks
