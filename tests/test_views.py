"""Plain data read like the models: a view says what the report says, also where a report leaves something out."""

from __future__ import annotations

import inspect

import pytest
from conftest import ROOT
from pydantic import BaseModel

from govtask_extract import extract
from govtask_extract.linting.script import NOTICE_FIELDS
from govtask_extract.model import report as models
from govtask_extract.model.report import Model, NoticeEvidence, Place, Task, TaskEvidence
from govtask_extract.model.view import View, as_view, changed, plain_of, report_view

SAMPLE = ROOT / "samples/dongxihu-2022"


def same(model: object, viewed: object) -> bool:
    """Whether every field of the model is read from the view as it is from the model."""
    if isinstance(model, BaseModel):
        return all(same(getattr(model, name), getattr(viewed, name)) for name in type(model).model_fields)
    if isinstance(model, tuple) and isinstance(viewed, tuple):
        return len(model) == len(viewed) and all(map(same, model, viewed))
    if isinstance(model, dict) and isinstance(viewed, dict):
        return model.keys() == viewed.keys() and all(same(model[key], viewed[key]) for key in model)
    return model == viewed


@pytest.mark.parametrize("name", ["notice.md", "notice.pdf"])
def test_a_view_of_the_sample_says_what_the_report_says(name: str) -> None:
    report = extract(SAMPLE / name)
    assert same(report, as_view(report))
    assert not same(report, changed(as_view(report), tasks=()))


def test_whatever_a_model_may_leave_out_a_view_fills_in() -> None:
    kinds = [kind for _, kind in inspect.getmembers(models, inspect.isclass) if issubclass(kind, Model)]
    for kind in kinds:
        for name, field in kind.model_fields.items():
            if not field.is_required():
                assert getattr(View({}), name) == field.get_default(call_default_factory=True), (kind, name)


def test_a_name_that_no_model_has_is_an_error() -> None:
    with pytest.raises(AttributeError, match="lead_unit"):
        _ = report_view({}).lead_unit  # type: ignore[attr-defined]


def test_the_notice_has_no_other_fields_with_places() -> None:
    assert set(NOTICE_FIELDS) == set(NoticeEvidence.model_fields)


def test_a_change_is_seen_in_the_plain_data_too() -> None:
    report = as_view(extract(SAMPLE / "notice.md"))
    task: Task = report.tasks[0]
    renamed = changed(task, label="9.", evidence=changed(task.evidence, label=()))
    assert (renamed.label, renamed.evidence.label, renamed.text) == ("9.", (), task.text)
    plain = plain_of(renamed)
    assert isinstance(plain, dict)
    assert plain["label"] == "9."
    assert TaskEvidence.model_validate(plain["evidence"]).label == ()
    assert all(isinstance(Place.model_validate(place), Place) for place in plain["evidence"]["text"])
