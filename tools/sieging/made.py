"""Hostile files, made at random: each maker takes a generator and gives a name and a content."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from random import Random
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

File = tuple[str, bytes]
_TASK = "1. 新建公园 3 个。（牵头单位：区住建局）\n"
_MARKS = tuple("（）《、；：\n\t| ")
_WORDS = (
    "1. ",
    "（一）",
    "一、",
    "责任单位：",
    "牵头单位",
    "区住建局",
    "附件1：",
    "第三季度末",
    "2022年2月30日",
    "9" * 400,
)
_TROUBLE = ("=1+1", "::error::x\n", "##[error]x", "\x1b[2J", "\x9b31m", "\0", "\x85", "\u2028", "\u202e", "\u200b")
_PIECES = (*_MARKS, *_WORDS, *_TROUBLE, "\ufeff", "І", "㈱", "ﬁ", "\U000f0000")
_HEADS = (b"", b"%PDF-1.7\n", b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"{\\rtf1", b"<html>")
_NAMES = ("a.pdf", "a.docx", "a.doc", "a.xls", "a.html", "a")
CONFIGURATIONS = ("govtask.yaml", "pyproject.toml")
_WAYS_OUT = 0.05
_ENCODINGS = ("utf-8", "gb18030", "utf-16", "big5", "utf-32", "utf-7")


def made(random: Random) -> File:
    """One of them."""
    return random.choice(_MAKERS)(random)


def _size(random: Random, most: int) -> int:
    """Mostly small: what is large takes the time of a hundred others."""
    return int(most ** random.random())


def _pieces(random: Random) -> File:
    text = _TASK + "".join(random.choice(_PIECES) for _ in range(_size(random, 3_000)))
    return random.choice(("a.txt", "a.md", "a.csv")), text.encode(random.choice(_ENCODINGS), "replace")


def _one_piece(random: Random) -> File:
    """A long line of one thing, or of two that open and close."""
    piece, number = random.choice(_PIECES), _size(random, 100_000)
    return "a.txt", (_TASK + piece * number + random.choice(("", "）", "\n")) * number).encode()


def _brackets(random: Random) -> File:
    """What each linter, table and format has to walk through for every character."""
    piece = random.choice(("（", "（）", "、", "《", "1. 建桥。（", _TASK, "附件1：\n"))
    return "a.txt", (_TASK + piece * (_size(random, 100_000) // len(piece))).encode()


def _noise(random: Random) -> File:
    return random.choice(_NAMES), random.choice(_HEADS) + random.randbytes(_size(random, 50_000))


def _deep(random: Random) -> File:
    opening, closing = random.choice((("<div>", "</div>"), ("<table><tr><td>", ""), ("<ul><li>", "</ul>"), ("<b>", "")))
    depth = _size(random, 30_000)
    return "a.html", f"<html><body>{opening * depth}{_TASK}{closing * depth}".encode()


def _huge_numbers(random: Random) -> File:
    number = random.choice(("9" * _size(random, 5_000), "-1", "1e308", "4294967296"))
    spans = f"<td colspan={number} rowspan={number}>{number}. 建桥</td>"
    return "a.html", f"<table>{f'<tr>{spans}</tr>' * _size(random, 300)}<ol start={number}><li>建桥</ol>".encode()


def _zip(members: list[File], random: Random) -> bytes:
    written = BytesIO()
    with ZipFile(written, "w", ZIP_DEFLATED) as archive:
        for number, (name, content) in enumerate(members):
            way_out = "../" * (random.random() < _WAYS_OUT)
            archive.writestr(ZipInfo(f"{way_out}{number}/{name}"), content, ZIP_DEFLATED)
    return written.getvalue()


def heavy(random: Random) -> File:
    """A page that is read for seconds, in a child of its own: who is killed meanwhile must take it along."""
    return "a.html", f"<html><body>{f'<p>{_TASK}</p>' * random.randint(5_000, 20_000)}".encode()


def _archive(random: Random) -> File:
    makers = (_pieces, _noise, _deep, _huge_numbers)
    return "a.zip", _zip([random.choice(makers)(random) for _ in range(random.randint(1, 4))], random)


def _members(random: Random) -> File:
    """Each is as large as a notice may well be, and all are packed into little."""
    content = _TASK.encode() * random.randint(100, 8_000)
    return "a.zip", _zip([("a.txt", content)] * random.randint(2, 16), random)


def _bomb(random: Random) -> File:
    content = random.choice((bytes(1_000_000), _TASK.encode() * 20_000)) * random.randint(1, 40)
    return random.choice(("a.zip", "a.docx")), _zip([("a.txt", content)], random)


def _nested(random: Random) -> File:
    name, content = _pieces(random)
    for _ in range(random.randint(2, 20)):
        name, content = "a.zip", _zip([(name, content)], random)
    return name, content


def _nested_data(random: Random) -> File:
    """What a report, a baseline or a configuration might be."""
    opening = random.choice(("[", '{"tasks":[', "{a: ", "- ", "&a [*a, "))
    return random.choice(("a.json", *CONFIGURATIONS)), (opening * _size(random, 20_000)).encode()


def _laughs(random: Random) -> File:
    """Each level names the one before ten times."""
    levels = (f"a{n}: &a{n} [{','.join([f'*a{n - 1}'] * 10)}]\n" for n in range(1, random.randint(3, 12)))
    return "govtask.yaml", ("a0: &a0 [ha]\n" + "".join(levels) + "known_units: *a2\n").encode()


def _long_toml(random: Random) -> File:
    value = random.choice(("[" * _size(random, 20_000), "a." * _size(random, 20_000) + "b = 1", "x = [1,\n" * 3_000))
    return "pyproject.toml", f"[tool.govtask]\n{random.choice(('', 'ignore = '))}{value}".encode()


_MAKERS: tuple[Callable[[Random], File], ...] = (
    *(_pieces, _one_piece, _brackets, _noise, _deep, _huge_numbers),
    *(_archive, _members, _bomb, _nested, _nested_data, _laughs, _long_toml),
)
