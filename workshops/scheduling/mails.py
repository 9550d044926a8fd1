"""The mails about dates and papers."""

import datetime as dt
import hashlib
from collections.abc import Iterable, Sequence
from copy import copy
from typing import Any

from django.urls import reverse
from django.utils.translation import get_language, gettext_lazy, override
from django.utils.translation import gettext as _

from workinggroup.editions import links
from workinggroup.outbox.actions import queue_email
from workinggroup.outbox.bulk import Letter, queue_emails
from workinggroup.outbox.rendering import Words, recipient_of, render

from .hours import Hour, hour_at, place_of
from .models import Participant, Slot, Suggestion, Workshop
from .states import SuggestionState

SAY_WHEN = gettext_lazy("Say when I can")


def queue_poll(workshop: Workshop, participants: Iterable[Participant], *, at: dt.datetime) -> int:
    """Ask each participant when they can, with the dates on their own clock and a link of their own."""
    version = f"{workshop.poll_opened_at:%Y%m%d%H%M%S}"
    return _queue_about_poll("poll", workshop, participants, version=version, at=at)


def preview_poll(
    workshop: Workshop, reader: Any, *, closes_at: dt.datetime, shows_names: bool
) -> tuple[Words, str]:
    """The mail as this very person would get it, and a mark of its words; their link stays theirs."""
    shown = copy(workshop)
    shown.poll_closes_at, shown.poll_shows_names = closes_at, shows_names
    words = _preview("poll", shown, reader)
    return words, hashlib.sha256(f"{words.subject}\n{words.text}".encode()).hexdigest()[:16]


def preview_poll_reminder(workshop: Workshop, reader: Any) -> Words:
    """The reminder as this very person would get it now."""
    return _preview("poll_reminder", workshop, reader)


def _preview(template: str, workshop: Workshop, reader: Any) -> Words:
    slots = list(workshop.slots.all())
    context = {"workshop": workshop, "slots": slots, "edition": workshop.edition}
    recipient = recipient_of(reader)
    with override(recipient.language):
        action = (str(SAY_WHEN), "https://…")
        context |= _hours_of(slots, reader, _country_of(workshop, reader))
    return render(f"workshops/scheduling/{template}", context, recipient, action=action)


def queue_poll_reminders(
    workshop: Workshop, missing: Iterable[Participant], *, at: dt.datetime, last: bool = False
) -> int:
    """Remind those who have not answered; at most one a day, and one before the end."""
    version = f"last-{workshop.poll_closes_at:%Y%m%d%H%M%S}" if last else f"{at:%Y%m%d}"
    return _queue_about_poll("poll_reminder", workshop, missing, version=version, at=at)


def queue_poll_moved(workshop: Workshop, participants: Iterable[Participant], *, at: dt.datetime) -> int:
    """Ask everybody again: the dates are others now."""
    return _queue_about_poll("poll_moved", workshop, participants, version=f"{at:%Y%m%d%H%M%S}", at=at)


def queue_poll_extended(workshop: Workshop, missing: Iterable[Participant], *, at: dt.datetime) -> int:
    """Tell those who have not answered until when they can now."""
    version = f"{workshop.poll_closes_at:%Y%m%d%H%M%S}"
    return _queue_about_poll("poll_extended", workshop, missing, version=version, at=at)


def preview_poll_extended(workshop: Workshop, reader: Any, *, closes_at: dt.datetime) -> Words:
    """That mail as this very person would get it."""
    shown = copy(workshop)
    shown.poll_closes_at = closes_at
    return _preview("poll_extended", shown, reader)


def _queue_about_poll(
    template: str, workshop: Workshop, people: Iterable[Participant], *, version: str, at: dt.datetime
) -> int:
    slots = list(workshop.slots.all())
    return queue_emails(
        _letters(workshop, people, slots, f"{template.replace('_', '-')}-{workshop.pk}", version),
        template=f"workshops/scheduling/{template}",
        context={"workshop": workshop, "slots": slots},
        action_words=SAY_WHEN,
        edition=workshop.edition,
        at=at,
    )


def queue_suggestion_settled(suggestion: Suggestion, *, at: dt.datetime) -> None:
    """Tell who proposed a point that it is on the agenda, or why it is not."""
    workshop, person = suggestion.workshop, suggestion.person
    with override(person.language):
        words = _("See the session")
    queue_email(
        key=f"suggestion-{suggestion.pk}:{person.pk}:{suggestion.state}",
        to=person,
        template="workshops/scheduling/suggestion_settled",
        context={
            "suggestion": suggestion,
            "workshop": workshop,
            "accepted": suggestion.state == SuggestionState.ACCEPTED,
        },
        action=(words, reverse("scheduling:workshop", args=[workshop.edition.slug, workshop.pk])),
        edition=workshop.edition,
        at=at,
    )


def _letters(
    workshop: Workshop,
    participants: Iterable[Participant],
    slots: Sequence[Slot],
    occasion: str,
    version: str,
) -> list[Letter]:
    letters = []
    for one in participants:
        with override(one.person.language):
            own = _hours_of(slots, one.person, str(one.organisation.country) if one.organisation else "")
        key, link = f"{occasion}:{one.person_id}:{version}", poll_link(workshop, one.person)
        letters.append(Letter(key, one.person, link, own=own))
    return letters


def _hours_of(slots: Sequence[Slot], person: Any, country: str) -> dict[str, str]:
    """What each proposed date means to this person, for the end of its line: `, late for you`, or nothing."""
    place, found = place_of(person, country), {}
    for slot in slots:
        hour = hour_at(slot.starts_at, slot.ends_at, place, get_language() or "")
        found[f"hour_{slot.pk}"] = f" · {_said(hour)}" if hour.is_unsocial else ""
    return found


def _said(hour: Hour) -> str:
    if hour.holiday:
        return _("public holiday: %(name)s") % {"name": hour.holiday}
    if hour.is_off:
        return _("a day on which you do not work")
    return _("outside your working hours")


def _country_of(workshop: Workshop, person: Any) -> str:
    mine = workshop.participants.filter(person=person).select_related("organisation").first()
    return str(mine.organisation.country) if mine and mine.organisation else ""


def poll_link(workshop: Workshop, person: Any) -> str:
    """The personal link to the poll."""
    token = links.token_for(person, purpose="poll", edition=workshop.edition, pk=workshop.pk)
    return reverse("people:link", args=[token])
