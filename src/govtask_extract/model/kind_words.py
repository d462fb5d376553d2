"""The kinds of attachments and furniture in words for people; a report has them as they are here in English."""

from __future__ import annotations

from govtask_extract.saying.said import Said, said

ATTACHMENT_WORDS: dict[str, Said] = {
    "form": said("form"),
    "table": said("table"),
    "list": said("list"),
    "text": said("text"),
}
FURNITURE_WORDS: dict[str, Said] = {
    "page-number": said("page-number"),
    "running-head": said("running-head"),
    "markup": said("markup"),
    "site": said("site"),
    "watermark": said("watermark"),
    "seal": said("seal"),
    "annotation": said("annotation"),
    "hidden": said("hidden"),
    "struck": said("struck"),
    "note-mark": said("note-mark"),
    "prompt": said("prompt"),
    "line-number": said("line-number"),
}
