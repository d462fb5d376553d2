"""TARGET_RULES: whether a number is what the task commits to, or a name, a threshold, a benefit, a fact."""

from __future__ import annotations

from govtask_extract.language.words.target_words import CONDITIONS, GIVEN, MONEY_NOUNS, SERVICES
from govtask_extract.parsing.decisions import DecisionRule, always
from govtask_extract.parsing.targets.candidates import NEAR
from govtask_extract.parsing.targets.described_numbers import EACH, TargetReading
from govtask_extract.patterns import holds_any, lazy_re

# 给予激励 gives no sum, and a clause that says to whom stands by itself: other numbers of the sentence may be targets.
_GIVEN_IN_SENTENCE = lazy_re(
    "(?<![^,，;。:])(?!对)[^,，;。]*?"
    "(?:(?:给予|予以)[^,，。;]{0,16}(?:[0-9]|资金|补|支持)|奖补[^,，。;]{0,8}[0-9]|一次性奖励|一次性补)",
    needs=("给予", "予以", "奖补", "一次性奖励", "一次性补"),
)
_TERMS = lazy_re(
    "最高|最低|上限|下限|上浮|下浮|限额|首付|利率|费率|税率|保证金|基数|(?<!高)标准(?!化|厂|农田|地膜)|按(?!时|期|照?计划|照?要求|进度|年度|月)|可(?:[上下]浮|提高|延长|享受|根据|按|适当|给予|申请|放宽|以)"
    "|不再|原则上|允许|鼓励|处以|公积金|违约|单价|为限|之一|超过部分|缴纳|计容|比例(?:缴|负担|承担|计)|周期|期限|间距|距离|高度|厚度|浓度限值"
)
_ALREADY = lazy_re("已(?!有序)|现有|原有|目前|当前|去年|上年(?!同期)|以来|此前|过去|曾|原(?=[0-9])|同期(?:水平|的)")
_SINCE = ("后", "起", "之日")
_EACH = lazy_re(
    "每(?!年|月|季|周|天|日|半年|个?季度|个?月|千|万|百)|各$|平均$|户均", needs=("每", "各", "平均", "户均")
)
_STARTING = lazy_re("[由从][^，,。;]{0,12}$", needs=("由", "从"))
_REACHING = lazy_re(
    "[^，,。;]{0,8}?(?:提高|提升|增加|扩大|增|下降|降低|降|减少|缩短|压缩|减|上升|扩充|调整)(?:到|至|为)|(?:到|至)"
)
_LONGEST_CIRCLE = 17
_APPROXIMATE = ("近", "将近", "接近", "逾", "超出", "多达", "高达", "不到", "上", "首", "每", "头", "前")
# 1支50人的队伍: what comes with a number of its own describes by that.
_OF = lazy_re("[^0-9]*的")
_NAMES_OPEN = frozenset('“"‘《(/+×*')


def _enclosed(asked: TargetReading) -> bool:
    return asked.candidate.enclosed


def _contradictory(asked: TargetReading) -> bool:
    return asked.candidate.bound.comparator is None


def _approximate(asked: TargetReading) -> bool:
    before = asked.candidate.text[: asked.candidate.bound.start]
    return before.endswith(_APPROXIMATE) and not _in_order(asked)


def _in_order(asked: TargetReading) -> bool:
    """全市前10名, where a place in an order is meant."""
    return asked.is_rank and asked.action is not None


def _is_benefit(asked: TargetReading) -> bool:
    """In its clause; behind it in its sentence; of money and rates before it, too."""
    one = asked.candidate
    start = one.quantity.end if one.quantity.measures == "count" else max(one.sentence[0], one.near[0] - NEAR)
    end = min(one.sentence[1], one.near[1] + NEAR)
    given = holds_any(asked.clause, GIVEN) or _GIVEN_IN_SENTENCE.search(one.text, start, end)
    return bool(given)


def _are_terms(asked: TargetReading) -> bool:
    return _TERMS.search(asked.clause_before) is not None


def _is_there(asked: TargetReading) -> bool:
    return _ALREADY.search(asked.clause_before) is not None


def _is_condition(asked: TargetReading) -> bool:
    return CONDITIONS.end(asked.opening, 0, len(asked.opening)) > 0 or asked.before.endswith(_SINCE)


def _for_each(asked: TargetReading) -> bool:
    scope = asked.scope
    if scope and EACH.match(asked.candidate.text, *scope):
        return False
    return asked.candidate.turn is None and _EACH.search(asked.clause_before) is not None


def _starts_from(asked: TargetReading) -> bool:
    if asked.candidate.quantity.value_max is not None and asked.before.endswith(("由", "从", "自")):
        return True
    text, end = asked.candidate.text, asked.candidate.bound.end
    return _STARTING.search(asked.before) is not None and _REACHING.match(text, end) is not None


def _describes(asked: TargetReading) -> bool:
    return asked.candidate.describes


def _of_something(asked: TargetReading) -> bool:
    """N…的: 占比达到40%的企业; 10个…的."""
    text, end = asked.candidate.text, asked.candidate.bound.end
    return (text.startswith(("的", "/"), end) and asked.candidate.heads) or (
        asked.candidate.heads and _OF.match(text, end, asked.candidate.noun) is not None and not asked.serves
    )


def _threshold(asked: TargetReading) -> bool:
    """亿元以上, 15公顷以上的城镇; a count with 以上 may be one: 建设5个以上示范园."""
    bound, one = asked.candidate.bound, asked.candidate.quantity
    return asked.candidate.heads and bound.end > one.end and one.measures != "count"


def _lone_one(asked: TargetReading) -> bool:
    one = asked.candidate.quantity
    return one.in_han and one.value == 1 and one.measures == "count" and asked.candidate.bound.comparator == "="


def _no_name(asked: TargetReading) -> bool:
    """四个“倍增”, 5个G: what is counted is quoted, or no words at all."""
    one = asked.candidate
    first = one.behind[:1]
    return one.heads and one.quantity.in_han and (first in _NAMES_OPEN or (first.isascii() and first.isalnum()))


def _cannot_head(asked: TargetReading) -> bool:
    one = asked.candidate
    if not one.heads:
        return False
    match one.quantity.measures:
        case "rate":
            return True
        case "amount":
            return not one.behind.endswith(MONEY_NOUNS)
        case "time":
            return not one.behind.endswith("圈") or len(one.behind) > _LONGEST_CIRCLE
    return one.quantity.unit == "人" and not asked.serves


def _no_service(asked: TargetReading) -> bool:
    one = asked.candidate
    lasting = one.quantity.measures == "time" and not one.heads and not asked.shares_noun
    done = asked.action is not None and asked.action.start >= one.bound.end
    return lasting and not done and not holds_any(asked.clause, SERVICES)


def _no_change(asked: TargetReading) -> bool:
    """2倍 and 3个百分点 say nothing without 增长."""
    one = asked.candidate.quantity
    return one.unit in ("倍", "番", "百分点", "个百分点") and not (asked.action and asked.action.change)


def _nothing_governs(asked: TargetReading) -> bool:
    return asked.candidate.heads and asked.action is None


def _no_indicator(asked: TargetReading) -> bool:
    return asked.indicator is None


TARGET_RULES: tuple[DecisionRule[TargetReading, bool], ...] = (
    DecisionRule(
        "enclosed", "Numbers in quotes, titles and brackets belong to a name or explain one.", _enclosed, False
    ),
    DecisionRule("contradictory", "Two things are said by 不超过…以上.", _contradictory, False),
    DecisionRule("approximate", "No number is fixed by 近100家 or 前10%.", _approximate, False),
    DecisionRule("place-in-an-order", "A rank is meant by 进入前10名.", _in_order, True),
    DecisionRule("benefit", "What somebody is given is no target: 给予最高500万元补助.", _is_benefit, False),
    DecisionRule("terms", "Terms are set, not reached: 首付比例, 上限, 按5%.", _are_terms, False),
    DecisionRule("already-there", "What is there already is a fact: 现有, 已建成.", _is_there, False),
    DecisionRule("condition", "Whom a clause is about stands behind 对, 符合 or 围绕.", _is_condition, False),
    DecisionRule("for-each", "Neither verb nor noun says what 每个乡镇2名 is of.", _for_each, False),
    DecisionRule("starting-point", "Of 由30%提高到40% only the end is a target.", _starts_from, False),
    DecisionRule("describes-what-is-counted", "Of 50亿元企业1家 the 50亿元 describes.", _describes, False),
    DecisionRule("attribute", "With 的 behind it a number describes: 占比40%的企业.", _of_something, False),
    DecisionRule("threshold", "An amount with 以上 before a noun is part of it: 5亿元以上项目.", _threshold, False),
    DecisionRule("lone-one", "Nothing is counted by 打造一个中心 or 更新一次.", _lone_one, False),
    DecisionRule("quoted-name", "A Chinese numeral before quotes is part of a name: 四个“倍增”.", _no_name, False),
    DecisionRule("cannot-head", "A rate, an amount or 人 before a noun describes it.", _cannot_head, False),
    DecisionRule("no-service", "Hours and days are targets where something is done within them.", _no_service, False),
    DecisionRule("no-change", "Only changes are measured in 倍, 番 and 百分点.", _no_change, False),
    DecisionRule("nothing-governs", "A number before a noun needs a verb: 建设10家工厂.", _nothing_governs, False),
    DecisionRule("no-indicator", "Nothing says what is measured.", _no_indicator, False),
    DecisionRule("committed", "A number with measure and indicator is what the task commits to.", always, True),
)
