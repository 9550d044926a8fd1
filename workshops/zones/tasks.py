"""What happens by itself, once a day and when a worker starts."""

from celery import shared_task
from django.utils import timezone

from . import actions


@shared_task(ignore_result=True)
def check() -> None:
    """Look whether new rules of a zone show another hour than was meant."""
    actions.check_zones(at=timezone.now())
