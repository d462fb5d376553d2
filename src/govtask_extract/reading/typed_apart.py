"""What stands apart by its words alone, in files of every format: raised figures of notes, prompts of forms."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from govtask_extract.model.document import RawDocument, Span
from govtask_extract.patterns import lazy_re
from govtask_extract.reading.setting_apart import NOTE_MARK, PROMPT
from govtask_extract.reading.typed_note_marks import typed_note_marks

# What Word's own controls show until somebody fills them in, kept as words where a format has no controls.
_PROMPTS = lazy_re(
    r"(?<![^\s：:；;（(、，])(?:[\x05\ufffd]?(?:(?:单击或点击|单击|点击)(?:此处|这里)(?:输入|添加)(?:文字|文本|日期|内容)|选择一项"
    r"|Click(?: or tap)?(?: here)? to enter (?:text|a date)|Choose an item)[。.])+(?![^\s；;）)、，])",
    needs=("此处", "这里", "选择一项", "Click", "Choose"),
)


def with_typed_apart(document: RawDocument) -> RawDocument:
    """The document with these as furniture, where nothing else is."""
    taken = sorted(span for span, _ in document.furniture)
    new = [found for found in _found(document.text) if _is_free(found[0], taken)]
    return replace(document, furniture=tuple(sorted((*document.furniture, *new)))) if new else document


def _found(text: str) -> Iterator[tuple[Span, str]]:
    yield from ((span, NOTE_MARK) for span in typed_note_marks(text))
    yield from ((match.span(), PROMPT) for match in _PROMPTS.finditer(text))


def _is_free(span: Span, taken: Sequence[Span]) -> bool:
    """Whether no furniture stands where the span does; those that are taken are sorted, and none lies in another."""
    at = bisect_left(taken, span)
    follows = at == len(taken) or taken[at][0] >= span[1]
    return follows and (at == 0 or taken[at - 1][1] <= span[0])
