"""Plain data read like the models that it fits: attributes for keys, tuples for arrays, made when they are asked for.

Loading and building the models takes longer than checking a notice, and checking writes nothing that they have to
validate.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar, cast

if TYPE_CHECKING:
    from govtask_extract.model.extraction import Plain
    from govtask_extract.model.report import Diagnostic, Place, Places, Report, Severity

# Fields that hold whatever names a document gives.
_MAPPINGS = frozenset(("other_columns", "metadata"))
# What a place leaves out is None, what evidence leaves out is empty.
_OF_PLACES = frozenset(("page", "line", "paragraph", "sheet", "cell", "box"))
_EVIDENCE = frozenset(
    (
        *("evidence", "assignment", "label", "text", "lead_units", "supervising_leaders", "responsible_units"),
        *("co_handling_units", "guiding_units", "upstream_responsible_units", "title", "issuing_authority"),
        *("document_number", "issue_date", "addressees", "signature", "copied_to", "metadata", "plan_titles"),
    )
)
_Viewed = TypeVar("_Viewed")


class View:
    """One object of a report. Equal to another one that says the same."""

    def __init__(self, plain: Plain) -> None:
        self.plain = plain
        # Of a place, the most frequent by far, everything is asked for.
        if "quote" in plain:
            self.__dict__.update(plain)
            if "box" in plain:
                self.box = _viewed(plain["box"])

    def __getattr__(self, name: str) -> object:
        plain = self.plain
        value = _viewed(plain[name], name) if name in plain else _missing(name)
        self.__dict__[name] = value
        return value

    def __eq__(self, other: object) -> bool:
        return isinstance(other, View) and self.plain == other.plain

    def __hash__(self) -> int:
        return hash((self.plain.get("id"), self.plain.get("start"), self.plain.get("end")))


def _missing(name: str) -> object:
    if name in _OF_PLACES:
        return None
    if name in _EVIDENCE:
        return ()
    if name == "other_columns":
        return {}
    raise AttributeError(name)


def _viewed(value: object, name: str = "") -> object:
    if isinstance(value, list):
        return tuple([View(item) if isinstance(item, dict) else _viewed(item) for item in value])
    if isinstance(value, dict):
        return {key: _viewed(item) for key, item in value.items()} if name in _MAPPINGS else View(value)
    return value


def plain_of(value: object) -> object:
    """The plain data of a view, or of a tuple of views; anything else as it is."""
    if isinstance(value, View):
        return value.plain
    return list(map(plain_of, value)) if isinstance(value, tuple) else value


def changed(viewed: _Viewed, **changes: object) -> _Viewed:
    """A view that says the same but for these fields."""
    assert isinstance(viewed, View)
    made = View({**viewed.plain, **{name: plain_of(value) for name, value in changes.items()}})
    made.__dict__.update(changes)
    return cast("_Viewed", made)


def report_view(plain: Plain) -> Report:
    """A report."""
    return cast("Report", View(plain))


def as_view(report: Report) -> Report:
    """A view as it is; of a model, a view of what it says."""
    return report if isinstance(report, View) else report_view(report.model_dump(mode="json", exclude_unset=True))


def place_view(plain: Plain) -> Place:
    """A place."""
    return cast("Place", View(plain))


def diagnostic_view(
    code: str, name: str, severity: Severity, message: str, task: str | None, evidence: Places
) -> Diagnostic:
    """A diagnostic; the evidence, too, are views."""
    said = View({"code": code, "name": name, "severity": severity, "message": message, "task": task})
    return cast("Diagnostic", changed(said, evidence=evidence))
