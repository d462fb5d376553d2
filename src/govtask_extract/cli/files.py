"""FILE… of a command line, one by one: patterns, folders and archives give the files in them; what each file gives."""

from __future__ import annotations

import gc
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path, PurePath

from msgspec import Struct
from msgspec.structs import replace

from govtask_extract.cli.console import remark
from govtask_extract.cli.given_paths import STDIN, GivenPaths
from govtask_extract.cli.outcomes import LeftOut
from govtask_extract.cli.project import project
from govtask_extract.cli.work import bounded, bounded_steps
from govtask_extract.data_files import has_data_suffix
from govtask_extract.errors import UnreadableFile
from govtask_extract.model.options import Options
from govtask_extract.model.source import source_path
from govtask_extract.opening import Given, open_source
from govtask_extract.patterns import holds_any
from govtask_extract.saying.said import said

_ARCHIVES = (".zip", ".eml")


class GivenFile(Struct, frozen=True):
    """A file: the path that it is reported by, and what to read, or why it cannot be read.

    `within` says that it comes from a folder or an archive: where one stands, there might have been many. `whole`: it
    is that folder or archive itself, which cannot be read. `several`: it stands among others, or might. `stands_for` is
    the file, as somebody would give it, whose content comes by stdin.
    """

    path: str
    given: Given | Exception
    within: bool = False
    whole: bool = False
    several: bool = False
    stands_for: str | None = None
    left_out: LeftOut | None = None


def given_files(
    files: Sequence[str], options: Options, targets: Sequence[Path] = (), *, stdin_name: str | None = None
) -> Iterator[GivenFile]:
    """Opened one at a time. `targets`, what is to be written, are no files to read; stdin goes by `stdin_name`."""
    found = matching(files)
    for number, file in enumerate(_all_given(found, options, targets, stdin_name)):
        if number == 1:
            gc.set_threshold(OBJECTS_OF_MANY)
        yield replace(file, several=len(found) > 1 or file.within)
        del file


# Python's own JSON and errors leave rings behind; many files would leave many before the command looks for garbage.
OBJECTS_OF_MANY = 20_000


def _all_given(
    found: Sequence[str], options: Options, targets: Sequence[Path], stdin_name: str | None
) -> Iterator[GivenFile]:
    paths = GivenPaths([stdin_name or file if file == STDIN else file for file in found])
    for file in found:
        if file == STDIN:
            yield from _of_stdin(paths.path(stdin_name or file), stdin_name, options)
        elif _system_says(Path(file).is_dir):
            yield from _of_folder(file, paths, options, targets)
        else:
            yield from _of_file(file, paths.path(file), options)


def _system_says(asked: Callable[[], bool]) -> bool:
    """False, too, where a name is too long for the system: opening the file tells."""
    try:
        return asked()
    except OSError:
        return False


def matching(files: Sequence[str]) -> list[str]:
    """Patterns that no shell has filled in, filled in; one that nothing fits stays as it is."""
    found: list[str] = []
    for file in files:
        if holds_any(file, "*?[") and not _system_says(Path(file).exists):
            found += sorted(_expanded(file)) or [file]
        else:
            found.append(file)
    return found


def name_one_file(files: Sequence[str]) -> bool:
    """Whether they are one file, and no folder or archive of several."""
    found = matching(files)
    return len(found) == 1 and PurePath(found[0]).suffix.lower() not in _ARCHIVES and not _is_folder(found[0])


def _is_folder(file: str) -> bool:
    return file != STDIN and _system_says(Path(file).is_dir)


def _expanded(pattern: str) -> list[str]:
    from glob import glob

    return glob(pattern, recursive=True)  # noqa: PTH207 - a Path takes no absolute pattern


def _of_stdin(path: str, name: str | None, options: Options) -> Iterator[GivenFile]:
    try:
        source = open_source(open_given(STDIN), options.limits, path)
    except Exception as error:
        yield GivenFile(path, error, stands_for=name)
        return
    for file in _unpacked(path, source.content, options):
        yield file if file.within else replace(file, stands_for=name)


def _of_folder(given: str, paths: GivenPaths, options: Options, targets: Sequence[Path]) -> Iterator[GivenFile]:
    """Also those in folders of it, but for hidden ones; `given` is how the folder was given."""
    from govtask_extract.reading.archives import is_leftover

    folder = Path(given)
    found, around = False, folder.resolve()
    for file in _data_last(_walked(folder)):
        inside = file.relative_to(folder)
        if is_leftover(inside.as_posix()) or _is_target(file, targets):
            continue
        if file.is_symlink() and _leads_out(file, around):
            remark(said("{file} leads out of {folder} and is not followed", file=file, folder=folder))
        elif file.is_file():
            found = True
            if project().excludes(file):
                yield GivenFile(paths.path_within(given, inside), str(file), within=True, left_out=LeftOut.EXCLUDED)
                continue
            for one in _of_file(str(file), paths.path_within(given, inside), options):
                yield replace(one, within=True)
    if not found:
        path = paths.path(given)
        yield GivenFile(
            path,
            UnreadableFile(said("{path} holds no files", path=path), said("Give another folder.")),
            within=True,
            whole=True,
        )


def _data_last(files: Iterator[Path]) -> Iterator[Path]:
    """Which notices a folder holds is known before its reports are read."""
    data: list[str] = []
    for file in files:
        if has_data_suffix(file.name):
            data.append(str(file))
        else:
            yield file
    yield from map(Path, data)


def _walked(folder: Path) -> Iterator[Path]:
    """What is in a folder, by name, and behind each folder in it what that holds; links to folders are not followed.

    Of a folder's files the names are kept: paths take ten times as much. One that may not be looked into has none.
    """
    with suppress(PermissionError):
        for name in sorted(path.name for path in folder.iterdir()):
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


def _is_target(path: Path, targets: Sequence[Path]) -> bool:
    """Whether it is what is to be written, or lies in a folder that is."""
    return any(target.exists() and (path.samefile(target) or _inside(path, target)) for target in targets)


def _inside(path: Path, folder: Path) -> bool:
    return folder.is_dir() and path.resolve().is_relative_to(folder.resolve())


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
        yield GivenFile(path, error, within=True, whole=True)


def open_given(file: str) -> Given:
    """A path as it is, `-` as stdin."""
    if file != STDIN:
        return file
    if sys.stdin is None:
        raise UnreadableFile(said("stdin is closed"), said("Give a file, or pipe one in."))
    return sys.stdin.buffer


def shown(file: str) -> str:
    """The path that a file, given alone, goes by in messages and reports."""
    return GivenPaths([file]).path(file)
