"""Pages whose text layer lies, each in its own way: a PDF by kind and seed."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import islice

from lying_pages import (
    HEIGHT,
    WIDTH,
    Face,
    Row,
    Says,
    Sheet,
    made,
    noisy,
    painted,
    printed,
    rows,
    scanned,
    to_unicode,
    unseen,
)
from notice_lines import is_han, lines, numbered
from outlined_pages import outlined


def mapped_anew(says: Says, seed: int) -> bytes:
    """A page in a font that is not embedded, and whose codes Adobe's tables explain; but it has a map of its own."""
    own = {ord(character): says(character) for character in set("".join(lines(seed)))}
    return made(Sheet(layer=rows(lines(seed)), layer_map=to_unicode(own)))


def table(seed: int, of: Callable[[str], bool], into: Callable[[list[str], random.Random], list[str]]) -> Says:
    """A map of the page's characters of a sort onto others."""
    own = sorted({character for character in "".join(lines(seed)) if of(character)})
    others = dict(zip(own, into(own, random.Random(seed)), strict=True))
    return lambda character: others.get(character, character)


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


def upper_half_typed(seed: int) -> bytes:
    picture = noisy(painted(Sheet(rows(lines(seed)))))
    lower = picture.crop((0, picture.height // 2, picture.width, picture.height))
    return made(Sheet(rows(lines(seed)[:14]), picture=lower, place=(0, HEIGHT / 2, WIDTH, HEIGHT)))


def noise_of_another_script(seed: int) -> list[Row]:
    """What a program makes of Han characters that knows only Latin ones."""
    chance = random.Random(seed)
    words = ("".join(chance.choices("AEFHIKLMTXYZaeilt|/&#@JiHFRB", k=chance.randrange(2, 7))) for _ in range(196))
    return rows([" ".join(islice(words, 7)) for _ in range(28)])


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
    "all marks": lambda seed: printed(lambda c: "，。、；：？！（）《》"[ord(c) % 11], seed),
    "all kana": lambda seed: printed(lambda c: chr(0x3042 + ord(c) % 80), seed),
    "all Cyrillic letters": lambda seed: printed(lambda c: chr(0x430 + ord(c) % 32), seed),
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
        Sheet(
            layer=rows(lines(seed)),
            layer_map=to_unicode({ord(c): chr(0xE000 + ord(c) % 0x1800) for c in "".join(lines(seed))}),
        )
    ),
    "shuffled in a font of Adobe's": lambda seed: mapped_anew(table(seed, is_han, shuffled), seed),
    "all blanks": lambda seed: printed(lambda _: " ", seed),
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
