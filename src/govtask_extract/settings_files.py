"""The files in which people say how they want it: configurations, names, baselines, profiles; as plain data.

They are written by hand, and may come from strangers with the plans. So they are read up to a size, an alias of YAML
counts as what it stands for, and a key that is there twice is told, since one of the two would be lost.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from msgspec import Struct

from govtask_extract.errors import GovtaskError

if TYPE_CHECKING:
    from pydantic import BaseModel
    from yaml import MappingNode, Node

Model = TypeVar("Model", bound="BaseModel")

_LARGEST = 10_000_000
# A list of names has some thousands. What aliases stand for counts, too: a few lines of them could stand for anything.
_MOST_VALUES = 1_000_000
_MERGE = "tag:yaml.org,2002:merge"


class SettingsFile(Struct, frozen=True):
    """A file, and the error that it is if it cannot be read or says what it cannot say."""

    path: Path
    error: type[GovtaskError]
    hint: str

    def content(self) -> bytes:
        """Raises the error, as all of these do."""
        try:
            with self.path.open("rb") as file:
                content = file.read(_LARGEST + 1)
        except OSError as error:
            raise self.error(f"{self.path.name} cannot be read: {error.strerror or error}", "Check the path.") from None
        except ValueError:
            raise self.error(f"{self.path.name} is no name of a file", "Check the path.") from None
        if len(content) > _LARGEST:
            raise self.error(f"{self.path.name} is larger than {_LARGEST:,} bytes", self.hint)
        return content

    def yaml(self) -> object:
        """None if it is empty."""
        from yaml import YAMLError

        content = self.content()
        try:
            return _yaml_data(content)
        except (YAMLError, ValueError, RecursionError) as error:
            raise self._no("YAML", error) from None

    def toml(self) -> dict[str, object]:
        import tomllib

        content = self.content()
        try:
            return tomllib.loads(content.decode("utf-8"))
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
            raise self.error(f"{self.path.name}: {told(error, data, model)}", self.hint) from None

    def _no(self, language: str, error: Exception) -> GovtaskError:
        return self.error(f"{self.path.name} is no {language}: {_words(error)}", self.hint)


def _yaml_data(content: bytes) -> object:
    import yaml

    # The C library reads ten times as fast, where it is there.
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)(content)
    try:
        root = loader.get_single_node()
        if root is None:
            return None
        if _values(root, {}) > _MOST_VALUES:
            raise ValueError(f"it stands for more than {_MOST_VALUES:,} values")
        data: object = loader.construct_document(root)
        return data
    except (LookupError, AttributeError, TypeError, ArithmeticError):
        # So the library ends for `!!bool maybe`.
        raise ValueError("a value does not fit its tag") from None
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
            raise ValueError(f'line {key.start_mark.line + 1}: the key "{key.value[:40]}" is there twice')
        seen.add((key.tag, key.value))


def _words(error: Exception) -> str:
    """What is wrong and where."""
    mark, problem = getattr(error, "problem_mark", None), getattr(error, "problem", None)
    if mark:
        said = f"line {mark.line + 1}: {problem}"
    elif isinstance(error, RecursionError):
        said = "it is nested too deep"
    else:
        said = str(error).replace('in "<byte string>", ', "at ").partition("; use sys.")[0]
    return " ".join(said.split())[:200]
