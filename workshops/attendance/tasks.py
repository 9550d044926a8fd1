"""What happens by itself, once a day."""

from celery import shared_task
from django.utils import timezone

from . import actions


@shared_task(ignore_result=True)
def forget_tries() -> None:
    """Delete the count of wrong codes of the days before."""
    actions.forget_tries(at=timezone.now())
