"""The reminders themselves: of a session that begins, of a paper that is due."""

import datetime as dt
from collections.abc import Sequence
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, override

from workinggroup.editions import links
from workinggroup.outbox.actions import queue_email
from workinggroup.outbox.bulk import Letter, queue_emails
from workshops.invitations.mails import rsvp_link
from workshops.invitations.models import Invitation
from workshops.scheduling.models import Paper, Workshop
from workshops.scheduling.timing import running_times

OPEN_SESSION = gettext_lazy("Open the session")


def session_key(workshop: Workshop, person_id: int, rule: str) -> str:
    """A moved session is another one to remind of, so its time is part of the key."""
    return f"session-reminder-{workshop.pk}:{person_id}:{workshop.starts_at:%Y%m%d%H%M}-{rule}"


def paper_key(paper: Paper, rule: str) -> str:
    return f"paper-reminder-{paper.pk}:{paper.author_id}:{paper.due_on:%Y%m%d}-{rule}"


def queue_session_reminders(
    workshop: Workshop, invitations: Sequence[Invitation], *, rule: str, at: dt.datetime
) -> int:
    """Remind these people of a session that begins soon, each on their own clock."""
    papers = workshop.papers.filter(added_at__isnull=False).select_related("author")
    return queue_emails(
        [
            Letter(session_key(workshop, one.person_id, rule), one.person, rsvp_link(workshop, one.person))
            for one in invitations
        ],
        template="workshops/reminders/session",
        context={
            "workshop": workshop, "at": at, "agenda": running_times(workshop),
            "papers": list(papers.order_by("added_at", "pk")),
        },
        action_words=OPEN_SESSION,
        edition=workshop.edition,
        at=at,
    )  # fmt: skip


def queue_paper_reminder(paper: Paper, *, rule: str, at: dt.datetime) -> None:
    """Remind the author of a promised paper; the link opens the page that takes it, no sign-in."""
    with override(paper.author.language):
        words = _("Hand in the paper")
    queue_email(
        key=paper_key(paper, rule),
        to=paper.author,
        template="workshops/reminders/paper",
        context={"paper": paper, "workshop": paper.workshop, "at": at},
        action=(words, paper_link(paper.workshop, paper.author)),
        edition=paper.workshop.edition,
        at=at,
    )


def paper_link(workshop: Workshop, person: Any) -> str:
    """The personal link to the papers that somebody owes a session."""
    token = links.token_for(person, purpose="paper", edition=workshop.edition, pk=workshop.pk)
    return reverse("people:link", args=[token])
