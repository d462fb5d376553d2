"""Pages whose text layer lies, each in its own way, and odd ones whose layer is honest: a PDF by kind and seed."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path

from lying_pages import (
    HEIGHT,
    WIDTH,
    Face,
    Image,
    ImageDraw,
    Row,
    Says,
    Sheet,
    made,
    noisy,
    outlined,
    painted,
    rows,
    to_unicode,
    turned,
    unseen,
)

NOTICE = Path(__file__).resolve().parent.parent / "samples/dongxihu-2022/notice.md"
LATIN = (
    "The committee shall publish the plan before the end of March. Every department reports to the office what it has "
    "done, what remains to be done, and which difficulties it has met. Reports are collected by the office, which sends "
    "them to all members within a week. Building sites are visited twice a year by two officers of different offices. "
).split()
NAMES = "翀喆燊昉堃垚淼焱鑫犇骉赟珺玥琛玮璟瑄璇珏琪瑜钰锜锴铄晔昱晟晗旻昊炜烨煜熠皓皞翊翎竑筱蕤蓁"
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


def printed(says: Says | None, seed: int, **more: int) -> bytes:
    """A page whose font's map says what it likes."""
    return made(Sheet(rows(lines(seed, **more)), Face(says)))


def table(seed: int, of: Callable[[str], bool], into: Callable[[list[str], random.Random], list[str]]) -> Says:
    """A map of the page's characters of a sort onto others."""
    own = sorted({character for character in "".join(lines(seed)) if of(character)})
    others = dict(zip(own, into(own, random.Random(seed)), strict=True))
    return lambda character: others.get(character, character)


def is_han(character: str) -> bool:
    return "\u4e00" <= character <= "\u9fff"


def shuffled(own: Sequence[str], chance: random.Random) -> list[str]:
    others = list(own)
    chance.shuffle(others)
    return others


def another_text(own: Sequence[str], chance: random.Random) -> list[str]:
    """The characters of another place of the notice, in the order in which they come there."""
    met = dict.fromkeys(c for c in "".join(lines(chance.randrange(1000), 400)) if is_han(c))
    return [*met, *own][: len(own)]


def half_shuffled(own: Sequence[str], chance: random.Random) -> list[str]:
    some = set(chance.sample(list(own), len(own) // 2))
    mixed = iter(shuffled(sorted(some), chance))
    return [next(mixed) if character in some else character for character in own]


def in_gb_order(character: str) -> str:
    """The character that comes 40 places later in GB 2312, where common ones stand by their sound."""
    if not is_han(character):
        return character
    high, low = character.encode("gb18030")[:2]
    place = ((high - 0xB0) * 94 + low - 0xA1 + 40) % 3755
    return bytes((0xB0 + place // 94, 0xA1 + place % 94)).decode("gb2312")


def misread(written: str, read: str) -> Says:
    return lambda character: character.encode(written).decode(read, errors="replace")


def random_character(character: str) -> str:
    return chr(random.Random(character).randrange(0x100, 0xD000))


def next_digit(character: str) -> str:
    return str((int(character) + 1) % 10) if character.isascii() and character.isdigit() else character


def numbered(seed: int) -> list[str]:
    chance = random.Random(seed)
    return [f"{chance.randrange(1000, 99999)}   {chance.randrange(10, 999)}.{chance.randrange(10, 99)}   "
            f"{chance.randrange(1990, 2030)}-{chance.randrange(1, 13):02}   {chance.randrange(10**6):,}"
            for _ in range(28)]  # fmt: skip


def scanned(seed: int, layer: Sequence[Row], degrees: float = 0, seal: bool = False, **face: object) -> bytes:
    """A scan of the notice with a layer; in the embedded font if `exact`."""
    picture = noisy(turned(painted(Sheet(rows(lines(seed)))), degrees))
    if seal:
        picture = picture.convert("RGB")
        ImageDraw.Draw(picture).ellipse((900, 1500, 1330, 1930), outline=(220, 40, 40), width=14)
    if face.get("exact"):
        return made(Sheet(unseen(layer), picture=picture))
    return made(Sheet(layer=unseen(layer), picture=picture))


def upper_half_typed(seed: int) -> bytes:
    picture = noisy(painted(Sheet(rows(lines(seed)))))
    lower = picture.crop((0, picture.height // 2, picture.width, picture.height))
    return made(Sheet(rows(lines(seed)[:14]), picture=lower, place=(0, HEIGHT / 2, WIDTH, HEIGHT)))


def noise_of_another_script(seed: int) -> list[Row]:
    """What a program makes of Han characters that knows only Latin ones."""
    chance = random.Random(seed)
    return rows([" ".join("".join(chance.choices("AEFHIKLMTXYZaeilt|/&#@JiHFRB", k=chance.randrange(2, 7))) for _ in range(7))
                 for _ in range(28)])  # fmt: skip


def beside_what_is_shown(seed: int) -> bytes:
    """A layer where the picture has its margin and nothing else."""
    picture = noisy(painted(Sheet(rows(lines(seed)[:6]))))
    return made(Sheet(layer=unseen(rows(lines(seed), top=330, leading=18)), picture=picture))


def under_a_picture(seed: int) -> bytes:
    picture = noisy(painted(Sheet(rows(lines(seed)))))
    return made(Sheet(layer=unseen(rows(lines(seed + 500))), picture=picture))


LYING: dict[str, Callable[[int], bytes]] = {
    "no character has a map": lambda seed: printed(lambda _: "\ufffd", seed),
    "there is no map": lambda seed: printed(None, seed),
    "private use": lambda seed: printed(lambda c: chr(0xE000 + ord(c) % 0x1800), seed),
    "controls": lambda seed: printed(lambda c: chr(1 + ord(c) % 8), seed),
    "shuffled": lambda seed: printed(table(seed, lambda c: True, shuffled), seed),
    "Han characters shuffled": lambda seed: printed(table(seed, is_han, shuffled), seed),
    "half of them shuffled": lambda seed: printed(table(seed, is_han, half_shuffled), seed),
    "the next in Unicode": lambda seed: printed(lambda c: chr(ord(c) + 1) if is_han(c) else c, seed),
    "29 places further in Unicode": lambda seed: printed(lambda c: chr(ord(c) + 29), seed),
    "40 places further in GB 2312": lambda seed: printed(in_gb_order, seed),
    "another text": lambda seed: printed(table(seed, is_han, another_text), seed),
    "all one character": lambda seed: printed(lambda c: "的", seed),
    "all one of ten": lambda seed: printed(lambda c: "一二三四五六七八九十"[ord(c) % 10], seed),
    "all Latin letters": lambda seed: printed(lambda c: chr(65 + ord(c) % 26), seed),
    "random": lambda seed: printed(random_character, seed),
    "GBK as Latin-1": lambda seed: printed(misread("gb18030", "latin-1"), seed),
    "UTF-8 as Windows-1252": lambda seed: printed(misread("utf-8", "cp1252"), seed),
    "UTF-8 as GBK": lambda seed: printed(misread("utf-8", "gb18030"), seed),
    "GBK as KOI8": lambda seed: printed(misread("gb18030", "koi8-r"), seed),
    "GBK as Windows-1251": lambda seed: printed(misread("gb18030", "cp1251"), seed),
    "broken twice": lambda seed: printed(lambda c: "锟斤拷"[ord(c) % 3], seed),
    "other digits": lambda seed: made(Sheet(rows(numbered(seed)), Face(next_digit))),
    "a map of its own for a font of Adobe's": lambda seed: made(
        Sheet(layer=rows(lines(seed)), layer_map=to_unicode({ord(c): chr(0xE000 + ord(c) % 0x1800) for c in "".join(lines(seed))}))
    ),
    "glyphs that show nothing": lambda seed: made(
        Sheet(rows(lines(seed + 300)), Face(blank=True), picture=noisy(painted(Sheet(rows(lines(seed))))))
    ),
    "another text under a scan": lambda seed: scanned(seed, rows(lines(seed + 100))),
    "another text, exact, under a scan": lambda seed: scanned(seed, rows(lines(seed + 200)), exact=True),
    "shuffled under a scan": lambda seed: scanned(
        seed, [replace(row, text="".join(map(table(seed, is_han, shuffled), row.text))) for row in rows(lines(seed))]
    ),
    "moved to the right": lambda seed: scanned(seed, rows(lines(seed), left=72 + 40)),
    "moved down by a line": lambda seed: scanned(seed, rows(lines(seed), top=80 + 24)),
    "moved down by half a line": lambda seed: scanned(seed, rows(lines(seed), top=80 + 12), exact=True),
    "moved up by three lines": lambda seed: scanned(seed, rows(lines(seed), top=80 - 72), exact=True),
    "half of the scan": lambda seed: scanned(seed, rows(lines(seed)[:14])),
    "every other line": lambda seed: scanned(seed, rows(lines(seed)[::2], leading=48), exact=True),
    "the lower half is a picture": upper_half_typed,
    "the lower half is paths": lambda seed: outlined(rows(lines(seed)), 14),
    "all of it is paths": lambda seed: outlined(rows(lines(seed)), 1),
    "noise of another script": lambda seed: scanned(seed, noise_of_another_script(seed)),
    "text where nothing is shown": beside_what_is_shown,
    "another text, skewed": lambda seed: scanned(seed, rows(lines(seed + 100)), degrees=1),
}


def names(seed: int) -> list[str]:
    chance = random.Random(seed)
    one = lambda: chance.choice(FAMILIES) + chance.choice(NAMES) + chance.choice("国文明建华志小晓")  # noqa: E731
    return ["　".join(one() for _ in range(7)) for _ in range(28)]


def latin(seed: int) -> list[str]:
    return [" ".join(LATIN[(at * 9 + seed + k) % len(LATIN)] for k in range(9)) for at in range(28)]


def in_colour(seed: int) -> bytes:
    ground = b"q 0.05 0.15 0.4 rg 0 0 595 842 re f Q\n"
    return made(Sheet(rows(lines(seed), colour=b"1 0.9 0.3 rg"), before=ground))


def with_a_photo(seed: int) -> bytes:
    photo = Image.effect_noise((300, 200), 60).resize((900, 600), Image.Resampling.BICUBIC)
    return made(Sheet(rows(lines(seed)[:14]), picture=photo, place=(72, 440, 522, 740)))


def with_watermarks(seed: int) -> bytes:
    marks = [Row("内部资料", 150, 300 + 200 * at, 50, colour=b"0.85 g", turn=b"0.7 0.7 -0.7 0.7") for at in range(3)]
    return made(Sheet([*marks, *rows(lines(seed))]))


def with_a_chart(seed: int) -> bytes:
    chance = random.Random(seed)
    bars = b"".join(
        b"0.2 0.4 0.8 rg %d 100 18 %d re f\n" % (80 + 24 * at, chance.randrange(40, 280)) for at in range(18)
    )
    curve = b"1 w 80 120 m " + b"".join(
        b"%d %d %d %d %d %d c " % (80 + 4 * at, chance.randrange(120, 380), 82 + 4 * at, 200, 84 + 4 * at, 260) for at in range(110)
    )
    return made(Sheet(rows(lines(seed)[:14]), before=bars + curve + b"S\n"))


HONEST: dict[str, Callable[[int], bytes]] = {
    "plain": lambda seed: printed(lambda c: c, seed),
    "short": lambda seed: printed(lambda c: c, seed, count=3),
    "turned page": lambda seed: made(Sheet(rows(lines(seed)), entries=b"/Rotate 90")),
    "upside down": lambda seed: made(Sheet(rows(lines(seed)), entries=b"/Rotate 180")),
    "lying text": lambda seed: made(
        Sheet([Row(line, 80 + 16 * at, 800, 11, turn=b"0 1 -1 0") for at, line in enumerate(lines(seed))])
    ),
    "tiny": lambda seed: made(Sheet(rows(lines(seed, 100, 80), size=4.5, leading=7))),
    "columns": lambda seed: made(
        Sheet([Row(c, 520 - 22 * at, 80 + 16 * k) for at, line in enumerate(lines(seed, 20)) for k, c in enumerate(line)])
    ),
    "by Adobe's tables": lambda seed: made(Sheet(layer=rows(lines(seed)))),
    "by Adobe's tables, GBK": lambda seed: made(Sheet(layer=rows(lines(seed)))).replace(b"UniGB-UCS2-H", b"UniGB-UCS2-V"),
    "spaced title": lambda seed: made(Sheet([Row("重点工作任务分解方案", 72, 60, 22, spacing=18), *rows(lines(seed))])),
    "watermarks": with_watermarks,
    "layer over a scan": lambda seed: scanned(seed, rows(lines(seed))),
    "exact layer over a scan": lambda seed: scanned(seed, rows(lines(seed)), exact=True),
    "layer narrower than the scan": lambda seed: scanned(seed, rows(lines(seed), stretch=96)),
    "layer over a skewed scan": lambda seed: scanned(seed, rows(lines(seed)), degrees=1),
    "layer over a scan with a seal": lambda seed: scanned(seed, rows(lines(seed)), seal=True, exact=True),
    "numbers": lambda seed: made(Sheet(rows(numbered(seed)))),
    "numbers over a scan": lambda seed: made(
        Sheet(unseen(rows(numbered(seed))), picture=noisy(painted(Sheet(rows(numbered(seed))))))
    ),
    "Latin": lambda seed: made(Sheet(rows(latin(seed)))),
    "Latin over a scan": lambda seed: made(
        Sheet(unseen(rows(latin(seed))), picture=noisy(painted(Sheet(rows(latin(seed))))))
    ),
    "traditional": lambda seed: made(
        Sheet(rows(["".join(TRADITIONAL.get(c, c) for c in line) for line in lines(seed)]))
    ),
    "rare names": lambda seed: made(Sheet(rows(names(seed)))),
    "light on dark": in_colour,
    "yes and no": lambda seed: made(Sheet(rows([f"{at}　{'是　' * 8}否" for at in range(1, 29)]))),
    "photo": with_a_photo,
    "chart": with_a_chart,
    "bullets": lambda seed: printed(lambda c: "\uf0b7" if c == "、" else c, seed),
}
TRADITIONAL = dict(zip("责单区发经济设办农业务产实进领导会员对开关时间长东风车马门问题学习书记党组织结构体制机构环保护",
                       "責單區發經濟設辦農業務產實進領導會員對開關時間長東風車馬門問題學習書記黨組織結構體制機構環保護", strict=True))  # fmt: skip
