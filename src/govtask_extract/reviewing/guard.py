"""Who may ask the server for anything: the browser that was given its address, from the page itself, and nobody else.

A page of some other site can make a browser ask 127.0.0.1 for things (cross-site requests), and can have its own name
lead there (DNS rebinding). So the name by which we are asked, where the asking page comes from, and a secret are looked
at before anything else is.
"""

from __future__ import annotations

import secrets
from hmac import compare_digest
from urllib.parse import parse_qs

from msgspec import Struct, field
from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import cookie_parser
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from govtask_extract.saying.said import said
from govtask_extract.saying.speaking import spoken

LARGEST_BODY = 200_000
"""Bytes: a task's text with its reason is some thousand."""
_HTTP_PORT = 80
_ALWAYS = {
    "cache-control": "no-store",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "referrer-policy": "no-referrer",
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
}


def _secret() -> str:
    return secrets.token_urlsafe(24)


class ReviewKeys(Struct):
    """What lets a browser in: `address` as often as it is asked for, `once` the first time; then it has `cookie`.

    The browser that we open is given `once`: others on the machine may see the command line of a program that starts.
    """

    address: str = field(default_factory=_secret)
    once: str | None = field(default_factory=_secret)
    cookie: str = field(default_factory=_secret)

    def opens(self, key: str) -> bool:
        """Whether an address with this key lets in; tells nobody by the time that it takes."""
        if self.once is not None and _same(key, self.once):
            self.once = None
            return True
        return _same(key, self.address)


def _same(one: str, other: str) -> bool:
    return compare_digest(one.encode(), other.encode())


class Guard:
    """Around the app: passes on what may pass, answers everything else itself, in a line that tells nothing."""

    def __init__(self, app: ASGIApp, port: int, keys: ReviewKeys) -> None:
        self._app = app
        self._keys = keys
        # Browsers keep cookies by the name of the machine alone: those of two reviews are told by the port.
        self._cookie = f"govtask-review-{port}"
        self._hosts = {f"{name}:{port}" for name in ("127.0.0.1", "localhost")}
        if port == _HTTP_PORT:
            self._hosts |= {"127.0.0.1", "localhost"}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            return
        headers = Headers(scope=scope)
        by_address = self._key_in_address(scope)
        refusal = self._refusal(scope, headers, by_address=by_address)

        async def guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                sent = MutableHeaders(scope=message)
                for name, value in _ALWAYS.items():
                    sent[name] = value
                if by_address and refusal is None:
                    sent.append("set-cookie", f"{self._cookie}={self._keys.cookie}; Path=/; HttpOnly; SameSite=Strict")
            await send(message)

        await (refusal or self._app)(scope, receive, guarded)

    def _key_in_address(self, scope: Scope) -> bool:
        if scope["method"] != "GET" or scope["path"] != "/" or not scope["query_string"]:
            return False
        given = parse_qs(scope["query_string"].decode("ascii", "replace"), max_num_fields=5).get("key", [""])
        return self._keys.opens(given[0])

    def _refusal(self, scope: Scope, headers: Headers, *, by_address: bool) -> PlainTextResponse | None:
        host = headers.get("host", "")
        if host not in self._hosts:
            return _refused(said("This is not the address of a review."), 421)
        if not by_address and not self._has_cookie(headers):
            return _refused(said("Open the address that `govtask review` says: without its key nothing is shown."), 403)
        if scope["method"] == "POST":
            return _refusal_to_write(headers, host)
        if scope["path"] != "/" and headers.get("sec-fetch-site", "same-origin") != "same-origin":
            return _refused(said("Only the page of the review itself may ask for this."), 403)
        return None

    def _has_cookie(self, headers: Headers) -> bool:
        return _same(cookie_parser(headers.get("cookie", "")).get(self._cookie, ""), self._keys.cookie)


def _refusal_to_write(headers: Headers, host: str) -> PlainTextResponse | None:
    ours = headers.get("origin") == f"http://{host}" and headers.get("sec-fetch-site", "same-origin") == "same-origin"
    if not ours:
        return _refused(said("Only the page of the review itself may ask for this."), 403)
    if headers.get("content-type", "").partition(";")[0].strip().lower() != "application/json":
        return _refused(said("Changes come as application/json."), 415)
    length = headers.get("content-length", "")
    if not length.isdecimal():
        return _refused(said("Say how long it is."), 411)
    if int(length[:20]) > LARGEST_BODY:
        return _refused(said("This is longer than {count:,} bytes.", count=LARGEST_BODY), 413)
    return None


def _refused(message: str, status: int) -> PlainTextResponse:
    return PlainTextResponse(f"{spoken(message)}\n", status)
