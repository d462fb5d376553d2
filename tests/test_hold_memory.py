"""What many files take together is no more than one takes; what is made of a report grows with it."""

from __future__ import annotations

import gc
import json
import tracemalloc
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from tempfile import TemporaryFile
from time import process_time
from unittest.mock import patch
from zipfile import ZIP_DEFLATED, ZipFile

import click
import pytest
import yaml
from checking import FORMATS
from commands import govtask
from docx_made import docx, numbered, paragraph

from govtask_extract.checking.checker import check
from govtask_extract.checking.configuration import Configuration
from govtask_extract.checking.finding_writer import finding_writer, written
from govtask_extract.checking.outcome import Run
from govtask_extract.checking.spots import NOTHING
from govtask_extract.cli.app import run
from govtask_extract.cli.targets import write_file
from govtask_extract.cli.work import _size_at_first, bounded, bounded_steps
from govtask_extract.errors import LimitExceeded
from govtask_extract.evaluating.alignment import align
from govtask_extract.linting.rule import rules
from govtask_extract.linting.run import MOST, lint
from govtask_extract.model.options import Limits
from govtask_extract.pipeline import extract
from govtask_extract.spool import Spool, decoded
from govtask_extract.writing.writer import named_writer
from govtask_extract.writing.yaml_dumper import SlowDumper, dump_yaml

UNCLOSED = "GT307"
NOTICE = "一、城市建设\n" + "".join(f"{n}. 新建公园{n}个。（牵头单位：市园林局）\n" for n in range(1, 6))


@pytest.mark.parametrize("name", ["json", "jsonl", "csv", "yaml"])
def test_an_entry_is_written_before_the_next_is_asked_for(name: str) -> None:
    asked: list[int] = []
    writer = named_writer(name)

    def shares() -> Iterator[bytes]:
        for number in range(3):
            asked.append(number)
            yield writer.share(extract(NOTICE.encode(), name=f"{number}.txt"), several=True)

    for piece in writer.joined(shares(), several=True):
        if b"1.txt" in piece:
            assert asked == [0, 1]
            return
    raise AssertionError("the second entry is written nowhere")


COMMANDS = [
    *(["extract", "--format", name] for name in ("json", "jsonl", "csv", "yaml", "xlsx")),
    *(["check", "--format", name] for name in FORMATS),
    ["check", *(word for name in FORMATS for word in ("--output-file", f"{name}=written.{name}"))],
    ["units"],
]


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: " ".join(command[:3]))
def test_sixty_files_take_no_more_than_twenty(
    command: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest
) -> None:
    """By what Python has taken at most; the first run fills what is kept for all.

    What other tests have left does not count, nor does it put off looking for garbage.
    """
    monkeypatch.chdir(tmp_path)
    gc.collect()
    gc.freeze()
    request.addfinalizer(gc.unfreeze)
    peaks = []
    for count in (20, 20, 60):
        folder = tmp_path / f"{len(peaks)}"
        folder.mkdir()
        for number in range(count):
            (folder / f"{number}.txt").write_text(NOTICE * 4, "utf-8")
        tracemalloc.start()
        with patch("govtask_extract.spool._IN_MEMORY", 1_000), patch("govtask_extract.cli.console.put", len):
            assert run([*command, str(folder)]) in (0, 1)
        peaks.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()
    assert peaks[2] < 1.5 * peaks[1]


def test_what_a_file_gets_is_joined_nowhere(tmp_path: Path) -> None:
    tracemalloc.start()
    try:
        write_file(tmp_path / "x", (bytes(100_000) for _ in range(100)))
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert (tmp_path / "x").stat().st_size == 10_000_000
    assert peak < 5_000_000


def test_what_is_put_aside_comes_back_as_often_as_asked() -> None:
    with Spool() as spool, patch("govtask_extract.spool._AT_A_TIME", 5):
        spool.add("公园\n湖".encode())
        assert "".join(decoded(spool.pieces())) == "公园\n湖"
        spool.add(b"\n!")
        assert [line.decode() for line in spool.lines()] == ["公园\n", "湖\n", "!"]
        assert (b"".join(spool.pieces()), spool.size) == ("公园\n湖\n!".encode(), 12)


@pytest.mark.parametrize("error", [None, FileNotFoundError("no folder to write to")])
def test_where_there_is_no_temporary_folder_all_stays_in_memory(error: Exception | None) -> None:
    with (
        Spool() as spool,
        patch("govtask_extract.spool._IN_MEMORY", 3),
        patch("tempfile.TemporaryFile", wraps=TemporaryFile, side_effect=error) as made,
    ):
        for _ in range(3):
            spool.add(b"abc")
        assert made.call_count == 1
        assert b"".join(spool.pieces()) == b"abc" * 3


def test_what_is_timed_inside_is_not_counted_once_more() -> None:
    """Many files are read while one thing is written of them."""
    with bounded("what is written", Limits(seconds=1)):
        for name in "abc":
            with bounded(name, Limits(seconds=1)):
                busy_until(process_time() + 0.5)


def busy_until(end: float) -> None:
    while process_time() < end:
        pass


def test_committed_reports_are_let_go_one_by_one(tmp_path: Path) -> None:
    """And the words about a number that is another are all that is said."""
    for number in range(2):
        (tmp_path / f"{number}.txt").write_text(NOTICE, "utf-8")
    assert govtask("extract", "0.txt", "1.txt", "-o", "r.json", cwd=tmp_path).returncode == 0
    assert govtask("extract", "0.txt", "1.txt", "--check", "r.json", cwd=tmp_path).stdout == b""
    (tmp_path / "1.txt").write_text(NOTICE.replace("新建", "修建"), "utf-8")
    changed = govtask("extract", "0.txt", "1.txt", "--check", "r.json", cwd=tmp_path)
    assert (changed.returncode, changed.stdout.splitlines()[0]) == (1, b"1.txt:")
    fewer = govtask("extract", "1.txt", "--check", "r.json", cwd=tmp_path)
    assert fewer.stdout == b"r.json holds 2 reports, there are 1 now\n"


def test_documents_are_compared_one_by_one(tmp_path: Path) -> None:
    """Nothing is printed unless all can be; what is said of each comes as it is met."""
    for folder in ("gold", "made"):
        (tmp_path / folder).mkdir()
        for number in range(2):
            text = json.dumps({"tasks": [{"text": f"{folder}{number}"}]})
            (tmp_path / folder / f"{number}.json").write_text(text, "utf-8")
    done = govtask("evaluate", "gold", "made", "-v", "--format", "json", cwd=tmp_path)
    figures = json.loads(done.stdout)
    assert list(figures["documents"]) == ["0", "1"]
    assert figures["total"]["tasks"]["missing"] == 2
    assert done.stdout.decode() == json.dumps(figures, indent=2) + "\n"
    assert done.stderr.splitlines()[0].startswith(b"govtask: 0: ")
    (tmp_path / "made" / "1.json").write_text("[]", "utf-8")
    assert govtask("evaluate", "gold", "made", cwd=tmp_path).stdout == b""


def test_names_are_counted_over_all_files(tmp_path: Path) -> None:
    """In the order of the fields, then of the files."""
    (tmp_path / "1.txt").write_text(
        "1. 修堤。（责任单位：区财政局、区水务局）\n2. 种树。（责任单位：区财政局）", "utf-8"
    )
    (tmp_path / "2.txt").write_text("1. 修堤。（牵头单位：区园林局；责任单位：区财政局）", "utf-8")
    names = yaml.safe_load(govtask("units", tmp_path).stdout)
    counts = [(name, said["count"]) for name, said in names["units"].items()]
    assert counts == [("区财政局", 3), ("区园林局", 1), ("区水务局", 1)]


def test_an_array_in_pieces_is_the_same_as_in_one() -> None:
    reports = [extract(NOTICE.encode(), name=f"{number}.txt") for number in range(2)]
    written = named_writer("json").write(reports, several=True).decode()
    assert written == json.dumps(json.loads(written), ensure_ascii=False, indent=2) + "\n"
    assert len(json.loads(written)) == 2


def test_a_member_is_measured_before_it_is_unpacked(tmp_path: Path) -> None:
    with ZipFile(tmp_path / "a.zip", "w", ZIP_DEFLATED) as archive:
        archive.writestr("large.txt", NOTICE * 100)
        archive.writestr("small.txt", NOTICE)
    result = govtask("extract", tmp_path / "a.zip", "--max-bytes", "2000")
    failed, read = json.loads(result.stdout)
    assert (result.returncode, failed["error"]["name"]) == (3, "LimitExceeded")
    assert read["source"]["name"] == "small.txt"


def test_the_memory_is_that_of_the_whole_command() -> None:
    """What was taken before does not come on top."""
    with click.Context(click.Command("govtask")):
        before = _size_at_first()
        kept = bytearray(50_000_000)
        assert _size_at_first() == before
        del kept


def test_a_step_of_an_archive_is_within_the_limits() -> None:
    def endless() -> Iterator[int]:
        yield 1
        while True:
            pass

    steps = bounded_steps("a.zip", endless(), Limits(seconds=1))
    assert next(steps) == 1
    with pytest.raises(LimitExceeded):
        next(steps)


def test_a_rule_tells_a_thousand_findings_and_how_many_more_there_are() -> None:
    found = [one for one in lint(extract(("（" * 1500).encode())) if one.code == UNCLOSED]
    assert len(found) == MOST + 1
    assert found[-1].message == "500 more findings of this rule are not listed"
    assert found[-1].evidence == ()


def test_what_an_earlier_run_remarked_is_held_to_as_much() -> None:
    report = extract(b"1. a")
    earlier = lint(extract("（".encode()))[0].model_copy(update={"code": "GT101"})
    said = lint(report.model_copy(update={"diagnostics": (earlier,) * (MOST + 3)}))
    assert sum(one.code == "GT101" for one in said) == MOST + 1


def test_junit_compares_no_finding_with_another() -> None:
    """Each severity is asked for a few times, whatever their number."""
    checked = check(extract(("（" * 900).encode()), "a.txt", NOTHING, Configuration(), within="a.txt")
    run = Run(tuple(rules().values()))
    calls = _calls(lambda: list(written((checked,), run, [finding_writer("junit", run)])))
    assert calls < 100 * len(checked.findings)


def test_tasks_are_aligned_in_little_memory() -> None:
    texts = [f"{index}号公园" for index in range(400)]
    align(["甲"], ["乙"])  # what it loads is loaded
    tracemalloc.start()
    try:
        pairs = align(["甲乙", *texts], [*texts, "丙丁"])
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert pairs == [(at + 1, at) for at in range(400)]
    assert peak < 3_000_000


def test_texts_that_are_the_same_on_both_sides_are_compared_with_nothing_else() -> None:
    texts = [f"{index}号公园" for index in range(5000)]
    assert _calls(lambda: align(texts, list(texts))) < 20 * len(texts)


def test_texts_that_are_all_alike_are_compared_with_a_few() -> None:
    few, many = (_calls(partial(align, alike(count, "甲"), alike(count, "乙"))) for count in (100, 400))
    assert many < 6 * few
    assert align(alike(400, "甲"), ["湖", *alike(400, "乙")]) == [(at, at + 1) for at in range(400)]


def alike(count: int, end: str) -> list[str]:
    return [f"新建改造城市公园和绿道共{at}处，年底前通过验收{end}" for at in range(count)]


def _calls(work: object) -> int:
    import cProfile
    import pstats

    profile = cProfile.Profile()
    profile.runcall(work)  # type: ignore[arg-type]
    return int(pstats.Stats(profile).total_calls)  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    "words", ["区财政局", "a: b", " 首行\n次行", "\n", "\n\n", "𬭎", "null", "…\u2028", "'\"", "长" * 300]
)
def test_either_library_writes_the_same_yaml(words: str) -> None:
    value = {"text": words, "list": [words, [1.5, 2.0]], words: {}, "none": None}
    slow = yaml.dump(value, Dumper=SlowDumper, allow_unicode=True, sort_keys=False, width=1 << 30)
    assert dump_yaml(value) == slow


def test_lists_that_are_links_to_one_another_are_read_in_time_that_grows_with_them() -> None:
    few, many = (_calls(partial(extract, linked_lists(count), name="notice.docx")) for count in (300, 3000))
    assert many < 11 * few


def linked_lists(count: int) -> bytes:
    """A definition that links to a style, whose list has the next such definition, and so on."""
    styles = "".join(
        f'<w:style w:type="numbering" w:styleId="L{at}"><w:pPr><w:numPr><w:numId w:val="{at + 1}"/></w:numPr></w:pPr>'
        "</w:style>"
        for at in range(1, count)
    )
    links = (
        f'<w:abstractNum w:abstractNumId="{at}"><w:numStyleLink w:val="L{at}"/></w:abstractNum>'
        for at in range(1, count)
    )
    numbering = "".join(links) + "".join(numbered(at, at) for at in range(1, count))
    return docx(paragraph("1. 修堤。（责任单位：县水利局）"), styles=styles, numbering=numbering)
