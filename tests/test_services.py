"""The sink that the mail tests stand on does what its behaviours say."""

import smtplib

import pytest

from tests.smtp_sink import SmtpSink, smtp_sink

LETTER = b"Subject: Hello\r\n\r\nGood morning\r\n"


def send(sink: SmtpSink, *, number: int = 1) -> None:
    with smtplib.SMTP("127.0.0.1", sink.port, timeout=1) as connection:
        for _ in range(number):
            connection.sendmail("group@example.org", ["ada@example.org"], LETTER)


def test_the_sink_keeps_each_message_as_it_came() -> None:
    with smtp_sink() as sink:
        send(sink, number=2)

        kept = sink.wait_for(2)

    assert [(each.sender, each.recipients, each.raw) for each in kept] == [
        ("group@example.org", ["ada@example.org"], LETTER)
    ] * 2


@pytest.mark.parametrize(
    ("behaviour", "kept"),
    [("refuse:451", 0), ("refuse:550", 0), ("hang", 0), ("drop_after:2", 2), ("swallow", 1)],
)
def test_a_sink_that_behaves_badly_keeps_what_it_took(behaviour: str, kept: int) -> None:
    with smtp_sink(behaviour) as sink:
        with pytest.raises((smtplib.SMTPException, OSError)):
            send(sink, number=5)

        assert len(sink) == kept
