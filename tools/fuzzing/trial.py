"""What becomes of a file, and whether that is what was promised."""

from __future__ import annotations

import os
import traceback
from collections.abc import Iterator

from govtask_extract import GovtaskError, Limits, Options, Report, extract
from govtask_extract.cli.work import bounded
from govtask_extract.errors import LimitExceeded, ReaderCrash
from govtask_extract.model.source import Source
from govtask_extract.reading.archives import archived_files, is_archive

# Fewer cells than usual: a sheet may repeat a row as often as it likes, and all of them would take their time.
LIMITS = Limits(seconds=60, memory=600, cells=20_000)
_MOST_SECONDS = 5
# Twice what a sheet of nothing but tasks takes.
_SECONDS_FOR_A_CHARACTER = 1e-4
OPTIONS = Options(isolate="always", limits=LIMITS)


def trial(name: str, content: bytes) -> tuple[str, str | None]:
    """How the file ended (`report`, or the error's name), and what is wrong with that, if anything."""
    begun = _processor_time()
    try:
        with bounded(name, LIMITS):
            reports = list(_reports(name, content))
    except ReaderCrash as crash:
        # Said in one line, as promised; a crash of our own code would be the parser's, outside the child.
        return crash.name, None
    except LimitExceeded as error:
        slow = "--timeout" in error.hint and _processor_time() - begun > _MOST_SECONDS
        return error.name, error.message if slow or "--memory" in error.hint else None
    except GovtaskError as error:
        return error.name, "several lines: " + error.message if "\n" in error.message else None
    except Exception:
        return "bug", traceback.format_exc()
    spent = _processor_time() - begun
    for report in reports:
        report.model_dump_json()
        if report.coverage.claimed + report.coverage.unread != report.coverage.characters:
            return "report", f"coverage: {report.coverage}"
    characters = sum(report.coverage.characters for report in reports)
    slow = spent > _MOST_SECONDS + characters * _SECONDS_FOR_A_CHARACTER
    return "report", f"{spent:.1f} s for {characters} characters" if slow else None


def _processor_time() -> float:
    """Of this process and of the children that are gone: on a busy machine a file may wait as long as it likes."""
    return sum(os.times()[:4])


def _reports(name: str, content: bytes) -> Iterator[Report]:
    """Of the file, or of each in an archive."""
    source = Source(name, content)
    if not is_archive(source):
        yield extract(content, OPTIONS, name=name)
        return
    for path, member in archived_files(source, OPTIONS):
        if isinstance(member, bytes):
            yield extract(member, OPTIONS, name=path)
