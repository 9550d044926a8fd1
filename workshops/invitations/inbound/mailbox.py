"""An IMAP inbox: what arrives is stored, then moved away. IDLE where the server has it, else polling."""

import contextlib
import datetime as dt
import threading
from collections.abc import Callable, Iterator
from email.parser import BytesHeaderParser
from email.utils import getaddresses
from typing import Any, NamedTuple
from urllib.parse import unquote, urlsplit

import structlog
from imapclient import IMAPClient
from imapclient.exceptions import IMAPClientError

from ..tokens import token_in
from .limits import MOST_BYTES

log = structlog.get_logger()
HANDLED = "Handled"
# Servers may end an IDLE after ten minutes; and what arrives just before one begins is told to nobody.
IDLE = dt.timedelta(minutes=2)
POLL = dt.timedelta(seconds=30)
LONGEST_PAUSE = 60.0
# Written by the receiving server, the nearest to us first; To is what is left when it writes none of them.
RECIPIENT_HEADERS = ("Delivered-To", "X-Original-To", "Envelope-To", "X-Envelope-To", "To", "Cc")

Take = Callable[[bytes, str, int], Any]


class Address(NamedTuple):
    """Where the inbox is. `kind` is imap, imaps, lmtp or smtp."""

    kind: str
    host: str
    port: int
    user: str
    password: str
    folder: str


PORTS = {"imap": 143, "imaps": 993, "lmtp": 8024, "smtp": 8025}


def address_of(url: str) -> Address:
    """`imaps://user:password@host:port/Folder`, or `lmtp://127.0.0.1:8024`. Raises `ValueError` in words."""
    parts = urlsplit(url)
    kind = {"imap+ssl": "imaps"}.get(parts.scheme, parts.scheme)
    if kind not in PORTS or not parts.hostname:
        raise ValueError("INBOX_URL must begin with imap://, imaps://, lmtp:// or smtp:// and name a host.")
    return Address(
        kind,
        parts.hostname,
        parts.port or PORTS[kind],
        unquote(parts.username or ""),
        unquote(parts.password or ""),
        unquote(parts.path.strip("/")) or "INBOX",
    )


def watch(address: Address, take: Take, *, stop: threading.Event, poll: dt.timedelta = POLL) -> None:
    """Take every message, now and as it comes, until `stop` is set; a server that is away is tried again."""
    pause = 1.0
    while not stop.is_set():
        try:
            with opened(address) as box:
                pause = 1.0
                while not stop.is_set():
                    if not take_all(box, take):  # else more may have come meanwhile
                        _wait(box, stop, poll)
        except Exception as error:  # the server, the database: whatever it was, it lies in the inbox still
            log.warning("inbox.away", reason=str(error) or type(error).__name__, again_in=pause)
            stop.wait(pause)
            pause = min(pause * 2, LONGEST_PAUSE)


@contextlib.contextmanager
def opened(address: Address) -> Iterator[IMAPClient]:
    box = IMAPClient(address.host, address.port, ssl=address.kind == "imaps", timeout=30)
    try:
        if address.kind == "imap" and box.has_capability("STARTTLS"):
            box.starttls()
        box.login(address.user, address.password)
        if not box.folder_exists(HANDLED):
            box.create_folder(HANDLED)
        box.select_folder(address.folder)
        yield box
    finally:
        with contextlib.suppress(IMAPClientError, OSError):
            box.logout()


def take_all(box: IMAPClient, take: Take) -> int:
    """Store each message, then move it away: a crash in between stores it a second time as the same row."""
    numbers = box.search("UNDELETED")
    for number in numbers:
        size = box.fetch([number], ["RFC822.SIZE"]).get(number, {}).get(b"RFC822.SIZE", 0)
        wanted = b"BODY[HEADER]" if size > MOST_BYTES else b"BODY[]"
        found = box.fetch([number], [wanted.replace(b"BODY", b"BODY.PEEK")]).get(number)
        if found is None:
            continue  # somebody moved it meanwhile
        raw = found[wanted]
        take(raw, recipient_of(raw), size)
        _move(box, number)
    return len(numbers)


def _move(box: IMAPClient, number: int) -> None:
    if box.has_capability("MOVE"):
        box.move([number], HANDLED)
        return
    box.copy([number], HANDLED)
    box.delete_messages([number])
    box.expunge()


def recipient_of(raw: bytes) -> str:
    """The address of ours that a message was sent to; else whatever the receiving server wrote.

    Many servers write the mailbox that all answers are collected in, so the next header is asked, too.
    """
    headers = BytesHeaderParser().parsebytes(raw[:200_000])
    values = [str(value) for name in RECIPIENT_HEADERS for value in headers.get_all(name, [])]
    addresses = [address for value in values for _name, address in getaddresses([value]) if address]
    return next((one for one in addresses if token_in(one)), addresses[0] if addresses else "")


def _wait(box: IMAPClient, stop: threading.Event, poll: dt.timedelta) -> None:
    """Until something arrives, or it is time to look again."""
    if not box.has_capability("IDLE"):
        stop.wait(poll.total_seconds())
        box.noop()
        return
    box.idle()
    try:
        waited = dt.timedelta()
        while waited < IDLE and not stop.is_set():
            if box.idle_check(timeout=1):
                return
            waited += dt.timedelta(seconds=1)
    finally:
        box.idle_done()
