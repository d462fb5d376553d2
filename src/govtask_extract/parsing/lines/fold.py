"""Paragraphs → blocks: what each paragraph opens with."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from govtask_extract.language.labels import opens_label
from govtask_extract.language.numerals import CHINESE_NUMERALS
from govtask_extract.language.script import without_blanks
from govtask_extract.model.blocks import Block, BlockKind, JoinedLines, Marker, MarkerKind
from govtask_extract.model.profile import Profile
from govtask_extract.model.roles import Role
from govtask_extract.patterns import lazy_re

ATTACHMENT = lazy_re(
    r"""(?P<label>附\s*[件表录錄](?:\s*(?:\d{1,2}|[一二三四五六七八九十]{1,3}))?)\s*    # 附件, 附表 1
    (?: [：:.．、]\s*(?P<title>.*)                                                   # 附件2：重点任务分工表
      | (?P<spaced>\s\S.*)?                                                        # 附件2 重点任务分工表
    )""",
    re.DOTALL | re.VERBOSE,
    needs=("附",),
)
# 2022年2月7日, 二〇二二年二月七日, 2022-02-07: what such a line is made of, and in which order.
_OF_DATES = frozenset(f"0123456789０１２３４５６７８９{CHINESE_NUMERALS}oOＯ年月日-./（）()")
_DATE_LINE = lazy_re(r"[（(]?[\w○]{4}(?:年|[-./])\w{1,3}(?:月|[-./])\w{1,3}日?[）)]?")
_LONGEST_ATTACHMENT_LINE = 80
# With a blank behind each character: （ 二 〇 二 二 年 十 二 月 三 十 一 日 ）
_LONGEST_DATE_LINE = 40


def fold(paragraphs: Iterable[JoinedLines], profile: Profile) -> Iterator[Block]:
    """One block for each paragraph, in order; their contents are the paragraphs' contents."""
    for paragraph in paragraphs:
        yield _block(paragraph, profile)


def _block(paragraph: JoinedLines, profile: Profile) -> Block:
    if paragraph.table is not None:
        return Block(BlockKind.TABLE, paragraph.content, table=paragraph.table)
    kind, marker, role = _opening(paragraph, profile)
    content, centred, size = paragraph.content, paragraph.centred, paragraph.size
    return Block(kind, content, marker=marker, role=role, centred=centred, size=size)


def _opening(paragraph: JoinedLines, profile: Profile) -> tuple[BlockKind, Marker | None, Role | None]:
    """What the paragraph is by its first words, with the number and the role of the label that it opens with."""
    text, marker = paragraph.content.text, paragraph.marker
    if len(text) <= _LONGEST_DATE_LINE and _is_date(without_blanks(text)):
        return BlockKind.DATE, None, None
    if len(text) <= _LONGEST_ATTACHMENT_LINE and ATTACHMENT.fullmatch(text):
        return BlockKind.ATTACHMENT, None, None
    if paragraph.label is not None:
        return BlockKind.LABELLED, None, paragraph.label[0]
    if marker is None or marker.end >= len(text):
        return BlockKind.PLAIN, None, None
    role = _numbered_label(text, marker, profile)
    return BlockKind.MARKED if role is None else BlockKind.LABELLED, marker, role


def _is_date(ink: str) -> bool:
    return _OF_DATES.issuperset(ink) and _DATE_LINE.fullmatch(ink) is not None


def _numbered_label(text: str, marker: Marker, profile: Profile) -> Role | None:
    """（2）责任单位：市财政局: a label line with a number; 五、责任分工 with nothing behind it is a heading."""
    if marker.kind.value < MarkerKind.BRACKETED_CHINESE.value:
        return None
    words = text[marker.end :]
    label = opens_label(words, profile)
    return label[0] if label is not None and words[label[1] :].strip() else None
