"""What a source goes by: its path relative to what was given, never that of another, never one of the machine."""

from __future__ import annotations

import zipfile
from io import BytesIO
from pathlib import Path

import pytest
from checking import Shell

from govtask_extract import extract
from govtask_extract.cli.files import given_files
from govtask_extract.model.options import Options

TEXT = "1. 建公园。（牵头单位：区住建局）\n"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Two years' plans of one name, one of them beside an archive, below the current folder."""
    for year in ("2023", "2024"):
        (tmp_path / "notices" / year).mkdir(parents=True)
        (tmp_path / "notices" / year / "plan.txt").write_text(TEXT, "utf-8")
    (tmp_path / "notices" / "a.zip").write_bytes(zipped({"b/c.txt": TEXT, "c.txt": TEXT}))
    monkeypatch.chdir(tmp_path)
    return tmp_path


def zipped(members: dict[str, str]) -> bytes:
    made = BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for name, text in members.items():
            archive.writestr(name, text)
    return made.getvalue()


def paths(*given: str | Path) -> list[str]:
    return [file.path for file in given_files([str(one) for one in given], Options())]


def test_what_leads_down_from_here_goes_by_the_path_that_was_given(folder: Path) -> None:
    assert paths("notices/2023/plan.txt", "./notices/2024/plan.txt") == [
        "notices/2023/plan.txt",
        "notices/2024/plan.txt",
    ]
    assert paths("notices/2023/plan.txt") == ["notices/2023/plan.txt"]


def test_a_folder_alone_is_left_out_and_among_others_is_not(folder: Path) -> None:
    inside = ["a.zip/b/c.txt", "a.zip/c.txt"]
    assert paths("notices") == ["2023/plan.txt", "2024/plan.txt", *inside]
    assert paths(folder / "notices") == paths("notices") == paths("notices/") == paths("./notices/../notices")
    assert paths("notices/2023", "notices/2024") == ["notices/2023/plan.txt", "notices/2024/plan.txt"]
    assert paths(folder / "notices/2023", folder / "notices/2024") == ["2023/plan.txt", "2024/plan.txt"]


def test_what_is_far_goes_by_what_it_does_not_share(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first, second = folder / "notices/2023/plan.txt", folder / "notices/2024/plan.txt"
    assert paths(first) == ["plan.txt"]
    assert paths(first, second) == ["2023/plan.txt", "2024/plan.txt"]
    monkeypatch.chdir(folder / "notices/2023")
    assert paths("../2023/plan.txt", "../2024/plan.txt") == ["2023/plan.txt", "2024/plan.txt"]
    assert paths("../2024/plan.txt") == ["plan.txt"]


def test_members_of_archives_go_by_the_archive_and_their_place_in_it(folder: Path) -> None:
    assert paths("notices/a.zip") == ["notices/a.zip/b/c.txt", "notices/a.zip/c.txt"]
    assert paths(folder / "notices/a.zip") == ["a.zip/b/c.txt", "a.zip/c.txt"]


def test_a_report_says_name_path_and_sha256(shell: Shell) -> None:
    shell.write("甲/计划.txt", TEXT)
    found = shell("extract", "甲/计划.txt")
    source = found.data["source"]
    assert (found.code, source["name"], source["path"]) == (0, "计划.txt", "甲/计划.txt")
    assert len(source["sha256"]) == 64


def test_no_two_sources_of_one_output_go_by_one_path(shell: Shell) -> None:
    shell.write("a.txt", TEXT)
    entries = shell("extract", "a.txt", "a.txt", "none.txt", "none.txt", "./a.txt").data
    keys = [one["source"] if "error" in one else one["source"]["path"] for one in entries]
    assert keys == ["a.txt", "a.txt#2", "none.txt", "none.txt#2", "a.txt#3"]


def test_from_python_a_name_may_have_folders_and_a_path_far_away_has_none(tmp_path: Path) -> None:
    (tmp_path / "plan.txt").write_text(TEXT, "utf-8")
    assert extract(tmp_path / "plan.txt").source.path == "plan.txt"
    named = extract(TEXT.encode(), name="2023/plan.txt").source
    assert (named.name, named.path) == ("plan.txt", "2023/plan.txt")
    assert extract(TEXT.encode(), name="/srv/2023/plan.txt").source.path == "plan.txt"
    assert extract(TEXT.encode(), name="../plan.txt").source.path == "plan.txt"
