"""What happens by itself, every few minutes."""

from celery import shared_task
from django.utils import timezone

from . import actions


@shared_task(ignore_result=True)
def ask_all_due() -> None:
    """Ask on the day after a session, and remind once."""
    actions.ask_all_due(at=timezone.now())
