"""What the ground itself tells: topics through the editions, mails that wait, an edition to prepare."""

import datetime as dt
from collections.abc import Iterator
from typing import Any

from django.db.models import OuterRef
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from workinggroup.base.gathered import Gathered
from workinggroup.outbox.states import EmailState

from . import actions, queries, registry, rules, tally
from .models import Edition, Topic
from .permissions import Permission, permissions_of
from .registry import Hit, Node, Row, Todo
from .states import EditionState


def register() -> None:
    registry.comes_from.register(Topic, earlier_topic)
    registry.led_to.register_rows(Topic, gather_later_topics, later_topics)
    registry.hits.register(topic_hits)
    registry.todos.register(mails_that_wait)
    registry.todos.register(edition_to_prepare)
    tally.register(tallied)
    registry.carry_over.register(topics, label=gettext_lazy("Topics"), count=lambda old: old.topics.count())


def earlier_topic(topic: Topic, reader: Any) -> Iterator[Node]:
    """The topic of an earlier edition that came back; a link only for those who took part in it."""
    if before := topic.carried_from:
        url = before.get_absolute_url() if before.edition_id in getattr(reader, "edition_pks", []) else ""
        yield Node(_("Topic “%(title)s”") % {"title": before.title}, url, before.edition.short)


def gather_later_topics(person: Any) -> Gathered:
    later = Topic.objects.filter(carried_from=OuterRef("pk")).order_by("edition__year", "pk")
    return Gathered(later, "pk", "title", "edition", slug="edition__slug", year="edition__year")


def later_topics(topic: Topic, rows: list[Row], reader: Any) -> Iterator[Node]:
    """The topics of later editions that go on with it."""
    for row in rows:
        edition = Edition(pk=row["edition"], slug=row["slug"], year=row["year"])
        after = Topic(pk=row["pk"], title=row["title"], edition=edition)
        url = after.get_absolute_url() if edition.pk in getattr(reader, "edition_pks", []) else ""
        yield Node(_("Topic “%(title)s”") % {"title": after.title}, url, edition.short)


def tallied(asked: tally.Asked) -> dict[str, Any]:
    return {"edition_topics": tally.count(Topic.objects.filter(edition=OuterRef("pk")))}


def topic_hits(edition: Edition, person: Any, words: str) -> Iterator[Hit]:
    if Permission.READ_EDITION not in permissions_of(person, edition):
        return
    for topic in edition.topics.filter(title__icontains=words)[:20]:
        yield Hit(_("Topic"), topic.title, reverse("editions:topic", args=[edition.slug, topic.pk]))


def mails_that_wait(edition: Edition, person: Any, at: dt.datetime) -> Iterator[Todo]:
    """Drafts to read and mails that failed, for those who look after the mail."""
    if Permission.MANAGE_MAIL not in permissions_of(person, edition):
        return
    for group in queries.outgoing(edition, person):
        drafts = reverse("outbox:drafts", args=[edition.slug])
        facts = {"subject": group.subject, "count": group.number}
        if group.state == EmailState.DRAFT:
            title = ngettext(
                "Read and send “%(subject)s” to %(count)d person",
                "Read and send “%(subject)s” to %(count)d people",
                group.number,
            )
            yield Todo(
                title % facts, f"{drafts}?occasion={group.occasion}", _("Read the drafts"), edition=edition
            )
        elif group.state == EmailState.FAILED:
            title = ngettext(
                "“%(subject)s” did not reach %(count)d person",
                "“%(subject)s” did not reach %(count)d people",
                group.number,
            )
            log = reverse("outbox:log", args=[edition.slug])
            url = f"{log}?state=failed&occasion={group.occasion}"
            yield Todo(title % facts, url, _("See why"), detail=group.last_error[:160], edition=edition)


def edition_to_prepare(edition: Edition, person: Any, at: dt.datetime) -> Iterator[Todo]:
    """An edition in preparation waits for its topics, and then to be started."""
    if edition.state != EditionState.PREPARING or Permission.MANAGE_EDITION not in permissions_of(
        person, edition
    ):
        return
    topics = tally.of(edition, person, at=at)["edition_topics"]
    if reason := rules.refuse_start(edition, at=at, topics=topics):
        url = reverse("editions:topics", args=[edition.slug])
        yield Todo(_("Say what the edition is about"), url, _("Add a topic"), detail=reason, edition=edition)


def topics(old: Edition, new: Edition, by: Any, at: dt.datetime) -> Iterator[str]:
    """Copy the topics in their order, each pointing back at where it comes from."""
    found = list(old.topics.all())
    for topic in found:
        facts = {"title": topic.title, "description": topic.description, "carried_from": topic}
        actions.add_topic(new, by=by, at=at, **facts)
    yield ngettext("%(count)d topic was taken over.", "%(count)d topics were taken over.", len(found)) % {
        "count": len(found)
    }
