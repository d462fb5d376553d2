"""Prose holds no assignment with a label, 责任单位：…, and every document that it cites by number is listed."""

from __future__ import annotations

from collections.abc import Iterator

from govtask_extract.language.document_numbers import find_numbers
from govtask_extract.language.labels import label_words
from govtask_extract.language.script import without_blanks
from govtask_extract.saying.said import said
from govtask_extract.verifying.beside import BesideNotice, Discrepancy, NoticeCheck, quoted


def _find(beside: BesideNotice) -> Iterator[Discrepancy]:
    notice = beside.report.notice
    cited = {without_blanks(one.document_number) for one in notice.cited_documents if one.document_number}
    texts = [notice.title or ""]
    texts += [f"{clause.label}{clause.title or ''}{clause.text or ''}" for clause in notice.clauses]
    texts += [paragraph.text for paragraph in beside.report.paragraphs]
    for text in texts:
        for start, end in find_numbers(text):
            number = without_blanks(text[start:end])
            if not any(number.endswith(one) for one in cited):
                yield Discrepancy(
                    ("notice", "cited_documents"), said("{number} is cited, and not listed", number=quoted(number))
                )
    for index, paragraph in enumerate(beside.report.paragraphs):
        if label_words(paragraph.text, beside.profile):
            yield Discrepancy(
                ("paragraphs", index), said("{text} assigns something, and is no task", text=quoted(paragraph.text))
            )


CHECK = NoticeCheck(said("Prose assigns nothing by a label, and what it cites by number is listed."), _find)
