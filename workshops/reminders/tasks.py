"""What happens by itself, every few minutes."""

from celery import shared_task
from django.utils import timezone

from workshops.scheduling import actions as scheduling

from . import actions


@shared_task(ignore_result=True)
def remind() -> None:
    """Send the reminders that are due: sessions that begin, polls that close, papers that are due."""
    at = timezone.now()
    actions.remind_of_sessions(at=at)
    scheduling.queue_poll_closed(at=at)
    actions.remind_of_papers(at=at)
