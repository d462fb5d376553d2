"""What a heading looks like: a title and no more."""

from __future__ import annotations

from collections.abc import Sequence

from govtask_extract.language.sentences import CLAUSE_ENDS, STOPS
from govtask_extract.model.blocks import Block, BlockKind
from govtask_extract.model.traced import Traced
from govtask_extract.patterns import holds_any, lazy_re

_LONGEST_TITLE = 60
_SENTENCE_ENDS = frozenset(STOPS)
# What the last paragraph of a measure says of itself.
_IN_FORCE = ("施行", "执行", "有效期", "实施")
# 城市建设 and 城市建设（12项）任务, not 具体如下：, 新建公园3个, or anything with a comma in it.
_PLAIN_TITLE = lazy_re(r"(?s)[^。；，]{1,29}[^。；，：、！？:;,.）)]")
# 一、张三副县长牵头重点工作: the words before 牵头 name a leader when a person's office is among them.
_OFFICE = (
    r"(?:[省市区县州旗镇乡部局厅院处科盟会]长|秘书长|指挥长|组长|书记|主任|主席|常委|委员|巡视员|调研员|助理|同志)"
)
_LEADS = ("牵头", "分管", "负责", "包抓", "领衔")
_LEADER_TITLE = lazy_re(
    rf"""(?x)
    (?P<leader> (?=[^，。；：]{{0,30}}?{_OFFICE}) [^，。；：]{{2,30}}? ) \s*    # 张三副县长
    (?:{"|".join(_LEADS)}) [^，。；：]{{0,18}}                               # 牵头重点工作""",
    needs=_LEADS,
)


def is_title(text: str) -> bool:
    """Short, and no sentence but at most one that ends it: 本措施自印发之日起施行，有效期一年。 is more."""
    clauses = text.endswith("。") and "，" in text and holds_any(text, _IN_FORCE)
    return len(text) <= _LONGEST_TITLE and not holds_any(text[:-1], CLAUSE_ENDS) and not clauses


def is_heading(text: str) -> bool:
    """A title that no sentence ends."""
    return is_title(text) and text[-1:] not in _SENTENCE_ENDS


def is_plain_title(block: Block, following: Sequence[Block], heads_items: bool) -> bool:
    """An unnumbered line that heads what follows: short, no mark at its end, and something to head."""
    if block.kind is not BlockKind.PLAIN or _PLAIN_TITLE.fullmatch(block.text) is None:
        return False
    if block.centred:
        return bool(following) or heads_items
    return any(line.kind is BlockKind.PLAIN and len(line.text) > len(block.text) for line in following)


def first_sentence(words: Traced) -> tuple[Traced, Traced | None]:
    """The first sentence, and the rest if there is any."""
    end = next((index + 1 for index, character in enumerate(words.text) if character in STOPS), len(words))
    rest = words.cut(end).strip()
    return words.cut(0, end), rest or None


def leaders_in(title: Traced) -> tuple[Traced, ...]:
    """The leader whose tasks a heading announces."""
    match = _LEADER_TITLE.fullmatch(title.text.rstrip("。"))
    return (title.cut(match.start("leader"), match.end("leader")),) if match else ()
