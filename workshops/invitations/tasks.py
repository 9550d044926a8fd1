"""What happens by itself, every few minutes."""

import structlog
from celery import shared_task
from django.utils import timezone

from . import actions

log = structlog.get_logger()


@shared_task(ignore_result=True)
def announce_due() -> None:
    """Tell people of the changes that have waited long enough for the next one."""
    actions.announce_due(at=timezone.now())


@shared_task(ignore_result=True)
def read_returns() -> None:
    """Read what came back: rung by whoever receives it, and by the clock for what nobody rang about."""
    actions.read_waiting(at=timezone.now())


def ring() -> None:
    """Tell a worker that something came back. A broker that is gone costs only time: the clock rings, too."""
    try:
        read_returns.apply_async(retry=False)
    except Exception as error:
        log.warning("inbox.no_bell", reason=str(error))


@shared_task(ignore_result=True)
def forget_returns() -> None:
    """Delete, once a day, what came back and was dealt with long ago."""
    actions.forget_raw_messages(at=timezone.now())
