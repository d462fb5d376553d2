"""`extract --output-dir`: a file for each report, whole or not at all, in the folder and nowhere else."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from checking import SOUND, Shell


@pytest.fixture
def plans(shell: Shell) -> Shell:
    for year in ("2023", "2024"):
        shell.write(f"plans/{year}/plan.txt", SOUND.replace("2023", year))
    return shell


def written(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


@pytest.mark.parametrize("form", ["json", "yaml", "csv", "jsonl", "xlsx"])
def test_each_report_has_a_file_with_what_it_has_alone(plans: Shell, form: str) -> None:
    result = plans("extract", "plans", "--output-dir", "made/here", "--format", form)
    assert (result.code, result.out) == (0, "")
    assert written(plans.folder / "made/here") == [f"2023/plan.txt.{form}", f"2024/plan.txt.{form}"]
    if form == "json":
        whole = plans("extract", "plans").data
        assert [json.loads(plans.read(f"made/here/{year}/plan.txt.json")) for year in ("2023", "2024")] == whole


def test_a_file_without_report_gets_none_and_the_others_theirs(plans: Shell) -> None:
    result = plans("extract", "plans/2023/plan.txt", "none.txt", "--output-dir", "made")
    assert (result.code, written(plans.folder / "made")) == (3, ["plans/2023/plan.txt.json"])
    assert "none.txt does not exist" in result.err


def test_what_is_written_into_the_folder_of_notices_is_not_read(plans: Shell) -> None:
    for _ in range(2):
        result = plans("extract", "plans", "--output-dir", "plans/made")
        assert (result.code, result.err) == (0, "")
        assert written(plans.folder / "plans/made") == ["2023/plan.txt.json", "2024/plan.txt.json"]


def test_an_earlier_report_is_replaced(plans: Shell) -> None:
    plans.write("made/2023/plan.txt.json", "old")
    plans("extract", "plans", "--output-dir", "made")
    assert json.loads(plans.read("made/2023/plan.txt.json"))["tasks"]


def test_paths_that_reports_say_of_themselves_do_not_lead_out(plans: Shell, tmp_path: Path) -> None:
    report = plans("extract", "plans/2023/plan.txt").data
    for path in ("../out.txt", "/tmp/out.txt", "a/../../out.txt"):
        report["source"]["path"] = path
        plans.write("report.json", json.dumps(report))
        plans("extract", "report.json", "--output-dir", "made/inner")
    assert written(tmp_path / "made") == ["inner/out.txt.json"]


def test_links_in_the_folder_do_not_lead_out(plans: Shell, tmp_path: Path) -> None:
    (tmp_path / "made").mkdir()
    (tmp_path / "made/2023").symlink_to(tmp_path / "plans")
    result = plans("extract", "plans", "--output-dir", "made")
    assert (result.code, "leads out of made" in result.err) == (2, True)
    assert written(tmp_path / "plans") == ["2023/plan.txt", "2024/plan.txt"]


def test_what_is_no_folder_or_asks_for_two_things_is_told_before_reading(plans: Shell) -> None:
    plans.write("file", "")
    assert "file is a file" in plans("extract", "plans", "--output-dir", "file").err
    result = plans("extract", "plans", "--output-dir", "made", "-o", "a.json")
    assert (result.code, written(plans.folder / "plans")) == (2, ["2023/plan.txt", "2024/plan.txt"])
