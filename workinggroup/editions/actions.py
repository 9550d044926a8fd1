"""Use cases of the standing group and its editions."""

import datetime as dt
from collections.abc import Iterable
from typing import Any, TypeVar

from django.db import models, transaction
from django.utils.text import slugify
from django.utils.translation import gettext as _

from workinggroup.base import history
from workinggroup.base.refusals import Refused, refuse_if

from . import registry, rules
from .models import Edition, HostBody, Objective, PublishedFigure, Topic, WorkingGroup
from .states import EditionState, Event

Part = TypeVar("Part", HostBody, Objective, PublishedFigure)


@transaction.atomic
def create_group(
    *,
    name: str,
    short_name: str,
    by: Any,
    at: dt.datetime,
    about: str = "",
    aliases: Iterable[str] = (),
    countries: Iterable[str] = (),
    slug: str = "",
) -> WorkingGroup:
    """Create the working group of an installation that has none yet."""
    refuse_if(rules.refuse_group(by=by))
    slug = slug or slugify(short_name)[:60] or "group"
    facts = {"aliases": list(aliases), "countries": list(countries)}
    group = WorkingGroup.objects.create(name=name, short_name=short_name, about=about, slug=slug, **facts)
    history.record(Event.GROUP_CREATED, about=group, by=by, at=at)
    return group


@transaction.atomic
def create_edition(
    group: WorkingGroup, *, title: str, year: int, by: Any, at: dt.datetime, **facts: Any
) -> Edition:
    """Create an edition in preparation; whoever creates it becomes its secretariat."""
    refuse_if(rules.refuse_edition(group, year=year))
    facts.setdefault("slug", f"{group.slug}-{year}"[:80])
    edition = Edition.objects.create(group=group, title=title, year=year, **facts)
    registry.new_editions(edition, by, at)
    history.record(
        Event.EDITION_CREATED, about=edition, by=by, at=at, edition=edition, after={"title": title}
    )
    return edition


@transaction.atomic
def new_edition_from(
    old: Edition, *, title: str, year: int, by: Any, at: dt.datetime, carry: Iterable[str] = (), **facts: Any
) -> tuple[Edition, list[str]]:
    """Create the edition that follows `old`; gives it, and what of the chosen was taken over, in words."""
    kept = {"timezone": old.timezone, "language": old.language, "reply_to": old.reply_to, "made_from": old}
    edition = create_edition(old.group, title=title, year=year, by=by, at=at, **kept | facts)
    chosen = set(carry)
    taken = [
        sentence
        for choice in registry.carry_over
        if choice.slug in chosen
        for sentence in choice.take(old, edition, by, at)
    ]
    return edition, taken


@transaction.atomic
def change_edition(edition: Edition, *, version: int, by: Any, at: dt.datetime, **facts: Any) -> Edition:
    """Change title, dates and words. Refuses when somebody saved since `version` was read."""
    # A form that was validated has put the new words into `edition` already.
    stored = Edition.objects.get(pk=edition.pk)
    before = {name: str(getattr(stored, name) or "") for name in facts}
    _save_version(edition, version, facts)
    after = {name: str(getattr(edition, name) or "") for name in facts}
    changed = [name for name in facts if before[name] != after[name]]
    history.record(
        Event.EDITION_CHANGED,
        about=edition,
        by=by,
        at=at,
        edition=edition,
        before={name: before[name] for name in changed},
        after={name: after[name] for name in changed},
    )
    return edition


@transaction.atomic
def start_edition(edition: Edition, *, by: Any, at: dt.datetime) -> Edition:
    """Let an edition in preparation run."""
    refuse_if(rules.refuse_start(edition, at=at))
    edition.become(EditionState.RUNNING)
    history.record(Event.EDITION_STARTED, about=edition, by=by, at=at, edition=edition)
    return edition


@transaction.atomic
def finish_edition(edition: Edition, *, by: Any, at: dt.datetime) -> Edition:
    """Say that a running edition is over; everything stays readable."""
    refuse_if(rules.refuse_finish(edition, at=at))
    edition.become(EditionState.FINISHED)
    history.record(Event.EDITION_FINISHED, about=edition, by=by, at=at, edition=edition)
    return edition


@transaction.atomic
def reopen_edition(edition: Edition, *, by: Any, at: dt.datetime) -> Edition:
    """Let a finished edition run again."""
    if edition.state != EditionState.FINISHED:
        raise Refused(_("Only a finished edition can be opened again."))
    edition.become(EditionState.RUNNING)
    history.record(Event.EDITION_REOPENED, about=edition, by=by, at=at, edition=edition)
    return edition


@transaction.atomic
def add_topic(
    edition: Edition,
    *,
    title: str,
    by: Any,
    at: dt.datetime,
    description: str = "",
    carried_from: Topic | None = None,
) -> Topic:
    """Add a topic at the end of the list."""
    refuse_if(rules.refuse_topic_title(edition, title))
    last = edition.topics.aggregate(last=models.Max("position"))["last"] or 0
    topic = Topic.objects.create(
        edition=edition, title=title, description=description, carried_from=carried_from, position=last + 1
    )
    history.record(Event.TOPIC_ADDED, about=topic, by=by, at=at, edition=edition)
    return topic


@transaction.atomic
def change_topic(
    topic: Topic, *, version: int, title: str, description: str, by: Any, at: dt.datetime
) -> Topic:
    """Change the words of a topic. Refuses when somebody saved since `version` was read."""
    refuse_if(rules.refuse_topic_title(topic.edition, title, but=topic))
    stored = Topic.objects.get(pk=topic.pk)
    before = {"title": stored.title, "description": stored.description}
    _save_version(topic, version, {"title": title, "description": description})
    after = {"title": title, "description": description}
    history.record(
        Event.TOPIC_CHANGED, about=topic, by=by, at=at, edition=topic.edition, before=before, after=after
    )
    return topic


@transaction.atomic
def move_topic(topic: Topic, *, up: bool, by: Any, at: dt.datetime) -> None:
    """Change places with the neighbour above or below; at the end of the list nothing moves."""
    topics = list(topic.edition.topics.all())
    here = topics.index(topic)
    there = here - 1 if up else here + 1
    if not 0 <= there < len(topics):
        return
    topics[here], topics[there] = topics[there], topics[here]
    for position, one in enumerate(topics, start=1):
        one.position = position
    Topic.objects.bulk_update(topics, ["position"])
    history.record(Event.TOPIC_MOVED, about=topic, by=by, at=at, edition=topic.edition, after=there + 1)


def add_host_body(
    edition: Edition, *, name: str, role: str, by: Any, at: dt.datetime, country: str = ""
) -> HostBody:
    """Name an organisation that hosts the edition; the same one in the same role only once."""
    facts = {"name": name, "role": role}
    return _add_part(HostBody, edition, facts, {"country": country}, Event.HOST_ADDED, by=by, at=at)


def add_objective(edition: Edition, *, text: str, by: Any, at: dt.datetime) -> Objective:
    """Add an objective at the end of the list; the same words only once."""
    last = edition.objectives.aggregate(last=models.Max("position"))["last"] or 0
    return _add_part(
        Objective, edition, {"text": text}, {"position": last + 1}, Event.OBJECTIVE_ADDED, by=by, at=at
    )


def add_figure(
    edition: Edition, *, what: str, value: int | None, source: str, by: Any, at: dt.datetime
) -> PublishedFigure:
    """Keep a figure as it was published, beside other sources. `None`: nothing was published."""
    facts = {"what": what, "source": source}
    return _add_part(PublishedFigure, edition, facts, {"value": value}, Event.FIGURE_ADDED, by=by, at=at)


@transaction.atomic
def remove_part(part: HostBody | Objective | PublishedFigure, *, by: Any, at: dt.datetime) -> None:
    """Take a host body, an objective or a figure away; the history keeps its words."""
    verbs = {
        HostBody: Event.HOST_REMOVED,
        Objective: Event.OBJECTIVE_REMOVED,
        PublishedFigure: Event.FIGURE_REMOVED,
    }
    history.record(verbs[type(part)], about=part, by=by, at=at, edition=part.edition, before=str(part))
    part.delete()


@transaction.atomic
def _add_part(
    model: type[Part], edition: Edition, same: dict, also: dict, verb: Event, *, by: Any, at: dt.datetime
) -> Part:
    part, made = model.objects.get_or_create(edition=edition, **same, defaults=also)
    if not made:
        raise Refused(_("This is in the list already."))
    history.record(verb, about=part, by=by, at=at, edition=edition)
    return part


def _save_version(thing: Edition | Topic, version: int, facts: dict[str, Any]) -> None:
    found = type(thing).objects.filter(pk=thing.pk, version=version)
    if not found.update(version=version + 1, **facts):
        raise Refused(_("Somebody saved while you wrote. Both texts are shown; nothing was overwritten."))
    thing.refresh_from_db()


@transaction.atomic
def start_installation(
    *, name: str, short_name: str, about: str, title: str, year: int, by: Any, at: dt.datetime
) -> Edition:
    """Create the working group and its first edition together, or neither."""
    group = create_group(name=name, short_name=short_name, about=about, by=by, at=at)
    return create_edition(group, title=title, year=year, by=by, at=at)
