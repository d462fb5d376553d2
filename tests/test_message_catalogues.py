"""What the tool of the catalogues of messages keeps, and what it finds wrong in them."""

from __future__ import annotations

from pathlib import Path

import messages
import pytest


@pytest.fixture
def areas(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(messages, "AREAS", tmp_path)
    monkeypatch.setattr(messages, "messages", lambda: {"core": ["{count} tasks", "new"]})
    (tmp_path / "core.po").write_text(
        'msgid "{count} tasks"\nmsgstr "{count} 项任务"\n\nmsgid "gone"\nmsgstr "没有了"\n', encoding="utf-8"
    )
    return tmp_path


def test_writing_keeps_what_is_translated(areas: Path) -> None:
    messages.write()
    told = {message.id: message.string for message in messages.held("core") if message.id}
    assert told == {"{count} tasks": "{count} 项任务", "new": ""}


def test_writing_takes_out_areas_that_say_nothing(areas: Path) -> None:
    (areas / "other.po").write_text('msgid "x"\nmsgstr "y"\n', encoding="utf-8")
    messages.write()
    assert [path.name for path in areas.iterdir()] == ["core.po"]


def test_a_message_that_another_area_says_first_keeps_its_translation(
    areas: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(messages, "messages", lambda: {"cli": ["{count} tasks"], "core": ["new"]})
    messages.write()
    assert [message.string for message in messages.held("cli") if message.id] == ["{count} 项任务"]


def test_faults_are_told(areas: Path) -> None:
    told = list(messages.faults("core", ["{count} tasks", "new"]))
    assert told == ["core: new: 'new'", "core: gone: 'gone'"]


def test_other_placeholders_are_a_fault(areas: Path) -> None:
    (areas / "core.po").write_text('msgid "{count:,} tasks"\nmsgstr "{count} 项任务"\n', encoding="utf-8")
    assert list(messages.faults("core", ["{count:,} tasks"])) == ["core: other placeholders: '{count:,} tasks'"]
