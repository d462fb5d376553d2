"""Lines to set on pages: of the sample notice, of numbers, of names, of English."""

from __future__ import annotations

import random
from functools import cache
from pathlib import Path

NOTICE = Path(__file__).resolve().parent.parent / "samples/dongxihu-2022/notice.md"
LATIN = (
    "The committee shall publish the plan before the end of March. Every department reports to the office what it "
    "has done, what remains to be done, and which difficulties it has met. Reports are collected by the office, which "
    "sends them to all members within a week. Building sites are visited twice a year by officers of other offices. "
)
NAMES = "翀喆燊昉堃垚淼焱鑫犇骉赟珺玥琛玮璟瑄璇珏琪瑜钰锜锴铄晔昱晟晗旻昊炜烨煜熠皓皞翊翎竑筱蕤蓁"
SIMPLIFIED = "责单区发经济设办农业务产实进领导会员对开关时间长东风车马门问题学习书记党组织结构体制机构环保护"
TRADITIONAL = "責單區發經濟設辦農業務產實進領導會員對開關時間長東風車馬門問題學習書記黨組織結構體制機構環保護"
FAMILIES = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜"


def lines(seed: int, count: int = 28, width: int = 32) -> list[str]:
    """Lines of the sample notice from some place on, broken at a width."""
    paragraphs = _paragraphs()
    found: list[str] = []
    for paragraph in paragraphs[random.Random(seed).randrange(len(paragraphs) - 60) :]:
        found += [paragraph[at : at + width] for at in range(0, len(paragraph), width)]
    return found[:count]


@cache
def _paragraphs() -> list[str]:
    stripped = (line.strip().lstrip("#* ") for line in NOTICE.read_text("utf-8").splitlines())
    return [line for line in stripped if len(line) > 4]


def is_han(character: str) -> bool:
    return "\u4e00" <= character <= "\u9fff"


def numbered(seed: int) -> list[str]:
    chance = random.Random(seed)
    return [f"{chance.randrange(1000, 99999)}   {chance.randrange(10, 999)}.{chance.randrange(10, 99)}   "
            f"{chance.randrange(1990, 2030)}-{chance.randrange(1, 13):02}   {chance.randrange(10**6):,}"
            for _ in range(28)]  # fmt: skip


def names(seed: int) -> list[str]:
    chance = random.Random(seed)
    one = lambda: chance.choice(FAMILIES) + chance.choice(NAMES) + chance.choice("国文明建华志小晓")  # noqa: E731
    return ["　".join(one() for _ in range(7)) for _ in range(28)]


def latin(seed: int) -> list[str]:
    words = LATIN.split()
    return [" ".join(words[(at * 9 + seed + k) % len(words)] for k in range(9)) for at in range(28)]
