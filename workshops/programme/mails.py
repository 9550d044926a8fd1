"""What speakers are told."""

import datetime as dt
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override

from workinggroup.editions import links
from workinggroup.outbox.actions import queue_email
from workinggroup.outbox.rendering import Words, recipient_of, render
from workshops.scheduling.models import Workshop

from .models import Slides
from .states import SlidesState

HERE = "workshops/programme"
PURPOSE = "speaker"


def speaker_link(workshop: Workshop, person: Any) -> str:
    """The personal link to one's own page as a speaker."""
    token = links.token_for(person, purpose=PURPOSE, edition=workshop.edition, pk=workshop.pk)
    return reverse("people:link", args=[token])


def queue_asking(workshop: Workshop, person: Any, *, missing: list[str], at: dt.datetime) -> None:
    """Ask somebody who presents for what is missing; at most one such mail a day."""
    with override(person.language):
        action = (_("Tell us about your talk"), speaker_link(workshop, person))
    queue_email(
        key=f"speaker-{workshop.pk}:{person.pk}:{at:%Y%m%d}",
        to=person,
        template=f"{HERE}/asking",
        context={"workshop": workshop},
        action=action,
        edition=workshop.edition,
        at=at,
    )


def preview_asking(workshop: Workshop, person: Any) -> Words:
    """That mail as this very person would get it; their link stays theirs."""
    recipient = recipient_of(person)
    with override(recipient.language):
        action = (_("Tell us about your talk"), "https://…")
    context = {"workshop": workshop, "edition": workshop.edition}
    return render(f"{HERE}/asking", context, recipient, action=action)


def queue_slides_settled(slides: Slides, *, at: dt.datetime) -> None:
    """Tell a speaker that the slides are approved, or what to change."""
    workshop, person = slides.workshop, slides.person
    approved = slides.state == SlidesState.APPROVED
    with override(person.language):
        words = _("See my page") if approved else _("Hand in other slides")
    queue_email(
        key=f"slides-{slides.pk}:{person.pk}:{slides.state}",
        to=person,
        template=f"{HERE}/slides_settled",
        context={"workshop": workshop, "slides": slides, "approved": approved},
        action=(words, speaker_link(workshop, person)),
        edition=workshop.edition,
        at=at,
    )
