"""Who may ask the server of a review for something, and for what: the page that it gave out, and nothing else."""

from __future__ import annotations

import os
import signal
import socket
from collections.abc import Iterator
from pathlib import Path

import pytest
from checking import Shell
from corrected_notices import NOTICE
from msgspec import Struct
from reviewing_pages import notice_in, reviewed
from starlette.testclient import TestClient

from govtask_extract.correcting.corrections_file import corrections_path
from govtask_extract.correcting.store import CorrectionsStore
from govtask_extract.model.profile import KnownBodies
from govtask_extract.pipeline import extract_with_document
from govtask_extract.reviewing.guard import LARGEST_BODY, ReviewKeys
from govtask_extract.reviewing.notice_file import NoticeFile
from govtask_extract.reviewing.routes import ReviewApp
from govtask_extract.reviewing.session import ReviewedNotice, ReviewSession, ReviewSettings

PORT = 8765
HOST = f"127.0.0.1:{PORT}"
SITE = f"http://{HOST}"
_JSON = {"origin": SITE, "content-type": "application/json", "sec-fetch-site": "same-origin"}
_LABEL = {"do": "change", "task": "t1", "field": "label", "becomes": "11."}


class Served(Struct):
    """The app, what it keeps, and the keys to it."""

    session: ReviewSession
    keys: ReviewKeys
    client: TestClient
    notice: Path

    def post(self, path: str, asked: object, **headers: str) -> tuple[int, object]:
        answer = self.client.post(path, json=asked, headers={**_JSON, **headers})
        return answer.status_code, answer.json() if "json" in answer.headers["content-type"] else answer.text

    def change(self, **headers: str) -> int:
        """Of the first label."""
        return self.post("/change", {"revision": self.session.revision, "change": _LABEL}, **headers)[0]


@pytest.fixture
def served(tmp_path: Path) -> Iterator[Served]:
    """With a client that has no cookie yet."""
    notice = notice_in(tmp_path)

    def read() -> ReviewedNotice:
        return ReviewedNotice(*extract_with_document(notice))

    found = read()
    with CorrectionsStore(corrections_path(notice), found.report.source) as store:
        session = ReviewSession(found, store, ReviewSettings(lambda report: report, KnownBodies()))
        keys = ReviewKeys()
        app = ReviewApp(session, NoticeFile(notice, found.report.source.sha256, read), lambda: None)
        yield Served(session, keys, TestClient(app.guarded(PORT, keys), base_url=SITE), notice)


@pytest.fixture
def inside(served: Served) -> Served:
    """With the cookie that the address gives."""
    assert served.client.get(f"/?key={served.keys.address}").status_code == 200
    return served


def test_without_its_key_nothing_is_shown(served: Served) -> None:
    for path in (
        "/",
        "/state",
        "/?key=",
        "/?key=x",
        f"/state?key={served.keys.address}",
        f"/?kex={served.keys.address}",
    ):
        answer = served.client.get(path)
        assert answer.status_code == 403, path
        assert "govtask review" in answer.text
        assert "青溪县" not in answer.text
        assert "set-cookie" not in answer.headers
    assert served.change() == 403


def test_the_key_in_the_address_is_followed_by_a_cookie(served: Served) -> None:
    answer = served.client.get(f"/?key={served.keys.address}")
    cookie = answer.headers["set-cookie"]
    assert "青溪县" in answer.text
    assert cookie.startswith(f"govtask-review-{PORT}=")
    assert {"HttpOnly", "SameSite=Strict", "Path=/"} <= {part.strip() for part in cookie.split(";")}
    assert served.keys.address not in cookie + answer.text
    assert served.client.get("/").status_code == 200
    assert served.client.get("/state").status_code == 200
    served.client.cookies.clear()
    assert served.client.get("/state", headers={"cookie": f"govtask-review-{PORT}=x"}).status_code == 403


def test_the_key_that_a_browser_is_started_with_opens_once(served: Served) -> None:
    once = served.keys.once
    assert served.client.get(f"/?key={once}").status_code == 200
    served.client.cookies.clear()
    assert served.client.get(f"/?key={once}").status_code == 403


@pytest.mark.parametrize("host", ["evil.example", f"evil.example:{PORT}", "127.0.0.1", f"127.0.0.1:{PORT + 1}", ""])
def test_a_name_that_leads_here_is_no_address_of_ours(inside: Served, host: str) -> None:
    assert inside.client.get("/", headers={"host": host}).status_code == 421
    assert inside.change(host=host) == 421


def test_localhost_is_the_same_machine(inside: Served) -> None:
    name = f"localhost:{PORT}"
    cookie = f"govtask-review-{PORT}={inside.keys.cookie}"
    assert inside.client.get("/", headers={"host": name, "cookie": cookie}).status_code == 200
    assert inside.change(host=name, origin=f"http://{name}", cookie=cookie) == 200


@pytest.mark.parametrize(
    "origin",
    ["http://evil.example", f"https://{HOST}", f"http://localhost:{PORT}", f"http://127.0.0.1:{PORT + 1}", "null", ""],
)
def test_a_page_of_another_origin_changes_nothing(inside: Served, origin: str) -> None:
    assert inside.change(origin=origin) == 403
    assert not inside.session.store.corrections.corrections


def test_what_says_where_it_comes_from_is_believed_when_that_is_elsewhere(inside: Served) -> None:
    for site in ("cross-site", "same-site", "none"):
        assert inside.change(**{"sec-fetch-site": site}) == 403
    assert inside.client.get("/state", headers={"sec-fetch-site": "cross-site"}).status_code == 403


@pytest.mark.parametrize("kind", ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data", ""])
def test_a_form_is_no_change(inside: Served, kind: str) -> None:
    assert inside.change(**{"content-type": kind}) == 415


def test_a_large_body_is_not_read(inside: Served) -> None:
    def endless() -> Iterator[bytes]:
        yield b"{}"

    answer = inside.client.post("/change", content=b" " * (LARGEST_BODY + 1), headers=_JSON)
    assert answer.status_code == 413
    assert inside.client.post("/change", content=endless(), headers=_JSON).status_code == 411


@pytest.mark.parametrize(
    "path",
    [
        "//etc/passwd",
        "/../../etc/passwd",
        "/%2e%2e/%2e%2e/etc/passwd",
        "/notice.txt",
        "/notice.txt.corrections.yaml",
        "/static/",
        "/change/",
        "/docs",
    ],
)
def test_nothing_of_the_disk_is_served(inside: Served, path: str) -> None:
    answer = inside.client.get(f"{SITE}{path}")
    assert answer.status_code in (404, 405), path
    assert "root:" not in answer.text


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "OPTIONS", "TRACE"])
def test_no_other_method_does_anything(inside: Served, method: str) -> None:
    for path in ("/", "/change", "/state"):
        answer = inside.client.request(method, path, headers=_JSON)
        assert answer.status_code == 405
        assert not [name for name in answer.headers if name.startswith("access-control")]


def test_answers_are_kept_nowhere_and_shown_nowhere_else(inside: Served) -> None:
    refused = inside.client.get("/", headers={"host": "x"})
    for answer in (*(inside.client.get(path) for path in ("/", "/state", "/none")), refused):
        assert answer.headers["cache-control"] == "no-store"
        assert answer.headers["referrer-policy"] == "no-referrer"
        assert answer.headers["x-content-type-options"] == "nosniff"
        assert answer.headers["x-frame-options"] == "DENY"
        assert answer.headers["cross-origin-resource-policy"] == "same-origin"
        assert "server" not in answer.headers
    policy = inside.client.get("/").headers["content-security-policy"]
    assert {
        "default-src 'none'",
        "connect-src 'self'",
        "frame-ancestors 'none'",
        "base-uri 'none'",
        "form-action 'none'",
    } <= set(policy.split("; "))
    assert "unsafe" not in policy


@pytest.mark.parametrize(
    ("asked", "status", "told"),
    [
        ({}, 422, 'the key "change" is missing'),
        ({"revision": 1, "change": {"do": "format-disk"}}, 422, "format-disk"),
        ({"revision": 1, "change": {**_LABEL, "field": "evidence"}}, 422, "none of"),
        ({"revision": 1, "change": {**_LABEL, "task": "t99"}}, 422, "there is no task t99"),
        ({"revision": 1, "change": {**_LABEL, "path": "/etc/passwd"}}, 422, "unknown key"),
        (
            {"revision": 1, "change": {"do": "bound", "task": "t1", "start": 90_000, "end": 90_001}},
            422,
            "nothing is printed there",
        ),
        (
            {"revision": 1, "change": {"do": "bound", "task": "t1", "start": 5, "end": 2}},
            422,
            "nothing is printed there",
        ),
        ({"revision": 1, "change": {**_LABEL, "becomes": "1."}}, 422, "already"),
        ({"revision": 7, "change": _LABEL}, 409, "changed elsewhere"),
    ],
)
def test_what_cannot_be_done_is_told(inside: Served, asked: object, status: int, told: str) -> None:
    code, answer = inside.post("/change", asked)
    assert (code, isinstance(answer, dict)) == (status, True)
    assert told in str(answer)
    assert not inside.session.store.corrections.corrections


@pytest.mark.parametrize("body", [b"", b"{", b"\xff", b"[" * 100_000, b'{"revision": ' + b"9" * 5_000 + b"}"])
def test_what_is_no_json_is_told(inside: Served, body: bytes) -> None:
    assert inside.client.post("/change", content=body, headers=_JSON).status_code in (400, 422)


def test_a_change_is_on_the_disk_when_it_is_answered(inside: Served) -> None:
    assert inside.change() == 200
    assert "becomes: '11.'" in corrections_path(inside.notice).read_text("utf-8")


def test_a_notice_that_is_read_anew_is_shown_as_it_is_now(inside: Served) -> None:
    added = "6.做好应急值守。（县应急局负责）\n"
    notice_in(inside.notice.parent, NOTICE + added)
    assert inside.change() == 409
    code, answer = inside.post("/read", {})
    assert (code, "县应急局" in str(answer)) == (200, True)
    assert added in inside.session.printed.text
    assert inside.change() == 200


def test_what_somebody_writes_by_hand_meanwhile_is_not_written_over(inside: Served) -> None:
    assert inside.change() == 200
    path = corrections_path(inside.notice)
    path.write_text(path.read_text("utf-8") + "reviewer: 李四\n", "utf-8")
    code, answer = inside.post("/undo", {"revision": inside.session.revision})
    assert (code, "changed by somebody else" in str(answer)) == (409, True)
    assert path.read_text("utf-8").endswith("reviewer: 李四\n")
    assert inside.session.report.tasks[0].label == "11."


def test_a_disk_that_is_full_is_told(inside: Served, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(28, os.strerror(28))

    monkeypatch.setattr("govtask_extract.correcting.store._replace", full)
    code, answer = inside.post("/change", {"revision": inside.session.revision, "change": _LABEL})
    assert (code, "No space left" in str(answer)) == (500, True)
    assert inside.session.report.tasks[0].label == "1."


def test_a_second_reviewer_is_refused_and_told_who_reviews(tmp_path: Path) -> None:
    notice = notice_in(tmp_path)
    with reviewed(notice, "--reviewer", "李明") as review:
        with pytest.raises(AssertionError, match="the command has ended"), reviewed(notice):
            pass
        import subprocess
        import sys

        second = subprocess.run(
            [sys.executable, "-m", "govtask_extract", "review", str(notice), "--no-browser"],
            capture_output=True,
            timeout=60,
        )
        said = second.stderr.decode()
        assert (second.returncode, said.count("\n")) == (3, 1)
        assert f"李明, govtask review 127.0.0.1:{review.port}, pid {review.process.pid}" in said


@pytest.mark.skipif(os.name == "nt", reason="signals are Unix's")
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_ends_it_and_leaves_nothing(tmp_path: Path, number: int) -> None:
    notice = notice_in(tmp_path)
    with reviewed(notice) as review:
        with socket.create_connection(("127.0.0.1", review.port), timeout=10) as held:
            held.sendall(b"GET / HTTP/1.1\r\n")
            code, told = review.end(number)
        assert (code, "0 of 7 tasks were seen" in told) == (130, True)
    assert [path.name for path in tmp_path.iterdir()] == [notice.name]


def test_on_the_wire_only_this_machine_is_answered_and_only_to_its_name(tmp_path: Path) -> None:
    notice = notice_in(tmp_path)
    with reviewed(notice) as review:

        def first_line(request: str) -> bytes:
            with socket.create_connection(("127.0.0.1", review.port), timeout=10) as wire:
                wire.sendall(request.encode())
                return wire.makefile("rb").readline()

        key = review.address.partition("?")[2]
        named = f"Host: 127.0.0.1:{review.port}\r\n"
        assert b" 200 " in first_line(f"GET /?{key} HTTP/1.1\r\n{named}\r\n")
        assert b" 403 " in first_line(f"GET / HTTP/1.1\r\n{named}\r\n")
        assert b" 421 " in first_line(f"GET /?{key} HTTP/1.1\r\nHost: evil.example\r\n\r\n")
        for path in ("/../../../etc/passwd", "//etc/passwd", "http://evil.example/", "\\..\\..\\windows"):
            assert first_line(f"GET {path} HTTP/1.1\r\n{named}\r\n").split()[1] in (b"400", b"403", b"404"), path
        assert b" 400 " in first_line("\x16\x03\x01 nonsense\r\n\r\n")
        with pytest.raises(OSError, match=r".*"):
            _connected_from_outside(review.port)


def _connected_from_outside(port: int) -> None:
    """By an address of this machine that is not the loopback's."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(("192.0.2.1", 9))
        except OSError:
            raise OSError("this machine has no other address") from None
        own = probe.getsockname()[0]
    socket.create_connection((own, port), timeout=5).close()


def test_without_its_extra_one_line_says_how_to_get_it(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("govtask_extract.registry.find_spec", lambda name: None)
    result = shell("review", notice_in(shell.folder).name, "--no-browser")
    told = 'govtask: govtask review needs starlette — pip install "govtask-extract[review]"\n'
    assert (result.code, result.err) == (3, told)


@pytest.mark.parametrize("file", ["-", ".", "report.json", "notice.txt.corrections.yaml", "missing.txt"])
def test_a_review_is_of_one_notice(shell: Shell, file: str) -> None:
    notice_in(shell.folder)
    shell("extract", "notice.txt", "-o", "report.json")
    source = f"source:\n  name: notice.txt\n  sha256: {'0' * 64}\n"
    shell.write("notice.txt.corrections.yaml", f"version: 1\n{source}corrections: []\n")
    result = shell("review", file, "--no-browser")
    assert result.code in (2, 3)
    assert result.err.strip()
    assert not list(shell.folder.glob(".*.lock"))


def test_a_port_that_is_taken_is_told(shell: Shell) -> None:
    notice_in(shell.folder)
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        result = shell("review", "notice.txt", "--no-browser", "--port", str(port))
    assert (result.code, f"port {port} cannot be used" in result.err) == (2, True)
