"""JSON that is written piece by piece, and reads as if it were written at once."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from govtask_extract.writing.escaping import escaped

if TYPE_CHECKING:
    from pydantic import BaseModel


def indented(value: object, levels: int) -> str:
    """The JSON of plain data that stands so deep in another value, indented by two."""
    return _deeper(json.dumps(value, ensure_ascii=False, indent=2), levels)


def indented_model(value: BaseModel, levels: int) -> str:
    """Likewise of a model, as it writes itself."""
    return _deeper(value.model_dump_json(indent=2, exclude_unset=True), levels)


def _deeper(text: str, levels: int) -> str:
    return escaped(text).replace("\n", "\n" + "  " * levels)


class OpenArray:
    """An array, `levels` deep in another value, whose items come one by one."""

    def __init__(self, levels: int) -> None:
        self._indent = "\n" + "  " * levels
        self._opening = "["

    def item(self, text: str) -> str:
        """The next item, of which `text` is the JSON, and what parts it from the one before."""
        opening, self._opening = self._opening, ","
        return f"{opening}{self._indent}  {text}"

    def end(self) -> str:
        return "[]" if self._opening == "[" else f"{self._indent}]"
