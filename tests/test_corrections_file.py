"""FILE.corrections.yaml: readable, the same bytes for the same corrections, one writer, harmless whatever it holds."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
import yaml
from corrected_notices import KINDS, Reviewed, twenty
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from govtask_extract.correcting.correction_models import CorrectedSource, Corrections
from govtask_extract.correcting.corrections_file import (
    corrections_beside,
    corrections_bytes,
    corrections_path,
    load_corrections,
)
from govtask_extract.correcting.store import CorrectionsStore
from govtask_extract.errors import BadCorrections
from govtask_extract.schemas import schema_bytes

MANY = twenty()
HEAD = f"version: 1\nsource: {{name: notice.txt, sha256: '{'0' * 64}'}}\n"


def test_what_is_written_is_read_again_and_written_the_same(tmp_path: Path) -> None:
    path = MANY.write(tmp_path)
    read = load_corrections(path)
    assert read == MANY.file()
    assert corrections_bytes(read) == path.read_bytes()


def test_it_is_readable_block_by_block_with_chinese_as_it_is(tmp_path: Path) -> None:
    notice = Reviewed()
    notice.apply(notice.make.replace("t1", "supervising_leaders", "卢志明", "卢志民"))
    lines = notice.write(tmp_path).read_text("utf-8").splitlines()
    assert lines[5:12] == [
        "- do: replace",
        "  task: t1",
        "  begins: 新建公园3个，改造道路5公里。",
        "  field: supervising_leaders",
        "  was: 卢志明",
        "  becomes: 卢志民",
        "  place:",
    ]


def test_one_more_correction_adds_lines_and_changes_none() -> None:
    notice = Reviewed()
    notice.apply(notice.make.seen("t1"))
    before = corrections_bytes(notice.file())
    notice.apply(notice.make.seen("t2"))
    assert corrections_bytes(notice.file()).startswith(before)


def test_the_published_schema_fits_what_is_written() -> None:
    validator = Draft202012Validator(yaml.safe_load(schema_bytes("corrections-1")))
    data = yaml.safe_load(corrections_bytes(MANY.file()))
    validator.validate(data)
    assert not validator.is_valid({**data, "reviewr": "李四"})
    assert not validator.is_valid({**data, "corrections": [{"do": "replace"}]})
    parts = (part["properties"] for part in validator.schema["$defs"].values())
    kinds = {part["do"]["const"] for part in parts if "do" in part}
    assert kinds == set(KINDS)


def test_days_may_stand_without_quotation_marks(tmp_path: Path) -> None:
    entry = "- {do: change-notice, field: issue_date, was: 2024-02-07, becomes: 2024-02-08, date: 2024-03-01}\n"
    path = tmp_path / "notice.txt.corrections.yaml"
    path.write_text(f"{HEAD}corrections:\n{entry}", "utf-8")
    [one] = load_corrections(path).corrections
    assert (getattr(one, "was", None), getattr(one, "becomes", None), str(one.date)) == (
        "2024-02-07",
        "2024-02-08",
        "2024-03-01",
    )


BOMB = "a: &a [x, x, x, x, x, x, x, x, x, x]\n" + "".join(
    f"{name}: &{name} [{', '.join([f'*{before}'] * 10)}]\n" for before, name in zip("abcdefg", "bcdefgh", strict=True)
)
SECRET = "KLARTEXT"
HOSTILE: dict[str, tuple[str | bytes, str]] = {
    "no YAML": (f"{{{SECRET}", "is no YAML"),
    "a list": ("[1, 2]", "is no mapping"),
    "nothing": ("", "no mapping"),
    "another version": (HEAD.replace("1", "9", 1), "none of 1"),
    "no source": ("version: 1\n", 'the key "source" is missing'),
    "no hash": ("version: 1\nsource: {name: x, sha256: abc}\n", "sha256"),
    "a key too many": (f"{HEAD}{SECRET}: 1\n", "unknown key"),
    "a kind that is none": (f"{HEAD}corrections: [{{do: {SECRET}}}]\n", "is none of change-notice"),
    "no kind": (f"{HEAD}corrections: [{{task: t1}}]\n", 'the key "do" is missing'),
    "a correction that is none": (f"{HEAD}corrections: [{SECRET}]\n", "is no mapping"),
    "corrections that are none": (f"{HEAD}corrections: {SECRET}\n", "is no list"),
    "a number for a text": (f"{HEAD}corrections: [{{do: delete-task, task: 7, was: x}}]\n", "is no text"),
    "a text for a number": (
        f"{HEAD}corrections: [{{do: change, task: t1, field: number, was: 1, becomes: {SECRET}}}]\n",
        "whole number",
    ),
    "a place before the text": (
        f"{HEAD}corrections: [{{do: bound, task: t1, was: x, place: {{start: -1, end: 3, quote: x}}}}]\n",
        "start",
    ),
    "a day that is none": (
        f"{HEAD}corrections: [{{do: change-notice, field: issue_date, was: null, becomes: {SECRET}}}]\n",
        "is no day",
    ),
    "a name that stays": (
        f"{HEAD}corrections: [{{do: move, task: t1, field: lead_units, to: lead_units, was: x}}]\n",
        "stays in its role",
    ),
    "a key twice": (f"{HEAD}version: 1\n", "a key is there twice"),
    "aliases without end": (BOMB, "more than 100,000 values"),
    "too large": (b"#" * 5_000_000, "is larger than"),
    "a tag that makes objects": (f"{HEAD}x: !!python/object/apply:os.system ['true']\n", "is no YAML"),
}


@pytest.mark.parametrize("case", HOSTILE)
def test_what_no_file_of_corrections_says_is_told_in_one_line_without_its_words(case: str, tmp_path: Path) -> None:
    content, words = HOSTILE[case]
    path = tmp_path / "notice.txt.corrections.yaml"
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    with pytest.raises(BadCorrections) as caught:
        load_corrections(path)
    said = caught.value.message
    assert words in said
    assert SECRET not in said
    assert len(said.splitlines()) == 1


def test_a_link_that_leads_out_of_its_folder_is_not_read(tmp_path: Path) -> None:
    (tmp_path / "secret.yaml").write_text(f"{HEAD}", "utf-8")
    folder = tmp_path / "notices"
    folder.mkdir()
    path = corrections_path(folder / "notice.txt")
    path.symlink_to(tmp_path / "secret.yaml")
    assert corrections_beside(folder / "notice.txt") == path
    with pytest.raises(BadCorrections, match="leads out of"):
        load_corrections(path, inside=folder)


DATA = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(), lambda one: st.lists(one) | st.dictionaries(st.text(), one)
)


@given(DATA)
def test_any_data_at_all_is_refused_in_a_sentence(data: object) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder, "notice.txt.corrections.yaml")
        path.write_text(yaml.safe_dump({"version": 1, "corrections": data}), "utf-8")
        with pytest.raises(BadCorrections):
            load_corrections(path)


# Kept while somebody reviews


def test_every_change_is_on_the_disk_at_once_and_can_be_taken_back(tmp_path: Path) -> None:
    notice = Reviewed()
    path = corrections_path(tmp_path / "notice.txt")
    one, two = notice.make.seen("t1"), notice.make.delete_task("t2")
    with CorrectionsStore(path, notice.report.source) as store:
        assert (store.corrections.corrections, store.undo(), path.exists()) == ((), None, False)
        store.append(one, two)
        assert load_corrections(path).corrections == (one, two)
        assert store.undo() == two
        assert load_corrections(path).corrections == (one,)
    assert sorted(file.name for file in tmp_path.iterdir()) == [path.name]
    with CorrectionsStore(path, notice.report.source) as store:
        assert store.corrections.corrections == (one,)


def test_a_second_writer_is_refused_until_the_first_has_closed(tmp_path: Path) -> None:
    notice = Reviewed()
    path = corrections_path(tmp_path / "notice.txt")
    with CorrectionsStore(path, notice.report.source), pytest.raises(BadCorrections, match="somebody else"):
        CorrectionsStore(path, notice.report.source)
    CorrectionsStore(path, notice.report.source).close()


def test_the_lock_ends_with_the_process_that_had_it(tmp_path: Path) -> None:
    notice = Reviewed()
    path = corrections_path(tmp_path / "notice.txt")
    program = f"""
import os, sys
from pathlib import Path
from govtask_extract.correcting.store import CorrectionsStore
from govtask_extract.model.report import SourceInfo
source = SourceInfo(name="x", sha256="{"0" * 64}", media_type="", pages=None, reader="")
store = CorrectionsStore(Path({str(path)!r}), source)
os.write(1, b"x")
sys.stdin.read()
"""
    with subprocess.Popen([sys.executable, "-c", program], stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stdout.read(1) == b"x"
        with pytest.raises(BadCorrections, match="somebody else"):
            CorrectionsStore(path, notice.report.source)
        process.kill()
    with CorrectionsStore(path, notice.report.source) as store:
        store.append(notice.make.seen("t1"))


def test_what_cannot_be_written_leaves_the_file_as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    notice = Reviewed()
    path = corrections_path(tmp_path / "notice.txt")
    with CorrectionsStore(path, notice.report.source) as store:
        store.append(notice.make.seen("t1"))
        before = path.read_bytes()
        monkeypatch.setattr(os, "fsync", lambda handle: (_ for _ in ()).throw(OSError(28, "No space left on device")))
        with pytest.raises(OSError, match="No space left"):
            store.append(notice.make.seen("t2"))
        monkeypatch.undo()
        assert path.read_bytes() == before
        assert len(store.corrections.corrections) == 1
    assert [file.name for file in tmp_path.iterdir()] == [path.name]


def test_a_broken_file_leaves_no_lock_behind(tmp_path: Path) -> None:
    path = corrections_path(tmp_path / "notice.txt")
    path.write_text("[", "utf-8")
    with pytest.raises(BadCorrections, match="is no YAML"):
        CorrectionsStore(path, Reviewed().report.source)
    assert [file.name for file in tmp_path.iterdir()] == [path.name]


def test_a_file_for_other_bytes_is_gone_on_with_and_keeps_their_hash(tmp_path: Path) -> None:
    notice = Reviewed()
    path = corrections_path(tmp_path / "notice.txt")
    source = CorrectedSource(name="notice.txt", sha256="0" * 64)
    path.write_bytes(corrections_bytes(Corrections(version=1, source=source, reviewer="李四")))
    with CorrectionsStore(path, notice.report.source) as store:
        store.append(notice.make.seen("t1"))
    read = load_corrections(path)
    assert (read.source, read.reviewer, len(read.corrections)) == (source, "李四", 1)
