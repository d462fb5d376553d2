"""YAML as people like to read it: block style, but a box on one line and paragraphs as paragraphs.

PyYAML's own dumper, not the faster one of its C library: that one escapes rare characters such as 𬭎.
"""

from __future__ import annotations

from yaml import Node, SafeDumper, dump

from govtask_extract.patterns import lazy_re
from govtask_extract.visible import COMMAND, OLD_COMMAND


def dump_yaml(value: object) -> str:
    """No line is broken, no key moved, and nothing said by reference."""
    text: str = dump(value, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=_ENDLESS)
    return text.replace(OLD_COMMAND, r"##\x5B")


_ENDLESS = 1 << 30


class _Dumper(SafeDumper):
    def ignore_aliases(self, data: object) -> bool:
        return True


def _represent_list(dumper: _Dumper, value: list[object]) -> Node:
    numbers = bool(value) and all(isinstance(item, float) for item in value)
    return dumper.represent_sequence("tag:yaml.org,2002:seq", value, flow_style=numbers)


def _represent_text(dumper: _Dumper, value: str) -> Node:
    return dumper.represent_scalar("tag:yaml.org,2002:str", value, style=_style(value))


# Line ends and marks that YAML itself would act on; only between double quotes are they kept as they are.
_DELICATE = lazy_re("[^\n\x20-\x7e\xa0-\u2027\u202a-\ufefe\uff00-\U0010ffff]")


def _style(text: str) -> str | None:
    # Between double quotes no line feed is bare, so that no line begins with ::, and a bracket may be escaped.
    if _DELICATE.search(text) or COMMAND.search(text) or OLD_COMMAND in text:
        return '"'
    return "|" if "\n" in text else None


_Dumper.add_representer(list, _represent_list)
_Dumper.add_representer(str, _represent_text)
