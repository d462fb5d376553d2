"""Makes the receipt of a report: all is counted in the report itself, which owns every character of its notice."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from hashlib import sha256

from govtask_extract.language.folding import fold_widths
from govtask_extract.language.labels import label_words
from govtask_extract.language.script import without_blanks
from govtask_extract.model.profile import Profile
from govtask_extract.model.receipt import (
    RECEIPT_VERSION,
    BoundCount,
    LabelCount,
    NumberSeries,
    PageCount,
    Receipt,
    TaskCount,
)
from govtask_extract.model.report import Report, Task
from govtask_extract.verifying.groups import NAME_FIELDS, all_groups
from govtask_extract.verifying.owners import owners_of
from govtask_extract.writing.formats.as_json import WRITER

_FRAME = "：（）【】〔〕[] "


def receipt_of(report: Report, profile: Profile) -> Receipt:
    """`profile` knows the labels that the report was read by."""
    labels, others = _labels(report, profile)
    return Receipt(
        receipt_version=RECEIPT_VERSION,
        generator=report.generator,
        schema_version=report.schema_version,
        notice_sha256=report.source.sha256,
        report_sha256=sha256(WRITER.write([report], several=False)).hexdigest(),
        media_type=report.source.media_type,
        reader=report.source.reader,
        pages=_pages(report),
        characters=report.coverage,
        tasks=_tasks(report.tasks),
        sections=len(report.sections),
        paragraphs=len(report.paragraphs),
        rules=len(report.rules),
        standing_assignments=len(report.standing_assignments),
        labels=labels,
        other_labels=others,
        groups=sum(1 for _ in all_groups(report, profile)),
        names={field: sum(len(getattr(task, field)) for task in report.tasks) for field in NAME_FIELDS},
        deadlines=sum(len(task.deadlines) for task in report.tasks),
        targets=sum(len(task.targets) for task in report.tasks),
        attachments=_counted(attachment.kind for attachment in report.attachments),
        furniture=_counted(place.kind for place in report.furniture),
        unread=len(report.unread),
        diagnostics=_counted(diagnostic.code for diagnostic in report.diagnostics),
    )


def _counted(words: Iterable[str]) -> dict[str, int]:
    """In the order of the words, so that the same gives the same."""
    return dict(sorted(Counter(words).items()))


def _pages(report: Report) -> PageCount | None:
    total = report.source.pages
    if total is None:
        return None
    printed = {place.page for _, place in owners_of(report)}
    return PageCount(read=total, blank=tuple(page for page in range(1, total + 1) if page not in printed))


def _tasks(tasks: Sequence[Task]) -> TaskCount:
    series = tuple(map(_numbering, _series(tasks)))
    return TaskCount(
        total=len(tasks),
        numbered=sum(task.number is not None for task in tasks),
        closed=not any(one.gaps for one in series),
        series=series,
    )


def _series(tasks: Sequence[Task]) -> Iterator[list[Task]]:
    """Numbered tasks that are no sub-items, cut where a plan begins or the count begins anew."""
    run: list[Task] = []
    for task in tasks:
        if task.number is None or task.parent is not None:
            continue
        if run and (task.plan != run[-1].plan or task.number < (run[-1].number or 0)):
            yield run
            run = []
        run.append(task)
    if run:
        yield run


def _numbering(run: Sequence[Task]) -> NumberSeries:
    numbers = Counter(task.number for task in run if task.number is not None)
    first, last = min(numbers), max(numbers)
    return NumberSeries(
        plan=run[0].plan,
        first=first,
        last=last,
        tasks=len(run),
        gaps=tuple(number for number in _between(first, last) if number not in numbers),
        repeated=tuple(sorted(number for number, times in numbers.items() if times > 1)),
    )


def _between(first: int, last: int) -> range:
    """A number as long as a year or a code is no count of what lies between."""
    return range(first, last + 1) if last - first < _FURTHEST else range(0)


_FURTHEST = 10_000


def _labels(report: Report, profile: Profile) -> tuple[tuple[LabelCount, ...], BoundCount]:
    """Those of assignments, and those with a colon or a frame wherever else they are printed; bound are the former."""
    roles = {fold_widths(label): role.value for label, role in profile.labels}
    text = _printed(report)
    inside: dict[int, str] = {
        group.offsets[label.start]: group.text[label.start : label.end]
        for _, _, group in all_groups(report, profile)
        for label in group.labels
    }
    everywhere = {start: text[start:end] for start, end in label_words(text, profile)} | inside
    printed, bound = Counter[str](), Counter[str]()
    for start, words in everywhere.items():
        word = fold_widths(without_blanks(words)).strip(_FRAME)
        listed = word if word in roles else ""
        printed[listed] += 1
        bound[listed] += start in inside
    others = BoundCount(printed=printed.pop("", 0), bound=bound.pop("", 0))
    return tuple(
        LabelCount(label=word, role=roles[word], printed=printed[word], bound=bound[word]) for word in sorted(printed)
    ), others


def _printed(report: Report) -> str:
    """The notice's text as the report quotes it: each character at its offset, line feeds where nothing is quoted."""
    places = [place for _, place in owners_of(report)]
    text = ["\n"] * max((place.end for place in places), default=0)
    for place in places:
        text[place.start : place.end] = place.quote[: place.end - place.start].ljust(place.end - place.start)
    return "".join(text)
