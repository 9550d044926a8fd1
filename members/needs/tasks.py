"""Closes surveys whose time has come."""

import structlog
from celery import shared_task
from django.utils import timezone

from workinggroup.base.refusals import Refused

from . import actions
from .models import Assessment
from .states import AssessmentState

log = structlog.get_logger()


@shared_task(ignore_result=True)
def close_due() -> None:
    """Close every open survey past its closing time; whoever did it by hand meanwhile was faster."""
    at = timezone.now()
    due = Assessment.objects.filter(state=AssessmentState.OPEN, closes_at__lte=at)
    for assessment in due.select_related("edition__group"):
        try:
            actions.close_assessment(assessment, by=None, at=at)
        except Refused as refusal:
            log.info("needs.not_closed", assessment=assessment.pk, reason=str(refusal))
