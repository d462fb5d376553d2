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

# 附件   附表 1   附件2：重点任务分工表
ATTACHMENT = lazy_re(
    r"(?P<label>附\s*[件表录錄](?:\s*(?:\d{1,2}|[一二三四五六七八九十]{1,3}))?)\s*(?:[：:.．、]\s*(?P<title>.*)|(?P<spaced>\s\S.*)?)",
    re.DOTALL,
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
    content, text = paragraph.content, paragraph.content.text
    centred, size = paragraph.centred, paragraph.size
    if paragraph.table is not None:
        return Block(BlockKind.TABLE, content, table=paragraph.table)
    if len(text) <= _LONGEST_DATE_LINE and _is_date(without_blanks(text)):
        return Block(BlockKind.DATE, content, centred=centred, size=size)
    if text[0] == "附" and len(text) <= _LONGEST_ATTACHMENT_LINE and ATTACHMENT.fullmatch(text):
        return Block(BlockKind.ATTACHMENT, content, centred=centred, size=size)
    label, marker = paragraph.label, paragraph.marker
    if label is not None:
        return Block(BlockKind.LABELLED, content, role=label[0], centred=centred, size=size)
    if marker is not None and marker.end < len(text):
        role = _numbered_label(text, marker, profile)
        kind = BlockKind.LABELLED if role is not None else BlockKind.MARKED
        return Block(kind, content, marker=marker, role=role, centred=centred, size=size)
    return Block(BlockKind.PLAIN, content, centred=centred, size=size)


def _is_date(ink: str) -> bool:
    return _OF_DATES.issuperset(ink) and _DATE_LINE.fullmatch(ink) is not None


def _numbered_label(text: str, marker: Marker, profile: Profile) -> Role | None:
    """（2）责任单位：市财政局: a label line with a number; 五、责任分工 with nothing behind it is a heading."""
    if marker.kind.value < MarkerKind.BRACKETED_CHINESE.value:
        return None
    words = text[marker.end :]
    label = opens_label(words, profile)
    return label[0] if label is not None and words[label[1] :].strip() else None
