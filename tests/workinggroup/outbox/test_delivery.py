"""Delivery to a real SMTP server that behaves, refuses, hangs or drops."""

import itertools

import pytest
from django.db import connection

from tests.makers import DAY, NOON
from tests.makers.outbox import make_email
from tests.services import smtp_sink
from workinggroup.outbox import delivery, tasks
from workinggroup.outbox.models import Email
from workinggroup.outbox.states import EmailState

pytestmark = pytest.mark.django_db


@pytest.fixture
def sink(settings):
    with smtp_sink() as running:
        settings.EMAIL_HOST, settings.EMAIL_PORT, settings.EMAIL_TIMEOUT = "127.0.0.1", running.port, 1
        yield running


def at_noon():
    return NOON


def test_what_is_due_arrives_once_and_is_marked_as_sent(sink):
    emails = [make_email() for _ in range(3)]

    assert delivery.deliver_due(clock=at_noon) == 3
    assert delivery.deliver_due(clock=at_noon) == 0

    assert [mail.message["Message-ID"] for mail in sink.messages] == [email.message_id for email in emails]
    assert list(Email.objects.values_list("state", "sent_at")) == [(EmailState.SENT, NOON)] * 3


def test_what_is_urgent_goes_first(sink):
    make_email(key="slow:1:1")
    urgent = make_email(key="code:1:1", priority=1)

    delivery.deliver_due(clock=at_noon)

    assert sink.messages[0].message["Message-ID"] == urgent.message_id


def test_what_is_due_later_waits(sink):
    make_email(due_at=NOON + DAY)

    assert delivery.deliver_due(clock=at_noon) == 0


def test_a_relay_without_pipelining_gets_one_command_at_a_time(sink):
    sink.behave("plain")
    make_email()

    assert delivery.deliver_due(clock=at_noon) == len(sink.messages) == 1


def test_a_mail_that_is_refused_for_good_fails_with_its_reason_and_stops_nobody(sink):
    sink.behave("refuse:550")
    email = make_email()

    delivery.deliver_due(clock=at_noon)

    email.refresh_from_db()
    assert email.state == EmailState.FAILED
    assert email.last_error == "550 The sink was told to refuse"


def test_a_mail_that_is_refused_for_now_is_tried_again_later(sink):
    sink.behave("refuse:451")
    email = make_email()

    delivery.deliver_due(clock=at_noon)

    email.refresh_from_db()
    assert (email.state, email.attempts) == (EmailState.QUEUED, 1)
    assert NOON < email.due_at <= NOON + delivery.FIRST_PAUSE


def test_after_the_last_attempt_it_has_failed(sink, settings):
    settings.OUTBOX_MAX_ATTEMPTS = 2
    sink.behave("refuse:451")
    email = make_email()

    for _ in range(2):
        delivery.deliver_due(clock=lambda: NOON + DAY)
        Email.objects.update(due_at=NOON)

    email.refresh_from_db()
    assert (email.state, email.attempts) == (EmailState.FAILED, 2)


def test_a_relay_that_hangs_costs_one_attempt_of_one_mail(sink):
    sink.behave("hang")
    for _ in range(3):
        make_email()

    assert delivery.deliver_due(clock=at_noon) == 0

    assert sorted(Email.objects.values_list("attempts", flat=True)) == [0, 0, 1]


def test_a_relay_that_drops_the_connection_gets_the_rest_on_the_next_turn(sink):
    sink.behave("drop_after:2")
    emails = [make_email() for _ in range(3)]

    delivery.deliver_due(clock=at_noon)
    delivery.deliver_due(clock=lambda: NOON + DAY)

    assert {mail.message["Message-ID"] for mail in sink.messages} == {email.message_id for email in emails}
    assert not Email.objects.exclude(state=EmailState.SENT).exists()


def test_a_relay_that_is_not_there_loses_nothing(settings):
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1
    make_email()

    assert delivery.deliver_due(clock=at_noon) == 0

    assert Email.objects.get().state == EmailState.QUEUED


@pytest.mark.any_calendar
def test_a_mail_that_was_taken_but_not_acknowledged_is_repeated_to_the_letter(sink):
    sink.behave("swallow")
    make_email(calendar="BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n", method="REQUEST")
    delivery.deliver_due(clock=at_noon)
    sink.behave("accept")

    delivery.deliver_due(clock=lambda: NOON + DAY)

    first, second = sink.messages
    assert first == second


def test_a_dead_workers_mail_is_found_when_its_lease_has_run_out(sink):
    claimed = make_email()
    delivery._claim(claimed, NOON)

    assert delivery.release_stranded(at=NOON) == 0
    assert delivery.release_stranded(at=claimed.lease_until) == 1
    assert delivery.deliver_due(clock=lambda: claimed.lease_until) == 1


def test_a_worker_whose_lease_has_run_out_does_not_write_over_its_successor():
    slow = make_email()
    delivery._claim(slow, NOON)
    delivery.release_stranded(at=slow.lease_until)
    successor = Email.objects.get()
    delivery._claim(successor, slow.lease_until)

    delivery._settle(slow, {"state": EmailState.FAILED, "last_error": "late"})

    successor.refresh_from_db()
    assert successor.state == EmailState.SENDING


def test_two_workers_never_have_the_same_mail():
    first = make_email()
    second = Email.objects.get()

    assert [delivery._claim(first, NOON), delivery._claim(second, NOON)] == [True, False]


def test_pauses_double_with_jitter_up_to_a_limit():
    pauses = [delivery.pause_after(attempt) for attempt in range(1, 20)]

    assert all(delivery.FIRST_PAUSE / 2 <= pause <= delivery.LONGEST_PAUSE for pause in pauses)
    assert all(later > 0.4 * earlier for earlier, later in itertools.pairwise(pauses))
    assert pauses[-1] >= delivery.LONGEST_PAUSE / 2


def test_without_a_relay_mail_becomes_files(settings, tmp_path):
    settings.EMAIL_HOST, settings.MAIL_FOLDER = "", tmp_path
    email = make_email()

    delivery.deliver_due(clock=at_noon)

    assert [path.name for path in tmp_path.iterdir()] == [f"{email.message_id.strip('<>')}.eml"]


def test_one_transaction_rings_once(django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks() as callbacks:
        for _ in range(3):
            make_email()

    assert callbacks == [tasks.ring]
    assert connection.in_atomic_block
