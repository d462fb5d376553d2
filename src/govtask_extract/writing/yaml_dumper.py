"""YAML as people like to read it: block style, but a box on one line and paragraphs as paragraphs.

The C library writes four times as fast, and the same bytes but for two things: it escapes rare characters such as 𬭎,
and sets line feeds alone in another way. What holds one of them is left to PyYAML's own dumper.
"""

from __future__ import annotations

import json

import yaml
from yaml import Node, SafeDumper, dump

from govtask_extract.patterns import lazy_re
from govtask_extract.visible import COMMAND, OLD_COMMAND


def dump_yaml(value: object) -> str:
    """No line is broken, no key moved, and nothing said by reference."""
    slow = _UNLIKE.search(json.dumps(value, ensure_ascii=False))
    dumper = SlowDumper if slow else _FastDumper
    text: str = dump(value, Dumper=dumper, allow_unicode=True, sort_keys=False, width=_ENDLESS)
    return text.replace(OLD_COMMAND, r"##\x5B")


_ENDLESS = 1 << 30
# In JSON, where each string stands between quotation marks.
_UNLIKE = lazy_re(r'[^\0-\uffff]|"(?:\\n)+"')


def _represent_list(dumper: SafeDumper, value: list[object]) -> Node:
    numbers = bool(value) and all(isinstance(item, float) for item in value)
    return dumper.represent_sequence("tag:yaml.org,2002:seq", value, flow_style=numbers)


def _represent_text(dumper: SafeDumper, value: str) -> Node:
    return dumper.represent_scalar("tag:yaml.org,2002:str", value, style=_style(value))


# Line ends and marks that YAML itself would act on; only between double quotes are they kept as they are.
_DELICATE = lazy_re("[^\n\x20-\x7e\xa0-\u2027\u202a-\ufefe\uff00-\U0010ffff]")


def _style(text: str) -> str | None:
    # Between double quotes no line feed is bare, so that no line begins with ::, and a bracket may be escaped.
    if _DELICATE.search(text) or COMMAND.search(text) or OLD_COMMAND in text:
        return '"'
    return "|" if "\n" in text else None


def _like_ours(base: type[SafeDumper]) -> type[SafeDumper]:
    """Nothing is said by reference; lists and texts are styled as above."""
    dumper: type[SafeDumper] = type(base.__name__, (base,), {"ignore_aliases": lambda self, data: True})
    dumper.add_representer(list, _represent_list)
    dumper.add_representer(str, _represent_text)
    return dumper


SlowDumper = _like_ours(SafeDumper)
_FastDumper = _like_ours(getattr(yaml, "CSafeDumper", SafeDumper))
