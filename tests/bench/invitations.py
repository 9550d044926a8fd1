"""2,000 invitations with calendar parts: written by the action of the page, sent by a real worker over SMTP.

The limit is the same messages, prebuilt, over one connection of the standard library into the same sink.
Figures are for one mail; memory is not the worker's and is left out.
"""

import smtplib
import time
from statistics import median

from tests.bench.harness import Figure, seconds
from tests.bench.world import World
from tests.installation import Installation, installation, wait_until
from tests.services import SmtpSink, smtp_sink

STEPS = "tests.workinggroup.outbox.fault_steps"


def figures(world: World) -> list[Figure]:
    number = world.many(2000)
    data = f"{number} mails, each"
    queued, copied, sent, prebuilt = [], [], [], []
    for _ in range(1 if world.small else 3):
        with smtp_sink() as sink, installation(world.empty, EMAIL_URL=sink.url) as house:
            queued.append(queue(house, number) / number)
            copied.append(copy(house) / number)
            sent.append(deliver(house, sink, number))
            prebuilt.append(resend(sink, number) / number)
    return [
        Figure("invitations written", data, queued, "rows copied by one SQL", copied),
        Figure(
            "invitations sent",
            f"{data}: {1 / median(sent):.0f}/s",
            sent,
            f"prebuilt: {1 / median(prebuilt):.0f}/s",
            prebuilt,
            elsewhere="211/s without calendar (pretalx)",
            aim="ratio 2",
        ),
    ]


def queue(house: Installation, number: int) -> float:
    """Seconds of the action alone, as the process that ran it says."""
    return float(house.run("-m", STEPS, "invite", str(number)).split()[-1])


def copy(house: Installation) -> float:
    """Seconds to store the same rows once more."""
    return seconds(lambda: house.rows("CREATE TABLE copied AS SELECT * FROM outbox_email"))


def deliver(house: Installation, sink: SmtpSink, number: int) -> float:
    """Seconds for one mail between the first and the last that arrive."""
    house.start("worker")
    wait_until(lambda: len(sink), "the first mail", seconds=60)
    first, started = len(sink), time.perf_counter()
    while len(sink) < number:
        time.sleep(0.01)
    return (time.perf_counter() - started) / (number - first)


def resend(sink: SmtpSink, number: int) -> float:
    """The same messages once more, from memory."""
    messages = sink.messages

    def send() -> None:
        with smtplib.SMTP("127.0.0.1", sink.port) as connection:
            for one in messages:
                connection.sendmail(one.sender, one.recipients, one.raw)

    assert len(messages) == number
    return seconds(send)
