"""What happens by itself, once a day."""

from celery import shared_task
from django.utils import timezone

from workshops.scheduling import actions as scheduling

from . import actions


@shared_task(ignore_result=True)
def forget() -> None:
    """Delete photos of speakers a year after their session, and what people needed after thirty days."""
    at = timezone.now()
    actions.forget(at=at)
    scheduling.forget_needs(at=at)
