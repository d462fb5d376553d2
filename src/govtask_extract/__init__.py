"""Reads Chinese government notices that hand out tasks: `from govtask_extract import extract`."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from govtask_extract.errors import GovtaskError
    from govtask_extract.model.options import Limits, Options
    from govtask_extract.model.report import Diagnostic, Notice, Place, Report, Task
    from govtask_extract.pipeline import extract

__version__ = "0.2.0"

__all__ = [
    "Diagnostic",
    "GovtaskError",
    "Limits",
    "Notice",
    "Options",
    "Place",
    "Report",
    "Task",
    "__version__",
    "extract",
]

# Each name is imported when it is first asked for: whoever wants the version does not load a PDF library.
_HOMES = {
    "Diagnostic": "model.report",
    "GovtaskError": "errors",
    "Limits": "model.options",
    "Notice": "model.report",
    "Options": "model.options",
    "Place": "model.report",
    "Report": "model.report",
    "Task": "model.report",
    "extract": "pipeline",
}


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value: object = getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
