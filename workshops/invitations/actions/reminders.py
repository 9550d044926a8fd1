"""Reminders before a session begins."""

import datetime as dt

from django.db import transaction

from workinggroup.outbox.models import Email
from workshops.scheduling.models import Workshop

from .. import mails
from ..models import Invitation
from ..states import ItemStatus, Partstat

HOUR = dt.timedelta(hours=1)
DAY = dt.timedelta(days=1)
RULES = {"day": (DAY, HOUR), "hour": (HOUR, dt.timedelta(0))}


def queue_session_reminders(*, at: dt.datetime) -> int:
    """Remind, a day and an hour before the start, each once, all who have not declined; returns how many.

    Whoever was invited after the moment of a reminder has just heard of it and is not reminded.
    """
    return sum(
        _remind(workshop, rule, before, at=at)
        for rule, (before, until) in RULES.items()
        for workshop in Workshop.objects.scheduled()
        .filter(starts_at__lte=at + before, starts_at__gt=at + until)
        .select_related("edition__group")
    )


@transaction.atomic
def _remind(workshop: Workshop, rule: str, before: dt.timedelta, *, at: dt.datetime) -> int:
    reminded = Email.objects.filter(occasion=f"session-{rule}-{workshop.pk}").values_list("key", flat=True)
    version = f"{workshop.starts_at:%Y%m%d%H%M}"
    done = {int(key.split(":")[1]) for key in reminded if key.endswith(version)}
    concerned = (
        Invitation.objects.active()
        .filter(item__workshop=workshop, made_at__lte=workshop.starts_at - before)
        .exclude(partstat=Partstat.DECLINED)
        .exclude(item__status=ItemStatus.CANCELLED)
        .select_related("person")
    )
    missing = [one for one in concerned if one.person_id not in done]
    return mails.queue_reminders(workshop, missing, rule=rule, at=at) if missing else 0
