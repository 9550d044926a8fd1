"""The one expected exception: a rule says no, in words that help."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from django.contrib import messages
from django.http import HttpRequest


class Refused(Exception):
    """A rule refuses. Its text says why and what to do instead, ready to be shown to a person."""


def refuse_if(reason: str | None) -> None:
    """Raise `Refused` with the reason that a `refuse_…` rule gave; do nothing when it gave none."""
    if reason:
        raise Refused(reason)


@contextmanager
def told(request: HttpRequest, success: str = "") -> Iterator[None]:
    """Run an action for a page: say `success` when it went through, and the reason when it was refused."""
    try:
        yield
    except Refused as refusal:
        messages.error(request, str(refusal))
    else:
        if success:
            messages.success(request, success)


def attempt(form: Any, action: Callable[..., Any], *args: Any, **kwargs: Any) -> Any:
    """Run an action with what a form holds; a refusal becomes an error of the form, and gives None."""
    try:
        return action(*args, **kwargs)
    except Refused as refusal:
        form.add_error(None, str(refusal))
        return None
