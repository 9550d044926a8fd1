"""The thread through minutes: where lines come from, what they led to, what became of my organisation's."""

from collections.abc import Iterable, Iterator
from typing import Any

from django.db.models import CharField, Exists, F, OuterRef, Q, QuerySet, Value
from django.db.models.functions import Cast, Concat
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from members.people.models import Membership
from workinggroup.base.gathered import Gathered
from workinggroup.base.prepared import prepared
from workinggroup.editions import registry
from workinggroup.editions.models import Edition, Topic
from workinggroup.editions.once import once
from workinggroup.editions.permissions import Permission, may
from workinggroup.editions.registry import Hit, MyAction, Node, Remark, Row
from workshops.scheduling.models import AgendaItem, Workshop
from workshops.scheduling.queries import topics_of
from workshops.scheduling.states import WorkshopState

from .models import Agreement, Line, LineText, Minutes, Objection
from .queries.reading import lines_of
from .states import LineKind, MinutesState

FEW = 6
NOT_SHOWN = (WorkshopState.DRAFT, WorkshopState.CANCELLED)


def node_of(line: Line) -> Node:
    """A line as a knot: its kind and its words."""
    return Node(line.text[:160], line.get_absolute_url(), str(line.kind_look.word))


def line_comes_from(line: Line, reader: Any) -> Iterator[Node]:
    workshop = line.minutes.workshop
    if line.agenda_item:
        yield from _topics(line.agenda_item.topics.all())
    else:
        yield from _topics(workshop.topics.all())
    yield Node(workshop.title, workshop.get_absolute_url(), workshop.called)
    if line.agenda_item:
        yield Node(line.agenda_item.title, line.get_absolute_url(), _("Agenda item"))


def _gather(lines: QuerySet[Line]) -> Gathered:
    """What `_node_of_row` reads of lines."""
    place = {"workshop": "minutes__workshop", "slug": "minutes__workshop__edition__slug"}
    return Gathered(lines, "pk", "number", "text", "kind", "insight_kind", **place)


def _node_of_row(row: Row) -> Node:
    workshop = Workshop(pk=row["workshop"], edition=Edition(slug=row["slug"]))
    facts = {name: row[name] for name in ("pk", "number", "text", "kind", "insight_kind")}
    return node_of(Line(**facts, minutes=Minutes(workshop=workshop)))


def gather_answers(person: Any) -> Gathered:
    return _gather(Line.objects.filter(answers=OuterRef("pk")))


def line_led_to(line: Line, rows: list[Row], reader: Any) -> Iterator[Node]:
    """A question leads to the line that answers it."""
    yield from map(_node_of_row, rows)


def gather_points(person: Any) -> Gathered:
    """Where an action is taken up: points of agendas that were made of it."""
    source = Concat(Value("action:"), Cast(OuterRef("pk"), CharField()))
    points = AgendaItem.objects.filter(source=source).exclude(workshop__state__in=NOT_SHOWN)
    session = {"number": "workshop__number", "kind": "workshop__kind", "slug": "workshop__edition__slug"}
    return Gathered(points.order_by("workshop__starts_at", "pk"), "pk", "workshop", point="title", **session)


def action_led_to(line: Line, rows: list[Row], reader: Any) -> Iterator[Node]:
    """An action leads to the point of a later session that treats it."""
    for row in rows:
        facts = {"pk": row["workshop"], "number": row["number"], "kind": row["kind"]}
        workshop = Workshop(**facts, edition=Edition(slug=row["slug"]))
        words = _("%(session)s, “%(point)s”") % {"session": workshop.called, "point": row["point"][:80]}
        yield Node(words, f"{workshop.get_absolute_url()}#point-{row['pk']}", _("Agenda item"))


def minutes_come_from(minutes: Minutes, reader: Any) -> Iterator[Node]:
    workshop = minutes.workshop
    for topic in topics_of(workshop).get(0, []):
        yield Node(topic.title, topic.get_absolute_url(), _("Topic"))
    yield Node(workshop.title, workshop.get_absolute_url(), workshop.called)


def minutes_led_to(minutes: Minutes, reader: Any) -> Iterator[Node]:
    """What the lines of the minutes led to, said as numbers."""
    lines = lines_of(minutes)
    undone = sum(one.kind == LineKind.ACTION and not (one.done_at or one.deleted_at) for one in lines)
    if undone:
        url = reverse("minutes:actions", args=[minutes.workshop.edition.slug])
        words = ngettext("%(n)d open action", "%(n)d open actions", undone) % {"n": undone}
        yield Node(words, url, _("Actions"))


def workshop_led_to(workshop: Workshop, reader: Any) -> Iterator[Node]:
    minutes = getattr(workshop, "minutes", None)
    if minutes and may_read(reader, workshop.edition):
        url = reverse("minutes:page", args=[workshop.edition.slug, workshop.pk])
        yield Node(_("Minutes"), url, str(minutes.state_look.word))


def item_led_to(item: AgendaItem, reader: Any) -> Iterator[Node]:
    if not may_read(reader, item.workshop.edition):
        return
    lines = item.lines.current().exclude(kind=LineKind.NOTE).exclude(text="")
    for line in lines.select_related("minutes__workshop__edition").order_by("position")[:FEW]:
        yield node_of(line)


def gather_insights_into_topic(person: Any) -> Gathered:
    lines = Line.objects.insights().current().filter(agenda_item__topics=OuterRef("pk")).exclude(text="")
    return _gather(lines.order_by("minutes_id", "number")[:FEW])


def topic_led_to(topic: Topic, rows: list[Row], reader: Any) -> Iterator[Node]:
    """The first insights of the agenda items that treated a topic."""
    if may_read(reader, topic.edition):
        yield from map(_node_of_row, rows)


def may_read(reader: Any, edition: Edition) -> bool:
    return bool(reader) and may(reader, Permission.READ_MINUTES, edition)


def _topics(topics: Iterable[Topic]) -> Iterator[Node]:
    for topic in topics:
        yield Node(topic.title, topic.get_absolute_url(), _("Topic"))


def remarks(editions: Iterable[Edition], person: Any) -> Iterator[Remark]:
    """Lines that my organisation said, once they have gone round, and what became of them."""
    readable = {edition.pk for edition in editions if may_read(person, edition)}
    if not any(edition in readable for edition, _body in person.organisations_now):
        return
    lines = [line for line in _said_for(person) if line.minutes.workshop.edition_id in readable]
    knots = registry.led_to.of_many(lines, reader=person)
    for line in lines:
        source = _("%(session)s, line %(number)d") % {
            "session": line.minutes.workshop.called,
            "number": line.number,
        }
        yield Remark(line.text, source, line.get_absolute_url(), tuple(knots[line.pk]) or _nothing_yet(line))


@prepared
def _said_for(person: Any) -> QuerySet[Line]:
    """What the organisations said for which a person speaks, once it has gone round, the newest first."""
    spoken_for = Membership.objects.current().filter(person=person)
    here = spoken_for.filter(
        edition=OuterRef("minutes__workshop__edition"), organisation=OuterRef("organisation")
    )
    said = Line.objects.current().filter(Exists(here), organisation__in=spoken_for.values("organisation"))
    gone_round = said.exclude(text="").exclude(minutes__state=MinutesState.OPEN)
    found = gone_round.select_related("minutes__workshop__edition")
    return found.order_by("-minutes__workshop__starts_at", "number")


def _nothing_yet(line: Line) -> tuple[Node, ...]:
    if line.kind in (LineKind.INSIGHT, LineKind.QUESTION) and not line.done_at:
        return (Node(_("nothing yet"), torn=True),)
    return ()


def hits(edition: Edition, person: Any, query: str) -> Iterator[Hit]:
    """Lines of minutes that hold the words."""
    if not may_read(person, edition):
        return
    found = Line.objects.of_edition(edition).current().filter(text__icontains=query)
    for line in found.select_related("minutes__workshop__edition").order_by("minutes_id", "number")[:20]:
        detail = _("%(kind)s in “%(title)s”") % {
            "kind": line.kind_look.word,
            "title": line.minutes.workshop.title,
        }
        yield Hit(_("Minutes"), line.text[:200], line.get_absolute_url(), detail)


def open_lines_of(person: Any, edition: Edition) -> list[Line]:
    """The undone actions of a person, and of the organisation they speak for, in an edition."""
    found = {
        line.pk: line
        for line in _actions_of(person)
        if line.done_at is None and edition.pk in (line.minutes.workshop.edition_id, line.carried_to)
    }
    return sorted(found.values(), key=lambda line: (line.due_on is None, line.due_on, line.pk))


def my_actions(person: Any) -> Iterator[MyAction]:
    """Every action of a person and of their organisations, over all editions: open ones first, by due day."""
    for line in {line.pk: line for line in _actions_of(person)}.values():
        edition = line.minutes.workshop.edition
        yield MyAction(
            line.text,
            line.get_absolute_url(),
            line.minutes.workshop.title,
            line.due_on,
            line.done_at is not None,
            reverse("minutes:done", args=[edition.slug, line.pk]),
        )


def _actions_of(person: Any) -> list[Any]:
    return once(person, "actions", lambda: _owned_actions(person))


@prepared
def _owned_actions(person: Any) -> QuerySet[Line]:
    """The actions of a person and of the organisations they speak for, each once for every edition that took
    it over (`carried_to`)."""
    spoken_for = Membership.objects.current().filter(person=person)
    here = spoken_for.filter(
        edition=OuterRef("minutes__workshop__edition"), organisation=OuterRef("owner_organisation")
    )
    ours = Q(owner_organisation__in=spoken_for.values("organisation")) & Exists(here)
    lines = Line.objects.actions().current().filter(Q(owner=person) | ours).exclude(text="")
    found = lines.annotate(carried_to=F("carried__edition")).select_related("minutes__workshop__edition")
    return found.order_by("done_at", "due_on", "pk")


def personal_data(person: Any) -> Iterator[tuple[str, list[Any]]]:
    """What minutes store about a person: texts they wrote, lines they own, agreements, asked changes."""
    texts = LineText.objects.filter(by=person).order_by("at")
    yield _("Lines of minutes I wrote"), list(texts.values("at", "text", "version"))
    owned = Line.objects.filter(owner=person).order_by("pk")
    yield _("Actions and questions I own"), list(owned.values("text", "due_on", "done_at", "outcome"))
    asked = Agreement.objects.filter(person=person).order_by("asked_at")
    yield (
        _("Minutes I was asked to agree"),
        list(asked.values("minutes__workshop__title", "asked_at", "reminded_at", "agreed_at")),
    )
    objections = Objection.objects.filter(person=person).order_by("made_at")
    yield (
        _("Changes of minutes I asked for"),
        list(objections.values("made_at", "was", "proposal", "text", "state", "answer")),
    )
