"""The page of a review: that of the notice, with what people need to correct it."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from msgspec.structs import replace

from govtask_extract.reviewing.review_words import MESSAGES
from govtask_extract.reviewing.session import ReviewSession
from govtask_extract.reviewing.told_to_page import state_answer
from govtask_extract.writing.page.packing import inert
from govtask_extract.writing.page.whole_page import PageExtras, page_of, policy_of, script_of, style_of

_HOME = Path(__file__).parent / "page"


def review_page(session: ReviewSession) -> str:
    """As everything stands now."""
    extras = replace(_extras(), data=(("review", inert(state_answer(session))),))
    return page_of(session.report, session.shown, extras)


def review_policy() -> str:
    """What the page may do; nobody may show it within another page."""
    return f"{policy_of(_extras())}; frame-ancestors 'none'"


@cache
def _extras() -> PageExtras:
    return PageExtras((script_of(_HOME),), (style_of(_HOME),), messages=MESSAGES, connects=True)
