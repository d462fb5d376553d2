"""Corrections on the command line: found beside the notice, replayed by every command that reads it, listed."""

from __future__ import annotations

import json
from pathlib import Path
from zipfile import ZipFile

import pytest
from checking import Shell
from conftest import ROOT
from corrected_notices import NOTICE, Reviewed, twenty
from jsonschema import Draft202012Validator

from govtask_extract import Options, extract
from govtask_extract.cli import console
from govtask_extract.errors import BadCorrections
from govtask_extract.pipeline import extract_with_document
from govtask_extract.schemas import schema_bytes

MANY = twenty()
SAID = "notice.txt.corrections.yaml: 22 corrections applied"
FORMATS = ("json", "yaml", "jsonl", "csv")


@pytest.fixture
def corrected(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> Shell:
    """A folder with a notice and its corrections."""
    shell.write("notice.txt", NOTICE)
    MANY.write(shell.folder)
    # Of what processes of a pool say, a command says everything once.
    monkeypatch.setattr(console, "_REMARKED", set())
    monkeypatch.setenv("COLUMNS", "200")
    return shell


def test_extract_replays_what_lies_beside_the_notice_and_says_so(corrected: Shell) -> None:
    result = corrected("extract", "notice.txt")
    assert (result.code, result.err) == (0, f"govtask: {SAID}\n")
    written = json.loads(MANY.current.model_dump_json(exclude_unset=True))
    assert result.data == written
    assert corrected("extract", "notice.txt", "--quiet").err == ""


def test_without_corrections_all_is_as_it_was_read(corrected: Shell) -> None:
    result = corrected("extract", "notice.txt", "--no-corrections")
    assert (result.err, "corrected" in result.out) == ("", False)
    assert result.data == json.loads(MANY.report.model_dump_json(exclude_unset=True))


def test_corrections_may_lie_elsewhere_for_one_notice(corrected: Shell) -> None:
    elsewhere = corrected.write("kept/ours.yaml", corrected.read("notice.txt.corrections.yaml"))
    (corrected.folder / "notice.txt.corrections.yaml").unlink()
    assert "corrected" not in corrected("extract", "notice.txt").out
    assert corrected("extract", "notice.txt", "--corrections", elsewhere).data == json.loads(
        MANY.current.model_dump_json(exclude_unset=True)
    )
    corrected.write("other.txt", NOTICE)
    for given in (("notice.txt", "other.txt"), (".",), ("kept",)):
        assert corrected("extract", *given, "--corrections", elsewhere).code == 2
    assert corrected("extract", "notice.txt", "--corrections", elsewhere, "--no-corrections").code == 2
    missing = corrected("extract", "notice.txt", "--corrections", "kept/our.yaml")
    assert (missing.code, "Did you mean ours.yaml?" in missing.err) == (3, True)


@pytest.mark.parametrize("output", FORMATS)
@pytest.mark.parametrize("jobs", ["1", "2"])
def test_of_a_folder_each_notice_has_its_own_and_they_are_no_notices(corrected: Shell, output: str, jobs: str) -> None:
    corrected.write("inner/other.txt", NOTICE)
    result = corrected("extract", ".", "--format", output, "--jobs", jobs)
    assert result.code == 0
    assert result.err.count(SAID) == 1
    assert "corrections, which are replayed on the notice beside them: notice.txt.corrections.yaml" in result.err
    alone = corrected("extract", "notice.txt", "inner/other.txt", "--format", output)
    assert ("卢志民" in result.out, "卢志明" in result.out) == (True, True)
    assert alone.out.count("卢志民") == result.out.count("卢志民")


def test_tables_have_a_column_of_what_was_corrected(corrected: Shell) -> None:
    rows = corrected("extract", "notice.txt", "--format", "jsonl").out.splitlines()
    fields = {row["id"]: row["corrected"] for row in map(json.loads, rows)}
    assert (fields["t2-2" if "t2-2" in fields else "t1-2"], fields["t4"]) == (["text", "responsible_units"], ["text"])
    head, first, *_ = corrected("extract", "notice.txt", "--format", "csv").out.splitlines()
    assert "corrected" in head.split(",")
    assert "text；lead_units" in first


def test_check_sees_them_and_tells_what_no_longer_fits(corrected: Shell) -> None:
    found = corrected.check("notice.txt")
    assert "GT407" in found.codes
    assert "GT404" not in found.codes
    corrected.write("notice.txt", NOTICE.replace("卢志明", "陈一平"))
    result = corrected("check", "notice.txt", "--select", "GT4", "--format", "concise")
    assert result.code == 1
    assert "21 corrections applied, 1 no longer fit (GT404)" in result.err
    assert "GT404" in result.out
    assert "GT405" in result.out
    assert corrected("check", "notice.txt", "--select", "GT404", "--no-corrections").code == 0


def test_show_explain_units_and_receipt_see_them(corrected: Shell) -> None:
    for command in ("show", "explain", "units"):
        assert ("卢志民" in corrected(command, "notice.txt").out) is True
        assert ("卢志民" in corrected(command, "notice.txt", "--no-corrections").out) is False
    assert "  corrected: text, lead_units" in corrected("explain", "notice.txt", "--task", "t1").out
    assert corrected("receipt", "notice.txt").code == 0


def test_verify_does_not_call_them_unprinted_and_finds_what_else_was_changed(corrected: Shell) -> None:
    corrected("extract", "notice.txt", "-o", "report.json")
    result = corrected("verify", "report.json", "notice.txt")
    assert (result.code, result.out) == (0, "")
    assert "fields were corrected by a person" in result.err
    report = json.loads(corrected.read("report.json"))
    report["tasks"][1]["responsible_units"][0] = "县教育局"
    corrected.write("report.json", json.dumps(report))
    found = corrected("verify", "report.json", "notice.txt")
    assert found.code == 1
    assert "/tasks/1/responsible_units/0" in found.out


def test_evaluate_sees_them(corrected: Shell) -> None:
    corrected("extract", "notice.txt", "-o", "report.json")
    corrected("extract", "notice.txt", "-o", "before.json", "--no-corrections")
    assert corrected("evaluate", "report.json", "report.json", "--format", "json").data["total"]["names"]["f1"] == 1
    assert corrected("evaluate", "report.json", "before.json", "--format", "json").data["total"]["names"]["f1"] < 1


def test_a_report_with_corrections_is_read_and_written_the_same(corrected: Shell) -> None:
    corrected("extract", "notice.txt", "-o", "report.json")
    again = corrected("extract", "report.json")
    assert again.out == corrected.read("report.json")
    assert corrected("extract", "notice.txt", "--check", "report.json").code == 0
    drift = corrected("extract", "notice.txt", "--check", "report.json", "--no-corrections")
    assert drift.code == 1
    refused = corrected("extract", "report.json", "--corrections", "notice.txt.corrections.yaml")
    assert (refused.code, "holds reports" in refused.err) == (3, True)


def test_no_report_is_written_over_corrections(corrected: Shell) -> None:
    before = corrected.read("notice.txt.corrections.yaml")
    result = corrected("extract", "notice.txt", "-o", "notice.txt.corrections.yaml")
    assert (result.code, corrected.read("notice.txt.corrections.yaml")) == (2, before)


def test_a_file_of_corrections_is_no_notice(corrected: Shell) -> None:
    result = corrected("extract", "notice.txt.corrections.yaml")
    assert (result.code, "holds corrections, and no notice" in result.err) == (3, True)


def test_nobody_goes_on_without_corrections_that_cannot_be_read(corrected: Shell) -> None:
    corrected.write("notice.txt.corrections.yaml", "version: 1\n")
    corrected.write("other.txt", NOTICE)
    result = corrected("extract", ".")
    assert result.code == 3
    assert 'the key "source" is missing' in result.err
    assert ["error" in one for one in result.data] == [True, False]
    with pytest.raises(BadCorrections):
        extract(corrected.folder / "notice.txt", Options(find_corrections=True))


def test_by_stdin_and_in_archives_none_are_found(corrected: Shell) -> None:
    with ZipFile(corrected.folder / "both.zip", "w") as archive:
        for name in ("notice.txt", "notice.txt.corrections.yaml"):
            archive.write(corrected.folder / name, name)
    result = corrected("extract", "both.zip")
    assert (len(result.data), "corrected" in result.out) == (1, False)


def test_a_program_says_whether_it_wants_them(corrected: Shell) -> None:
    notice = corrected.folder / "notice.txt"
    assert extract(notice) == extract_with_document(str(notice), name="notice.txt")[0]
    assert extract(notice, Options(find_corrections=True), name="notice.txt") == MANY.current
    named = Options(corrections=str(notice.with_name("notice.txt.corrections.yaml")))
    assert extract(notice.read_bytes(), named, name="notice.txt") == MANY.current


# govtask corrections


def test_each_is_listed_with_what_it_changes_where_and_who_says_so(corrected: Shell) -> None:
    result = corrected("corrections", "notice.txt")
    assert result.code == 0
    lines = result.out.splitlines()
    assert lines[0] == "notice.txt.corrections.yaml: 22 corrections"
    [one] = [line for line in lines if "卢志民" in line]
    assert one.split()[:2] == ["5", "fits"]
    assert "supervising_leaders of t1: “卢志明” → “卢志民”" in one
    assert "line 11" in one


def test_what_does_not_fit_is_named_and_gives_exit_code_one(corrected: Shell) -> None:
    corrected.write("notice.txt", NOTICE.replace("卢志明", "陈一平").replace("5.做好以下工作。", "5.做好八项工作。"))
    result = corrected("corrections", "notice.txt")
    assert result.code == 1
    assert "does not fit" in result.out
    assert "t1 has no “卢志明” among supervising_leaders" in result.out
    assert "notice.txt is another file than the one that was corrected" in result.err


def test_as_json_it_fits_its_schema(corrected: Shell) -> None:
    corrected.write("broken.txt.corrections.yaml", "version: 1\n")
    result = corrected("corrections", ".", "--format", "json")
    assert result.code == 3
    Draft202012Validator(json.loads(schema_bytes("corrections-list-1"))).validate(result.data)
    assert [(file["error"] is None, len(file["corrections"])) for file in result.data["files"]] == [
        (False, 0),
        (True, 22),
    ]
    assert (result.data["stale"], result.data["failed"]) == (0, 1)


def test_the_file_of_corrections_stands_for_its_notice(corrected: Shell) -> None:
    assert corrected("corrections", "notice.txt.corrections.yaml").out == corrected("corrections", "notice.txt").out


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ("notce.txt", "Did you mean notice.txt"),
        ("other.txt", "there are no corrections"),
        ("lost.txt.corrections.yaml", "lost.txt does not exist"),
    ],
)
def test_what_is_not_there_is_told(corrected: Shell, given: str, words: str) -> None:
    corrected.write("other.txt", NOTICE)
    corrected.write("lost.txt.corrections.yaml", corrected.read("notice.txt.corrections.yaml"))
    result = corrected("corrections", given)
    assert (result.code, result.out) == (3, "")
    assert words in result.err


def test_control_characters_drive_no_terminal(corrected: Shell) -> None:
    notice = Reviewed()
    notice.apply(notice.make.change_notice("title", "清\x1b[31m单"))
    notice.write(corrected.folder)
    assert "\x1b" not in corrected("corrections", "notice.txt").out


# The sample


def test_the_sample_s_pdf_is_corrected_with_its_boxes(tmp_path: Path) -> None:
    notice = Reviewed((ROOT / "samples/dongxihu-2022/notice.pdf").read_bytes(), "notice.pdf")
    places = notice.task("t32").evidence.text
    notice.apply(notice.make.bound("t32", places[0].start, places[0].end))
    assert notice.task("t32").evidence.text == places[:1]
    notice.apply(notice.make.bound("t32", places[0].start, places[-1].end))
    assert notice.task("t32").evidence.text == places
    notice.apply(notice.make.delete_task("t33"))
    assert all(place.box for place in notice.current.paragraphs[-1].evidence)
    assert notice.current.coverage == notice.report.coverage
