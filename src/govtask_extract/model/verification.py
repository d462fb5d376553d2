"""What verifying gives for machines: for every report, where it does not agree with its notice."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from govtask_extract.model.failure import Fault
from govtask_extract.model.report import Model

VERIFICATION_VERSION: Literal["1"] = "1"


class NoticeDiscrepancy(Model):
    pointer: str = Field(description="JSON pointer (RFC 6901) into the file of reports; / is the whole report")
    message: str


class VerifiedReport(Model):
    """A report that was held against its notice; `error` says why it could not be."""

    source: str = Field(description="path of the notice, as the report has it")
    notice: str | None = Field(description="path of the notice that it was held against")
    findings: tuple[NoticeDiscrepancy, ...]
    error: Fault | None


class Verification(Model):
    """All reports of a file. Nothing differs where `findings` and `failed` are 0."""

    verification_version: Literal["1"]
    report: str = Field(description="path of the file of reports")
    reports: tuple[VerifiedReport, ...]
    findings: int
    failed: int = Field(description="reports that were held against nothing")
