"""What happens by itself, once a day."""

from celery import shared_task
from django.utils import timezone

from . import actions


@shared_task(ignore_result=True)
def forget() -> None:
    """Delete the data of registrations ninety days after their session."""
    actions.forget_registrations(at=timezone.now())
