"""The page before a step that loses or settles something: what happens, to whom, and one button."""

from collections.abc import Iterable
from typing import Any, NamedTuple

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from .models import Edition


class Question(NamedTuple):
    """What is asked before the step, and the words on its button.

    `people`: who gets a mail by it, as rows with `person` and `organisation`; `mail`: what it says.
    """

    heading: Any
    label: Any
    back: str
    words: Iterable[Any] = ()
    refused: str | None = None
    kind: str = "danger"
    people: Iterable[Any] = ()
    mail: Any = None


def ask(request: HttpRequest, edition: Edition, question: Question) -> HttpResponse:
    """The page that asks. Its button posts to the address of the page itself; nothing happens before."""
    page = {"edition": edition, "question": question, "people": list(question.people)}
    return render(request, "workinggroup/editions/sure.html", page)
