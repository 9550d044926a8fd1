"""Makers for mails."""

from itertools import count
from typing import Any

from workinggroup.outbox import actions
from workinggroup.outbox.models import Email

from . import NOON

_numbers = count(1)


def make_email(*, draft: bool = False, **facts: Any) -> Email:
    """A mail of the test template, queued unless `draft`."""
    number = next(_numbers)
    write = actions.draft_email if draft else actions.queue_email
    defaults = {
        "key": f"test:{number}:1",
        "to": f"reader{number}@example.org",
        "template": "tests/hello",
        "context": {"topic": "Labels"},
        "at": NOON,
    }
    return write(**defaults | facts)
