"""What a finding is known by from one edit of its document to the next: its rule and what it is about, not where."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence

from govtask_extract.language.script import without_blanks
from govtask_extract.linting.script import Script
from govtask_extract.model.report import Diagnostic, Places, Report
from govtask_extract.patterns import lazy_re

_DIGITS = lazy_re(r"\d+")
# Fewer characters than a name has, such as a label or a stray mark, tell nothing: what follows them does.
_TELLING = 4
_CONTEXT = 12


def fingerprints(report: Report, diagnostics: Sequence[Diagnostic]) -> list[str]:
    """One for each diagnostic; two that are about the same words have the same."""
    if not diagnostics:
        return []
    text = Script(report).running_text
    return [_digest(diagnostic.code, "".join(_content(diagnostic, text))) for diagnostic in diagnostics]


def _content(diagnostic: Diagnostic, text: str) -> Iterator[str]:
    """Each quote once: lines may be broken elsewhere, and a name may be printed once more."""
    quoted = "".join(dict.fromkeys(_quotes(diagnostic.evidence, text)))
    words = _DIGITS.sub("", quoted)
    if not diagnostic.evidence:
        yield _DIGITS.sub("", diagnostic.message)
    elif len(words) >= _TELLING:
        yield quoted
    else:
        # Tasks are counted anew when one is put in, so numbers go.
        end = diagnostic.evidence[0].end
        yield words
        yield _DIGITS.sub("", without_blanks(text[end : end + 4 * _CONTEXT]))[:_CONTEXT]


def _quotes(places: Places, text: str) -> Iterator[str]:
    """Without blanks; lines with nothing between them are one quote."""
    quote, end = "", 0
    for place in places:
        if quote and (place.start < end or text[end : place.start].strip()):
            yield quote
            quote = ""
        quote, end = quote + without_blanks(place.quote), place.end
    yield quote


def _digest(code: str, content: str) -> str:
    return hashlib.sha256(f"{code}\0{content}".encode("utf-8", "surrogatepass")).hexdigest()[:16]
