"""What waits for a session here: topics of the plan, and points that members propose."""

import datetime as dt
from collections.abc import Iterator
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from workinggroup.editions.models import Topic
from workinggroup.editions.registry import Node

from ..models import AgendaItem, Paper, Suggestion, Workshop
from ..states import SuggestionState, WorkshopState
from ..waiting import Waiting

TOPIC_MINUTES = 30


def untreated_topics(workshop: Workshop, person: Any, at: dt.datetime) -> Iterator[Waiting]:
    """Topics of the work plan that no session has on its agenda; those of this session come first."""
    treated = AgendaItem.topics.through.objects.filter(topic=OuterRef("pk")).exclude(
        agendaitem__workshop__state=WorkshopState.CANCELLED
    )
    planned = Topic.objects.filter(~Exists(treated), edition=workshop.edition, plan_items__isnull=False)
    mine = set(workshop.topics.values_list("pk", flat=True))
    topics = planned.distinct().select_related("edition").prefetch_related("plan_items")
    for topic in sorted(topics, key=lambda one: (one.pk not in mine, one.position, one.pk)):
        items = ", ".join(sorted({str(item) for item in topic.plan_items.all()}))
        detail = _("a topic of this session") if topic.pk in mine else _("planned in “%s”") % items
        words = _("the work plan: %s") % items
        yield Waiting(
            f"topic:{topic.pk}", str(topic), words, detail, topic.get_absolute_url(), (topic,),
            minutes=TOPIC_MINUTES,
        )  # fmt: skip


def topic_knot(edition: Any, key: str, reader: Any) -> Node | None:
    topic = Topic.objects.filter(edition=edition, pk=key).select_related("edition").first()
    return Node(str(topic), topic.get_absolute_url(), _("work plan")) if topic else None


def open_suggestions(workshop: Workshop, person: Any, at: dt.datetime) -> Iterator[Waiting]:
    """What members proposed for this session, and nobody has answered yet."""
    found = workshop.suggestions.filter(state=SuggestionState.OPEN).select_related("person__organisation")
    for one in found:
        one.workshop = workshop
        words = _("proposed by %s") % one.person
        minutes = ngettext("%(n)d minute", "%(n)d minutes", one.duration) % {"n": one.duration}
        detail = ", ".join(filter(None, [words, minutes, one.why]))
        yield Waiting(
            f"suggestion:{one.pk}", one.title, words, detail, people=(one.person,), minutes=one.duration,
            suggestion=one,
        )  # fmt: skip


def suggestions_of(workshop: Workshop, person: Any) -> QuerySet[Suggestion]:
    """What one person proposed for a session, with what became of it."""
    return workshop.suggestions.filter(person=person)


def papers_missing(*, edition: Any = None) -> QuerySet[Paper]:
    """Papers that somebody promised and has not handed in, of sessions that are still ahead; by their day.

    A paper without a day yet (its session has no date) comes last.
    """
    over = [WorkshopState.HELD, WorkshopState.CANCELLED]
    found = Paper.objects.filter(added_at=None, author__isnull=False).exclude(workshop__state__in=over)
    if edition is not None:
        found = found.filter(workshop__edition=edition)
    return found.select_related("author", "workshop__edition__group").order_by("due_on", "pk")
