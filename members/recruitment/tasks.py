"""What happens by itself."""

import structlog
from celery import shared_task
from django.utils import timezone

from .actions import retention, uploads

log = structlog.get_logger()


@shared_task
def erase_due() -> int:
    """Once a day: delete what the calls said would be deleted by now."""
    number = len(retention.erase_due(at=timezone.now()))
    log.info("recruitment.erased", applications=number)
    return number


@shared_task
def remove_orphans() -> int:
    """Once a day: delete files that no application knows of."""
    number = uploads.remove_orphans(at=timezone.now())
    log.info("recruitment.orphans_removed", files=number)
    return number
