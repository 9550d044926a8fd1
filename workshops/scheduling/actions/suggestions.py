"""Points from elsewhere: what waits for a session, and what members propose."""

import datetime as dt
import uuid
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from workinggroup.base import history
from workinggroup.base.refusals import Refused, refuse_if

from .. import mails, rules
from ..models import AgendaItem, Suggestion, Workshop
from ..states import Event, SuggestionState
from ..waiting import Waiting
from .agenda import add_agenda_item


@transaction.atomic
def take_from_backlog(workshop: Workshop, waiting: Waiting, *, by: Any, at: dt.datetime) -> AgendaItem:
    """Put something that waits on the agenda, with its topics, and remember what it comes from.

    A proposal of a member is accepted by it. Twice is refused: two people may have pressed at once.
    """
    if workshop.agenda.filter(source=waiting.source).exists():
        raise Refused(_("“%(title)s” is on this agenda already.") % {"title": waiting.title})
    item = add_agenda_item(
        workshop, title=waiting.title[:200], duration=waiting.minutes, topics=waiting.topics,
        presenters=waiting.people, source=waiting.source, source_words=waiting.comes_from[:200],
        by=by, at=at,
    )  # fmt: skip
    if suggestion := waiting.suggestion:
        _settle(suggestion, SuggestionState.ACCEPTED, "", by=by, at=at)
    return item


@transaction.atomic
def suggest_point(
    workshop: Workshop,
    *,
    title: str,
    why: str,
    duration: int,
    by: Any,
    at: dt.datetime,
    token: uuid.UUID | None = None,
) -> Suggestion:
    """Propose a point for a session. The same `token` twice makes one proposal."""
    if token and (found := Suggestion.objects.filter(token=token).first()):
        return found
    refuse_if(rules.refuse_suggesting(workshop, by, at=at))
    made = Suggestion.objects.create(
        workshop=workshop, person=by, title=title.strip(), why=why.strip(), duration=duration,
        token=token or uuid.uuid4(), made_at=at,
    )  # fmt: skip
    _record(Event.POINT_SUGGESTED, made, by=by, at=at)
    return made


@transaction.atomic
def refuse_suggestion(suggestion: Suggestion, *, answer: str, by: Any, at: dt.datetime) -> None:
    """Say that a proposed point is not taken up, and why; who proposed it is told."""
    if not answer.strip():
        raise Refused(_("Say why, so that people understand."))
    _settle(suggestion, SuggestionState.REFUSED, answer.strip(), by=by, at=at)


def _settle(suggestion: Suggestion, state: SuggestionState, answer: str, *, by: Any, at: dt.datetime) -> None:
    suggestion.become(state, answer=answer, settled_at=at, settled_by=by)
    event = Event.SUGGESTION_ACCEPTED if state == SuggestionState.ACCEPTED else Event.SUGGESTION_REFUSED
    _record(event, suggestion, by=by, at=at)
    mails.queue_suggestion_settled(suggestion, at=at)


def _record(event: Event, suggestion: Suggestion, *, by: Any, at: dt.datetime) -> None:
    workshop = suggestion.workshop
    after = f"{suggestion.title}: {suggestion.answer}" if suggestion.answer else suggestion.title
    history.record(event, about=workshop, by=by, at=at, edition=workshop.edition, after=after)
