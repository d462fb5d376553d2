"""Suppressions added to a govtask.yaml, whose own lines, comments and layout stay as they are."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import TYPE_CHECKING

from msgspec import Struct

from govtask_extract.patterns import lazy_re
from govtask_extract.settings_files import LARGEST, yaml_data
from govtask_extract.writing.escaping import escaped
from govtask_extract.writing.yaml_dumper import dump_yaml

if TYPE_CHECKING:
    from yaml import Node

    from govtask_extract.checking.acceptances import Acceptance

KEY = "suppressions"
_BOM = b"\xef\xbb\xbf"
_COMMENT = lazy_re(r"(?:^|(?<=\s))#[^\n]*")


def with_suppressions(content: bytes, added: Sequence[Acceptance]) -> bytes | None:
    """The file with these at the end of its suppressions; None where that cannot be done without touching the rest.

    What comes out is read again: it says what the file said, and these, or there is nothing.
    """
    from yaml import YAMLError

    try:
        given = yaml_data(content) or {}
        if not isinstance(given, dict):
            return None
        text = content.removeprefix(_BOM).decode("utf-8")
        changed = (_BOM if content.startswith(_BOM) else b"") + _added(text, added).encode()
        wanted = given | {KEY: [*(given.get(KEY) or []), *added]}
        fits = len(changed) <= LARGEST and yaml_data(changed) == wanted
    except (YAMLError, ValueError, TypeError, RecursionError):
        return None
    return changed if fits else None


def suppressions_block(added: Sequence[Acceptance]) -> str:
    """The same for a file that has none yet."""
    return f"{KEY}:\n{_block(dump_yaml(list(added)), 2)}"


def _added(text: str, added: Sequence[Acceptance]) -> str:
    import yaml

    root = yaml.compose(text, Loader=yaml.SafeLoader)
    end = "\r\n" if "\r\n" in text else "\n"
    if not isinstance(root, yaml.MappingNode):
        return _put(text, len(text), _block(suppressions_block(added), 0), end)
    value = next((value for key, value in root.value if key.value == KEY), None)
    if value is None and root.flow_style:
        place = _FlowPlace(root.end_mark.index - 1, _last_end(root), bool(root.value))
        return _in_flow(text, place, f'"{KEY}": [{_flow(added)}]')
    if value is None:
        return _put(text, len(text), _block(suppressions_block(added), root.start_mark.column), end)
    if isinstance(value, yaml.SequenceNode) and value.flow_style:
        place = _FlowPlace(value.end_mark.index - 1, _last_end(value), bool(value.value))
        return _in_flow(text, place, _flow(added))
    items = dump_yaml(list(added))
    if isinstance(value, yaml.SequenceNode):
        return _put(text, _behind(text, value), _block(items, value.start_mark.column), end)
    # Nothing, `null` or `~`: its place is taken.
    before = text[: value.start_mark.index].rstrip(" ")
    rest = text[value.end_mark.index :]
    behind = len(before) + (rest.index("\n") + 1 if "\n" in rest else len(rest))
    return _put(before + rest, behind, _block(items, root.start_mark.column + 2), end)


def _block(text: str, indent: int) -> str:
    return "".join(" " * indent + line for line in text.splitlines(keepends=True))


def _put(text: str, at: int, block: str, end: str) -> str:
    """The block on lines of its own."""
    before = text[:at]
    gap = end if before and not before.endswith("\n") else ""
    return before + gap + block.replace("\n", end) + text[at:]


def _behind(text: str, node: Node) -> int:
    """The beginning of the line behind a block sequence; what is noted behind its last value stays there."""
    last = _last(node)
    if getattr(last, "style", None) in ("|", ">"):
        # It ends with the blanks before what comes next, or with the file.
        end = last.end_mark.index
        return end if end == len(text) else text.rfind("\n", 0, end) + 1
    line_end = text.find("\n", last.end_mark.index)
    return len(text) if line_end < 0 else line_end + 1


def _last(node: Node) -> Node:
    """The last value in a node that is written in block style."""
    import yaml

    if not isinstance(node, yaml.CollectionNode) or node.flow_style or not node.value:
        return node
    return _last(node.value[-1][1] if isinstance(node, yaml.MappingNode) else node.value[-1])


class _FlowPlace(Struct, frozen=True):
    """Where something may be added between brackets: before the closing one, behind the last item if there is any."""

    closing: int
    last: int
    filled: bool


def _last_end(node: Node) -> int:
    import yaml

    if not node.value:
        return node.start_mark.index + 1
    last = node.value[-1]
    end: int = (last[1] if isinstance(node, yaml.MappingNode) else last).end_mark.index
    return end


def _in_flow(text: str, place: _FlowPlace, item: str) -> str:
    if not place.filled:
        return text[: place.closing] + item + text[place.closing :]
    if "," in _COMMENT.sub("", text[place.last : place.closing]):
        return f"{text[: place.closing]} {item}{text[place.closing :]}"
    return f"{text[: place.last]}, {item}{text[place.last :]}"


def _flow(added: Sequence[Acceptance]) -> str:
    return ", ".join(escaped(json.dumps(one, ensure_ascii=False)) for one in added)
