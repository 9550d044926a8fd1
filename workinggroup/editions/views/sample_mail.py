"""In sample mode every mail can be read here, sign-in codes too. Anywhere else these pages do not exist."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.conf import settings
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from workinggroup.outbox import queries
from workinggroup.outbox.models import Email
from workinggroup.outbox.pages import facts_of, html_response

from ..access import public


def only_in_sample_mode(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    @wraps(view)
    def checked(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not settings.SAMPLE_MODE:
            raise Http404
        return view(request, *args, **kwargs)

    return public(checked)


@only_in_sample_mode
def sample_mail(request: HttpRequest) -> HttpResponse:
    """The newest mails, whoever they went to."""
    words = request.GET.get("q", "").strip()
    page = Paginator(queries.newest(words), 40).get_page(request.GET.get("page"))
    return render(request, "workinggroup/outbox/sample_mail.html", {"page": page, "words": words})


@only_in_sample_mode
def sample_email(request: HttpRequest, pk: int) -> HttpResponse:
    """One mail as its recipient reads it, with its calendar part."""
    found = get_object_or_404(Email.objects.select_related("person", "edition__group"), pk=pk)
    return render(request, "workinggroup/outbox/sample_email.html", facts_of(found, whole=True))


@only_in_sample_mode
def sample_html(request: HttpRequest, pk: int) -> HttpResponse:
    return html_response(request, get_object_or_404(Email, pk=pk), whole=True)
