"""The last minutes of a call: 40 autosaves a second, 200 applications in ten minutes, at the real uvicorn.

The rates are those of the last ten minutes whatever the length (`--rush SECONDS`; 600 is the whole). A time
runs from the moment at which a request was due, so that a queue counts. In the end every text that was said
to be saved and every application that was said to be sent is looked for: one that is lost fails the run.
"""

import http.client
import threading
import time
import uuid
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse

from members.recruitment import tokens
from members.recruitment.models import Answer, Application, ApplicationLink, Call, Question
from tests.bench.harness import Figure
from tests.bench.world import World
from tests.makers.recruitment import make_draft_call, make_question, publish
from workinggroup.outbox.models import Email

AUTOSAVES_A_SECOND, APPLICATIONS_A_SECOND, BARE_A_SECOND = 40, 200 / 600, 4
WORDS = "In 2024 we bought 2,600 tablets for our schools, and asked where they are assembled. " * 12
CSRF = "c" * 32
FORM = {"Content-Type": "application/x-www-form-urlencoded"}


@dataclass
class Writer:
    """Somebody with a draft open, and what the server said about it last."""

    draft: Application
    token: str
    port: int
    number: int
    connection: Any = None
    saved: str = ""
    times: list[float] = field(default_factory=list)
    failures: list[str] = field(default_factory=list)

    def post(self, address: str, data: dict[str, Any]) -> http.client.HTTPResponse:
        if self.connection is None:
            self.connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        cookies = f"csrftoken={CSRF}; wg_application_{self.draft.call_id}={self.token}"
        headers = {
            "Content-Type": "application/x-www-form-urlencoded",
            "Cookie": cookies,
            "X-CSRFToken": CSRF,
        }
        self.connection.request("POST", address, urlencode(data), headers)
        return self.connection.getresponse()

    def autosave(self, question: Question) -> None:
        text = f"{self.draft.email} {len(self.times)} {WORDS}".strip()
        address = reverse("recruitment:autosave", args=[self.draft.call_id, 3])
        response = self.post(address, {question.key: text, "version": self.draft.version})
        body = response.read()
        if response.status == 200:
            self.saved, self.draft.version = text, self.draft.version + 1
        else:
            self.failures.append(f"{response.status} {body[:200]!r}")

    def submit(self) -> None:
        response = self.post(reverse("recruitment:check", args=[self.draft.call_id]), {"consent": "on"})
        response.read()
        where = response.headers.get("Location", "")
        if response.status != 302 or not where.endswith("/mine/"):
            self.failures.append(f"{response.status} {where}")


def figures(world: World) -> list[Figure]:
    seconds = 2 if world.small else world.rush_seconds
    call, question = call_in_its_last_minutes(world)
    house = world.house
    senders = max(round(seconds * APPLICATIONS_A_SECOND), 2)
    writers = [writer(call, house.port, n, question) for n in range(AUTOSAVES_A_SECOND + senders)]
    bare = rush(writers, question, house.bare_port, seconds)
    typing, sending = writers[:AUTOSAVES_A_SECOND], writers[AUTOSAVES_A_SECOND:]
    nothing_is_lost(typing, sending, question)
    data, limit = f"{seconds} s of the rush", "bare view, one UPDATE"
    return [
        Figure("autosave, 40 a second", data, times_of(typing), limit, bare, aim="p95 500 ms"),
        Figure("application sent in the rush", data, times_of(sending), limit, bare, aim="p95 1 s"),
    ]


def call_in_its_last_minutes(world: World) -> tuple[Call, Question]:
    call = make_draft_call(
        edition=world.edition, opens_at=world.at - world.days(20), closes_at=world.at + world.days(1)
    )
    question = make_question(call, max_words=400)
    return publish(call), question


def writer(call: Call, port: int, number: int, question: Question) -> Writer:
    draft = Application.objects.create(
        call=call, start_key=uuid.uuid4(), name=f"Writer {number}", email=f"writer{number}@example.org",
        function="Buyer", role="procurer", organisation_name=f"City {number}", country="BE", level="local",
        legal_type="la", started_at=call.opens_at, saved_at=call.opens_at,
    )  # fmt: skip
    Answer.objects.create(application=draft, question=question, value=WORDS)
    token = tokens.new()
    ApplicationLink.objects.create(application=draft, token_hash=tokens.hashed(token), made_at=call.opens_at)
    return Writer(draft, token, port, number)


def rush(writers: list[Writer], question: Question, bare_port: int, seconds: int) -> list[float]:
    """All at once; each in turn at its own moment. Gives the times of the bare view."""
    bare: list[float] = []
    begun = time.perf_counter() + 0.5
    typing, sending = writers[:AUTOSAVES_A_SECOND], writers[AUTOSAVES_A_SECOND:]
    work: list[Callable[[], None]] = [typist(one, question, begun, seconds) for one in typing]
    every = seconds / len(sending)
    work += [
        at_moments([begun + (place + 0.5) * every], one.submit, one.times)
        for place, one in enumerate(sending)
    ]
    work.append(bare_saver(bare_port, typing[0].draft, begun, seconds, bare))
    threads = [threading.Thread(target=one) for one in work]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    return bare


def typist(one: Writer, question: Question, begun: float, seconds: int) -> Callable[[], None]:
    moments = [begun + one.number / AUTOSAVES_A_SECOND + n for n in range(seconds)]
    return at_moments(moments, lambda: one.autosave(question), one.times)


def bare_saver(
    port: int, draft: Application, begun: float, seconds: int, times: list[float]
) -> Callable[[], None]:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    row = Answer.objects.create(
        application=draft, question=make_question(draft.call, required=False), value=""
    )

    def save() -> None:
        connection.request("POST", f"/save/{row.pk}/", urlencode({"text": WORDS}), FORM)
        response = connection.getresponse()
        response.read()
        assert response.status == 200, response.status

    moments = [begun + n / BARE_A_SECOND for n in range(seconds * BARE_A_SECOND)]
    return at_moments(moments, save, times)


def at_moments(moments: list[float], act: Callable[[], None], times: list[float]) -> Callable[[], None]:
    def run() -> None:
        for due in moments:
            time.sleep(max(due - time.perf_counter(), 0))
            act()
            times.append(time.perf_counter() - due)

    return run


def nothing_is_lost(typing: list[Writer], sending: list[Writer], question: Question) -> None:
    failures = [failure for one in [*typing, *sending] for failure in one.failures]
    assert not failures, failures[:3]
    stored = dict(Answer.objects.filter(question=question).values_list("application", "value"))
    assert [one.number for one in typing if stored[one.draft.pk] != one.saved] == []
    sent = Application.objects.filter(pk__in=[one.draft.pk for one in sending]).submitted()
    receipts = Email.objects.filter(template="members/recruitment/receipt", edition=question.call.edition)
    addresses = {one.draft.email for one in sending}
    assert sent.values("number").distinct().count() == len(sending)
    assert receipts.filter(to_address__in=addresses).count() == len(sending)


def times_of(writers: list[Writer]) -> list[float]:
    return [seconds for one in writers for seconds in one.times]
