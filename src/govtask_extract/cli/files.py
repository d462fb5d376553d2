"""FILE… of a command line, one by one: patterns, folders and archives give the files in them; what each file gives."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Collection, Iterator, Sequence
from contextlib import suppress
from pathlib import Path, PurePath
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from govtask_extract.cli.console import as_fault, say, tell
from govtask_extract.cli.exits import FINE, NO_TASKS
from govtask_extract.cli.given_paths import STDIN, GivenPaths
from govtask_extract.cli.work import bounded, bounded_steps, progress_bar
from govtask_extract.errors import UnreadableFile
from govtask_extract.model.options import Options
from govtask_extract.model.source import source_path
from govtask_extract.opening import Given, open_source
from govtask_extract.patterns import holds_any

if TYPE_CHECKING:
    from govtask_extract.model.document import RawDocument
    from govtask_extract.model.failure import Entry
    from govtask_extract.model.report import Report

_ARCHIVES = (".zip", ".eml")


class GivenFile(Struct, frozen=True):
    """A file: the path that it is reported by, and what to read, or why it cannot be read.

    `within` says that it comes from a folder or an archive: where one stands, there might have been many.
    """

    path: str
    given: Given | Exception
    within: bool = False


def given_files(files: Sequence[str], options: Options, target: Path | None) -> Iterator[GivenFile]:
    """Opened one at a time. `target`, what is to be written, is no file to read."""
    for number, file in enumerate(_all_given(files, options, target)):
        if number == 1:
            gc.set_threshold(_OBJECTS_OF_MANY)
        yield file
        del file


# Python's own JSON and errors leave rings behind; many files would leave many before the command looks for garbage.
_OBJECTS_OF_MANY = 20_000


def _all_given(files: Sequence[str], options: Options, target: Path | None) -> Iterator[GivenFile]:
    found = matching(files)
    paths = GivenPaths(found)
    for file in found:
        path = paths.path(file)
        if file == STDIN:
            yield from _of_stdin(path, options)
        elif Path(file).is_dir():
            yield from _of_folder(file, paths, options, target)
        else:
            yield from _of_file(file, path, options)


def matching(files: Sequence[str]) -> list[str]:
    """Patterns that no shell has filled in, filled in; one that nothing fits stays as it is."""
    found: list[str] = []
    for file in files:
        if holds_any(file, "*?[") and not Path(file).exists():
            found += sorted(_expanded(file)) or [file]
        else:
            found.append(file)
    return found


def _expanded(pattern: str) -> list[str]:
    from glob import glob

    return glob(pattern, recursive=True)  # noqa: PTH207 - a Path takes no absolute pattern


def _of_stdin(path: str, options: Options) -> Iterator[GivenFile]:
    try:
        source = open_source(open_given(STDIN), options.limits, path)
    except Exception as error:
        yield GivenFile(path, error)
        return
    yield from _unpacked(path, source.content, options)


def _of_folder(given: str, paths: GivenPaths, options: Options, target: Path | None) -> Iterator[GivenFile]:
    """Also those in folders of it, but for hidden ones; `given` is how the folder was given."""
    from govtask_extract.reading.archives import is_leftover

    folder = Path(given)
    found, around = False, folder.resolve()
    for file in _walked(folder):
        inside = file.relative_to(folder)
        if is_leftover(inside.as_posix()) or _is_target(file, target):
            continue
        if file.is_symlink() and _leads_out(file, around):
            say(f"{file} leads out of {folder} and is not followed")
        elif file.is_file():
            found = True
            for one in _of_file(str(file), paths.path_within(given, inside), options):
                yield GivenFile(one.path, one.given, within=True)
    if not found:
        path = paths.path(given)
        yield GivenFile(path, UnreadableFile(f"{path} holds no files", "Give another folder."), within=True)


def _walked(folder: Path) -> Iterator[Path]:
    """What is in a folder, by name, and behind each folder in it what that holds; links to folders are not followed.

    Of a folder's files the names are kept: paths take ten times as much. One that may not be looked into has none.
    """
    with suppress(PermissionError):
        for name in sorted((path.name for path in folder.iterdir()), key=os.path.normcase):
            path = folder / name
            yield path
            if path.is_dir() and not path.is_symlink():
                yield from _walked(path)


def _leads_out(link: Path, folder: Path) -> bool:
    """A link that leads round in a ring leads nowhere."""
    try:
        return not link.resolve().is_relative_to(folder)
    except (OSError, RuntimeError):
        return True


def _is_target(path: Path, target: Path | None) -> bool:
    return target is not None and target.exists() and path.samefile(target)


def _of_file(file: str, path: str, options: Options) -> Iterator[GivenFile]:
    if PurePath(file).suffix.lower() not in _ARCHIVES:
        yield GivenFile(path, file)
        return
    try:
        content = open_source(file, options.limits, path).content
    except Exception as error:
        yield GivenFile(path, error)
        return
    yield from _unpacked(path, content, options)


def _unpacked(path: str, content: bytes, options: Options) -> Iterator[GivenFile]:
    """The files of an archive; a document that is one inside (DOCX) is itself."""
    from govtask_extract.model.source import Source
    from govtask_extract.reading.archives import archived_files, is_archive

    source = Source(path, content)
    try:
        with bounded(path, options.limits):
            archive = options.format is None and is_archive(source)
    except Exception as error:
        yield GivenFile(path, error)
        return
    if not archive:
        yield GivenFile(path, content)
        return
    try:
        for member, given in bounded_steps(path, archived_files(source, options), options.limits):
            yield GivenFile(source_path(f"{path}/{member}"), given, within=True)
    except Exception as error:
        yield GivenFile(path, error, within=True)


class Outcome(Struct, frozen=True):
    """What is written for a file, and the exit code it asks for."""

    entry: Entry
    code: int

    @property
    def report(self) -> Report | None:
        """None for a failure."""
        from govtask_extract.model.failure import Failure

        return None if isinstance(self.entry, Failure) else self.entry


def outcome_of(name: str, given: Given | Exception, options: Options) -> Outcome:
    """Raises nothing on account of the file: what is wrong with it is said, and is the entry."""
    try:
        if isinstance(given, Exception):
            raise given
        report = _extract(name, given, options)
    except Exception as error:
        return failed(name, error)
    return Outcome(report, verdict(name, report.tasks))


def failed(name: str, error: Exception) -> Outcome:
    """Says what is wrong with a file."""
    from govtask_extract.model.failure import Failure, Fault

    fault = as_fault(error, name)
    told = Fault(name=fault.name, message=fault.message, hint=fault.hint)
    return Outcome(Failure(source=name, error=told), tell(fault))


def report_of(file: str, options: Options) -> Report:
    """What a file gives, with a bar on the terminal while it is read."""
    return _extract(shown(file), open_given(file), options)


def _extract(name: str, given: Given, options: Options) -> Report:
    from govtask_extract.pipeline import extract_with_document

    with bounded(name, options.limits), progress_bar(name) as progress:
        return extract_with_document(given, replace(options, progress=progress), name=name)[0]


def document_of(file: str, options: Options) -> RawDocument:
    """What the reader found in a file."""
    from govtask_extract.pipeline import read_document

    given, name = open_given(file), shown(file)
    with bounded(name, options.limits), progress_bar(name) as progress:
        return read_document(given, replace(options, progress=progress), name=name)[0]


def verdict(name: str, tasks: Collection[object]) -> int:
    """The exit code of a file by its tasks. Says so if there are none."""
    if tasks:
        return FINE
    say(f"{name} was read, but nothing in it looks like a task list")
    return NO_TASKS


def open_given(file: str) -> Given:
    """A path as it is, `-` as stdin."""
    if file != STDIN:
        return file
    if sys.stdin is None:
        raise UnreadableFile("stdin is closed", "Give a file, or pipe one in.")
    return sys.stdin.buffer


def shown(file: str) -> str:
    """The path that a file, given alone, goes by in messages and reports."""
    return GivenPaths([file]).path(file)


def summary(report: Report) -> str:
    """A report in one line, 132 tasks, 13 sections, nothing unread: how much was found, whether anything was left."""
    unread = report.coverage.unread
    left = f"{_counted(unread, 'character')} unread" if unread else "nothing unread"
    return ", ".join((_counted(len(report.tasks), "task"), _counted(len(report.sections), "section"), left))


def _counted(number: int, noun: str) -> str:
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"
