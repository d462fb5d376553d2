"""What the covering notice says of items of the plan: 第32项，区发展和改革局作为责任单位."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from govtask_extract.language.labels import label_word_at, label_word_before
from govtask_extract.language.likeness import match_key, slip
from govtask_extract.language.script import without_blanks
from govtask_extract.linting.references import items
from govtask_extract.linting.subject import Subject
from govtask_extract.model.document import Span
from govtask_extract.model.roles import WORDINGS, Role
from govtask_extract.patterns import lazy_re

# 区水务局作为责任单位   由区水务局牵头   责任单位为区水务局
_BEFORE = lazy_re("(?:作?为|担?任|是)(?:该项|此项|其)?")
_BY = lazy_re(r"由(?P<names>[^\n]+?)(?:负责)?(?P<word>牵头|负责|配合)")
_AFTER = lazy_re("为|是")
# What stands before a clause.
_BORDERS = (",", ";", "。", ":", "\n")
_CHUNK = lazy_re(r"[^,;。:\n]+")
_NAME = lazy_re(r"[^、]+")
_ROLES = {verb: wording.role for wording in WORDINGS for verb in wording.verbs}

# 现将《…方案》印发给你们
_ISSUED = lazy_re(r"》\s*(?:[((][^()]{0,20}[))])?\s*(?:印发|下发|发给|转发)")
_LONGEST_TITLE, _SHORTEST_TITLE = 120, 8


class Statement(Struct, frozen=True):
    """Names with their places, in the field of the items with these numbers."""

    numbers: tuple[int, ...]
    field: str
    names: tuple[tuple[str, Span], ...]


def statements(subject: Subject) -> Iterator[Statement]:
    """What each sentence outside the tasks says of the items that it names."""
    sentences: dict[Span, list[int]] = {}
    for item in items(subject):
        if subject.task_at(item.start) is None:
            sentences.setdefault(_sentence(subject.folded, item.start), []).append(item.number)
    for (start, end), numbers in sentences.items():
        for chunk in _CHUNK.finditer(subject.folded, start, end):
            statement = _read(subject.folded, chunk.span(), tuple(numbers))
            if statement:
                yield statement


def _sentence(text: str, at: int) -> Span:
    """From full stop to full stop; a page break does not end it."""
    start = text.rfind("。", max(0, at - 500), at) + 1
    end = text.find("。", at, at + 500)
    return max(start, at - 500, 0), end if end >= 0 else min(len(text), at + 500)


def _read(text: str, span: Span, numbers: tuple[int, ...]) -> Statement | None:
    said = _said_behind(text, *span) or _said_by(text, *span) or _said_before(text, *span)
    if said is None:
        return None
    role, (start, end) = said
    found = (name for name in _NAME.finditer(text, start, end) if name[0].strip())
    return Statement(numbers, role.value, tuple((without_blanks(name[0]), name.span()) for name in found))


def _said_behind(text: str, start: int, end: int) -> tuple[Role, Span] | None:
    """区水务局作为责任单位: names from the clause's beginning on."""
    first = start + len(text[start:end]) - len(text[start:end].lstrip())
    if start and text[start - 1] not in _BORDERS:
        return None
    for match in _BEFORE.finditer(text, first + 1, end):
        label = label_word_at(text, match.end())
        if label is not None:
            return label[0], (first, match.start())
    return None


def _said_by(text: str, start: int, end: int) -> tuple[Role, Span] | None:
    match = _BY.search(text, start, end)
    return (_ROLES[match["word"]], match.span("names")) if match else None


def _said_before(text: str, start: int, end: int) -> tuple[Role, Span] | None:
    """责任单位为区水务局: names to the clause's end."""
    for match in _AFTER.finditer(text, start, end - 1):
        role = label_word_before(text, match.start(), start)
        if role is not None:
            return role, (match.end(), end)
    return None


def differing_titles(subject: Subject) -> Iterator[tuple[str, Span, str]]:
    """《…》 that the letter issues where the plan's title is nearly the same but not quite, with that title."""
    plans = [plan.title for plan in subject.report.plans if plan.title]
    for match in _ISSUED.finditer(subject.folded):
        start = _opening(subject.folded, match.start())
        if start is None:
            continue
        title = match_key(subject.text[start + 1 : match.start()])
        near = [plan for plan in plans if _nearly(title, match_key(plan))]
        if near and title not in map(match_key, plans):
            yield title, (start, match.start() + 1), near[0]


def _opening(text: str, closing: int) -> int | None:
    """Where the title opens that closes here; titles stand in titles."""
    depth = 0
    for at in range(closing, max(-1, closing - _LONGEST_TITLE), -1):
        depth += (text[at] == "》") - (text[at] == "《")
        if depth == 0:
            return at
    return None


def _nearly(one: str, other: str) -> bool:
    """Whether two titles are one but for a year, a character or two."""
    if abs(len(one) - len(other)) > 2 or min(len(one), len(other)) < _SHORTEST_TITLE:
        return False
    _, mine, its = slip(one, other)
    return max(len(mine), len(its)) <= 4
