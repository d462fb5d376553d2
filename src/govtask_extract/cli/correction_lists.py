"""What `govtask corrections` does: files of corrections, replayed on the notices beside them, and listed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from govtask_extract.cli.console import as_fault, put_lines, put_text, remark, tell
from govtask_extract.cli.correction_table import correction_table
from govtask_extract.cli.exits import FINDINGS, FINE, worst
from govtask_extract.cli.files import matching
from govtask_extract.cli.work import bounded, progress_bar
from govtask_extract.correcting.corrections_file import corrections_path, load_corrections
from govtask_extract.correcting.listed_corrections import (
    CORRECTIONS_LIST_VERSION,
    CorrectionsOfNotice,
    ListedCorrections,
    listed_corrections,
)
from govtask_extract.correcting.replay import replay
from govtask_extract.correcting.verdicts import Replay
from govtask_extract.data_files import CORRECTIONS_SUFFIX
from govtask_extract.errors import BadCorrections, UnreadableFile
from govtask_extract.model.failure import Fault
from govtask_extract.model.options import Options
from govtask_extract.model.source import source_path
from govtask_extract.near_files import how_to_find
from govtask_extract.pipeline import extract_with_document
from govtask_extract.saying.said import said


class _CorrectedNotice(Struct, frozen=True):
    """A notice and the file of its corrections."""

    notice: Path
    corrections: Path


def list_corrections(files: Sequence[str], options: Options, output_format: str) -> int:
    """The exit code. A file that cannot be read is told, and the others are listed."""
    codes: set[int] = set()
    listed: list[CorrectionsOfNotice] = []
    for pair in _pairs(files):
        name = source_path(pair.corrections)
        try:
            with bounded(name, options.limits):
                one, replayed = _replayed(pair, options)
        except Exception as error:
            fault = as_fault(error, name)
            codes.add(tell(fault))
            listed.append(_failed(pair, Fault(name=fault.name, message=fault.message, hint=fault.hint)))
            continue
        codes.add(FINDINGS if replayed.stale else FINE)
        listed.append(one)
        if output_format == "text":
            put_lines(correction_table(one, replayed))
    if output_format == "json":
        put_text(f"{_whole(listed).model_dump_json(indent=2)}\n")
    return worst(codes)


def _pairs(files: Sequence[str]) -> Iterator[_CorrectedNotice]:
    for file in matching(files):
        path = Path(file)
        if path.is_dir():
            yield from map(_of_corrections, sorted(path.rglob(f"[!.]*{CORRECTIONS_SUFFIX}")))
        elif path.name.lower().endswith(CORRECTIONS_SUFFIX):
            yield _of_corrections(path)
        else:
            yield _CorrectedNotice(path, corrections_path(path))


def _of_corrections(path: Path) -> _CorrectedNotice:
    return _CorrectedNotice(path.with_name(path.name[: -len(CORRECTIONS_SUFFIX)]), path)


def _replayed(pair: _CorrectedNotice, options: Options) -> tuple[CorrectionsOfNotice, Replay]:
    if pair.notice.exists() and not pair.corrections.exists():
        file = source_path(pair.corrections)
        hint = how_to_find(pair.corrections, said("Nobody has corrected it: `govtask review` does, or make that file."))
        raise BadCorrections(said("there are no corrections: {file} does not exist", file=file), hint)
    if not pair.notice.exists() and not pair.corrections.exists():
        raise UnreadableFile(
            said("{file} does not exist", file=source_path(pair.notice)),
            how_to_find(pair.notice, said("Check the path.")),
        )
    corrections = load_corrections(pair.corrections)
    name = source_path(pair.notice)
    with progress_bar(name) as progress:
        report, document = extract_with_document(str(pair.notice), replace(options, progress=progress), name=name)
    replayed = replay(report, document, corrections, options.profile.bodies)
    if replayed.changed:
        remark(said("{file} is another file than the one that was corrected", file=name))
    return listed_corrections(source_path(pair.corrections), name, corrections, replayed), replayed


def _failed(pair: _CorrectedNotice, fault: Fault) -> CorrectionsOfNotice:
    return CorrectionsOfNotice(
        file=source_path(pair.corrections),
        notice=source_path(pair.notice),
        sha256=None,
        changed=None,
        reviewer=None,
        corrections=(),
        error=fault,
    )


def _whole(files: Sequence[CorrectionsOfNotice]) -> ListedCorrections:
    return ListedCorrections(
        list_version=CORRECTIONS_LIST_VERSION,
        files=tuple(files),
        stale=sum(one.fits == "stale" for file in files for one in file.corrections),
        failed=sum(file.error is not None for file in files),
    )
