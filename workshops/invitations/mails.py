"""Invitations, held dates, changes and cancellations, as one mail a person."""

import datetime as dt
import re
from collections.abc import Callable, Sequence
from email.utils import parseaddr
from typing import Any, NamedTuple

from django.conf import settings
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext_lazy as _

from workinggroup.editions import links
from workinggroup.outbox.actions import message_id_of, queue_email
from workinggroup.outbox.bulk import Letter, queue_emails
from workinggroup.outbox.models import Email
from workinggroup.outbox.states import EmailState
from workshops.scheduling.mails import poll_link
from workshops.scheduling.models import Workshop
from workshops.scheduling.timing import running_times

from .facts import facts_of_item, fingerprint
from .models import CalendarItem, Deputy, Invitation
from .rendering import render_item
from .states import DeputyState, Method

SAY_YES_OR_NO = _("Say yes or no")
SAY_WHEN = _("Say when I can")


def organizer_of(workshop: Workshop) -> tuple[str, str]:
    """Name and bare address under which all mails of an invitation come, and to which answers go."""
    address = parseaddr(settings.DEFAULT_FROM_EMAIL)[1] or settings.DEFAULT_FROM_EMAIL
    return workshop.edition.group.short_name, address.lower()


def version_of(item: CalendarItem, method: str, stamp: dt.datetime) -> str:
    """The last part of a mail's key: what exactly is said."""
    facts = facts_of_item(item)
    print_of = fingerprint(method, facts.significant, facts.text, stamp.timestamp())
    return f"{item.sequence}-{print_of}"


def queue_invitations(
    workshop: Workshop,
    item: CalendarItem,
    invitations: Sequence[Invitation],
    *,
    template: str,
    stamp: dt.datetime,
    at: dt.datetime,
    by: Any = None,
    method: str = Method.REQUEST,
    version: str = "",
    page: Callable[[Workshop, Any], str] | None = None,
    button: Any = SAY_YES_OR_NO,
    **context: Any,
) -> int:
    """Tell each of these people, with the calendar part that is theirs alone; returns how many.

    `button` leads each to their own `page`, as a rule the one with the answers.
    """
    if not invitations:
        return 0
    page = (page or rsvp_link) if method == Method.REQUEST else (lambda _workshop, _person: "")
    version = version or version_of(item, method, stamp)
    sender = (invitations[0].organizer_name, invitations[0].organizer_address)
    say: dict[str, Any] = {"method": method, "stamp": stamp}
    return queue_emails(
        [_letter(item, one, page(workshop, one.person), version, **say) for one in invitations],
        template=f"workshops/invitations/{template}",
        context={"workshop": workshop, "item": item, **_body_of(workshop), **context},
        action_words=button if method == Method.REQUEST else "",
        edition=workshop.edition,
        method=method,
        sender=sender,
        reply_to=sender[1],
        occasion=f"{template}-{item.pk}-{item.sequence}",
        by=by,
        at=at,
    )


def _body_of(workshop: Workshop) -> dict[str, Any]:
    """Agenda, and the papers that are there to be read; nothing of a session without a date."""
    if not workshop.has_time:
        return {}
    papers = (
        workshop.papers.filter(added_at__isnull=False).select_related("author").order_by("added_at", "pk")
    )
    return {"agenda": running_times(workshop), "papers": list(papers)}


def _letter(
    item: CalendarItem, invitation: Invitation, link: str, version: str, *, method: str, stamp: dt.datetime
) -> Letter:
    first = f"invitation:{invitation.pk}:{invitation.first_sent}"
    return Letter(
        f"invitation:{invitation.pk}:{version}",
        invitation.person,
        link,
        render_item(item, invitation, method=method, stamp=stamp),
        message_id_of(first) if invitation.first_sent and invitation.first_sent != version else "",
        invitation.organizer,
        # An answer to a proposal is no newer state of the session: it replaces nothing.
        thread_of(invitation) if method != Method.DECLINECOUNTER else "",
    )


# What a first mail says, and where its button leads.
INVITATION: dict[str, Any] = {"template": "invitation"}
HOLD: dict[str, Any] = {"template": "hold", "page": poll_link, "button": SAY_WHEN}


class Times(NamedTuple):
    """When a session was said to be."""

    starts_at: dt.datetime
    ends_at: dt.datetime

    @property
    def time(self) -> tuple[dt.datetime, dt.datetime]:
        return self.starts_at, self.ends_at


# By invitation: the time in the last mail that left, or None where none did.
Heard = dict[int, Times | None]
MOMENT = re.compile(r"^(DTSTART|DTEND):(\d{8}T\d{6}Z)\r?$", re.M)
LEFT = [EmailState.SENT, EmailState.SENDING]
WAITS = [EmailState.QUEUED, EmailState.FAILED]


def heard_of(invitations: Sequence[Invitation]) -> Heard:
    """For those whose last mail has not left: the time in the last one that did, or None.

    Whoever is not in the answer has heard of everything that was said.
    """
    by_thread = {thread_of(one): one.pk for one in invitations}
    mails = Email.objects.filter(thread__in=by_thread).order_by("pk")
    waiting = set(mails.filter(state__in=WAITS).values_list("thread", flat=True))
    if not waiting:
        return {}
    left = mails.filter(thread__in=waiting, state__in=LEFT).values_list("thread", "calendar")
    known = {thread: times_in(calendar) for thread, calendar in left}
    return {by_thread[thread]: known.get(thread) for thread in waiting}


def times_in(calendar: str) -> Times:
    """Start and end in a calendar text of ours."""
    found = dict(MOMENT.findall(calendar))
    return Times(*(dt.datetime.fromisoformat(found[name]) for name in ("DTSTART", "DTEND")))


def thread_of(invitation: Invitation) -> str:
    """Names the mails of one invitation, of which an older must never follow a newer."""
    return f"invitation:{invitation.pk}"


def rsvp_link(workshop: Workshop, person: Any) -> str:
    """The personal link to the page with the three answers."""
    token = links.token_for(person, purpose="rsvp", edition=workshop.edition, pk=workshop.pk)
    return reverse("people:link", args=[token])


def queue_deputy_decided(deputy: Deputy, *, at: dt.datetime) -> None:
    """Tell who named a deputy whether that person comes."""
    invitation = deputy.invitation
    workshop, person = invitation.item.workshop, invitation.person
    comes = deputy.state == DeputyState.APPROVED
    with translation.override(person.language):
        button = _("Open the session") if comes else _("Say yes or no")
        queue_email(
            key=f"deputy-{deputy.pk}:{person.pk}:{deputy.state}",
            to=person,
            template="workshops/invitations/deputy_decided",
            context={"deputy": deputy, "workshop": workshop, "item": invitation.item, "comes": comes},
            action=(str(button), rsvp_link(workshop, person)),
            edition=workshop.edition,
            at=at,
        )
