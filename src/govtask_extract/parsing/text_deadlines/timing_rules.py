"""TIMING_RULES: whether a time is a deadline of its task, or tells of a past, a condition, a benefit, a document.

What a year spans is due with its end, 2025年新增就业1万人; 全年 is the span of a target and no deadline. Nor are
lengths of time, 3个工作日内, and the term of a benefit, 延续至2025年12月31日.
"""

from __future__ import annotations

from govtask_extract.language.words.time_words import QUALIFYING
from govtask_extract.parsing.decisions import DecisionRule, always
from govtask_extract.parsing.text_deadlines.timings import Timing
from govtask_extract.patterns import lazy_re

_PAST = ("去年", "上年", "以来")
_ALREADY = lazy_re("已(?!有序)|曾|以来|原有|现有|实际")
_COMPARED = lazy_re(
    "(?:较|比|与|同|同比|超|超过|高于|低于|相比|达|提高|增长|恢复|增加|上升|提升|下降|降低|压缩|减少|回落|优于|不低于)$"
)
_CITED_BEFORE = lazy_re("(?:按照|根据|依据|参照|贯彻|对照|结合|遵照|执行|落实|依照)$")
_CITED_BEHIND = lazy_re("(?:《|[^，,;。]{0,12}?(?:印发|发布|公布|下发|出台|通过|修订)的?[^，,;。]{0,6}《)")
_ABOUT = lazy_re("(?:对|对于|针对|凡|凡是|符合|经|就)(?![接标口照外])")
_OF_WHOM = lazy_re("(?:凡|凡是|对|对于|针对|将|把|从)$")
_OFFER = lazy_re("给予|补贴|补助|奖励|奖补|减免|享受|免收|免征|缴纳|购买|贴息|购房人|纳税人|申请人|消费者")
_MAY = lazy_re(
    "可(?:以|自愿|按|申请|享受|在(?!建)|根据|适当|选择|凭|向|通过|由|给予|免|不|继续|于|将|作|延|办|参照)|享受|准予|允许|免征|免收|暂免|减按|给予|予以(?:补|奖)"
)
_TERM = lazy_re("(?:期限|期|延长|延续|延期|延|有效期|执行|推迟|缓缴|保留|顺延|放宽|持续|适用)(?:实施|执行|时间)?$")
_IN_FORCE = lazy_re("(?:正式)?(?:施行|生效|实施[,，。;]有效期|执行[,，。;]有效期)")
_OBJECT = lazy_re("度?(?:本|版|级|届)|全年")
_OF = lazy_re("[^，,。;的]{0,16}?的")
_BY_LENGTH = sorted({*QUALIFYING, "获得", "领取", "持有"}, key=len, reverse=True)
# Behind a verb these still tell a state: 完成竣工验收备案的, 取得许可证的.
_STATES = lazy_re("(?:竣工|验收|备案|登记|审批|立项|注册|投产|[^，,。;]{0,12}(?:许可证?|手续|合同|资格|证书))*")
_ENDS = ("，", ",", "。", ";")
_THEN = (",", "，", ":")
_OPENING = lazy_re("(?:力争|确保|计划|预计|拟|其中|并|要|争取|原则上|同时|[0-9]{1,2}[.]|[(][0-9]{1,2}[)])*$")
_YEAR_AND_MORE = frozenset("年度季半月")


def _enclosed(asked: Timing) -> bool:
    return asked.hidden


def _is_past(asked: Timing) -> bool:
    """去年; 2021年已完成; 截至2024年底, and no 前 behind it."""
    tail = asked.time.tail
    if any(word in asked.printed for word in _PAST) or (asked.time.lead.startswith("截") and tail[-1:] != "前"):
        return True
    return _ALREADY.search(asked.after[:16]) is not None and asked.time.form != "again"


def _is_compared(asked: Timing) -> bool:
    return _COMPARED.search(asked.before) is not None


def _is_cited(asked: Timing) -> bool:
    before = not asked.is_closed and _CITED_BEFORE.search(asked.before) is not None
    return before or _CITED_BEHIND.match(asked.after) is not None


def _is_condition(asked: Timing) -> bool:
    """Right behind 对; or in a clause that 对 opens and 的 goes on with."""
    if _OF_WHOM.search(asked.before):
        return True
    return _ABOUT.match(asked.before) is not None and ("的" in asked.after or not asked.is_closed)


def _qualifies(asked: Timing) -> bool:
    """2000年底前建成的小区; but 年底前完成小区的改造 is a deadline."""
    if asked.after.startswith("的"):
        return True
    described = _OF.match(asked.after)
    if described is None:
        return False
    words = described[0][:-1]
    verb = next((word for word in _BY_LENGTH if words.startswith(word)), "")
    if not verb:
        return words.endswith(QUALIFYING)
    return _STATES.fullmatch(words, len(verb)) is not None or asked.after.startswith(_ENDS, described.end())


def _is_offer(asked: Timing) -> bool:
    """Between two days, or in a year, somebody gets something; what is to be done by a day may be to pay."""
    if asked.time.form not in ("point", "span"):
        return False
    return (not asked.is_closed and _OFFER.search(asked.rest) is not None) or _MAY.search(asked.rest) is not None


def _is_term(asked: Timing) -> bool:
    return _TERM.search(asked.before) is not None and not asked.is_placed


def _is_in_force(asked: Timing) -> bool:
    return _IN_FORCE.match(asked.rest) is not None


def _is_attribute(asked: Timing) -> bool:
    return _OBJECT.match(asked.after) is not None


def _opens(asked: Timing) -> bool:
    return asked.time.tail in ("起", "开始")


def _again(asked: Timing) -> bool:
    """A day, or what is done behind it: 每月5日前, 每季度开展."""
    if asked.time.form != "again" or asked.before.endswith(("按", "以", "近", "的")):
        return False
    return asked.is_closed or asked.leads_to_routine


def _lasts(asked: Timing) -> bool:
    return asked.time.form == "lasting"


def _vague(asked: Timing) -> bool:
    return asked.time.form in ("event", "five") or (asked.time.form == "parts" and asked.leads_to_deed)


def _ends_before(asked: Timing) -> bool:
    return asked.time.tail.endswith("前")


def _before_its_year(asked: Timing) -> bool:
    """In a notice about 2024, 2023年完成 is a fact; 2023年底前 may be a slip, and stays."""
    return asked.year is not None and asked.reference is not None and asked.year < asked.reference


def _governed(asked: Timing) -> bool:
    return asked.time.form in ("point", "span") and not asked.time.lead and asked.is_governed


def _closed(asked: Timing) -> bool:
    return asked.time.form in ("point", "span") and asked.is_closed


def _leads_up(asked: Timing) -> bool:
    return asked.time.form == "point" and asked.time.lead in ("到", "至")


def _spans(asked: Timing) -> bool:
    """2023—2025年, at the head of its clause, or before what is done."""
    opens = asked.time.form == "span" and _OPENING.match(asked.before) is not None
    return opens or (asked.time.form == "span" and asked.leads_to_deed)


def _does(asked: Timing) -> bool:
    return asked.time.form in ("point", "span") and asked.leads_to_deed and "年度" not in asked.printed


def _heads(asked: Timing) -> bool:
    """2025年，全市新增: it opens its clause and stands alone there."""
    alone = asked.time.form == "point" and asked.text[asked.time.end : asked.time.end + 1] in _THEN
    return alone and asked.printed[-1] in _YEAR_AND_MORE and _OPENING.match(asked.before) is not None


TIMING_RULES: tuple[DecisionRule[Timing, bool], ...] = (
    DecisionRule(
        "time-enclosed", "Times in titles, quotes and brackets belong to a name or explain one.", _enclosed, False
    ),
    DecisionRule("lasting", "A clause of its own says that it goes on: 持续推进.", _lasts, True),
    DecisionRule("past", "What has been done is a fact: 去年, 2021年已完成.", _is_past, False),
    DecisionRule("compared", "Something is measured by another year: 较2020年增长.", _is_compared, False),
    DecisionRule("cited", "A document has this date: 按照2023年3月25日印发《…》.", _is_cited, False),
    DecisionRule("conditional", "Whom it is about is told by a time behind 对.", _is_condition, False),
    DecisionRule("qualifying", "With 的 a time tells which are meant: 2000年底前建成的小区.", _qualifies, False),
    DecisionRule("offer", "Somebody gets, or may do, something until then.", _is_offer, False),
    DecisionRule("term", "How long something holds is no deadline: 延续至2025年底.", _is_term, False),
    DecisionRule("in-force", "From then on a document is in force: 起施行.", _is_in_force, False),
    DecisionRule("year-of-something", "A year belongs to a thing: 2016年本, 全年.", _is_attribute, False),
    DecisionRule("from-then-on", "What begins has a first day: 自2025年5月起.", _opens, True),
    DecisionRule("comes-again", "A day of each month, or what is done each quarter.", _again, True),
    DecisionRule("vague-end", "An end that fixes no day, or a five years' end: 春节前, 分两年.", _vague, True),
    DecisionRule("by-then", "Something is due before an end: 6月底前.", _ends_before, True),
    DecisionRule("before-its-year", "A year before the notice's, without 前, is history.", _before_its_year, False),
    DecisionRule("of-an-object", "A verb before it takes it along: 推进2025年工程.", _governed, False),
    DecisionRule("end-of-time", "An end is meant by 底, 末 and 内: 年内.", _closed, True),
    DecisionRule("up-to", "An end is led to by 到: 到2027年.", _leads_up, True),
    DecisionRule("from-to", "A span that opens its clause has a first and a last day.", _spans, True),
    DecisionRule("deed-behind", "What is done stands right behind it: 三季度开工.", _does, True),
    DecisionRule("heads-sentence", "It stands before a comma, and what is done behind that: 2025年，.", _heads, True),
    DecisionRule("no-end", "No end of anything is told.", always, False),
)
