"""The bell, and the sweeper that does not need it."""

import structlog
from celery import shared_task
from django.db import connection, transaction
from django.utils import timezone

from workinggroup.base.models import Heartbeat

from . import delivery
from .models import Email

log = structlog.get_logger()


@shared_task(ignore_result=True)
def deliver() -> None:
    """Send what is due; ring again when there is more than fits into one turn."""
    delivery.deliver_due()
    if Email.objects.due(timezone.now()).exists():
        ring()


@shared_task(ignore_result=True)
def sweep() -> None:
    """Find rows whose bell was lost or whose worker died, and say that the job queue works."""
    at = timezone.now()
    Heartbeat.beat("worker", at=at)
    delivery.release_stranded(at=at)
    delivery.deliver_due()


def ring() -> None:
    """Tell a worker. A broker that is gone costs nothing but time: the sweeper finds the rows."""
    try:
        deliver.apply_async(retry=False)
    except Exception as error:
        log.warning("outbox.no_bell", reason=str(error))


def ring_after_commit() -> None:
    """Ring once for everything that this transaction queues."""
    if not any(function is ring for _, function, *_ in connection.run_on_commit):
        transaction.on_commit(ring)
