"""A receipt as lines for people: what is counted, in English and Chinese, and its figures, one below the other."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from rich.cells import cell_len

from govtask_extract.model.receipt import NumberSeries, Receipt
from govtask_extract.model.roles import WORDINGS

_Line = tuple[str, str, str]
_FEW = 8


def receipt_lines(receipt: Receipt) -> Iterator[str]:
    """Aligned in columns as wide as they are shown."""
    lines = list(_lines(receipt))
    english, chinese = (max(cell_len(line[column]) for line in lines) for column in (0, 1))
    for said, term, figures in lines:
        yield f"{_filled(said, english)}  {_filled(term, chinese)}  {figures}\n"


def _filled(text: str, width: int) -> str:
    return text + " " * (width - cell_len(text))


def _lines(receipt: Receipt) -> Iterator[_Line]:
    generator, found = receipt.generator, receipt.characters
    yield "notice sha256", "公文校验值", receipt.notice_sha256
    yield "report sha256", "结果校验值", receipt.report_sha256
    yield "written by", "生成程序", f"{generator.name} {generator.version}, schema {receipt.schema_version}"
    yield "format", "文件格式", f"{receipt.media_type}, read as {receipt.reader}"
    yield "pages", "页数", _pages(receipt)
    characters = f"{found.characters:,} = {found.claimed:,} claimed + {found.unread:,} unread"
    yield "characters", "字符", f"{characters} (in {receipt.unread:,} stretches)"
    tasks = receipt.tasks
    yield "tasks", "任务", f"{tasks.total:,}, {tasks.numbered:,} numbered, {tasks.total - tasks.numbered:,} not"
    for series in tasks.series:
        yield "  numbers", "  编号", _series(series)
    yield "sections", "章节", f"{receipt.sections:,}"
    yield "paragraphs", "其他段落", f"{receipt.paragraphs:,}"
    yield "groups", "责任分工", f"{receipt.groups:,} bound to tasks"
    for one in receipt.labels:
        yield "  label", f"  {one.label}", f"printed {one.printed:,}, bound {one.bound:,}"
    others = receipt.other_labels
    yield "  other labels", "  其他标签", f"printed {others.printed:,}, bound {others.bound:,}"
    for field, number in receipt.names.items():
        yield f"  {field}", f"  {_HEADINGS.get(field, '上级责任单位')}", f"{number:,}"
    yield "deadlines", "完成时限", f"{receipt.deadlines:,}"
    yield "targets", "目标值", f"{receipt.targets:,}"
    yield "rules", "排序规则", f"{receipt.rules:,}, standing assignments {receipt.standing_assignments:,}"
    yield "attachments", "附件", _counts(receipt.attachments)
    yield "furniture", "页眉页脚等", _counts(receipt.furniture)
    yield "diagnostics", "提示", _counts(receipt.diagnostics)


_HEADINGS = {wording.role.value: wording.heading for wording in WORDINGS}


def _pages(receipt: Receipt) -> str:
    if receipt.pages is None:
        return "none in this format"
    blank = receipt.pages.blank
    return f"{receipt.pages.read:,} read, {len(blank):,} blank{_few(blank)}"


def _series(series: NumberSeries) -> str:
    span = f"{series.first:,}–{series.last:,} of {series.plan}"
    gaps = f"{len(series.gaps):,} gaps{_few(series.gaps)}" if series.gaps else "without gaps"
    repeated = f", {len(series.repeated):,} repeated{_few(series.repeated)}" if series.repeated else ""
    return f"{span}, {gaps}{repeated}"


def _few(numbers: Sequence[int]) -> str:
    """The first of them, in brackets."""
    shown = ", ".join(f"{number:,}" for number in numbers[:_FEW])
    return f" ({shown}{', …' if len(numbers) > _FEW else ''})" if numbers else ""


def _counts(counts: Mapping[str, int]) -> str:
    return ", ".join(f"{word} {number:,}" for word, number in counts.items()) or "none"
