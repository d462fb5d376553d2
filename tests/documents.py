"""The documents for people, in English and in Chinese, and what stands in them."""

from __future__ import annotations

from pathlib import Path

import pytest
import regex
from _pytest.mark import ParameterSet
from conftest import ROOT

from govtask_extract.saying.languages import LANGUAGES, Language

# What a page leaves out of an output.
ELISION = "…\n"
FOLDERS: dict[Language, Path] = {"en": ROOT / "docs", "zh": ROOT / "docs/zh"}
READMES: dict[Language, Path] = {"en": ROOT / "README.md", "zh": ROOT / "README.zh-CN.md"}


def pages(name: str) -> dict[Language, str]:
    """A page of docs/ by language."""
    return {language: (FOLDERS[language] / name).read_text("utf-8") for language in LANGUAGES}


def fences(text: str, kind: str) -> list[str]:
    return regex.findall(rf"^```{kind}\n(.*?)^```", text, regex.MULTILINE | regex.DOTALL)


def commands_shown(block: str) -> list[tuple[str, str]]:
    """Commands with what they print, of a block of the console; a comment prints nothing."""
    found = regex.finditer(r"^\$ (?P<command>.*)\n(?P<shown>(?:(?!\$ |# ).*\n)*)", block, regex.MULTILINE)
    return [(one["command"], one["shown"]) for one in found]


def examples(name: str) -> list[ParameterSet]:
    """The blocks of the console of a page, in each language, as parameters of a test."""
    return [
        pytest.param(language, block, id=f"{language}: {block.splitlines()[0]}")
        for language, page in pages(name).items()
        for block in fences(page, "console")
    ]


def prints(shown: str, printed: str) -> bool:
    """Whether that is what a page shows, which may leave lines out; blank lines at the end do not count."""
    pattern = regex.escape(shown.rstrip("\n") + "\n").replace(regex.escape(ELISION), r"(?:.*\n)*")
    return regex.fullmatch(pattern, printed.rstrip("\n") + "\n") is not None
