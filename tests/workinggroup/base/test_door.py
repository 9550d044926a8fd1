"""The door around the application: when a request came in counts, and nothing endless comes in."""

import asyncio
import datetime as dt
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser
from django.contrib.messages.storage.fallback import FallbackStorage
from django.test import RequestFactory
from django.urls import reverse
from django.utils import timezone

from members.recruitment.actions.applications import new_link
from members.recruitment.models import Application
from members.recruitment.states import ApplicationState
from members.recruitment.views import apply
from members.recruitment.views.applicant import cookie_of
from tests.makers import DAY
from tests.makers.recruitment import make_call, make_draft
from workinggroup.base import middleware
from workinggroup.base.middleware import ARRIVED, Door, arrived_at


def ask(door: Door, *, headers: list[tuple[bytes, bytes]], body: list[bytes]) -> list[dict[str, Any]]:
    """What goes out when these headers and pieces of a body come in."""
    sent: list[dict[str, Any]] = []
    pieces = [{"type": "http.request", "body": piece, "more_body": True} for piece in body]

    async def receive() -> dict[str, Any]:
        return pieces.pop(0) if pieces else {"type": "http.request", "body": b"", "more_body": False}

    async def send(message: dict[str, Any]) -> None:
        sent.append(message)

    # A loop of its own in a thread of its own: a browser test before may have left one running here.
    with ThreadPoolExecutor(1) as pool:
        pool.submit(asyncio.run, door({"type": "http", "headers": headers}, receive, send)).result()
    return sent


class Inside:
    """An application that reads all of its body, and remembers."""

    def __init__(self) -> None:
        self.scope: dict[str, Any] = {}
        self.ended = ""

    async def __call__(self, scope: dict[str, Any], receive: Any, send: Any) -> None:
        self.scope, message = scope, {"more_body": True}
        while message.get("more_body"):
            message = await receive()
        self.ended = message["type"]


def test_a_request_is_told_when_it_came_before_anything_is_read() -> None:
    inside, before = Inside(), timezone.now()

    ask(Door(inside), headers=[], body=[b"x"])

    assert before <= inside.scope[ARRIVED] <= timezone.now()


def test_a_body_that_is_too_large_is_refused_before_it_is_read() -> None:
    inside = Inside()

    sent = ask(Door(inside), headers=[(b"content-length", b"99999999999")], body=[])

    assert sent[0]["status"] == 413
    assert inside.scope == {}


def test_a_body_without_an_end_is_cut_off(monkeypatch: Any) -> None:
    monkeypatch.setattr(middleware, "LARGEST_REQUEST", 10)
    inside = Inside()

    ask(Door(inside), headers=[], body=[b"x" * 6, b"x" * 6, b"x" * 6])

    assert inside.ended == "http.disconnect"


def test_without_a_server_the_moment_is_now() -> None:
    before = timezone.now()

    assert before <= arrived_at(RequestFactory().get("/")) <= timezone.now()


@pytest.mark.django_db
@pytest.mark.parametrize(("early", "state"), [(1, "submitted"), (0, "draft")])
def test_what_came_in_time_is_taken_however_slow_we_are(rf: Any, early: int, state: str) -> None:
    """The deadline passes while the request waits: what counts is when it came, to the second."""
    closes = timezone.now() - dt.timedelta(minutes=5)
    draft = make_draft(make_call(opens_at=closes - DAY, closes_at=closes))
    request = rf.post(reverse("recruitment:check", args=[draft.call_id]), {"consent": "on"})
    request.COOKIES[cookie_of(draft.call)] = new_link(draft, at=timezone.now())
    request.scope = {ARRIVED: closes - dt.timedelta(seconds=early)}
    request.user, request.session = AnonymousUser(), {}
    request._messages = FallbackStorage(request)

    apply.check(request, draft.call_id)

    assert Application.objects.get().state == ApplicationState(state)
