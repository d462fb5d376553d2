"""What makes us unable to go on with a file: each kind has an exit code and a hint that says what to do next."""

from __future__ import annotations

from govtask_extract.saying.said import said


class GovtaskError(Exception):
    """A file or a request that cannot be served. `message` says what and where, `hint` what to do next."""

    exit_code = 3

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint

    @property
    def name(self) -> str:
        return type(self).__name__

    def about(self, file: str) -> GovtaskError:
        """The same error, saying which file it is about."""
        return (
            self
            if file in self.message
            else type(self)(said("{place}: {message}", place=file, message=self.message), self.hint)
        )


class UnreadableFile(GovtaskError):
    """The file is missing, a directory, empty, damaged beyond reading, or holds no text."""


class ReaderCrash(UnreadableFile):
    """The library that reads the file ended the process that it was in; a child process, if one was asked for."""


class EncryptedFile(UnreadableFile):
    """The file asks for a password that was not given or is wrong."""


class UnknownFormat(GovtaskError):
    """The bytes are of no kind that can be read here."""


class MissingExtra(GovtaskError):
    """The format is known, but the library that reads it is not installed."""


class LimitExceeded(GovtaskError):
    """A limit of `Limits` was passed; the message names it and the hint says how to raise it."""


class MachineFault(GovtaskError):
    """The machine has no more of something: memory, room on a disk, processes, open files. The file may be good."""

    def __init__(self, message: str, hint: str = said("Make room for it on the machine, and try again.")) -> None:
        super().__init__(message, hint)


class InternalError(GovtaskError):
    """A bug of ours: none of the kinds that we foresaw, or a report that the models refuse. It is never written."""

    exit_code = 70

    def __init__(self, message: str, hint: str = said("Please report it.")) -> None:
        super().__init__(message, hint)


class BadProfile(GovtaskError):
    """A profile that says something a profile cannot say."""

    exit_code = 2


class BadConfiguration(GovtaskError):
    """A configuration file, a list of names or a baseline that says something it cannot say."""

    exit_code = 2


class BadCorrections(GovtaskError):
    """A file of corrections that says something it cannot say, or that somebody else is writing to."""


class BadReport(GovtaskError):
    """A report that does not fit the published schema."""

    exit_code = 1
