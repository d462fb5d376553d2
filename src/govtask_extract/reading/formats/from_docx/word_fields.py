"""Fields: of most, Word stores the result; some it draws anew from their instruction (ECMA-376 17.16)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from xml.etree.ElementTree import Element

from msgspec import Struct, field

from govtask_extract.patterns import lazy_re
from govtask_extract.reading.form_choices import chosen, ticked
from govtask_extract.reading.formats.from_docx.equations import equation
from govtask_extract.reading.formats.from_docx.list_number_formats import print_number
from govtask_extract.reading.formats.from_docx.properties import integer, toggled, value
from govtask_extract.reading.setting_apart import PROMPT, set_apart, without_marks
from govtask_extract.reading.symbol_fonts import symbol

_WORDS = lazy_re(r'"([^"]*)"|“([^”]*)”|(\S+)')
# ECMA-376 17.16.4.3.1, as Chinese documents use them.
_FORMATS = {
    "arabic": "decimal",
    "chinesenum1": "chineseCounting",
    "chinesenum2": "chineseLegalSimplified",
    "chinesenum3": "chineseCountingThousand",
    "circlenum": "decimalEnclosedCircle",
    "gb1": "decimalEnclosedFullstop",
    "gb2": "decimalEnclosedParen",
    "gb3": "decimalEnclosedCircle",
    "gb4": "ideographEnclosedCircle",
    "dbchar": "decimalFullWidth",
    "zodiac1": "ideographTraditional",
    "zodiac2": "ideographZodiac",
}
_LIST_LEVELS = {"2": "lowerLetter", "3": "lowerRoman"}
_BY_CASE = {"roman": "Roman", "alphabetic": "Letter"}


class FieldCounts(Struct):
    """What fields that number have counted in this document, by their names."""

    by_name: dict[str, int] = field(default_factory=dict)


class Field(Struct):
    """A field that is open: `begun` says that its result has, `printed` that something of it shows."""

    instruction: str = ""
    begun: bool = False
    printed: bool = False
    form: Element | None = None

    @property
    def words(self) -> list[str]:
        return ["".join(groups) for groups in _WORDS.findall(self.instruction)]

    @property
    def names_page(self) -> bool:
        return "PAGE" in self.instruction.upper().split()

    def drawn(self, counts: FieldCounts) -> str:
        """What shows of a field without a stored result; empty where Word shows nothing."""
        words = self.words
        draw = _DRAWN.get(words[0].upper()) if words else None
        return draw(self, words, counts) if draw else ""


def _equation(found: Field, words: list[str], counts: FieldCounts) -> str:
    return equation(found.instruction)


def _drop_down(found: Field, words: list[str], counts: FieldCounts) -> str:
    choices = None if found.form is None else found.form.find("ddList")
    if choices is None:
        return ""
    entries = [without_marks(value(entry) or "") for entry in choices.findall("listEntry")]
    index = integer(choices.find("result"))
    return chosen(entries, (integer(choices.find("default")) or 0) if index is None else index)


def _check_box(found: Field, words: list[str], counts: FieldCounts) -> str:
    box = None if found.form is None else found.form.find("checkBox")
    is_ticked = None if box is None else toggled(box.find("checked"))
    if box is not None and is_ticked is None:
        is_ticked = toggled(box.find("default"))
    return ticked(bool(is_ticked))


def _text(found: Field, words: list[str], counts: FieldCounts) -> str:
    """What stands in the box before anybody writes: only a result is stored of what they wrote."""
    written = None if found.form is None or found.begun else found.form.find("textInput/default")
    return value(written) or ""


def _symbol(found: Field, words: list[str], counts: FieldCounts) -> str:
    r"""`SYMBOL 82 \f "Wingdings 2"`, in decimal or, as 0x52, in hexadecimal."""
    code = words[1] if len(words) > 1 else ""
    font = _switch(words, "f")
    if code.lower().startswith("0x"):
        return symbol(code[2:], font)
    if not code.isdecimal():
        return code
    return symbol(f"{int(code):X}" if len(code) < 8 else "", font or "")


def _button(found: Field, words: list[str], counts: FieldCounts) -> str:
    """`MACROBUTTON NoMacro 单击此处输入单位`: templates say so what is to be filled in."""
    return set_apart(" ".join(words[2:]), PROMPT)


def _quote(found: Field, words: list[str], counts: FieldCounts) -> str:
    return words[1] if len(words) > 1 else ""


def _sequence(found: Field, words: list[str], counts: FieldCounts) -> str:
    """`SEQ 表 \\* ARABIC`: the next number of its name, the last one again, or one that is given."""
    name = f"SEQ {words[1] if len(words) > 1 else ''}"
    reset = _switch(words, "r")
    if reset and reset.isdecimal() and len(reset) < 10:
        counts.by_name[name] = int(reset)
    elif "\\c" not in words:
        counts.by_name[name] = counts.by_name.get(name, 0) + 1
    return "" if "\\h" in words else _number(counts.by_name.get(name, 0), words)


def _paragraph_number(found: Field, words: list[str], counts: FieldCounts) -> str:
    """AUTONUM and its kin: 1. 2. 3. down the document, or with the mark that `\\s` gives."""
    counts.by_name[words[0].upper()] = counted = counts.by_name.get(words[0].upper(), 0) + 1
    return _number(counted, words) + ("" if "\\e" in words else _switch(words, "s") or ".")


def _list_number(found: Field, words: list[str], counts: FieldCounts) -> str:
    """LISTNUM by the list that it names, or by Word's own, 1) a) i)."""
    level = _switch(words, "l") or "1"
    name = f"LISTNUM {words[1] if len(words) > 1 and not words[1].startswith(chr(92)) else ''} {level}"
    start = _switch(words, "s")
    counted = int(start) if start and start.isdecimal() and len(start) < 10 else counts.by_name.get(name, 0) + 1
    counts.by_name[name] = counted
    return f"{print_number(counted, _LIST_LEVELS.get(level, 'decimal'))})"


def _number(number: int, words: list[str]) -> str:
    r"""In the format of the switch `\*`; of ROMAN and roman the case tells which."""
    named = _switch(words, "*") or "Arabic"
    if named.lower() in _BY_CASE:
        return print_number(number, ("upper" if named[0].isupper() else "lower") + _BY_CASE[named.lower()])
    return print_number(number, _FORMATS.get(named.lower(), "decimal"))


def _switch(words: list[str], name: str) -> str | None:
    r"""What stands behind a switch, `\f "Wingdings 2"` or `\*ARABIC`."""
    for word, following in zip(words, [*words[1:], ""], strict=True):
        if word.lower() == f"\\{name}":
            return following
        if word.lower().startswith(f"\\{name}") and name == "*":
            return word[2:]
    return None


_DRAWN: Mapping[str, Callable[[Field, list[str], FieldCounts], str]] = {
    "EQ": _equation,
    "FORMDROPDOWN": _drop_down,
    "FORMCHECKBOX": _check_box,
    "FORMTEXT": _text,
    "SYMBOL": _symbol,
    "MACROBUTTON": _button,
    "GOTOBUTTON": _button,
    "QUOTE": _quote,
    "SEQ": _sequence,
    "AUTONUM": _paragraph_number,
    "AUTONUMLGL": _paragraph_number,
    "AUTONUMOUT": _paragraph_number,
    "LISTNUM": _list_number,
}
