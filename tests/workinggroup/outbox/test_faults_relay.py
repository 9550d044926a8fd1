"""A relay that drops, refuses, hangs or is away: a real worker loses nobody and says what happened."""

import pytest

from tests.installation import Installation, installation, wait_until
from tests.services import SmtpSink, free_port, smtp_sink

from .faults import SETTINGS, assert_everybody_has_it, step, time_passes, waiting

pytestmark = [pytest.mark.fault, pytest.mark.slow]


def test_a_relay_that_drops_every_250th_mail_gets_all_of_600(house: Installation, sink: SmtpSink) -> None:
    sink.behave("drop_after:250")
    step(house, "invite", "600")
    house.start("worker")
    wait_until(lambda: len(sink) >= 590, "all but those that met the cut")

    wait_until(lambda: all_went_out(house), "nobody is left", seconds=120)

    assert_everybody_has_it(house, sink, 600)


def test_a_relay_that_refuses_for_good_is_shown_with_its_reason(house: Installation, sink: SmtpSink) -> None:
    sink.behave("refuse:550")
    step(house, "invite", "5")
    house.start("worker")

    wait_until(lambda: house.count("outbox_email", "state = 'failed'") == 5, "all have failed")

    assert step(house, "shown") == "failed 5 550 The sink was told to refuse\n"


def test_a_relay_away_then_refusing_then_hanging_delays_and_loses_nobody(empty: str) -> None:
    port = free_port()
    with installation(empty, EMAIL_URL=f"smtp://127.0.0.1:{port}", **SETTINGS) as house:
        step(house, "invite", "5")
        house.start("worker")
        wait_until(lambda: house.count("outbox_email", "last_error LIKE '%refused%'"), "nobody answers")

        with smtp_sink("refuse:451", port=port) as sink:
            next_turn(house)
            wait_until(lambda: house.count("outbox_email", "last_error LIKE '451%'") == 5, "it refuses")
            sink.behave("hang")
            next_turn(house)
            wait_until(lambda: house.count("outbox_email", "last_error LIKE '%timed out%'"), "it hangs")
            assert waiting(house) == 5

            sink.behave("accept")
            wait_until(lambda: all_went_out(house), "everybody has their mail", seconds=120)
            assert_everybody_has_it(house, sink, 5)


def all_went_out(house: Installation) -> bool:
    """Whether nothing waits; if something does, let its pause pass: a worker was in mid-attempt before."""
    if waiting(house):
        next_turn(house)
    return not waiting(house)


def next_turn(house: Installation) -> None:
    time_passes(house)
    step(house, "ring")
