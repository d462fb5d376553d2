"""A report and its text as an outsider gets them: what is written, parsed again, and what `--stage text` prints."""

from __future__ import annotations

import json
from typing import Any

from coverage_outside import faults

from govtask_extract.pipeline import extract_with_document, read_document

Json = dict[str, Any]


def report_and_text(content: bytes, name: str) -> tuple[Json, str]:
    """The report as JSON gives it back, and the text that its offsets count in."""
    return json.loads(written(content, name)), read_document(content, name=name)[0].text


def written(content: bytes, name: str) -> str:
    """What the command writes: JSON as the standard library has it, key by key."""
    report = extract_with_document(content, name=name)[0]
    text = report.model_dump_json(exclude_unset=True, indent=2)
    assert json.dumps(json.loads(text), ensure_ascii=False, indent=2) == text
    return text


def checked(content: bytes, name: str) -> Json:
    """The report, after the outside check has found nothing wrong with it."""
    report, text = report_and_text(content, name)
    found = faults(report, text, page_sizes(content) if report["source"]["pages"] else ())
    assert found == []
    return report


def page_sizes(content: bytes) -> list[tuple[float, float]]:
    """Width and height of every page of a PDF in points."""
    import pypdfium2

    with pypdfium2.PdfDocument(content) as document:
        return [document.get_page_size(index) for index in range(len(document))]
