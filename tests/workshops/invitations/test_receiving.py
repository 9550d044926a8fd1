"""Mail that really arrives: over LMTP and SMTP into our receiver, and out of a real IMAP server."""

import gc
import os
import smtplib
import threading
import time
from collections.abc import Callable

import pytest
from django.db import DatabaseError
from imapclient import IMAPClient

from tests.mail_server import MailServer, has_dovecot, mail_server
from tests.services import free_port
from workshops.invitations.inbound import mailbox, receiver
from workshops.invitations.inbound.limits import MOST_BYTES

DOMAIN = "reply.example.org"
TOKEN = f"r-{'0a' * 16}@{DOMAIN}"
OTHER = f"r-{'0b' * 16}@earlier.example.org"
MESSAGE = b"From: a@example.org\r\nTo: r-x@elsewhere.example\r\nSubject: Accepted\r\n\r\nyes\r\n"


class Taken(list):
    """What was handed to the application; `then` happens meanwhile, in turn."""

    def __init__(self, *then: Callable[[], object]) -> None:
        self.then = list(then)

    def __call__(self, raw: bytes, to: str, size: int) -> None:
        if self.then:
            self.then.pop(0)()
        self.append((raw, to, size))

    def wait(self, count: int, seconds: float = 15) -> None:
        end = time.monotonic() + seconds
        while len(self) < count and time.monotonic() < end:
            time.sleep(0.05)
        assert len(self) == count


@pytest.mark.parametrize(("kind", "client"), [("lmtp", smtplib.LMTP), ("smtp", smtplib.SMTP)])
def test_the_receiver_stores_a_message_before_it_says_250(kind: str, client: type) -> None:
    taken, address = Taken(), mailbox.address_of(f"{kind}://127.0.0.1:{free_port()}")

    with receiver.listening(address, taken), client("127.0.0.1", address.port) as relay:
        relay.sendmail("a@example.org", [TOKEN, OTHER], MESSAGE)
        if kind == "lmtp":  # RFC 2033, 4.2: an answer for each recipient
            assert relay.getreply()[0] == 250
        assert relay.noop()[1] == b"OK" or kind == "smtp"
        assert [(to, raw.replace(b"\r\n", b"\n")) for raw, to, _size in taken] == [
            (to, MESSAGE.replace(b"\r\n", b"\n")) for to in (TOKEN, OTHER)
        ]


def test_the_receiver_takes_no_mail_for_others_and_nothing_too_large() -> None:
    taken, address = Taken(), mailbox.address_of(f"smtp://127.0.0.1:{free_port()}")

    with receiver.listening(address, taken), smtplib.SMTP("127.0.0.1", address.port) as relay:
        with pytest.raises(smtplib.SMTPRecipientsRefused):
            relay.sendmail("a@example.org", ["somebody@example.org"], MESSAGE)
        with pytest.raises(smtplib.SMTPResponseException, match="552"):
            relay.sendmail("a@example.org", [TOKEN], b"x" * (MOST_BYTES + 1))
    assert taken == []


def test_a_message_that_cannot_be_stored_is_to_be_sent_again() -> None:
    def broken(*_: object) -> None:
        raise OSError("disk full")

    address = mailbox.address_of(f"smtp://127.0.0.1:{free_port()}")
    with (
        receiver.listening(address, broken),
        smtplib.SMTP("127.0.0.1", address.port) as relay,
        pytest.raises(smtplib.SMTPResponseException, match="451"),
    ):
        relay.sendmail("a@example.org", [TOKEN], MESSAGE)


@pytest.mark.parametrize(
    ("url", "address"),
    [
        ("imaps://a%40b:p%2Fw@m.example/Replies", ("imaps", "m.example", 993, "a@b", "p/w", "Replies")),
        ("imap+ssl://u:p@h", ("imaps", "h", 993, "u", "p", "INBOX")),
        ("lmtp://127.0.0.1", ("lmtp", "127.0.0.1", 8024, "", "", "INBOX")),
    ],
)  # fmt: skip
def test_an_inbox_is_named_by_its_address(url: str, address: tuple) -> None:
    assert mailbox.address_of(url) == address


@pytest.mark.parametrize("url", ["", "pop3://h", "imap://"])
def test_an_inbox_that_is_none_is_refused_in_words(url: str) -> None:
    with pytest.raises(ValueError, match="INBOX_URL"):
        mailbox.address_of(url)


@pytest.mark.parametrize(
    ("headers", "to"),
    [
        (b"Delivered-To: r-abc@x.org\r\nTo: someone@y.org", "r-abc@x.org"),
        (b"Delivered-To: replies@x.org\r\nX-Original-To: r-abc@x.org", "r-abc@x.org"),
        (b"Delivered-To: replies@x.org\r\nTo: R-abc@x.org", "R-abc@x.org"),
        (b"Delivered-To: replies@x.org\r\nTo: info@x.org", "replies@x.org"),
        (b"To: Group <r-abc@x.org>, b@y.org", "r-abc@x.org"),
        (b"Subject: none", ""),
    ],
)
def test_the_recipient_is_what_the_receiving_server_wrote(headers: bytes, to: str) -> None:
    assert mailbox.recipient_of(headers + b"\r\n\r\nx") == to


@pytest.fixture
def dovecot():
    if not has_dovecot():
        assert not os.environ.get("CI"), "Dovecot is missing in CI"
        pytest.skip("NO DOVECOT: the IMAP inbox is not tested. Install dovecot-imapd and dovecot-lmtpd.")
    with mail_server() as server:
        yield server


def watched(server: MailServer, taken: Taken, stop: threading.Event) -> threading.Thread:
    address = mailbox.address_of(server.url)
    thread = threading.Thread(target=mailbox.watch, args=(address, taken), kwargs={"stop": stop})
    thread.start()
    return thread


def test_a_real_imap_server_hands_over_what_lies_there_and_what_comes(dovecot: MailServer) -> None:
    """Also what comes while another is taken, and once more what could not be stored."""

    def refuse() -> None:
        raise DatabaseError("the database is away")

    taken, stop = (
        Taken(lambda: dovecot.deliver(MESSAGE.replace(b"yes", b"no"), to=TOKEN), refuse),
        threading.Event(),
    )
    dovecot.deliver(MESSAGE, to=TOKEN)

    thread = watched(dovecot, taken, stop)
    try:
        taken.wait(2)
        dovecot.deliver(MESSAGE.replace(b"yes", b"perhaps"), to=TOKEN)
        taken.wait(3)
    finally:
        stop.set()
        thread.join(15)

    assert [to for _raw, to, _size in taken] == [TOKEN] * 3
    assert not thread.is_alive()
    with IMAPClient("127.0.0.1", dovecot.imap_port, ssl=False) as box:
        box.login("replies", "secret")
        assert box.folder_status("INBOX")[b"MESSAGES"] == 0
        assert box.folder_status(mailbox.HANDLED)[b"MESSAGES"] == 3


# The client leaves the socket of a greeting that never came to the garbage collector.
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
def test_a_server_that_is_away_is_tried_again() -> None:
    if not has_dovecot():
        pytest.skip("NO DOVECOT: the IMAP inbox is not tested. Install dovecot-imapd and dovecot-lmtpd.")
    taken, stop, planned = Taken(), threading.Event(), MailServer(free_port(), free_port())
    thread = watched(planned, taken, stop)
    try:
        with mail_server(planned) as server:
            server.deliver(MESSAGE, to=TOKEN)
            taken.wait(1)
    finally:
        stop.set()
        thread.join(15)
        gc.collect()

    assert not thread.is_alive()


def test_a_message_too_large_to_fetch_is_told_by_its_head(dovecot: MailServer) -> None:
    taken = Taken()
    dovecot.deliver(MESSAGE + b"x\r\n" * (MOST_BYTES // 3 + 1), to=TOKEN)

    with mailbox.opened(mailbox.address_of(dovecot.url)) as box:
        mailbox.take_all(box, taken)

    [(raw, to, size)] = taken
    assert (to, len(raw) < 2000, size > MOST_BYTES) == (TOKEN, True, True)


def test_a_message_that_could_not_be_stored_stays_in_the_inbox(dovecot: MailServer) -> None:
    taken = Taken()
    dovecot.deliver(MESSAGE, to=TOKEN)

    def broken(*_: object) -> None:
        raise OSError("disk full")

    with pytest.raises(OSError, match="disk full"), mailbox.opened(mailbox.address_of(dovecot.url)) as box:
        mailbox.take_all(box, broken)
    with mailbox.opened(mailbox.address_of(dovecot.url)) as box:
        mailbox.take_all(box, taken)

    assert len(taken) == 1
