"""Mail of the sample: all of the past has gone out, but for one that failed and one that waits."""

import datetime as dt
from typing import Any

from workinggroup.outbox import importing
from workinggroup.outbox.models import Email
from workinggroup.outbox.states import EmailState
from workshops.sample.content.shapes import Moment
from workshops.scheduling import actions as scheduling

from .loader import Loader

REMINDED = Moment(day=-2, time="09:30")
REFUSED = "550 5.1.1 <bastien.lorquet@federal-it-be.sample.invalid>: mailbox unavailable"
PUT_OFF = "451 4.7.1 Greylisted, try again later"


def remind_of_the_poll(loader: Loader) -> None:
    """Remind those who have not answered; one address refuses, one relay asks for patience."""
    workshop = loader.workshops["chemicals-poll"]
    at = loader.at(REMINDED)
    scheduling.remind_missing(workshop, by=loader.deputy, at=at)
    later = loader.now + dt.timedelta(hours=5)
    importing.settle_as_failed(_reminder(loader, workshop, "bastien-lorquet"), reason=REFUSED, at=at)
    importing.settle_as_put_off(
        _reminder(loader, workshop, "joost-lindeman"), reason=PUT_OFF, at=at, until=later
    )


def settle(loader: Loader, *, until: dt.datetime | None = None) -> int:
    """Nothing of the past is sent now; returns how many mails have gone out in all."""
    importing.settle_as_sent(until=until or loader.now)
    return Email.objects.filter(state=EmailState.SENT).count()


def _reminder(loader: Loader, workshop: Any, key: str) -> Email:
    return Email.objects.get(occasion=f"poll-reminder-{workshop.pk}", person=loader.person(key))
