"""What happens by itself, once a day."""

from celery import shared_task
from django.utils import timezone

from . import actions


@shared_task(ignore_result=True)
def forget() -> None:
    """Delete photos of speakers a year after their session."""
    actions.forget(at=timezone.now())
