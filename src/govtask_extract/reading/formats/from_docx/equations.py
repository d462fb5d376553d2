"""EQ fields, with which Word draws what no font has: 带圈字符 as `eq \\o\\ac(○,1)`, fractions (ECMA-376 17.16.5.16)."""

from __future__ import annotations

from govtask_extract.patterns import lazy_re
from govtask_extract.reading.list_numerals import circled, ordinal_sign

_ENCLOSURES = frozenset("○◯〇⭕□△◇")
_SETTING = lazy_re(r"\\\*\s*(?:\"[^\"]*\"|\S+)")
_COMMAND = lazy_re(r"\\(?P<name>[a-z]{1,2})(?P<more>[^(\\]*)", 2)
_NUMBER = lazy_re(r"[0-9０-９]{1,2}")
_CHINESE = "一二三四五六七八九十"


def equation(instruction: str) -> str:
    """What the field shows, in a line: a number in a circle as ①, one over another as 1/2."""
    rest = _SETTING.sub("", instruction.strip()[2:]).strip().strip('"')
    return _read(rest, 0)[0].strip()


def _read(text: str, at: int) -> tuple[str, int]:
    """The text from here to the bracket that ends it, or to its own end, and where that is."""
    shown = ""
    while at < len(text) and text[at] != ")":
        command = _COMMAND.match(text, at)
        if command is not None:
            piece, at = _command(text, at)
        elif text[at] == "\\" and at + 1 < len(text):
            piece, at = text[at + 1], at + 2
        else:
            piece, at = text[at], at + 1
        shown += piece
    return shown, at


def _command(text: str, at: int) -> tuple[str, int]:
    r"""A command, the switches behind it, and what stands in its brackets: `\o\ac(○,1)`."""
    names: list[str] = []
    while (found := _COMMAND.match(text, at)) is not None:
        names.append(found["name"].lower())
        at = found.end()
    if at >= len(text) or text[at] != "(":
        return "", at
    inside, at = _inside(text, at)
    return _shown(names, [_read(part, 0)[0].strip() for part in inside]), at


def _inside(text: str, at: int) -> tuple[list[str], int]:
    """The parts in a pair of brackets, parted by commas or, as some systems set them, semicolons; and its end."""
    parts: list[str] = []
    depth, start = 0, at + 1
    while at < len(text):
        if text[at] == "\\" and text[at + 1 : at + 2] in ("(", ")", ",", ";", "\\"):
            at += 1
        elif text[at] == "(":
            depth += 1
        elif text[at] == ")":
            depth -= 1
            if not depth:
                return [*parts, text[start:at]], at + 1
        elif text[at] in ",;，" and depth == 1:
            parts.append(text[start:at])
            start = at + 1
        at += 1
    return [*parts, text[start:]], at


def _shown(names: list[str], parts: list[str]) -> str:
    match names[0]:
        case "o":
            return _over_one_another(names, parts)
        case "f":
            return "/".join(parts)
        case "r":
            return f"√{parts[-1]}"
        case "l":
            return ",".join(parts)
        case "a":
            return " ".join(parts)
        case _:
            return "".join(parts)


def _over_one_another(names: list[str], parts: list[str]) -> str:
    """A mark around a number makes it a sign; of a word with its reading above it (`\\o\\ad(…)`) the word is read."""
    drawn = [part for part in parts if part not in _ENCLOSURES]
    if len(drawn) < len(parts):
        return "".join(map(_enclosed, drawn)) or "".join(parts)
    return parts[-1] if "ad" in names else "".join(parts)


def _enclosed(text: str) -> str:
    if _NUMBER.fullmatch(text):
        return circled(int(text))
    if len(text) == 1 and text in _CHINESE:
        return ordinal_sign(_CHINESE.index(text) + 1, 0x3280, 0x3289)
    return text
