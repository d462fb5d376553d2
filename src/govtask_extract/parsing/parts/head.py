"""The head of the letter: letterhead, document number, title, addressees."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import takewhile

from msgspec import Struct
from msgspec.structs import replace

from govtask_extract.language.document_numbers import find_numbers, is_number_line
from govtask_extract.language.kinds_of_document import ends_like_title, ends_with_kind
from govtask_extract.language.letter_lines import is_addressees, is_body_name, is_letterhead, is_prose
from govtask_extract.model.blocks import Block, BlockKind
from govtask_extract.model.parts import LetterHead
from govtask_extract.parsing.decisions import DecisionRule, always, decide
from govtask_extract.parsing.parts.titles import is_bracket_line
from govtask_extract.patterns import lazy_re

# 索 引 号：000-2021-1, 成文日期：2021年10月12日: a site's box, printed above the notice
_BOX_LINE = lazy_re(
    r"""(?x)[【\[]?
    (?: 索\s*引\s*号 | 主\s*题\s*(?:分\s*类|词) | 标\s*题 | 名\s*称 | 文\s*号
      | 发\s*[文布]\s*(?:机\s*[关构]|字\s*号|文\s*号|单\s*位|日\s*期|时\s*间) | (?:成\s*文|生\s*成)\s*日\s*期
      | 有\s*效\s*性 | 公\s*开\s*方\s*式 | (?:体\s*裁|组\s*配|信\s*息)\s*分\s*类 )
    [】\]]?\s*[：:]"""
)
_NUMBER_LABEL = lazy_re(r"[文字]\s*号\s*[：:]\s*$")
# 白石市教育局等五部门
_ISSUERS = lazy_re(r"等[二两三四五六七八九十0-9]{1,3}\s*(?:个\s*)?(?:部门|单位)$")


class HeadField:
    """What a line of the head is."""

    NUMBER = "document_number"
    ADDRESSEES = "addressees"
    TITLE = "title"
    LETTERHEAD = "letterhead"
    OTHER = "other"


class HeadLine(Struct, frozen=True):
    """A line of the head. `is_number`: the first that prints a document number.

    `in_title`, `above_title`: where it stands.
    """

    text: str
    is_number: bool
    in_title: bool
    above_title: bool


HeadRule = DecisionRule[HeadLine, str]

HEAD_RULES: tuple[HeadRule, ...] = (
    DecisionRule(
        "document-number",
        "The first line that prints a document number and nothing else.",
        lambda line: line.is_number,
        HeadField.NUMBER,
    ),
    DecisionRule(
        "names-and-colon",
        "The last line of the head ends in a colon and addresses bodies.",
        lambda line: is_addressees(line.text),
        HeadField.ADDRESSEES,
    ),
    DecisionRule(
        "ends-in-kind-of-document",
        "A line of the title, which ends in a kind of document and begins at 关于 or below the letterhead.",
        lambda line: line.in_title,
        HeadField.TITLE,
    ),
    DecisionRule(
        "line-of-box",
        "A line of a site's box, printed above the notice: 发布机构：云溪县人民政府.",
        lambda line: _BOX_LINE.match(line.text) is not None,
        HeadField.OTHER,
    ),
    DecisionRule(
        "body-above-title",
        "Above the title, a body's name or one with 文件 behind it.",
        lambda line: line.above_title and is_letterhead(line.text),
        HeadField.LETTERHEAD,
    ),
    DecisionRule("other-line", "Anything else above the first paragraph.", always, HeadField.OTHER),
)


def decide_head(blocks: Sequence[Block]) -> tuple[list[tuple[Block, HeadRule]], Sequence[Block]]:
    """The lines above the letter's first paragraph, each with the rule that tells what it is, and the other blocks."""
    end = _end_of_head(blocks)
    head = list(blocks[:end])
    number = next((block for block in head if is_number_line(block.text)), None)
    if number is None:
        number, head = _number_in_box(head)
    fields = [block for block in head if block is number or is_addressees(block.text)]
    first, last = _title_run([block for block in head if block not in fields])
    decided: list[tuple[Block, HeadRule]] = []
    at = 0
    for block in head:
        line = HeadLine(block.text, block is number, first <= at < last, at < first)
        decided.append((block, decide(HEAD_RULES, line)))
        at += block not in fields
    return decided, blocks[end:]


def head_of(decided: Iterable[tuple[Block, HeadRule]]) -> tuple[LetterHead, list[Block]]:
    """The head that these lines make, and those that are none of its fields."""
    found: dict[str, list[Block]] = defaultdict(list)
    for block, rule in decided:
        found[rule.verdict].append(block)
    number, addressees = (next(iter(found[field]), None) for field in (HeadField.NUMBER, HeadField.ADDRESSEES))
    title, letterhead = tuple(found[HeadField.TITLE]), tuple(found[HeadField.LETTERHEAD])
    return LetterHead(title, letterhead, number, addressees), found[HeadField.OTHER]


def _number_in_box(blocks: Sequence[Block]) -> tuple[Block | None, list[Block]]:
    """The number that only a site's box has, 索引号：… 文号：青政发〔2022〕3号, and the blocks, it among them."""
    for index, block in enumerate(blocks):
        span = next(find_numbers(block.text), None) if _BOX_LINE.match(block.text) else None
        if span is not None and _NUMBER_LABEL.search(block.text, 0, span[0]):
            before, number, after = (
                replace(block, content=block.content.cut(start, end).strip())
                for start, end in ((0, span[0]), span, (span[1], len(block.text)))
            )
            around = [part for part in (before, number, after) if part.content]
            return number, [*blocks[:index], *around, *blocks[index + 1 :]]
    return None, list(blocks)


def _end_of_head(blocks: Sequence[Block]) -> int:
    """Up to the addressees, else up to the first number or paragraph."""
    lines = list(takewhile(lambda block: block.marker is None, blocks))
    body = next((i for i, block in enumerate(lines) if is_prose(block.text)), len(lines))
    # A long list of addressees reads like a paragraph.
    addressed = (i for i, block in enumerate(lines[: body + 1]) if is_addressees(block.text))
    return next((at + 1 for at in addressed), body)


def _title_run(blocks: Sequence[Block]) -> tuple[int, int]:
    """Where the title's lines begin and end: to a kind of document, from 关于 or below the letterhead on."""
    above = next((i for i, block in enumerate(blocks) if not _BOX_LINE.match(block.text)), 0)
    last = _last_title_line(blocks[above:])
    if not last:
        return 0, 0
    last += above
    about = next((i for i in range(above, last) if "关于" in blocks[i].text), None)
    first = _below_letterhead(blocks, above, last) if about is None else _first_about(blocks, above, about)
    return first, last + sum(map(is_bracket_line, blocks[last : last + 1]))


def _first_about(blocks: Sequence[Block], above: int, about: int) -> int:
    """The line with 关于; who writes about it may stand on the line above.

    Bodies one below the other are a letterhead, whose last one may stand there again, for the title.
    """
    lines = [block.text for block in blocks[above:about]]
    issued = blocks[about].text.startswith("关于") and any(map(_is_issuer, lines[-1:]))
    joint = any(map(is_body_name, lines[-2:-1])) and lines[-1] not in lines[:-1]
    return about - 1 if issued and not joint else about


def _below_letterhead(blocks: Sequence[Block], above: int, last: int) -> int:
    return last - 1 - sum(1 for _ in takewhile(_goes_on, reversed(blocks[above : last - 1])))


def _goes_on(block: Block) -> bool:
    """Whether the title goes on in the line below."""
    return block.kind is BlockKind.PLAIN and not is_letterhead(block.text)


def _is_issuer(text: str) -> bool:
    return is_body_name(text) or _ISSUERS.search(text) is not None


def _ends_title(block: Block, following: Sequence[Block]) -> bool:
    """The last line of the title; 关于做好工作 goes on in a next line that opens with 的."""
    return ends_like_title(block.text) and not any(line.text.startswith("的") for line in following)


def _last_title_line(blocks: Sequence[Block]) -> int:
    """The number of the title's last line: the first that ends in a kind of document, else in a word like 任务."""
    ends = [i + 1 for i, block in enumerate(blocks) if _ends_title(block, blocks[i + 1 : i + 2])]
    first = next((end for end in ends if ends_with_kind(blocks[end - 1].text)), ends[0] if ends else 0)
    # 关于印发… / …政策措施 / 实施细则的通知: what is issued ends like a title, too.
    if not any("关于印发" in block.text for block in blocks[:first]):
        return first
    near = (end for end in ends if first <= end <= first + 2)
    return next((end for end in near if blocks[end - 1].text.endswith("通知")), first)
