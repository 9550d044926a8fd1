"""A small receiver (LMTP, RFC 2033, or SMTP) for installations whose mail server can hand messages on."""

import contextlib
from collections.abc import Callable, Iterator
from typing import Any

import structlog
from aiosmtpd.controller import Controller
from aiosmtpd.lmtp import LMTP
from aiosmtpd.smtp import SMTP
from asgiref.sync import sync_to_async

from ..tokens import token_in
from .limits import MOST_BYTES
from .mailbox import Address

log = structlog.get_logger()


class Handler:
    """Takes mail for answer addresses alone, and says 250 only once it is stored.

    Whatever their domain: it may have been another one when the invitation went out.
    """

    def __init__(self, take: Callable[[bytes, str, int], Any]) -> None:
        self.take = take

    async def handle_RCPT(self, server, session, envelope, address, options) -> str:
        if not token_in(address):
            return "550 5.1.1 No such address here"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope) -> str:
        try:
            for address in envelope.rcpt_tos:
                await sync_to_async(self.take)(envelope.content, address, len(envelope.content))
        except Exception as error:
            log.warning("inbox.not_stored", reason=str(error))
            return self._said("451 4.3.0 Try again later", server, envelope)
        return self._said("250 OK", server, envelope)

    def _said(self, answer: str, server, envelope) -> str:
        """LMTP gives an answer for each recipient (RFC 2033, 4.2); a relay waits for all of them."""
        return "\r\n".join([answer] * (len(envelope.rcpt_tos) if isinstance(server, LMTP) else 1))


class _Receiver(Controller):
    kind = SMTP

    def factory(self) -> SMTP:
        return self.kind(self.handler, data_size_limit=MOST_BYTES, enable_SMTPUTF8=True)


class _LmtpReceiver(_Receiver):
    kind = LMTP


@contextlib.contextmanager
def listening(address: Address, take: Callable[[bytes, str, int], Any]) -> Iterator[None]:
    """Take mail at this address while the block runs."""
    kind = _LmtpReceiver if address.kind == "lmtp" else _Receiver
    receiver = kind(Handler(take), hostname=address.host, port=address.port)
    receiver.start()
    try:
        yield
    finally:
        receiver.stop()
