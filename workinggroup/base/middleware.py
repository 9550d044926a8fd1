"""What every request passes on its way to a page."""

from collections.abc import Callable

from django.conf import settings
from django.core.exceptions import MiddlewareNotUsed
from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest
from django.shortcuts import render

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
