"""What the machine lacks: which errors say so, how much memory the system allows, and what is told of it."""

from __future__ import annotations

import errno
import os
from functools import cache

from govtask_extract.errors import MachineFault
from govtask_extract.saying.foreign_words import words_of_system
from govtask_extract.saying.said import Said, said

MEGABYTE = 1_000_000
# What loading takes, measured for a notice in Markdown and in PDF, is 60 MB. Libraries that find less than they load
# with end the process, or say anything: twice that is asked for before they are loaded.
_TO_BEGIN = 120

NAME_TOO_LONG = said("its name is too long; mostly 255 bytes are the most, and a Chinese character takes three")
"""What the system means by ENAMETOOLONG."""


def fault_of_machine(error: BaseException | None, name: str | None = None) -> MachineFault | None:
    """What is to be said where `error`, or what it came of, is the system's word that it has no more of something.

    `name` is that of the file that was worked on. None where the error says nothing of the kind.
    """
    if is_of_memory(error):
        return no_memory(name)
    words = _refusal(error)
    return MachineFault(_about(name, _refused(words))) if words else None


def fault_of_system(error: OSError, name: str | None = None) -> MachineFault:
    """Likewise, of any error of the system that nobody foresaw."""
    if isinstance(error, FileNotFoundError) and error.filename is None and error.strerror == os.strerror(errno.ENOENT):
        return MachineFault(_about(name, said("the current folder is gone")), said("Change to one that exists: cd."))
    return MachineFault(_about(name, _refused(words_of_system(error))))


def _refused(words: str) -> Said:
    return said("the system refuses: {reason}", reason=words)


def _about(name: str | None, message: Said) -> Said:
    return said("{place}: {message}", place=name, message=message) if name else message


def is_of_memory(error: BaseException | None) -> bool:
    """Whether memory ran out: as Python, the system or what loads libraries says it, or an error that came of it."""
    match error:
        case None:
            return False
        case MemoryError() | OSError(errno=errno.ENOMEM):
            return True
        case ImportError(msg=str(words)) if any(one in words for one in _LOADERS_SAY):
            return True
        case SystemError(args=(str(words),)) if words.endswith(_WITHOUT_WORDS):
            return True
    return is_of_memory(error.__cause__ or error.__context__)


# glibc's dl-load.c, and what the system says behind it.
_LOADERS_SAY = ("failed to map segment", "annot allocate memory", "annot create shared object descriptor")

# What CPython says where there was no memory for the exception either.
_WITHOUT_WORDS = ("without setting an exception", "without exception set")

# What no file can bring about: open files, processes, room on a disk, and disks that fail or take nothing.
_LACKS = tuple(
    getattr(errno, name)
    for name in ("EMFILE", "ENFILE", "EAGAIN", "ENOSPC", "EDQUOT", "EIO", "EROFS")
    if hasattr(errno, name)
)


def _refusal(error: BaseException | None) -> Said | None:
    """In the system's words. What loads libraries puts them behind its own, `tempfile` where it finds no folder."""
    match error:
        case None:
            return None
        case OSError(errno=int(number)) if number in _LACKS:
            return said(os.strerror(number))
        case FileNotFoundError(filename=None, strerror=str(words)) if words.startswith("No usable temporary"):
            return said("no temporary folder can be written to")
        case ImportError(msg=str(words)):
            for lack in map(os.strerror, _LACKS):
                if lack in words:
                    return said(lack)
    return _refusal(error.__cause__ or error.__context__)


def no_memory(name: str | None) -> MachineFault:
    """Where memory ran out, and no limit of ours was passed."""
    allowed = memory_allowed()
    if allowed is None:
        return MachineFault(_about(name, said("there is no memory left")))
    message = said(
        "there is no memory left of the {allowed} MB that the system allows a process", allowed=allowed // MEGABYTE
    )
    return MachineFault(_about(name, message), said("Raise it with ulimit -v."))


def too_little_to_begin() -> MachineFault | None:
    """Told before anything large is loaded; None where the system allows enough."""
    allowed = memory_allowed()
    if allowed is None or allowed >= _TO_BEGIN * MEGABYTE:
        return None
    message = said(
        "the system allows a process {allowed} MB of memory, {needed} are needed to begin",
        allowed=allowed // MEGABYTE,
        needed=_TO_BEGIN,
    )
    return MachineFault(message, said("Raise it with ulimit -v."))


@cache
def memory_allowed() -> int | None:
    """Bytes that the system allowed this process before any limit of ours; None where it sets no limit."""
    try:
        import resource
    except ImportError:
        return None
    soft, _ = resource.getrlimit(resource.RLIMIT_AS)
    return None if soft == resource.RLIM_INFINITY else soft
