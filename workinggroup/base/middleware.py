"""The sample shows people what they would see, not what a programmer would."""

from collections.abc import Callable

from django.conf import settings
from django.core.exceptions import MiddlewareNotUsed
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

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
