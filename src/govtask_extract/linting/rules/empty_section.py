"""A heading with nothing below it.

Why: Its tasks were lost or moved, or the heading should have gone with them.
Example: （三）加快改善生态环境质量 and then （四）加快推进乡村全面振兴
Instead: Put the tasks back, or delete the heading.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from govtask_extract.language.markers import kind_of_label, opening_marker
from govtask_extract.language.sentences import CLAUSE_ENDS
from govtask_extract.linting.rule import Finding, LintRule
from govtask_extract.linting.subject import Subject
from govtask_extract.model.blocks import MarkerKind
from govtask_extract.patterns import lazy_re
from govtask_extract.saying.said import said

if TYPE_CHECKING:
    from govtask_extract.model.report import Paragraph, Section

_SENTENCE = lazy_re(rf"[{CLAUSE_ENDS}：:\n]")
_SHORTEST_HEADING, _LONGEST_HEADING = 4, 40


def check(subject: Subject) -> Iterator[Finding]:
    report = subject.report
    filled = {task.section for task in report.tasks} | {paragraph.section for paragraph in report.paragraphs}
    filled |= {section.parent for section in report.sections}
    # Without tasks it is no plan, and a heading that bears no number may be any line set like one.
    plans = {task.plan for task in report.tasks}
    sections = [section for section in report.sections if section.label and section.plan in plans]
    for section in sections:
        if section.id not in filled:
            yield _finding(section, f"{section.label}{section.title}")
    kinds = {kind_of_label(section.label or "") for section in sections}
    for paragraph in report.paragraphs:
        if _is_heading(paragraph.text, kinds):
            yield _finding(paragraph, paragraph.text)


def _is_heading(text: str, kinds: set[MarkerKind | None]) -> bool:
    """Whether a numbered line that became prose, since nothing stands below it, is numbered like the headings."""
    marker = opening_marker(text)
    if marker is None or len(text) > _LONGEST_HEADING or _SENTENCE.search(text):
        return False
    return len(text) > _SHORTEST_HEADING and marker.kind in kinds


def _finding(heading: Section | Paragraph, text: str) -> Finding:
    return Finding(said("nothing stands below the heading {heading}", heading=text), heading.evidence)


RULE = LintRule("GT310", "empty-section", "warning", check)
