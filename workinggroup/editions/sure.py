"""The page before a step that loses or settles something: what happens, to whom, and one button."""

from collections.abc import Callable, Iterable
from functools import wraps
from typing import Any, NamedTuple

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from .models import Edition


class Confirmation(NamedTuple):
    """What is asked before the step, and the words on its button.

    `people`: who gets a mail by it, as rows with `person` and `organisation`; `mail`: what it says.
    `hidden`: names and values that the button sends.
    """

    heading: Any
    label: Any
    back: str
    words: Iterable[Any] = ()
    refused: str | None = None
    kind: str = "danger"
    people: Iterable[Any] = ()
    mail: Any = None
    hidden: tuple[tuple[str, Any], ...] = ()


def ask(request: HttpRequest, edition: Edition | None, question: Confirmation) -> HttpResponse:
    """The page that asks. Its button posts to the address of the page itself; nothing happens before."""
    page = {"edition": edition, "question": question, "people": list(question.people)}
    return render(request, "workinggroup/editions/sure.html", page)


def asks(question: Callable[..., Confirmation]) -> Callable[[Callable[..., HttpResponse]], Any]:
    """Before a view that writes: opening its address shows `question(request, edition, …)` and its button.

    It stands under `@needs`; whoever posts has been asked.
    """

    def decorate(view: Callable[..., HttpResponse]) -> Any:
        @require_http_methods(["GET", "HEAD", "POST"])
        @wraps(view)
        def asked(request: HttpRequest, edition: Edition, *args: Any, **kwargs: Any) -> HttpResponse:
            if request.method == "POST":
                return view(request, edition, *args, **kwargs)
            return ask(request, edition, question(request, edition, *args, **kwargs))

        return asked

    return decorate
