"""What texts are read as, with all words and without one."""

from __future__ import annotations

import ast
import importlib
import sys
from collections.abc import Sequence
from functools import cache
from hashlib import blake2b
from importlib.machinery import ModuleSpec, SourceFileLoader
from importlib.util import spec_from_file_location
from pathlib import Path
from types import CodeType

from wording.listed import Word
from wording.texts import Text

PACKAGE = "govtask_extract"


def fingerprint(text: Text) -> bytes:
    """Of all that is read from the text."""
    if text.finder:
        said = _of_finder(text.content, text.finder)
    else:
        said = _of_notice(text) if text.name else _of_line(text.content, text.column)
    return blake2b(said.encode("utf-8", "replace"), digest_size=12).digest()


def _of_notice(text: Text) -> str:
    from govtask_extract.linting.run import lint
    from govtask_extract.model.options import Options
    from govtask_extract.model.report import Report
    from govtask_extract.opening import open_source
    from govtask_extract.parsing.parse import parse

    options = Options()
    source = open_source(text.content.encode(), options.limits, text.name)
    report = Report.model_validate(parse(_document(text), source, options.profile), strict=True)
    return report.model_dump_json() + "".join(said.model_dump_json() for said in lint(report))


@cache
def _document(text: Text) -> object:
    """Readers run in processes of their own, in which all words are known: a text is read once, before."""
    from govtask_extract.pipeline import read_document

    return read_document(text.content.encode(), name=text.name)[0]


def _of_finder(line: str, finder: str) -> str:
    """What a finder says that cases of its own try."""
    import test_language
    import test_lines

    return (test_language.FINDERS | test_lines.FINDERS)[finder](line)


def _of_line(line: str, column: str) -> str:
    from govtask_extract.language.deadline_days import KnownYears, read_deadline
    from govtask_extract.language.document_numbers import find_numbers, is_number_line
    from govtask_extract.language.kinds_of_document import ends_like_title, ends_with_kind
    from govtask_extract.language.labels import label_words, opens_label
    from govtask_extract.model.group import Position
    from govtask_extract.model.profile import DEFAULT
    from govtask_extract.model.roles import Role
    from govtask_extract.parsing.assignment.finding import find_groups
    from govtask_extract.parsing.assignment.grammar import read_group
    from govtask_extract.parsing.assignment.positional_rules import find_rules
    from govtask_extract.parsing.tables.headings import column_meaning

    if column:
        return repr(read_group(line, Position.COLUMN, column_role=Role(column)))
    said = [read_group(line, position) for position in (Position.BRACKET, Position.LINE)]
    found = (
        find_groups(line),
        opens_label(line),
        label_words(line),
        find_rules(line),
        read_deadline(line, KnownYears(plan=2023)),
    )
    asked = list(find_numbers(line)), is_number_line(line), ends_like_title(line), ends_with_kind(line)
    return repr((said, found, asked, column_meaning(line, DEFAULT)))


def matters(word: Word, texts: Sequence[Text], before: Sequence[bytes]) -> str | None:
    """The origin of the first text that is read otherwise without the word. To be asked in a process of its own."""
    text = None
    try:
        _leave_out(word)
        for text, known in zip(texts, before, strict=True):
            if all(sign in text.signs for sign in word.signs) and fingerprint(text) != known:
                return text.origin
    # A list that is empty without the word, a field that is asked for: that, too, is a difference.
    except Exception:
        return text.origin if text else "code"
    return None


def _leave_out(word: Word) -> None:
    """Forgets the word's module and all that were made with it, and has them made without the word."""
    for name in _made_with(word.module):
        del sys.modules[name]
        package, _, module = name.rpartition(".")
        if package in sys.modules:
            vars(sys.modules[package]).pop(module, None)
    sys.meta_path.insert(0, _Without(word))
    importlib.import_module(word.module)


def _made_with(module: str) -> set[str]:
    """The loaded modules that import this one, or one that does."""
    users, found, asked = _users(), {module}, [module]
    while asked:
        for user in users.get(asked.pop(), set()) - found:
            found.add(user)
            asked.append(user)
    return found & sys.modules.keys()


@cache
def _users() -> dict[str, set[str]]:
    users: dict[str, set[str]] = {}
    for name, module in list(sys.modules.items()):
        if name.startswith((PACKAGE, "test_l")) and module.__file__:
            for node in ast.walk(ast.parse(Path(module.__file__).read_text("utf-8"))):
                if isinstance(node, ast.ImportFrom) and node.module:
                    for used in (node.module, *(f"{node.module}.{one.name}" for one in node.names)):
                        users.setdefault(used, set()).add(name)
            # The lint rules are found by their folder, and remembered.
            if name.startswith(f"{PACKAGE}.linting.rules."):
                users.setdefault(name, set()).add(f"{PACKAGE}.linting.rule")
    return users


class _Without:
    """Finds the word's module, with its source changed."""

    def __init__(self, word: Word) -> None:
        self.word = word

    def find_spec(self, name: str, _path: object, _target: object = None) -> ModuleSpec | None:
        if name != self.word.module:
            return None
        return spec_from_file_location(name, self.word.path, loader=_Loader(self.word))


class _Loader(SourceFileLoader):
    def __init__(self, word: Word) -> None:
        super().__init__(word.module, str(word.path))
        self.word = word

    def get_code(self, _fullname: str) -> CodeType:
        return compile(self.word.source_without(), str(self.word.path), "exec")
