"""What a line of a letter is by its words: letterhead, addressees, signature, the foot of the last page."""

from __future__ import annotations

from govtask_extract.language.bodies import Body, is_certain, judge
from govtask_extract.language.brackets import without_last_bracket
from govtask_extract.language.folding import fold
from govtask_extract.language.sentences import CLAUSE_ENDS, STOPS
from govtask_extract.language.variants import simplified
from govtask_extract.patterns import holds_any, lazy_re

# Also ends that are certain anywhere, for those of many bodies: 各县教育局.
_BODY_ENDS = ("政府", "办公室", *"局厅部委院会办组", "中心", "公司", "集团", "总社")
_LONGEST_SCOPE = 30
_LETTERHEAD_ENDS = ("文件", "函件", "函", "政府令", "公报")
_FOOT_LINE = lazy_re(
    r"""(?xs)
    (?: 抄\s*[送报] | 分\s*送 | 主\s*题\s*词 | 共?印\s*[发数] | 校\s*对 ) \s*[：:] .*    # 抄送：市委各部门。
    | .{0,40} \d\s*日\s*印\s*发 .{0,12}                       # 云溪区人民政府办公室　2023年2月16日印发
    | [（(]? \s*共\s*印 .{1,12} 份\s* [）)]?                    # （共印120份）""",
    needs=("抄", "送", "主", "印", "校"),
)
_PRINT_DATE = lazy_re(r"\s*\d{4}\s*年[^。]{2,8}日\s*印\s*发\s*", needs=("印",))
_PARTS = lazy_re("[、，,；;]")
_LONGEST_ADDRESSEES = 500
_LONGEST_KIND = 9
# The longest titles have about a hundred characters: …关于《…管理办法》和《…实施细则》有关事项的通知
_LONGEST_LINE = 150


def is_body_name(text: str) -> bool:
    """Whether `text` is the name of a body, or of several, and nothing else.

    A line above a date or below a letter names somebody more often than a stretch of a sentence does: ends that
    `bodies` takes for a noun's or a department's among words, 组 and 会, tell enough here.
    """
    if not 2 < len(text) <= 60 or holds_any(text, CLAUSE_ENDS):
        return False
    text = simplified(text)
    if "关于" in text:
        return False
    name = without_last_bracket(text, "（(〈<", "）)〉>", _LONGEST_SCOPE)
    return name.endswith(_BODY_ENDS) or is_certain(name)


def is_letterhead(text: str) -> bool:
    """武汉市人民政府文件, 某某区人民政府办公室."""
    if len(text) > 60:
        return False
    text = simplified(text)
    return is_body_name(text) or (text.endswith(_LETTERHEAD_ENDS) and "关于" not in text)


def is_foot_line(text: str) -> bool:
    """Whether the line stands at the foot of a letter's last page: copies, print date, subject words."""
    return _FOOT_LINE.fullmatch(simplified(text)) is not None


def is_print_date(text: str) -> bool:
    """2023年2月16日印发"""
    return _PRINT_DATE.fullmatch(simplified(text)) is not None


def is_addressees(text: str) -> bool:
    """各街道办事处，区人民政府各部门："""
    if text[-1:] not in ("：", ":") or not 2 < len(text) <= _LONGEST_ADDRESSEES or "。" in text:
        return False
    parts = [part for part in _PARTS.split(simplified(text[:-1])) if part.strip()]
    # 各乡镇党委、政府： and 各委、办、局： are told by their 各.
    gathered = parts[-1:] and not _is_addressed(parts[-1]) and len(parts[-1]) < _LONGEST_KIND
    return bool(parts) and (_is_addressed(parts[-1]) or (bool(gathered) and any("各" in part for part in parts[:-1])))


def _is_addressed(words: str) -> bool:
    """Whether bodies are addressed, known by their end or by 各: a preamble ends in 制定如下措施."""
    folded = fold(words)
    known = judge(folded, 0, len(folded.text)) not in (Body.UNKNOWN, Body.GENERIC)
    return known or folded.text.startswith(("各", "有关"))


def is_prose(text: str) -> bool:
    """Whether a paragraph is running text: it holds a sentence's end before its own, or is longer than a line."""
    return len(text) > _LONGEST_LINE or text.endswith("。") or holds_any(text[:-1], STOPS)
