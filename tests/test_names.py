"""One word for one thing: no class and no module shares its name; the glossary has the words of code and report."""

from __future__ import annotations

import ast
import re
from collections import defaultdict
from collections.abc import Iterable
from token import NAME
from tokenize import tokenize
from typing import get_args

from conftest import ROOT
from pydantic import BaseModel

from govtask_extract.model import report
from govtask_extract.parsing.lines.furniture import KINDS

SOURCES = ROOT / "src/govtask_extract"
# What people type is the name of the module that offers it: `govtask check`, `--format json`, `--from pdf`.
TYPED = {"cli/commands", "checking/formats", "writing/formats", "reading/formats"}
# Words stand under the name of the module that finds them.
WORDS = "language/words"

GLOSSARY = re.search(r"^## Glossary\n(.*?)(?=^## |\Z)", (ROOT / "ARCHITECTURE.md").read_text("utf-8"), re.M | re.S)[1]


def homes(named: Iterable[tuple[str, str]]) -> dict[str, list[str]]:
    """Names that several have, each with those who have it."""
    found: dict[str, list[str]] = defaultdict(list)
    for name, home in named:
        found[name].append(home)
    return {name: where for name, where in found.items() if len(where) > 1}


def classes() -> Iterable[tuple[str, str]]:
    """Also those that are private: who searches for `Reader` finds `_Reader`."""
    for path in SOURCES.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.ClassDef):
                yield node.name.lstrip("_"), path.relative_to(SOURCES).as_posix()


def modules() -> Iterable[tuple[str, str]]:
    for path in SOURCES.rglob("*.py"):
        folder = path.parent.relative_to(SOURCES).as_posix()
        if path.stem not in ("__init__", "__main__") and folder not in TYPED | {WORDS}:
            yield path.stem, folder


def test_no_class_bears_the_name_of_another() -> None:
    assert homes(classes()) == {}


def test_no_module_bears_the_name_of_another() -> None:
    assert homes(modules()) == {}


def terms() -> list[str]:
    """The English words that the glossary explains: what opens an entry, before its Chinese, its colon or its comma."""
    paragraphs = GLOSSARY.strip().split("\n\n")[1:]
    heads = (re.split(r"[:（]|[^\x00-\x7f]", entry)[0] for one in paragraphs for entry in re.split(r" ·\s", one))
    return [*(term.strip() for head in heads for term in head.split(",")), *re.findall(r"\*\*(\w+)\*\*", GLOSSARY)]


def names() -> set[str]:
    """Every name in the code, in small letters, and the words that it is put together from."""
    found: set[str] = set()
    for path in SOURCES.rglob("*.py"):
        with path.open("rb") as file:
            whole = {token.string for token in tokenize(file.readline) if token.type == NAME}
        parted = (re.sub(r"(?<=[a-z])(?=[A-Z])", "_", name).lower().strip("_") for name in whole)
        found.update(word for name in parted for word in (name, *name.split("_")))
    return found


def test_the_code_has_the_words_that_the_glossary_explains() -> None:
    said = names()
    written = [term for term in terms() if re.fullmatch(r"[a-z_]+", term)]
    assert len(written) > 50
    assert [term for term in written if not {term, f"{term}s"} & said] == []


def test_every_field_of_the_report_stands_in_the_glossary() -> None:
    models = [one for one in vars(report).values() if isinstance(one, type) and issubclass(one, BaseModel)]
    fields = {field for model in models for field in model.model_fields}
    assert {"lead_units", "quote", "severity"} <= fields
    # Several of a thing are called by its plural.
    said = {word + ending for word in re.findall(r"\w+", GLOSSARY, re.ASCII) for ending in ("", "s")}
    assert sorted(fields - said) == []


def test_every_kind_of_furniture_is_said_in_a_sentence() -> None:
    assert set(KINDS) == set(get_args(report.Furniture.model_fields["kind"].annotation))
