"""What every request passes on its way to a page."""

import datetime as dt
from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.core.exceptions import MiddlewareNotUsed
from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest
from django.shortcuts import render
from django.utils import timezone

NUL = "\0"
PROGRAMMERS_PAGE = b"<title>Page not found at "


def plain_not_found(
    get_response: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    """With DEBUG on, as the sample needs it, Django answers 404 with its list of addresses; show our page."""
    if not settings.SAMPLE_MODE:
        raise MiddlewareNotUsed

    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        if response.status_code == 404 and PROGRAMMERS_PAGE in getattr(response, "content", b""):
            return render(request, "404.html", status=404)
        return response

    return middleware


def no_nul(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """PostgreSQL takes no NUL in a text, and nobody types one into an address: forms refuse their own."""

    def middleware(request: HttpRequest) -> HttpResponse:
        asked = (value for _name, values in request.GET.lists() for value in values)
        if NUL in request.path or any(NUL in value for value in asked):
            return HttpResponseBadRequest()
        return get_response(request)

    return middleware


ARRIVED = "workinggroup.arrived_at"
LARGEST_REQUEST = 64 * 1024 * 1024
TOO_LARGE = b"This is too large: at most 64 MB are taken at once. Go back, and send smaller files."


class Door:
    """Around the ASGI application: notes when a request comes in, and lets nothing endless fill the disk.

    Deadlines are held against that moment. A request may then wait for its own body and for a free thread:
    whoever asked in time is in time, however slow we are.
    """

    def __init__(self, application: Callable[..., Any]) -> None:
        self.application = application

    async def __call__(self, scope: dict[str, Any], receive: Any, send: Any) -> None:
        if scope["type"] != "http":
            await self.application(scope, receive, send)
            return
        scope = {**scope, ARRIVED: timezone.now()}
        length = dict(scope["headers"]).get(b"content-length", b"0")
        if length.isdigit() and int(length) > LARGEST_REQUEST:
            await _refuse(send)
            return
        await self.application(scope, _counted(receive), send)


def _counted(receive: Any) -> Any:
    """The body of a request that did not say how long it is: it ends where the limit is."""
    taken = 0

    async def receive_at_most() -> dict[str, Any]:
        nonlocal taken
        message = await receive()
        taken += len(message.get("body", b""))
        return message if taken <= LARGEST_REQUEST else {"type": "http.disconnect"}

    return receive_at_most


async def _refuse(send: Any) -> None:
    headers = [(b"content-type", b"text/plain; charset=utf-8"), (b"connection", b"close")]
    await send({"type": "http.response.start", "status": 413, "headers": headers})
    await send({"type": "http.response.body", "body": TOO_LARGE})


def arrived_at(request: HttpRequest) -> dt.datetime:
    """When the request reached us. Without a server in front (tests, commands) that is now."""
    return getattr(request, "scope", {}).get(ARRIVED) or timezone.now()
