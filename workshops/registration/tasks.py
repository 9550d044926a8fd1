"""What happens by itself: telling people where they stand, and forgetting them."""

import structlog
from celery import shared_task
from django.utils import timezone

from . import actions, bell, queries

log = structlog.get_logger()


@shared_task(ignore_result=True)
def tell() -> None:
    """Tell everybody who has a seat, or waits for one, and does not know it yet."""
    at, told = timezone.now(), 0
    for desk in queries.desks_to_tell(at):
        try:
            told += actions.tell_desk(desk, at=at)
        except Exception:
            log.exception("registration.not_told", desk=desk.pk)  # the others are told all the same
    if told and queries.desks_to_tell(at):  # those who came meanwhile rang no bell of their own
        bell.ring()


@shared_task(ignore_result=True)
def forget() -> None:
    """Delete the data of registrations ninety days after their session."""
    actions.forget_registrations(at=timezone.now())
