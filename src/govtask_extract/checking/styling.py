"""Findings as people's terminals show them: in colours, and with a link from a code to its rule's page."""

from __future__ import annotations

from govtask_extract.linting.rule import rule_address
from govtask_extract.model.remarks import SEVERITY_WORDS, Severity
from govtask_extract.model.report import Diagnostic
from govtask_extract.saying.speaking import spoken
from govtask_extract.visible import printable

BOLD, DIM = "1", "2"
TINTS: dict[Severity, str] = {"error": "1;31", "warning": "1;33", "info": "1;34"}


def painted(text: str, style: str, terminal: bool) -> str:
    """By Select Graphic Rendition (ECMA-48), if a terminal shows it."""
    return f"\x1b[{style}m{text}\x1b[0m" if terminal else text


def verdict(finding: Diagnostic, terminal: bool) -> str:
    """`warning GT207`, on a terminal a link by OSC 8, which those that know none pass over."""
    severity = spoken(SEVERITY_WORDS[finding.severity])
    shown = painted(f"{severity} {finding.code}", TINTS[finding.severity], terminal)
    return f"\x1b]8;;{rule_address(finding.code)}\x1b\\{shown}\x1b]8;;\x1b\\" if terminal else shown


def in_one_line(text: str) -> str:
    """Nothing in it drives the terminal."""
    return printable(" ".join(text.split()))
