import signal
import threading
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import close_old_connections
from django.utils import timezone

from workshops.invitations import actions, tasks
from workshops.invitations.inbound import mailbox, receiver


class Command(BaseCommand):
    help = "Receives the answers to invitations, as INBOX_URL says, until it is stopped."

    def handle(self, *args: Any, **options: Any) -> None:
        if not (settings.INBOX_URL and settings.REPLY_DOMAIN):
            raise CommandError("Set INBOX_URL and REPLY_DOMAIN first; the README says how.")
        try:
            address = mailbox.address_of(settings.INBOX_URL)
        except ValueError as error:
            raise CommandError(str(error)) from error
        stop = threading.Event()
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, lambda *_: stop.set())
        if address.kind.startswith("imap"):
            mailbox.watch(address, take, stop=stop)
        else:
            with receiver.listening(address, take):
                stop.wait()


def take(raw: bytes, to: str, size: int) -> None:
    """Store one message and ring for it to be read."""
    close_old_connections()
    actions.receive_message(raw, to=to, size=size, at=timezone.now())
    tasks.ring()
