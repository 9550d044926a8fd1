"""What happens by itself."""

import structlog
from celery import shared_task
from django.utils import timezone

from .actions import retention

log = structlog.get_logger()


@shared_task
def erase_due() -> int:
    """Once a day: delete what the calls said would be deleted by now."""
    number = len(retention.erase_due(at=timezone.now()))
    log.info("recruitment.erased", applications=number)
    return number
