"""Odd pages whose text layer is honest: a PDF by kind and seed."""

from __future__ import annotations

import random
from collections.abc import Callable

from lying_pages import Row, Sheet, made, noisy, painted, printed, rows, scanned, unseen
from notice_lines import SIMPLIFIED, TRADITIONAL, latin, lines, names, numbered
from PIL import Image


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
        b"%d %d %d %d %d %d c " % (80 + 4 * at, chance.randrange(120, 380), 82 + 4 * at, 200, 84 + 4 * at, 260)
        for at in range(110)
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
        Sheet(
            [Row(c, 520 - 22 * at, 80 + 16 * k) for at, line in enumerate(lines(seed, 20)) for k, c in enumerate(line)]
        )
    ),
    "by Adobe's tables": lambda seed: made(Sheet(layer=rows(lines(seed)))),
    "by Adobe's tables, GBK": lambda seed: made(Sheet(layer=rows(lines(seed)))).replace(
        b"UniGB-UCS2-H", b"UniGB-UCS2-V"
    ),
    "spaced title": lambda seed: made(Sheet([Row("重点工作任务分解方案", 72, 60, 22, spacing=18), *rows(lines(seed))])),
    "watermarks": with_watermarks,
    "layer over a scan": lambda seed: scanned(seed, rows(lines(seed))),
    "exact layer over a scan": lambda seed: scanned(seed, rows(lines(seed)), exact=True),
    "layer narrower than the scan": lambda seed: scanned(seed, rows(lines(seed), stretch=96)),
    "layer over a skewed scan": lambda seed: scanned(seed, rows(lines(seed)), degrees=1),
    "layer over a scan with a seal": lambda seed: scanned(seed, rows(lines(seed)), seal=True, exact=True),
    "contents": lambda seed: made(Sheet(rows([f"{line[:6]}{'…' * 22}{at}" for at, line in enumerate(lines(seed))]))),
    "numbers": lambda seed: made(Sheet(rows(numbered(seed)))),
    "numbers over a scan": lambda seed: made(
        Sheet(unseen(rows(numbered(seed))), picture=noisy(painted(Sheet(rows(numbered(seed))))))
    ),
    "Latin": lambda seed: made(Sheet(rows(latin(seed)))),
    "Latin over a scan": lambda seed: made(
        Sheet(unseen(rows(latin(seed))), picture=noisy(painted(Sheet(rows(latin(seed))))))
    ),
    "traditional": lambda seed: made(
        Sheet(rows([line.translate(str.maketrans(SIMPLIFIED, TRADITIONAL)) for line in lines(seed)]))
    ),
    "rare names": lambda seed: made(Sheet(rows(names(seed)))),
    "light on dark": in_colour,
    "yes and no": lambda seed: made(Sheet(rows([f"{at}　{'是　' * 8}否" for at in range(1, 29)]))),
    "photo": with_a_photo,
    "chart": with_a_chart,
    "bullets": lambda seed: printed(lambda c: "\uf0b7" if c == "、" else c, seed),
}
