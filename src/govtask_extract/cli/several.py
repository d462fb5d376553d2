"""FILE… of a command line, one by one: patterns, folders and archives give the files in them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from msgspec import Struct

from govtask_extract.cli.files import STDIN, open_given, shown
from govtask_extract.errors import UnreadableFile
from govtask_extract.model.options import Options
from govtask_extract.opening import Given, open_source
from govtask_extract.patterns import holds_any

_ARCHIVE = ".zip"


class Item(Struct, frozen=True):
    """A file: the name that it is reported by, and what to read, or why it cannot be read.

    `within` says that it comes from a folder or an archive: where one stands, there might have been many.
    """

    name: str
    given: Given | Exception
    within: bool = False


def items(files: Sequence[str], options: Options, target: Path | None) -> Iterator[Item]:
    """Opened one at a time. `target`, what is to be written, is no file to read."""
    for file in matching(files):
        path = Path(file)
        if file == STDIN:
            yield from _of_stdin(options)
        elif path.is_dir():
            yield from _of_folder(path, file, options, target)
        else:
            yield from _of_file(path, file, options)


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


def _of_stdin(options: Options) -> Iterator[Item]:
    name = shown(STDIN)
    try:
        source = open_source(open_given(STDIN), options.limits, name)
    except Exception as error:
        yield Item(name, error)
        return
    if source.content.startswith(b"PK"):
        yield from _unpacked(name, source.content, options)
    else:
        yield Item(name, source.content)


def _of_folder(folder: Path, name: str, options: Options, target: Path | None) -> Iterator[Item]:
    """Also those in folders of it, but for hidden ones; `name` is how the folder was given."""
    from govtask_extract.reading.archives import is_leftover

    found = False
    for path in sorted(folder.rglob("*")):
        if path.is_file() and not is_leftover(path.relative_to(folder).as_posix()) and not _is_target(path, target):
            found = True
            for item in _of_file(path, str(path), options):
                yield Item(item.name, item.given, within=True)
    if not found:
        yield Item(shown(name), UnreadableFile(f"{shown(name)} holds no files", "Give another folder."), within=True)


def _is_target(path: Path, target: Path | None) -> bool:
    return target is not None and target.exists() and path.samefile(target)


def _of_file(path: Path, file: str, options: Options) -> Iterator[Item]:
    if path.suffix.lower() != _ARCHIVE:
        yield Item(shown(file), file)
        return
    try:
        content = open_source(file, options.limits).content
    except Exception as error:
        yield Item(shown(file), error)
        return
    yield from _unpacked(shown(file), content, options)


def _unpacked(name: str, content: bytes, options: Options) -> Iterator[Item]:
    """The files of an archive; a document that is one inside (DOCX) is itself."""
    from govtask_extract.model.source import Source
    from govtask_extract.reading.archives import archived_files, is_archive

    source = Source(name, content)
    if options.format or not is_archive(source):
        yield Item(name, content)
        return
    try:
        for path, given in archived_files(source, options):
            yield Item(shown(path), given, within=True)
    except Exception as error:
        yield Item(name, error, within=True)
