"""Which of the two languages somebody is told things in: what is asked for, else what the system says."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from typing import Literal, get_args

Language = Literal["en", "zh"]
LANGUAGES: tuple[Language, ...] = get_args(Language)
VARIABLE = "GOVTASK_LANG"
# POSIX.1-2017, 8.2: the first of these that is set and not empty holds.
_OF_THE_SYSTEM = ("LC_ALL", "LC_MESSAGES", "LANG")
# Windows Language Code Identifier ([MS-LCID]): the lower ten bits are the language.
_PRIMARY, _CHINESE = 0x3FF, 0x04


def language_of(environment: Mapping[str, str]) -> Language:
    """By GOVTASK_LANG, then as POSIX has it, on Windows that of the desktop; English where nothing tells."""
    asked = environment.get(VARIABLE, "")
    if _primary(asked) in LANGUAGES:
        return named_language(asked)
    named = next((value for name in _OF_THE_SYSTEM if (value := environment.get(name))), None)
    if named is not None:
        return named_language(named)
    return "zh" if _desktop_is_chinese() else "en"


def unknown_language(environment: Mapping[str, str]) -> str:
    """What GOVTASK_LANG has that is none of ours, so that the system tells; "" if it is one, or not set."""
    asked = environment.get(VARIABLE, "")
    return "" if _primary(asked) in LANGUAGES else asked


def named_language(name: str) -> Language:
    """Of `zh_CN.UTF-8`, `zh-Hant`, `zh`: Chinese; of everything else English."""
    return "zh" if _primary(name) == "zh" else "en"


def _primary(name: str) -> str:
    """`zh` of `zh_CN.UTF-8` and `zh-Hant`."""
    return name.lower().replace("-", "_").partition(".")[0].partition("_")[0]


def _desktop_is_chinese() -> bool:
    if sys.platform != "win32":
        return False
    import ctypes

    return bool(ctypes.windll.kernel32.GetUserDefaultUILanguage() & _PRIMARY == _CHINESE)
