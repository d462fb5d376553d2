"""What is set apart is what the reader set apart, or looks like what it is called; nothing of the text hides there."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from govtask_extract.language.page_marks import find_page_marks, is_bare_number, is_number_at_foot, is_page_number
from govtask_extract.language.script import without_blanks
from govtask_extract.language.site_lines import find_site_foot, inked_lines, is_site_line
from govtask_extract.model.report import Furniture
from govtask_extract.patterns import UserPatterns, lazy_re
from govtask_extract.saying.said import listed, said
from govtask_extract.verifying.beside import BesideNotice, Discrepancy, NoticeCheck, quoted

# Marks that set text: no letter and no figure stands in them, but for a break's tag.
_MARKS = lazy_re(r"(?i:<br\s*/?>)|[^\w]|_")
_PAGES_OF_A_HEAD = 3


def _find(beside: BesideNotice) -> Iterator[Discrepancy]:
    looks = _Looks(beside)
    told = sorted((place.start, place.end) for place in beside.report.furniture)
    for index, place in enumerate(beside.report.furniture):
        kinds = looks.of_reader(place)
        if kinds and place.kind not in kinds and not looks.fit(place):
            yield Discrepancy(
                ("furniture", index, "kind"),
                said("it says {value}, it is {kinds}", value=place.kind, kinds=listed(kinds, " or ")),
            )
        elif not kinds and not looks.fit(place):
            yield Discrepancy(
                ("furniture", index),
                said("{quote} does not look like a {kind}", quote=quoted(place.quote), kind=place.kind),
            )
    for (start, end), kind in beside.document.furniture:
        held = sum(min(end, last) - max(start, first) for first, last in told if first < end and start < last)
        if held < len(without_blanks(beside.text[start:end])):
            yield Discrepancy(
                ("furniture",),
                said("{text} is a {kind}, and not listed", text=quoted(beside.text[start:end]), kind=kind),
            )


class _Looks:
    """What lines of a document look like."""

    def __init__(self, beside: BesideNotice) -> None:
        lines = inked_lines(beside.document)
        self._beside = beside
        self._own = UserPatterns(beside.profile.furniture)
        self._foot = [span for span, _ in find_site_foot(lines)]
        self._often = Counter(_head_key(line.text) for line in lines)

    def of_reader(self, place: Furniture) -> list[str]:
        return [
            kind for (start, end), kind in self._beside.document.furniture if start <= place.start and place.end <= end
        ]

    def fit(self, place: Furniture) -> bool:
        """Whether it may be told by its words to be of its kind."""
        text = self._beside.text
        start = text.rfind("\n", 0, place.start) + 1
        end = text.find("\n", place.start)
        line = text[start : end if end >= 0 else len(text)]
        marks, number = not _MARKS.sub("", without_blanks(place.quote)), _is_number(place, line, start)
        match place.kind:
            case "page-number":
                return number
            case "markup":
                return marks
            case _ if marks or number:
                return False
            case "running-head":
                return self._often[_head_key(line)] >= _PAGES_OF_A_HEAD
            case "site":
                in_foot = any(first <= place.start < last for first, last in self._foot)
                return in_foot or is_site_line(line) or bool(self._own.match_whole(line.strip()))
        return False


def _is_number(place: Furniture, line: str, start: int) -> bool:
    if is_page_number(line) or is_bare_number(line) or is_number_at_foot(line):
        return True
    marks = ((first + start, last + start) for first, last in find_page_marks(line))
    return any(first <= place.start and place.end <= last for first, last in marks)


def _head_key(text: str) -> str:
    return re.sub(r"\d+|\s+", "#", text.strip())


CHECK = NoticeCheck(said("What is set apart was set apart by the reader, or looks like what it is called."), _find)
