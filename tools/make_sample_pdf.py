"""Sets the sample notice as a PDF in the layout of official documents, the same bytes each time.

    python tools/make_sample_pdf.py              writes samples/dongxihu-2022/notice.pdf and its record
    python tools/make_sample_pdf.py OTHER.pdf    writes the PDF elsewhere and no record

The text is samples/dongxihu-2022/joined.json: a form feed there is a page break, a line feed a line break.
"""

from __future__ import annotations

import hashlib
import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NotRequired, TypedDict

import reportlab
from make_forms import Form, set_form
from make_lines import width_of
from make_pages import LEFT, PAGE_HEIGHT, PITCH, RED, TITLE, TOP, WIDTH, Pages

TOOLS = Path(__file__).parent
SAMPLE = TOOLS.parent / "samples" / "dongxihu-2022"
TEXT, PDF, RECORD = SAMPLE / "joined.json", SAMPLE / "notice.pdf", SAMPLE / "notice.pdf.json"


class Paragraph(TypedDict):
    kind: str
    title: NotRequired[str]
    text: str


class Sample(TypedDict):
    letterhead: str
    cover: list[Paragraph]
    plan: list[Paragraph]
    forms: list[Form]


def main() -> None:
    """Write the PDF; at its usual place, write the record too."""
    target = Path(sys.argv[1]) if len(sys.argv) > 1 else PDF
    sample: Sample = json.loads(TEXT.read_text("utf-8"))
    count = set_notice(Pages(target, title_of(sample)), sample)
    if target == PDF:
        RECORD.write_text(json.dumps(record(count), indent=2) + "\n", "utf-8")


def title_of(sample: Sample) -> str:
    return sample["cover"][0]["text"].replace("\n", "")


def record(pages: int) -> dict[str, object]:
    """The hashes of everything that the PDF is made from, and its own."""
    made_from = [*(TOOLS / f"make_{name}.py" for name in ("forms", "lines", "pages", "sample_pdf")), TEXT]
    return {
        "made_from": {path.relative_to(TOOLS.parent).as_posix(): sha256(path) for path in made_from},
        "reportlab": reportlab.__version__,
        "pdf": {"sha256": sha256(PDF), "pages": pages},
    }


def sha256(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def set_notice(pages: Pages, sample: Sample) -> int:
    """Letterhead, covering notice, plan and forms; returns the number of pages."""
    set_letterhead(pages, sample["letterhead"])
    for part in (sample["cover"], sample["plan"]):
        for paragraph in part:
            SETTERS[paragraph["kind"]](pages, paragraph)
        pages.new_page()
    for form in sample["forms"]:
        if form is not sample["forms"][0]:
            pages.new_page()
        set_form(pages, form)
    pages.save()
    return pages.number - 1


def set_letterhead(pages: Pages, text: str) -> None:
    """The red name of the issuing body, as wide as the type area allows, and the red rule under it."""
    canvas, size = pages.canvas, 30.0
    spacing = (WIDTH - 2 * size - width_of(text, size, 0)) / (len(text) - 1)
    canvas.setFillColorRGB(*RED)
    canvas.setStrokeColorRGB(*RED)
    pages.print(text, LEFT + size, pages.take(2 * PITCH), size, spacing, bold=len(text))
    canvas.setLineWidth(2)
    rule = PAGE_HEIGHT - TOP - pages.take(PITCH)
    canvas.line(LEFT, rule, LEFT + WIDTH, rule)
    canvas.setFillColorRGB(0, 0, 0)
    canvas.setStrokeColorRGB(0, 0, 0)
    pages.take(PITCH)


def set_title(pages: Pages, paragraph: Paragraph) -> None:
    """Large and centred; a line of the grid stays empty below it."""
    lines = paragraph["text"].split("\n")
    for line in lines:
        pages.centred(line, TITLE, 35, bold=True)
    pages.take(PITCH * -(-(pages.down + PITCH / 2) // PITCH) - pages.down)


def set_clause(pages: Pages, paragraph: Paragraph) -> None:
    pages.paragraph(paragraph["title"] + paragraph["text"], bold=len(paragraph["title"]))


def set_head(pages: Pages, paragraph: Paragraph) -> None:
    pages.paragraph(paragraph["text"], bold=len(paragraph["text"]))


def set_body(pages: Pages, paragraph: Paragraph) -> None:
    pages.paragraph(paragraph["text"])


def set_addressees(pages: Pages, paragraph: Paragraph) -> None:
    pages.paragraph(paragraph["text"], indent=0)


def set_signature(pages: Pages, paragraph: Paragraph) -> None:
    """The signature stands two lines below the text, two characters from the right edge."""
    pages.take(2 * PITCH)
    pages.right(paragraph["text"], 2)


def set_date(pages: Pages, paragraph: Paragraph) -> None:
    pages.right(paragraph["text"], 4)


SETTERS: dict[str, Callable[[Pages, Paragraph], None]] = {
    "title": set_title,
    "addressees": set_addressees,
    "body": set_body,
    "clause": set_clause,
    "signature": set_signature,
    "date": set_date,
    "head1": set_head,
    "head2": set_head,
    "item": set_body,
    "line": set_body,
}

if __name__ == "__main__":
    main()
