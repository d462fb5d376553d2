"""Times in running text, 2025年6月底前, 到2027年, 每季度首月10日前, 春节前: where each stands, and how it is said."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from govtask_extract.language.recurrence import find_recurrences
from govtask_extract.language.word_lists import words
from govtask_extract.patterns import holds_any, lazy_re

_TO = "[-—–~～至到]{1,2}"
# What is said of several years is read as one, and then fixes nothing: 2025、2026年.
_YEAR = (
    "(?:(?<![0-9])(?:[12][0-9]{3}[、和及]){0,4}[12][0-9]{3}年"
    "|今年|明年|本年|去年|(?<![应适正])当年|(?<![每首])次年|(?<![以则])上年)"
)
_MONTH = (
    "(?:(?<![0-9])(?:[0-9]{1,2}[、和及]){1,6})?(?<![0-9近第个每几数.])(?:1[0-2]|0?[1-9])月(?!龄)份?"
    f"(?:[0-9]{{1,2}}[日号](?:{_TO}[0-9]{{1,2}}日)?|[上中]?[上中下]旬|底|末|初(?![步级中])|中(?=前))?"
)
_QUARTER = "(?:第?[一二三四1-4][、和及至-])?前?第?(?<![0-9单每近首两几])[1-4]季度[末底]?"
_HALF = "[上下]半年[末底]?"
# 年底线, 年内部 and 年终端 open other words.
_INSIDE = "(?![部容外涝陆地河需设生控科])"
_CLOSE = (
    f"(?:年?(?:底(?![线层数座盘色部册])|末(?!端)|内{_INSIDE}|终(?![端止身点])|初(?![步级中期])"
    "|中(?=[前，,。;]|完成|建成)))"
)
_POINT = (
    rf"(?:{_YEAR}度?(?:{_MONTH}|{_QUARTER}|{_HALF}|{_CLOSE})?|{_MONTH}|{_QUARTER}|{_HALF}"
    rf"|(?<![0-9一二两三四五六七八九十几数近半多每整全青少老中童成壮])(?=年){_CLOSE})"
)
_NUMERIC = (
    r"(?<![0-9.])[12][0-9]{3}(?:\.[0-9]{1,2}(?:\.[0-9]{1,2})?|-[0-9]{1,2}-[0-9]{1,2}|/[0-9]{1,2}/[0-9]{1,2})日?"
    "(?=[之以]?前|底)底?"
)
_EVENTS = (
    '春节|元旦|国庆节?|[“"]?五一[”"]?|中秋节?|清明节?|端午节?|劳动节|两节|主?汛期|雨季|冬季'
    "|供[暖热][期季]?|采暖[期季]?|防火期|(?:[春秋]季)?开学|春耕|入[汛冬夏秋]|(?<![环季关细章时])节"
)
_TAIL = (
    f"(?P<tail>[之以]?前(?!提(?![出交供请升前])|[后期端沿置往瞻列述])|以?内{_INSIDE}"
    "|起(?![步草点诉来码伏止始])|开始|以来|[以之]后|期间)?"
)
_SPAN = f"(?P<span>(?:(?<![0-9])[12][0-9]{{3}}年?|{_POINT}(?:起|开始)?|{_YEAR}?(?<![0-9.])[0-9]{{1,2}}){_TO})?"
# 2025年6月底前  自2023年12月1日起至2024年2月29日  到2027年  “十四五”末  2025年春节前  分两年
_TIME = lazy_re(
    rf"(?P<event>(?:(?:{_YEAR})?(?:{_EVENTS})(?:假期|期间|节)?(?:到?来临?之?|开始)?"
    "|[本当次下]月(?:[0-9]{1,2}日|底|[上中下]旬))[之以]?前(?!后))"
    r"|(?P<five>[“\"]?十[三四五六]五[”\"]?(?:规划)?(?:时期|期)?末(?:[之以]?前)?)"
    r"|(?P<parts>分[2-9]年(?![级度龄]))"
    rf"|(?P<lead>截至|截止到?|自从?|从|至|到)?{_SPAN}(?:{_POINT}|{_NUMERIC})(?:\(含\))?{_TAIL}"
)
# One of these every time holds, but for a year alone.
_SIGNS = words(
    """
    月 季 半年 年底 年内 年末 年终 年初 年中 每 按周 之前 节前 期前 学前 暖前 热前 耕前 来前 临前 始前 间前 冬前 汛前
    夏前 秋前 明前 午前 元旦 国庆 五一 五末 五”末 期末 分两年 分三年 分四年 分五年 分2年 分3年
    """
)
_BEFORE_YEAR = frozenset("0123456789〇○零一二三四五六七八九今明当次本去上")
_LASTING = ("持续", "长期", "常态", "常年", "贯穿")
_MARKS = ",，;。!?\n"


class PrintedTime(Struct, frozen=True):
    """A time, from what leads to it to 前 or 起; which `form` it has is one of the pattern's names, or `point`.

    `lead` is 到 or 自 before it, `tail` 前, 内 or 起 behind it, each empty if there is none.
    """

    start: int
    end: int
    form: str
    lead: str = ""
    tail: str = ""


def may_hold_time(text: str) -> bool:
    """Whether a text without blanks may hold any; most hold none, and are told by this alone."""
    if holds_any(text, _SIGNS):
        return True
    at = text.find("年")
    while at > 0:
        if text[at - 1] in _BEFORE_YEAR:
            return True
        at = text.find("年", at + 1)
    return "前" in text and holds_any(text, ("-", ".", "/"))


def find_times(text: str) -> list[PrintedTime]:
    """Those of a text, its widths folded, without blanks, its dates in Arabic numerals, in order."""
    found = [PrintedTime(one.start, one.end, "again") for one in find_recurrences(text)]
    taken = {at for one in found for at in range(one.start, one.end)}
    for match in _TIME.finditer(text):
        if match.end() - 1 not in taken and match.start() not in taken:
            form = next((name for name in ("event", "five", "parts", "span") if match[name]), "point")
            found.append(PrintedTime(*match.span(), form, match["lead"] or "", match["tail"] or ""))
    return sorted(found, key=lambda one: one.start)


def find_lasting(text: str) -> Iterator[tuple[int, int]]:
    """Clauses that open with a word for what goes on, 持续推进, without the 并 before it."""
    for word in _LASTING:
        at = text.find(word)
        while at >= 0:
            start = at - 1 if text[at - 1 : at] in ("并", "且") else at
            if start == 0 or text[start - 1] in _MARKS:
                end = next((stop for stop in range(at, min(len(text), at + 16)) if text[stop] in _MARKS), len(text))
                # Longer ones go on with what is done: 持续推进移风易俗.
                if end - at <= 6:
                    yield at, end
            at = text.find(word, at + 1)
