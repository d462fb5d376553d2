"""Between its names an assignment prints labels, verbs and marks: a body, a person or a day there was left out."""

from __future__ import annotations

from collections.abc import Iterator

from govtask_extract.language.bodies import Body, judge
from govtask_extract.language.folding import fold, fold_widths
from govtask_extract.language.script import is_han, without_blanks
from govtask_extract.model.profile import Profile
from govtask_extract.model.report import Report
from govtask_extract.model.roles import Role
from govtask_extract.patterns import lazy_re
from govtask_extract.saying.said import said
from govtask_extract.validation import Loc
from govtask_extract.verifying.beside import BesideNotice, Discrepancy, NoticeCheck, quoted
from govtask_extract.verifying.groups import NAME_FIELDS, PrintedGroup

_SPLIT = lazy_re("[、，。；：（）|]|等[^、，。；（）|]*")
# 权属单位： 联系人： and what a colon follows else.
_WITH_COLON = lazy_re("[^、，。；：（）|]*：")
# （含两山新区，下同）: who is meant by the name before it, too.
_INCLUDED = lazy_re("（(?:含|包括|不含)[^（）]*）")
# 由X牵头, 和X, 及X负责: what stands before and behind a name without parting it.
_BEFORE = lazy_re("由|和|及|与|会同|以及|并由|其中")
_BODIES = (Body.STRONG, Body.WEAK, Body.COLLECTIVE)
_PERSON = range(2, 5)
_TIME = lazy_re(r"\d{1,4}年|\d{1,2}月|季度|年底|年末|月底")
_LASTING = lazy_re("长期|持续|常年|全年")
_ADVERBS = ("按职责分工", "按照职责分工", "分别", "具体", "共同", "全力", "密切", "积极", "组织")


def _find(beside: BesideNotice) -> Iterator[Discrepancy]:
    known = _known(beside.report)
    for index, _, group in beside.groups:
        yield from _of_group(("tasks", index, "evidence", "assignment"), group, known, beside.profile)


def _known(report: Report) -> frozenset[str]:
    """Every name that the report has."""
    names = {name for task in report.tasks for field in NAME_FIELDS for name in getattr(task, field)}
    names |= {name for unit in report.units for name in unit.names}
    names |= {name for person in report.persons for name in person.names}
    return frozenset(fold_widths(name) for name in names)


def _of_group(loc: Loc, group: PrintedGroup, known: frozenset[str], profile: Profile) -> Iterator[Discrepancy]:
    for start, end in group.gaps():
        for word, role in _words(group, start, end):
            named = _names_somebody(word, known, profile) or (role == Role.LEADER.value and _is_person(word))
            timed = _TIME.search(word) or (role == Role.DEADLINE.value and _LASTING.search(word))
            if named or timed:
                yield Discrepancy(
                    loc, said("{word} is printed there, and is in none of the task's lists", word=quoted(word))
                )


def _words(group: PrintedGroup, start: int, end: int) -> Iterator[tuple[str, str | None]]:
    """The words of a gap, each with the list that the label before it announces; the labels themselves left out."""
    text = group.text
    governing = [label for label in group.labels if label.end <= start]
    inside = [label for label in group.labels if start <= label.start < end]
    at, role = start, governing[-1].field if governing else None
    for label in inside:
        yield from _parted(text[at : label.start], role)
        at, role = label.end, label.field
    yield from _parted(text[min(at, end) : end], role)


def _parted(printed: str, role: str | None) -> Iterator[tuple[str, str | None]]:
    words = _WITH_COLON.sub("，", _INCLUDED.sub("，", fold_widths(without_blanks(printed))))
    return ((word, role) for word in _SPLIT.split(words) if word)


def _names_somebody(word: str, known: frozenset[str], profile: Profile) -> bool:
    """Whether it is a name of the report, or ends as bodies' names do, verbs and links around it set aside."""
    bare = _bare(word, profile)
    if not bare:
        return False
    if bare in known:
        return True
    folded = fold(bare)
    return judge(folded, 0, len(folded.text)) in _BODIES


def _bare(word: str, profile: Profile) -> str:
    link = _BEFORE.match(word)
    word = word[link.end() :] if link else word
    endings = (*_ADVERBS, *(verb for verb, _ in profile.verbs))
    while ending := next((ending for ending in endings if word.endswith(ending)), None):
        word = word[: -len(ending)]
    return word


def _is_person(word: str) -> bool:
    return len(word) in _PERSON and all(map(is_han, word)) and not word.startswith("同")


CHECK = NoticeCheck(said("An assignment prints nobody who is in none of the task's lists."), _find)
