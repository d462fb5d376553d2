"""The files in which people say how they want it: configurations, names, baselines, profiles; as plain data.

They are written by hand, and may come from strangers with the plans. So only regular files are read, up to a size, an
alias of YAML counts as what it stands for, and a key that is there twice is told, since one of the two would be lost.
What such a file holds is never quoted: it may be a link to something that nobody is to see.
"""

from __future__ import annotations

import os
from pathlib import Path
from stat import S_ISREG
from typing import TYPE_CHECKING, TypeVar

from msgspec import Struct

from govtask_extract.errors import GovtaskError
from govtask_extract.near_files import how_to_find
from govtask_extract.patterns import lazy_re
from govtask_extract.saying.foreign_words import words_of_data, words_of_system
from govtask_extract.saying.said import Said, said

if TYPE_CHECKING:
    from pydantic import BaseModel
    from yaml import MappingNode, Node

Model = TypeVar("Model", bound="BaseModel")

LARGEST = 256_000
"""Bytes; a list of some thousand names has less."""
_CHECK_PATH = said("Check the path.")
# What aliases stand for counts, too: a few lines of them could stand for anything.
_MOST_VALUES = 100_000
_MERGE = "tag:yaml.org,2002:merge"
# Neither waits for a pipe's other end, nor becomes the terminal's own.
_READ = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOCTTY", 0) | getattr(os, "O_BINARY", 0)
# tomllib keeps every beginning of a key's parts: those of a long one fill the memory.
_LONG_KEY = lazy_re(r"""(?:(?:(?<![\w-])[\w-]+|"[^"\n]*"|'[^'\n]*')[ \t]*\.[ \t]*){32}""")


class SettingsFile(Struct, frozen=True):
    """A file, and the error that it is if it cannot be read or says what it cannot say.

    `called`: where another file names it, what messages call it. `inside`: the folder that it must not lead out of, as
    links and `..` do. `largest`: bytes.
    """

    path: Path
    error: type[GovtaskError]
    hint: str
    called: str | None = None
    inside: Path | None = None
    largest: int = LARGEST

    @property
    def name(self) -> str:
        return self.called or self.path.name

    def content(self) -> bytes:
        """Raises the error, as all of these do."""
        try:
            self._stays_inside()
            content = self._bytes()
        except OSError as error:
            # What a stranger's file names is not looked for.
            lost = isinstance(error, FileNotFoundError) and not self.called
            hint = how_to_find(self.path, _CHECK_PATH) if lost else _CHECK_PATH
            raise self.error(
                said("{name} cannot be read: {reason}", name=self.name, reason=words_of_system(error)), hint
            ) from None
        except (ValueError, RuntimeError):
            raise self.error(said("{name} is no name of a file", name=self.name), _CHECK_PATH) from None
        if len(content) > self.largest:
            raise self.error(said("{name} is larger than {most:,} bytes", name=self.name, most=self.largest), self.hint)
        return content

    def _stays_inside(self) -> None:
        if self.inside is not None and not self.path.resolve().is_relative_to(self.inside.resolve()):
            raise self.error(
                said("{name} leads out of the configuration's folder", name=self.name),
                said("Put the file itself there."),
            )

    def _bytes(self) -> bytes:
        with os.fdopen(os.open(self.path, _READ), "rb") as file:
            if not S_ISREG(os.fstat(file.fileno()).st_mode):
                raise self.error(
                    said("{name} is no regular file", name=self.name), said("Put what it holds into a file.")
                )
            return file.read(self.largest + 1)

    def yaml(self) -> object:
        """None if it is empty."""
        from yaml import YAMLError

        content = self.content()
        try:
            return yaml_data(content)
        except (YAMLError, ValueError, RecursionError) as error:
            raise self._no("YAML", error) from None

    def toml(self) -> dict[str, object]:
        import tomllib

        content = self.content()
        try:
            text = content.decode("utf-8")
            if _LONG_KEY.search(text):
                raise _Refused(said("a key has too many parts"))
            return tomllib.loads(text)
        except (ValueError, RecursionError) as error:
            raise self._no("TOML", error) from None

    def json(self) -> object:
        import json

        content = self.content()
        try:
            value: object = json.loads(content.decode("utf-8-sig"))
        except (ValueError, RecursionError) as error:
            raise self._no("JSON", error) from None
        return value

    def fitting(self, model: type[Model], data: object, **context: object) -> Model:
        """What stands in the file, as a model; `context` is for its validators."""
        from pydantic import ValidationError

        from govtask_extract.validation import told

        try:
            return model.model_validate(data, context=context)
        except ValidationError as error:
            raise self.error(
                said("{place}: {message}", place=self.name, message=told(error, data, model, quoted=False)), self.hint
            ) from None

    def _no(self, language: str, error: Exception) -> GovtaskError:
        reason = error.message if isinstance(error, _Refused) else words_of_data(error)
        message = said("{name} is no {language}: {reason}", name=self.name, language=language, reason=reason)
        return self.error(message, self.hint)


class _Refused(ValueError):
    """What a language allows, and we do not; the message quotes nothing."""

    def __init__(self, message: Said) -> None:
        super().__init__(message)
        self.message = message


def yaml_data(content: bytes) -> object:
    """Plain data; None if it is empty. Raises `YAMLError`, `ValueError` or `RecursionError` for what is not taken."""
    import yaml

    # The C library reads ten times as fast, where it is there.
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)(content)
    try:
        root = loader.get_single_node()
        if root is None:
            return None
        if _values(root, {}) > _MOST_VALUES:
            raise _Refused(said("it stands for more than {most:,} values", most=_MOST_VALUES))
        data: object = loader.construct_document(root)
        return data
    except (LookupError, AttributeError, TypeError, ArithmeticError):
        # So the library ends for `!!bool maybe`.
        raise _Refused(said("a value does not fit its tag")) from None
    finally:
        loader.dispose()


def _values(node: Node, known: dict[int, int]) -> int:
    """How many values a node stands for; `known` has those of the nodes that were met."""
    import yaml

    if id(node) not in known:
        # For a node that holds itself there is no end.
        known[id(node)] = _MOST_VALUES + 1
        parts: list[Node] = []
        if isinstance(node, yaml.MappingNode):
            _refuse_twins(node)
            parts = [part for pair in node.value for part in pair]
        elif isinstance(node, yaml.SequenceNode):
            parts = node.value
        known[id(node)] = 1 + sum(_values(part, known) for part in parts)
    return known[id(node)]


def _refuse_twins(node: MappingNode) -> None:
    from yaml import ScalarNode

    seen: set[tuple[str, str]] = set()
    for key, _ in node.value:
        # Other nodes are no keys anyway, and what is merged may be merged twice.
        if not isinstance(key, ScalarNode) or key.tag == _MERGE:
            continue
        if (key.tag, key.value) in seen:
            raise _Refused(said("line {line:d}: a key is there twice", line=key.start_mark.line + 1))
        seen.add((key.tag, key.value))
