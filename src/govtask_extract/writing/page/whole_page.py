"""The page around its notices: a template, style sheets and scripts in one file that asks nothing of any network."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterable, Iterator
from hashlib import sha256
from pathlib import Path

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup, escape
from msgspec import Struct

from govtask_extract import __version__
from govtask_extract.model.failure import Entry, Failure
from govtask_extract.model.shown import ShownNotice
from govtask_extract.saying.said import said
from govtask_extract.saying.speaking import spoken, tongues
from govtask_extract.writing.entry_language import in_language
from govtask_extract.writing.own_pages import GENERATOR
from govtask_extract.writing.page.packing import inert, packed
from govtask_extract.writing.page.page_messages import FIELDS, MARKS, MESSAGES, ROLES

_HOME = Path(__file__).parent
# Stands where the notices come, in what the template gives.
_CUT = Markup("<!-- notices -->")


class PageExtras(Struct, frozen=True):
    """What a page has beyond that of a file: scripts and style sheets, run and used after our own.

    `messages` are what its scripts say, `data` the JSON that they find in elements with these ids. `connects`: they may
    ask the server that the page comes from.
    """

    scripts: tuple[str, ...] = ()
    styles: tuple[str, ...] = ()
    messages: tuple[str, ...] = ()
    data: tuple[tuple[str, str], ...] = ()
    connects: bool = False


NO_EXTRAS = PageExtras()


def page_of(entry: Entry, shown: ShownNotice | None = None, extras: PageExtras = NO_EXTRAS) -> str:
    """The whole page of one notice, its messages in the language at hand."""
    return "".join(page_pieces([notice_script(in_language(entry, tongues().people), shown)], extras))


def page_pieces(notices: Iterable[str], extras: PageExtras = NO_EXTRAS) -> Iterator[str]:
    """Likewise of several, each a `notice_script`; a piece for each before the next is asked for."""
    head, foot = _frame(extras).split(_CUT)
    yield head
    yield from notices
    yield foot


def notice_script(entry: Entry, shown: ShownNotice | None) -> str:
    """The element that holds what a page's scripts know of a notice."""
    name = entry.source if isinstance(entry, Failure) else entry.source.path or entry.source.name
    return (
        f'<script type="application/json" class="notice" data-name="{escape(name)}">{packed(entry, shown)}</script>\n'
    )


def policy_of(extras: PageExtras) -> str:
    """What such a page may do, for the server that sends it."""
    return _policy(_scripts(extras), _styles(extras), connects=extras.connects)


def script_of(folder: Path) -> str:
    """The scripts of a folder in one, each name in it its own."""
    return f'(() => {{\n"use strict";\n{_joined(folder, "js")}}})();\n'


def style_of(folder: Path) -> str:
    """The style sheets of a folder in one."""
    return _joined(folder, "css")


def _scripts(extras: PageExtras) -> tuple[str, ...]:
    return script_of(_HOME / "scripts"), *extras.scripts


def _styles(extras: PageExtras) -> tuple[str, ...]:
    return style_of(_HOME / "styles"), *extras.styles


def _frame(extras: PageExtras) -> str:
    styles, scripts = _styles(extras), _scripts(extras)
    environment = Environment(
        loader=PackageLoader(__package__), autoescape=True, undefined=StrictUndefined, trim_blocks=False
    )
    environment.globals["_"] = _spoken
    return environment.get_template("page.html.jinja").render(
        language="zh-CN" if tongues().people == "zh" else "en",
        generator=f"{GENERATOR} {__version__}",
        policy=_policy(scripts, styles, connects=extras.connects),
        styles=[Markup(style) for style in styles],
        scripts=[Markup(script) for script in scripts],
        words=Markup(_words(extras.messages)),
        data=[(id, Markup(content)) for id, content in extras.data],
        cut=_CUT,
        fields=FIELDS,
        roles=ROLES,
        marks=MARKS,
    )


def _spoken(message: str) -> str:
    return spoken(said(message))


def _joined(folder: Path, suffix: str) -> str:
    """All files of a folder, in the order of their names; indents, and the comments that open a file, stay with us."""
    texts = (path.read_text("utf-8") for path in sorted(folder.glob(f"*.{suffix}")))
    lines = (line.strip() for text in texts for line in text.splitlines())
    return "".join(f"{line}\n" for line in lines if line and not line.startswith(("//", "/*")))


def _words(more: Iterable[str]) -> str:
    messages = {message: _spoken(message) for message in (*MESSAGES, *more)}
    fields = {field: _spoken(name) for field, name in FIELDS.items()}
    return inert({"messages": messages, "fields": fields})


def _policy(scripts: Iterable[str], styles: Iterable[str], *, connects: bool) -> str:
    """Of all that a page may do it may run these scripts, use these styles, and show the pictures that it holds."""
    allowed = {
        "default-src": "'none'",
        "script-src": " ".join(map(_hashed, scripts)),
        "style-src": " ".join(map(_hashed, styles)),
        "img-src": "data:",
        "base-uri": "'none'",
        "form-action": "'none'",
    }
    if connects:
        allowed["connect-src"] = "'self'"
    return "; ".join(f"{what} {sources}" for what, sources in allowed.items())


def _hashed(content: str) -> str:
    return f"'sha256-{b64encode(sha256(content.encode()).digest()).decode()}'"
