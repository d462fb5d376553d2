"""Lines whose label gives no role, 联系人：何立, between label lines: they are label lines, too."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from msgspec.structs import replace

from govtask_extract.language.label_shapes import tells_who
from govtask_extract.language.labels import opens_other_label
from govtask_extract.model.blocks import Block, BlockKind, MarkerKind
from govtask_extract.model.roles import Role


def with_other_labels(blocks: Sequence[Block]) -> list[Block]:
    """The blocks, those labelled that stand in a run of label lines and open with other words and a colon."""
    words = list(_words(blocks))
    heads = set(_heads(blocks, words))
    words = [word if word not in heads else None for word in words]
    read = list(blocks)
    for start, end in _runs(blocks, words):
        for at in _labels_among(blocks, words, start, end):
            read[at] = replace(blocks[at], kind=BlockKind.LABELLED)
    return read


def _words(blocks: Sequence[Block]) -> Iterator[str | None]:
    """For each the words before the colon, of a paragraph that no known label opens.

    Nor does a number, but where the label lines above have such ones: 2.牵头单位：县教育局 / 3.项目业主：青枫城投公司.
    """
    numbered: MarkerKind | None = None
    for block in blocks:
        kind = block.marker.kind if block.marker is not None else None
        plain = block.kind is BlockKind.PLAIN or (block.kind is BlockKind.MARKED and kind is numbered)
        label = opens_other_label(block.words.text) if plain else None
        yield label[0] if label is not None else None
        if block.kind is BlockKind.LABELLED or label is None:
            numbered = kind if block.kind is BlockKind.LABELLED else None


def _heads(blocks: Sequence[Block], words: Sequence[str | None]) -> Iterator[str]:
    """Words that open tasks, 工作任务：, for they stand elsewhere than below label lines, and do not tell who."""
    below = False
    for block, word in zip(blocks, words, strict=True):
        if word is None:
            below = block.kind is BlockKind.LABELLED
        elif not below and not tells_who(word):
            yield word


def _runs(blocks: Sequence[Block], words: Sequence[str | None]) -> Iterator[tuple[int, int]]:
    """All those that are label lines or may be; the first is one, or tells who: 权属单位：青枫城投公司."""
    start: int | None = None
    for at, (block, word) in enumerate(zip(blocks, words, strict=True)):
        labelled = block.kind is BlockKind.LABELLED
        if start is None and (labelled or (word and tells_who(word))):
            start = at
        elif start is not None and not labelled and word is None:
            yield start, at
            start = None
    if start is not None:
        yield start, len(blocks)


def _labels_among(blocks: Sequence[Block], words: Sequence[str | None], start: int, end: int) -> Iterator[int]:
    """Those behind which a label line of the same task follows, and last ones that tell who."""
    known = [at for at in range(start, end) if words[at] is None]
    roles: set[Role | None] = set()
    for before, after in pairwise([start - 1, *known, end]):
        if before >= start:
            roles.add(blocks[before].role)
        for at in range(before + 1, after):
            if (blocks[after].role not in roles) if after < end else (bool(roles) and tells_who(words[at] or "")):
                yield at
