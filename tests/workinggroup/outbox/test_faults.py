"""Workers killed and the broker gone: with real processes, nobody is lost, and a repeat is no other mail."""

import os
import signal
import time
from email.message import EmailMessage

import icalendar
import pytest

from tests.installation import Installation, wait_until
from tests.services import SmtpSink

from .faults import THREADS, answer, assert_everybody_has_it, start_step, step, waiting

pytestmark = [pytest.mark.fault, pytest.mark.slow]


def kill_while_it_works(house: Installation, sink: SmtpSink, *, times: int, every: float) -> None:
    """Kill -9 the worker that has worked longest; its successor is there. The relay is slow: work lasts."""
    nursery = house.nursery()
    workers = [nursery.worker(), nursery.worker()]
    for left in range(times, 0, -1):
        sink.behave(f"slow:{int(1000 * every * (left + 1) / max(waiting(house), 1))}")
        before = len(sink)
        wait_until(lambda before=before: len(sink) > before, "somebody delivers")
        time.sleep(every)
        assert waiting(house), "there was nothing left to disturb"
        os.kill(workers.pop(0), signal.SIGKILL)
        workers.append(nursery.worker())


def test_a_thousand_invitations_survive_twenty_killed_workers(house: Installation, sink: SmtpSink) -> None:
    step(house, "invite", "1000")

    kill_while_it_works(house, sink, times=20, every=2.0)
    sink.behave("accept")
    house.start("beat")
    wait_until(lambda: not waiting(house), "everybody has their mail")

    assert_everybody_has_it(house, sink, 1000, repeats=20 * THREADS)
    events = [event_of(one.message) for one in sink.messages]
    assert {(event["UID"], event["SEQUENCE"]) for event in events} == {(events[0]["UID"], 0)}


def event_of(message: EmailMessage) -> icalendar.Event:
    [shown] = [part for part in message.walk() if part.get_content_type() == "text/calendar"]
    return icalendar.Calendar.from_ical(shown.get_payload(decode=True)).walk("VEVENT")[0]


def test_25_a_process_killed_between_250_and_the_commit_repeats_the_identical_message(
    house: Installation, sink: SmtpSink
) -> None:
    step(house, "invite_and_die", "3", fails=True)
    step(house, "deliver_and_die", fails=True)
    assert (len(sink), house.count("outbox_email", "state = 'sent'")) == (1, 0)

    house.start("worker")
    house.start("beat")
    wait_until(lambda: not waiting(house), "its successor finds the mail")

    assert_everybody_has_it(house, sink, 3, repeats=1)
    assert len(sink) == 4
    events = [event_of(one.message) for one in sink.messages]
    assert len({(str(event["UID"]), event["SEQUENCE"], event.DTSTAMP) for event in events}) == 1


def test_while_the_broker_is_gone_mails_are_queued_and_go_out_later(
    house: Installation, sink: SmtpSink
) -> None:
    house.start("worker")
    house.start("beat")
    wait_until(lambda: house.count("base_heartbeat"), "the worker is there")

    inviter = start_step(house, "invite_when_told", "20")
    with house.without_broker():
        answer(inviter)
        assert waiting(house) == 20

    wait_until(lambda: not waiting(house), "the sweeper finds them")
    assert_everybody_has_it(house, sink, 20)


def test_a_process_killed_between_commit_and_bell_loses_nothing(house: Installation, sink: SmtpSink) -> None:
    step(house, "invite_and_die", "20", fails=True)
    assert waiting(house) == 20

    house.start("worker")
    wait_until(lambda: not waiting(house), "a worker that starts looks for what was left")

    assert_everybody_has_it(house, sink, 20)
