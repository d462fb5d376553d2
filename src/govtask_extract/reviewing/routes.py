"""The server's routes: the page, and what it asks for. There are no others, and nothing of the disk is served."""

from __future__ import annotations

import json
from collections.abc import Awaitable, Callable
from typing import TypeVar

from pydantic import ValidationError
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp

from govtask_extract.correcting.said_of_corrections import what_it_does
from govtask_extract.errors import GovtaskError
from govtask_extract.reviewing.asked import AskedChange, AskedDrop, AskedOfReview, AskedSeen, AskedUndo
from govtask_extract.reviewing.guard import Guard, ReviewKeys
from govtask_extract.reviewing.notice_file import NoticeFile
from govtask_extract.reviewing.review_page import review_page, review_policy
from govtask_extract.reviewing.session import RefusedChange, ReviewSession
from govtask_extract.reviewing.told_to_page import Answer, whole_answer
from govtask_extract.saying.said import said
from govtask_extract.saying.speaking import spoken
from govtask_extract.validation import told

_CHANGED, _REFUSED = 409, 422
_Asked = TypeVar("_Asked", bound=AskedOfReview)


class ReviewApp:
    """What each route does. All of it runs in one thread: one thing after the other."""

    def __init__(self, session: ReviewSession, file: NoticeFile, end: Callable[[], None]) -> None:
        self._session = session
        self._file = file
        self._end = end

    def guarded(self, port: int, keys: ReviewKeys) -> ASGIApp:
        """The app for a server at this port."""
        routes = [
            Route("/", self.page, methods=["GET"]),
            Route("/state", self.state, methods=["GET"]),
            Route("/change", self._writing(AskedChange, self._change), methods=["POST"]),
            Route("/seen", self._writing(AskedSeen, self._see), methods=["POST"]),
            Route("/undo", self._writing(AskedUndo, self._undo), methods=["POST"]),
            Route("/drop", self._writing(AskedDrop, self._drop), methods=["POST"]),
            Route("/read", self.read_anew, methods=["POST"]),
            Route("/end", self.end, methods=["POST"]),
        ]
        app = Starlette(routes=routes)
        app.router.redirect_slashes = False
        return Guard(app, port, keys)

    async def page(self, request: Request) -> Response:
        return HTMLResponse(review_page(self._session), headers={"content-security-policy": review_policy()})

    async def state(self, request: Request) -> Response:
        """Nothing, if the page shows it already."""
        if request.query_params.get("revision") == str(self._session.revision) and not self._file.fault():
            return JSONResponse({})
        return self._answer(None)

    async def read_anew(self, request: Request) -> Response:
        """The notice as it lies there now."""
        try:
            self._session.read_anew(self._file.read())
        except GovtaskError as error:
            return _told(error.message, _REFUSED)
        return self._answer(None)

    async def end(self, request: Request) -> Response:
        """Nobody needs the server any more."""
        self._end()
        return JSONResponse({})

    def _writing(
        self, model: type[_Asked], do: Callable[[_Asked], str | None]
    ) -> Callable[[Request], Awaitable[Response]]:
        async def written(request: Request) -> Response:
            given: object = None
            try:
                given = json.loads(await request.body())
                asked = model.model_validate(given)
            except ValidationError as error:
                return _told(told(error, given, model), _REFUSED)
            except (ValueError, RecursionError):
                return _told(said("This is no JSON."), 400)
            return self._done(asked.revision, lambda: do(asked))

        return written

    def _done(self, revision: int, do: Callable[[], str | None]) -> Response:
        """The page must have seen what it changes, and the notice must be the one that was read."""
        if fault := self._file.fault():
            return _told(fault, _CHANGED, notice_changed=True)
        if revision != self._session.revision:
            message = said(
                "It was changed elsewhere meanwhile, and is shown as it is now. Do it again, if it is needed."
            )
            return self._answer(message, _CHANGED)
        try:
            return self._answer(do())
        except RefusedChange as refused:
            return _told(refused.message, _REFUSED)
        except GovtaskError as error:
            return _told(said("{message} — {hint}", message=error.message, hint=error.hint), _CHANGED)
        except OSError as error:
            file = self._session.store.path.name
            return _told(said("{file} cannot be written: {reason}", file=file, reason=error.strerror), 500)

    def _answer(self, message: str | None, status: int = 200) -> Response:
        answer: Answer = whole_answer(self._session)
        if message:
            answer["message"] = spoken(message)
        if fault := self._file.fault():
            answer["notice_changed"] = spoken(fault)
        return JSONResponse(answer, status)

    def _change(self, asked: AskedChange) -> str:
        self._session.change(asked.change.root)
        return what_it_does(self._session.store.corrections.corrections[-1])

    def _see(self, asked: AskedSeen) -> None:
        self._session.see(asked.task, seen=asked.seen)

    def _undo(self, asked: AskedUndo) -> str:
        taken = self._session.undo()
        if taken is None:
            raise RefusedChange(said("There is nothing to take back."))
        return said("Taken back: {correction}", correction=what_it_does(taken))

    def _drop(self, asked: AskedDrop) -> None:
        self._session.drop(asked.number)


def _told(message: str, status: int, **more: bool) -> Response:
    return JSONResponse({"message": spoken(message), **more}, status)
