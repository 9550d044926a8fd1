"""A real SMTP server in a process of its own, which keeps every message and can be told to behave badly.

    with smtp_sink() as sink: sink.url; sink.messages; sink.behave("refuse:451")

Behaviours, read anew at every command:
    accept          keep each message
    refuse:451      refuse each recipient with this code (also 450, 452, 550, 554 …)
    hang            take the message's text and never answer
    drop_after:250  cut the connection after so many messages on it
    swallow         keep the message, and cut the connection before saying so
    slow:40         keep the message, and say so 40 ms later; one message at a time, however many connections
    plain           accept, but without pipelining
"""

import asyncio
import contextlib
import itertools
import json
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path
from typing import Any

from aiosmtpd.smtp import SMTP


@dataclass(frozen=True)
class Received:
    sender: str
    recipients: list[str]
    raw: bytes

    @property
    def message(self) -> EmailMessage:
        parsed = message_from_bytes(self.raw, policy=policy.default)
        assert isinstance(parsed, EmailMessage)
        return parsed


@dataclass
class SmtpSink:
    port: int
    folder: Path

    @property
    def url(self) -> str:
        """In the words of EMAIL_URL."""
        return f"smtp://127.0.0.1:{self.port}"

    def behave(self, how: str) -> None:
        new = self.folder / "behaviour.new"
        new.write_text(how)
        new.replace(self.folder / "behaviour")

    def __len__(self) -> int:
        """How many messages were kept; cheap, for waiting."""
        return sum(1 for _ in self.folder.glob("*.eml"))

    @property
    def messages(self) -> list[Received]:
        """Every message kept, in the order of arrival."""
        kept = []
        for path in sorted(self.folder.glob("*.eml")):
            head, _, raw = path.read_bytes().partition(b"\n")
            kept.append(Received(**json.loads(head), raw=raw))
        return kept

    def clear(self) -> None:
        for path in self.folder.glob("*.eml"):
            path.unlink()

    def wait_for(self, number: int, *, seconds: float = 30) -> list[Received]:
        """The messages, once there are `number` of them."""
        until = time.monotonic() + seconds
        while len(self) < number:
            assert time.monotonic() < until, f"{len(self)} of {number} messages after {seconds} seconds"
            time.sleep(0.05)
        return self.messages


@contextlib.contextmanager
def smtp_sink(behaviour: str = "accept", *, port: int = 0) -> Iterator[SmtpSink]:
    with tempfile.TemporaryDirectory(prefix="workinggroup-smtp-") as folder:
        sink = SmtpSink(port, Path(folder))
        sink.behave(behaviour)
        command = [sys.executable, "-m", "tests.smtp_sink", folder, str(port)]
        process = subprocess.Popen(
            command, cwd=Path(__file__).parent.parent, stdout=subprocess.PIPE, text=True
        )
        try:
            assert process.stdout
            sink.port = int(process.stdout.readline())
            yield sink
        finally:
            process.send_signal(signal.SIGKILL)
            process.communicate()


class Keeper:
    """Answers SMTP commands as the behaviour of the moment says."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.numbers = itertools.count(1)
        self.one_at_a_time = asyncio.Lock()

    def behaviour(self) -> tuple[str, int]:
        name, _, number = (self.folder / "behaviour").read_text().partition(":")
        return name, int(number or 0)

    async def handle_EHLO(
        self, server: Any, session: Any, envelope: Any, name: str, answers: list[str]
    ) -> list[str]:
        session.host_name = name
        return answers if self.behaviour()[0] == "plain" else [answers[0], "250-PIPELINING", *answers[1:]]

    async def handle_MAIL(self, server: Any, session: Any, envelope: Any, address: str, options: list) -> str:
        name, number = self.behaviour()
        if name == "drop_after" and getattr(session, "kept", 0) >= number:
            server.transport.abort()
        envelope.mail_from = address
        envelope.mail_options.extend(options)
        return "250 OK"

    async def handle_RCPT(self, server: Any, session: Any, envelope: Any, address: str, options: list) -> str:
        name, number = self.behaviour()
        if name == "refuse":
            return f"{number} The sink was told to refuse"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:
        name, number = self.behaviour()
        if name == "hang":
            await asyncio.sleep(3600)
        if name == "slow":
            async with self.one_at_a_time:
                self.keep(envelope)
                await asyncio.sleep(number / 1000)
            return "250 OK"
        self.keep(envelope)
        session.kept = getattr(session, "kept", 0) + 1
        if name == "swallow":
            server.transport.abort()
        return "250 OK"

    def keep(self, envelope: Any) -> None:
        head = json.dumps({"sender": envelope.mail_from, "recipients": envelope.rcpt_tos}).encode()
        path = self.folder / f"{next(self.numbers):07}"
        path.write_bytes(head + b"\n" + envelope.content)
        path.rename(path.with_suffix(".eml"))


async def serve(folder: Path, port: int) -> None:
    keeper = Keeper(folder)
    loop = asyncio.get_running_loop()
    server = await loop.create_server(
        lambda: SMTP(keeper, enable_SMTPUTF8=True, data_size_limit=50_000_000, loop=loop), "127.0.0.1", port
    )
    print(server.sockets[0].getsockname()[1], flush=True)
    await server.serve_forever()


if __name__ == "__main__":
    asyncio.run(serve(Path(sys.argv[1]), int(sys.argv[2])))
