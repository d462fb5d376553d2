"""A receipt as lines for people: what is counted and its figures, one below the other."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from govtask_extract.cli.wrapping import in_one_column
from govtask_extract.model.kind_words import ATTACHMENT_WORDS, FURNITURE_WORDS
from govtask_extract.model.receipt import NumberSeries, Receipt
from govtask_extract.model.roles import WORDINGS
from govtask_extract.saying.said import Said, listed, said
from govtask_extract.saying.speaking import spoken

_Line = tuple[str, str]
_FEW = 8


def receipt_lines(receipt: Receipt) -> Iterator[str]:
    """Aligned in columns as wide as they are shown."""
    lines = list(_lines(receipt))
    terms = in_one_column({str(at): spoken(term) for at, (term, _) in enumerate(lines)})
    for term, (_, figures) in zip(terms.values(), lines, strict=True):
        yield f"{term}  {spoken(figures)}\n"


def _lines(receipt: Receipt) -> Iterator[_Line]:
    generator, found = receipt.generator, receipt.characters
    yield said("notice sha256"), receipt.notice_sha256
    yield said("report sha256"), receipt.report_sha256
    written_by = said(
        "{name} {version}, schema {schema}",
        name=generator.name,
        version=generator.version,
        schema=receipt.schema_version,
    )
    yield said("written by"), written_by
    yield (
        said("format"),
        said("{media_type}, read as {reader}", media_type=receipt.media_type, reader=receipt.reader),
    )
    yield said("pages"), _pages(receipt)
    characters = said(
        "{all:,} = {claimed:,} claimed + {unread:,} unread (in {stretches:,} stretches)",
        all=found.characters,
        claimed=found.claimed,
        unread=found.unread,
        stretches=receipt.unread,
    )
    yield said("characters"), characters
    tasks = receipt.tasks
    numbered = said(
        "{all:,}, {numbered:,} numbered, {others:,} not",
        all=tasks.total,
        numbered=tasks.numbered,
        others=tasks.total - tasks.numbered,
    )
    yield said("tasks"), numbered
    for series in tasks.series:
        yield said("  numbers"), _series(series)
    yield said("sections"), f"{receipt.sections:,}"
    yield said("paragraphs"), f"{receipt.paragraphs:,}"
    yield said("groups"), said("{groups:,} bound to tasks", groups=receipt.groups)
    for one in receipt.labels:
        yield said("  label {label}", label=one.label), _bound(one.printed, one.bound)
    others = receipt.other_labels
    yield said("  other labels"), _bound(others.printed, others.bound)
    for field, number in receipt.names.items():
        yield f"  {_HEADINGS.get(field, '上级责任单位')}", f"{number:,}"
    yield said("deadlines"), f"{receipt.deadlines:,}"
    yield said("targets"), f"{receipt.targets:,}"
    rules = said(
        "{rules:,}, standing assignments {standing:,}", rules=receipt.rules, standing=receipt.standing_assignments
    )
    yield said("rules"), rules
    yield said("attachments"), _counts(receipt.attachments, ATTACHMENT_WORDS)
    yield said("furniture"), _counts(receipt.furniture, FURNITURE_WORDS)
    yield said("diagnostics"), _counts(receipt.diagnostics, {})


_HEADINGS = {wording.role.value: wording.heading for wording in WORDINGS}


def _bound(printed: int, bound: int) -> Said:
    return said("printed {printed:,}, bound {bound:,}", printed=printed, bound=bound)


def _pages(receipt: Receipt) -> Said:
    if receipt.pages is None:
        return said("none in this format")
    blank = receipt.pages.blank
    return said("{read:,} read, {blank:,} blank{which}", read=receipt.pages.read, blank=len(blank), which=_few(blank))


def _series(series: NumberSeries) -> Said:
    span = said("{first:,}–{last:,} of {plan}", first=series.first, last=series.last, plan=series.plan)
    parts = [span, said("without gaps")]
    if series.gaps:
        parts = [span, said("{count:,} gaps{which}", count=len(series.gaps), which=_few(series.gaps))]
    if series.repeated:
        parts.append(said("{count:,} repeated{which}", count=len(series.repeated), which=_few(series.repeated)))
    return listed(parts)


def _few(numbers: Sequence[int]) -> str:
    """The first of them, in brackets."""
    shown = ", ".join(f"{number:,}" for number in numbers[:_FEW])
    return f" ({shown}{', …' if len(numbers) > _FEW else ''})" if numbers else ""


def _counts(counts: Mapping[str, int], words: Mapping[str, Said]) -> Said:
    """What has no word goes by its code."""
    if not counts:
        return said("none")
    return listed(
        said("{word} {number:,}", word=words.get(kind, kind), number=number) for kind, number in counts.items()
    )
