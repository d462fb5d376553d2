"""What `govtask review` does: a notice is read, its corrections are held, both are served until somebody ends it."""

from __future__ import annotations

import os
import webbrowser
from collections.abc import Callable
from functools import partial
from pathlib import Path
from socket import socket
from typing import TYPE_CHECKING

import click
from msgspec.structs import replace

from govtask_extract.cli.checks import locate
from govtask_extract.cli.console import remark, say
from govtask_extract.cli.exits import FINE
from govtask_extract.cli.files import GivenFile, matching, name_one_file, shown
from govtask_extract.cli.given_paths import STDIN
from govtask_extract.cli.project import wanted_configuration
from govtask_extract.cli.shown_notices import painted
from govtask_extract.cli.work import bounded, progress_bar
from govtask_extract.correcting.corrections_file import corrections_path
from govtask_extract.correcting.store import CorrectionsStore
from govtask_extract.data_files import holds_corrections, holds_reports
from govtask_extract.errors import MissingExtra, UnreadableFile
from govtask_extract.model.options import Options
from govtask_extract.model.shown import PaintedPages
from govtask_extract.opening import open_source
from govtask_extract.registry import Extra
from govtask_extract.saying.said import Said, said, said_many

if TYPE_CHECKING:
    from govtask_extract.model.report import Report
    from govtask_extract.reviewing.session import ReviewedNotice, ReviewSession

_NEEDED = (Extra("review", "starlette"), Extra("review", "uvicorn"))


def run_review(file: str, options: Options, *, port: int, browser: bool, reviewer: str | None, pictures: bool) -> int:
    """The exit code. Raises a `GovtaskError` for a file that cannot be read, or that somebody else reviews."""
    _must_have_extra()
    from govtask_extract.reviewing.serving import listening, terminated_like_interrupted
    from govtask_extract.reviewing.session import ReviewSession, ReviewSettings

    path = _one_notice(file)
    with terminated_like_interrupted(), listening(port) as taken:
        at = taken.getsockname()[1]
        read = partial(_read, path, options, pictures)
        notice = read()
        settings = ReviewSettings(_judge(file, options), options.profile.bodies, reviewer)
        with CorrectionsStore(corrections_path(path), notice.report.source, _holder(at, reviewer)) as store:
            session = ReviewSession(notice, store, settings)
            try:
                _serve(session, path, taken, read, browser=browser)
            finally:
                remark(_came_to(session))
    return FINE


def _must_have_extra() -> None:
    for needed in _NEEDED:
        if not needed.is_installed:
            raise MissingExtra(said("govtask review needs {library}", library=needed.library), needed.hint)


def _one_notice(file: str) -> Path:
    if file == STDIN or not name_one_file([file]):
        raise click.UsageError(said("A review is of one notice that lies in a folder: {file} is none.", file=file))
    return Path(matching([file])[0])


def _read(path: Path, options: Options, pictures: bool) -> ReviewedNotice:
    from govtask_extract.pipeline import extract_with_document
    from govtask_extract.reviewing.session import ReviewedNotice

    name = shown(str(path))
    with bounded(name, options.limits), progress_bar(name) as progress:
        source = open_source(str(path), options.limits, name)
        if options.format is None and (holds_reports(source) or holds_corrections(source)):
            raise UnreadableFile(said("{file} is no notice", file=name), said("Give the notice itself."))
        report, document = extract_with_document(source.content, replace(options, progress=progress), name=name)
    return ReviewedNotice(report, document, painted(source, options) if pictures else PaintedPages())


def _judge(file: str, options: Options) -> Callable[[Report], Report]:
    """Says of a report what `check` says."""
    from govtask_extract.checking.checker import diagnose

    located = locate(GivenFile(shown(file), file), wanted_configuration(), options.limits)

    def judge(report: Report) -> Report:
        found = diagnose(report, located.configuration, located.within)
        return report.model_copy(update={"diagnostics": found})

    return judge


def _holder(port: int, reviewer: str | None) -> str:
    """Who has the corrections, for somebody else who wants them."""
    if reviewer:
        return f"{reviewer}, govtask review 127.0.0.1:{port}, pid {os.getpid()}"
    return f"govtask review 127.0.0.1:{port}, pid {os.getpid()}"


def _serve(
    session: ReviewSession, path: Path, taken: socket, read: Callable[[], ReviewedNotice], *, browser: bool
) -> None:
    from govtask_extract.reviewing.guard import ReviewKeys
    from govtask_extract.reviewing.notice_file import NoticeFile
    from govtask_extract.reviewing.routes import ReviewApp
    from govtask_extract.reviewing.serving import LOOPBACK, ReviewServer

    keys, port = ReviewKeys(), taken.getsockname()[1]
    file = NoticeFile(path, session.report.source.sha256, read)
    server = ReviewServer(lambda end: ReviewApp(session, file, end).guarded(port, keys))
    url = f"http://{LOOPBACK}:{port}/"
    address = f"{url}?key={keys.address}"
    say(said("{file} is reviewed at {url} — Ctrl-C ends it", file=path.name, url=address))
    if browser and not _opened(f"{url}?key={keys.once}"):
        say(said("there is no browser to open it in"))
    server.serve(taken)


def _opened(url: str) -> bool:
    try:
        return webbrowser.open(url)
    except webbrowser.Error:
        return False


def _came_to(session: ReviewSession) -> Said:
    count = len(session.store.corrections.corrections)
    return said(
        "{seen:,} of {all:,} tasks were seen; {corrections} in {file}",
        seen=len(session.seen),
        all=len(session.report.tasks),
        corrections=said_many("{count:,} entry", "{count:,} entries", count=count),
        file=session.store.path.name,
    )
