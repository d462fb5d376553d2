"""What stands in the fields of a form: the text that was filled in, or what the field asks for."""

from __future__ import annotations

from msgspec import Struct
from selectolax.lexbor import LexborNode

from govtask_extract.reading.formats.from_html.elements import tag_of

# Of the others nothing shows, or a button, a bar (HTML, 4.10.5).
_WRITTEN_IN = frozenset((
    "", "text", "search", "tel", "url", "email", "number", "date", "month", "week", "time",
    "datetime-local", "datetime",
))  # fmt: skip


# What a box shows that is ticked, and one that is not.
_BOXES = {"checkbox": ("☑", "□"), "radio": ("◉", "○")}


class FormText(Struct, frozen=True):
    """What shows in a field; `asks` says that it is what the form itself says, where nothing is filled in."""

    text: str = ""
    asks: bool = False


_NOTHING = FormText()


def filled_in(node: LexborNode) -> FormText:
    """The text in a field; that of any other element is empty."""
    match tag_of(node):
        case "input":
            return _in_input(node, (node.attributes.get("type") or "").strip().lower())
        case "textarea":
            return _text_or_prompt(node, node.text() or "")
        case "select":
            return _chosen(node)
    return _NOTHING


def _in_input(node: LexborNode, kind: str) -> FormText:
    if kind in _BOXES:
        ticked, empty = _BOXES[kind]
        return FormText(ticked if "checked" in node.attributes else empty)
    return _text_or_prompt(node, node.attributes.get("value") or "") if kind in _WRITTEN_IN else _NOTHING


def _text_or_prompt(node: LexborNode, text: str) -> FormText:
    return FormText(text) if text.strip() else FormText(node.attributes.get("placeholder") or "", asks=True)


def _chosen(select: LexborNode) -> FormText:
    """All options that are selected; if none is, the first one shows, which has no value where it asks to choose."""
    options = select.css("option")
    chosen = [option for option in options if "selected" in option.attributes]
    if not chosen and "multiple" not in select.attributes:
        chosen = options[:1]
    words = [_words(option) for option in chosen]
    asks = all(option.attributes.get("value", "?") in ("", None) for option in chosen)
    return FormText("、".join(filter(None, words)), asks)


def _words(option: LexborNode) -> str:
    return " ".join((option.attributes.get("label") or option.text() or "").split())
