"""The covering letter: letterhead, title, number, addressees, clauses, signature, date."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from msgspec import Struct, field
from msgspec.structs import replace

from govtask_extract.language.document_numbers import find_numbers, is_number_line
from govtask_extract.language.kinds_of_document import ends_like_title, ends_with_kind
from govtask_extract.language.letter_lines import is_addressees, is_body_name, is_letterhead
from govtask_extract.model.blocks import Block, BlockKind
from govtask_extract.model.drafts import AttachmentDraft, ClauseDraft, LetterDraft, ProseDraft, SectionDraft
from govtask_extract.model.traced import Traced
from govtask_extract.parsing.items.outline import Node, levels, outline
from govtask_extract.parsing.lines.fold import ATTACHMENT
from govtask_extract.patterns import lazy_re

_COPIED = lazy_re(r"抄\s*送\s*[：:]", needs=("抄",))
# 索 引 号：000-2021-1, 成文日期：2021年10月12日: a site's box, printed above the notice
_BOX_LINE = lazy_re(
    r"(?:[【\[])?(?:索\s*引\s*号|主\s*题\s*(?:分\s*类|词)|发\s*[文布]\s*(?:机\s*[关构]|字\s*号|文\s*号|单\s*位|日\s*期|时\s*间)|成\s*文\s*日\s*期"
    r"|生\s*成\s*日\s*期|标\s*题|名\s*称|文\s*号|有\s*效\s*性|公\s*开\s*方\s*式|体\s*裁\s*分\s*类|组\s*配\s*分\s*类|信\s*息\s*分\s*类)[】\]]?\s*[：:]"
)
_NUMBER_LABEL = lazy_re(r"[文字]\s*号\s*[：:]\s*$")
_ISSUES = lazy_re(r"关于(?:印发|转发|批转|公布)")
# 白石市教育局等五部门
_ISSUERS = lazy_re(r"等[二两三四五六七八九十0-9]{1,3}\s*(?:个\s*)?(?:部门|单位)$")
_LONGEST_SIGNATURE = 4
_LONGEST_TITLE = 60
_STOPS = "。！？!?"


class _Letter(Struct):
    """The blocks of the letter that are not yet told."""

    blocks: list[Block]
    title: list[Block] = field(default_factory=list)
    letterhead: list[Block] = field(default_factory=list)
    number: Block | None = None
    addressees: Block | None = None
    signature: list[Block] = field(default_factory=list)
    date: Block | None = None
    copied: Block | None = None
    closing: list[Block] = field(default_factory=list)


def read_letter(
    head: Sequence[Block], foot: Sequence[Block] = ()
) -> tuple[LetterDraft, tuple[Block, ...], tuple[ProseDraft, ...]]:
    """The letter in `head`. `foot`: the body of a notice that is its own plan.

    What of `foot` is the plan's comes back, and the prose behind the date, （此件公开发布）, that closes the plan.
    """
    letter = _Letter(list(head))
    _take_head(letter)
    body = _Letter(list(foot)) if foot else letter
    _take_foot(body)
    rest = tuple(body.blocks) if foot else ()
    closing = tuple(ProseDraft((block.content,), None) for block in body.closing)
    date = body.date or letter.date or _early_date(letter)
    clauses, entries, attachments = _body(letter.blocks)
    entries += () if foot else closing
    return (
        LetterDraft(
            tuple(block.content for block in letter.title),
            tuple(block.content for block in letter.letterhead),
            _content(letter.number),
            _content(letter.addressees),
            tuple(block.content for block in body.signature or letter.signature),
            _content(date),
            _content(body.copied or letter.copied),
            tuple(clauses),
            tuple(entries),
            tuple(attachments),
        ),
        rest,
        closing if foot else (),
    )


def _content(block: Block | None) -> Traced | None:
    return block.content if block is not None else None


def _take_head(letter: _Letter) -> None:
    """Everything above the addressees: numbers, letterhead, title; then the addressees."""
    end = _end_of_head(letter.blocks)
    head, letter.blocks = letter.blocks[:end], letter.blocks[end:]
    rest: list[Block] = []
    for block in head:
        if letter.number is None and is_number_line(block.text):
            letter.number = block
        elif letter.addressees is None and block is head[-1] and is_addressees(block.text):
            letter.addressees = block
        else:
            rest.append(block)
    if letter.number is None:
        letter.number, rest = _number_in_box(rest)
    first, last = _title_run(rest)
    letter.title = rest[first:last]
    letter.letterhead = [block for block in rest[:first] if _is_letterhead(block.text)]
    others = [block for block in rest[:first] if not _is_letterhead(block.text)] + rest[last:]
    letter.blocks = others + letter.blocks


def _number_in_box(blocks: Sequence[Block]) -> tuple[Block | None, list[Block]]:
    """The number that only a site's box has, 索引号：… 文号：青政发〔2022〕3号, and the blocks without it."""
    for index, block in enumerate(blocks):
        span = next(find_numbers(block.text), None) if _BOX_LINE.match(block.text) else None
        if span is not None and _NUMBER_LABEL.search(block.text, 0, span[0]):
            before, number, after = (
                replace(block, content=block.content.cut(start, end).strip())
                for start, end in ((0, span[0]), span, (span[1], len(block.text)))
            )
            around = [part for part in (before, after) if part.content]
            return number, [*blocks[:index], *around, *blocks[index + 1 :]]
    return None, list(blocks)


def _end_of_head(blocks: Sequence[Block]) -> int:
    """Up to the addressees, else up to the end of the title."""
    for index, block in enumerate(blocks):
        if is_addressees(block.text) and block.marker is None:
            return index + 1
        if block.marker is not None or _is_prose(block):
            break
    for index, block in enumerate(blocks):
        if block.marker is not None or _is_prose(block):
            return index
    return len(blocks)


def _is_prose(block: Block) -> bool:
    return any(stop in block.text[:-1] for stop in _STOPS) or block.text.endswith("。") or len(block.text) > 150


def _is_letterhead(text: str) -> bool:
    return is_letterhead(text) and not _BOX_LINE.match(text)


def _title_run(blocks: Sequence[Block]) -> tuple[int, int]:
    """Where the title's lines begin and end: to a kind of document, from 关于 or below the letterhead on."""
    above = next((i for i, block in enumerate(blocks) if not _BOX_LINE.match(block.text)), 0)
    last = _last_title_line(blocks[above:])
    if not last:
        return 0, 0
    last += above
    first = last - 1
    about = next((i for i in range(above, last) if "关于" in blocks[i].text), None)
    if about is not None:
        first = about
        if blocks[about].text.startswith("关于") and about > above and _is_issuer(blocks[about - 1].text):
            first = about - 1
    while (
        about is None
        and first > above
        and not is_letterhead(blocks[first - 1].text)
        and blocks[first - 1].kind is BlockKind.PLAIN
    ):
        first -= 1
    end = last
    if (
        end < len(blocks)
        and re.fullmatch(r"[（(〔].{1,24}[）)〕]", blocks[end].text)
        and "此件" not in blocks[end].text
    ):
        end += 1
    return first, end


def _is_issuer(text: str) -> bool:
    return is_body_name(text) or _ISSUERS.search(text) is not None


def _ends_title(block: Block, following: Sequence[Block]) -> bool:
    """The last line of the title; 关于做好工作 goes on in the next line when that ends like a title too."""
    if block.kind is not BlockKind.PLAIN or not ends_like_title(block.text):
        return False
    return not (following and following[0].text.startswith("的") and ends_like_title(following[0].text))


def _last_title_line(blocks: Sequence[Block]) -> int:
    """The number of the title's last line: the first that ends in a kind of document, else in a word like 任务."""
    ends = [i + 1 for i, block in enumerate(blocks) if _ends_title(block, blocks[i + 1 : i + 2])]
    first = next((end for end in ends if ends_with_kind(blocks[end - 1].text)), ends[0] if ends else 0)
    # 关于印发… / …政策措施 / 实施细则的通知: what is issued ends like a title, too.
    if any(_ISSUES.search(block.text) for block in blocks[:first]) and not blocks[first - 1].text.endswith("通知"):
        return next((end for end in ends if first < end <= first + 2 and blocks[end - 1].text.endswith("通知")), first)
    return first


def _early_date(letter: _Letter) -> Block | None:
    """A date above the body, where no date stands below it."""
    block = next((block for block in letter.blocks if block.kind is BlockKind.DATE), None)
    if block is not None:
        letter.blocks.remove(block)
    return block


def _take_foot(letter: _Letter) -> None:
    """The last date, the signature above it, and the line of copies."""
    blocks = letter.blocks
    letter.copied = next((block for block in blocks if _COPIED.match(block.text)), None)
    if letter.copied is not None:
        blocks.remove(letter.copied)
    at = next((i for i in range(len(blocks) - 1, -1, -1) if blocks[i].kind is BlockKind.DATE), None)
    if at is not None and at > 0:
        letter.date = blocks[at]
        first = at
        while first > 0 and at - first < _LONGEST_SIGNATURE and _signs(blocks[first - 1]):
            first -= 1
        letter.signature = blocks[first:at]
        behind = blocks[at + 1 :]
        # A date with numbers or labels behind it closes the letter, and its plan follows without a title of its own.
        letter.closing = [] if any(map(_is_of_plan, behind)) else [b for b in behind if b.kind is BlockKind.PLAIN]
        letter.blocks = blocks[:first] + (
            [block for block in behind if block.kind is not BlockKind.PLAIN] if letter.closing else behind
        )
    elif blocks and _signs(blocks[-1]) and len(blocks) > 1 and _is_prose(blocks[-2]):
        letter.signature = [blocks.pop()]


def _is_of_plan(block: Block) -> bool:
    return block.kind in (BlockKind.MARKED, BlockKind.LABELLED, BlockKind.TABLE)


def _signs(block: Block) -> bool:
    return block.kind is BlockKind.PLAIN and is_body_name(block.text) and not _is_prose(block)


def _body(
    blocks: Sequence[Block],
) -> tuple[list[ClauseDraft], list[SectionDraft | ProseDraft], list[AttachmentDraft]]:
    """Clauses are the letter's numbered paragraphs; a number with a title alone heads a section."""
    clauses: list[ClauseDraft] = []
    entries: list[SectionDraft | ProseDraft] = []
    plain, attachments = _without_listing(blocks)
    root = outline(plain)
    ranks = levels(root)
    entries += [ProseDraft((block.content,), None) for block in root.body if block.content]
    for node in root.children:
        assert node.block is not None and node.block.marker is not None and node.kind is not None
        if _heads(node):
            section = SectionDraft(node.block.label, node.block.marker.number, (node.block.words,), ranks[node.kind])
            entries.append(section)
            entries += [ProseDraft((content,), section) for content in _below(node)]
        else:
            clauses.append(_clause(node))
    return clauses, entries, attachments


def _heads(node: Node) -> bool:
    words = node.block.words.text if node.block else ""
    return len(words) <= _LONGEST_TITLE and not any(s in words for s in _STOPS) and bool(node.body or node.children)


def _below(node: Node) -> Iterator[Traced]:
    for below in node.walk():
        for block in ([below.block] if below.block and below is not node else []) + below.body:
            if block.content:
                yield block.content


def _clause(node: Node) -> ClauseDraft:
    assert node.block is not None and node.block.marker is not None and node.block.label is not None
    words = node.block.words
    end = next((i + 1 for i, character in enumerate(words.text) if character in _STOPS), len(words))
    rest = words.cut(end).strip()
    text = ([rest] if rest else []) + list(_below(node))
    return ClauseDraft(node.block.label, node.block.marker.number, words.cut(0, end), tuple(text))


def _without_listing(blocks: Sequence[Block]) -> tuple[list[Block], list[AttachmentDraft]]:
    """附件：1.… 2.… at the end of the letter announces what is attached."""
    at = next((i for i, block in enumerate(blocks) if block.kind is BlockKind.ATTACHMENT), None)
    if at is None:
        return list(blocks), []
    end = at + 1
    while end < len(blocks) and blocks[end].marker is not None and not _is_prose(blocks[end]):
        end += 1
    listed = blocks[at:end]
    match = ATTACHMENT.fullmatch(listed[0].text)
    title = (match["title"] or "").strip() if match else ""
    rows = tuple((text,) for text in (title, *(block.text for block in listed[1:])) if text)
    label = listed[0].content.cut(0, match.end("label")) if match else None
    draft = AttachmentDraft(label, (), "list", (), rows, tuple(block.content for block in listed))
    return [*blocks[:at], *blocks[end:]], [draft]


def document_number(content: Traced) -> Traced:
    """The number within its line."""
    span = next(find_numbers(content.text), None)
    return content.cut(*span) if span else content
