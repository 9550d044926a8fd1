"""The thread through survey and plan: what a topic, a need and a planned session come from and led to."""

from collections.abc import Iterator
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from members.people.models import Membership
from workinggroup.base.gathered import Gathered
from workinggroup.base.prepared import prepared
from workinggroup.editions import registry
from workinggroup.editions.models import Edition, Topic
from workinggroup.editions.permissions import Permission, may
from workinggroup.editions.registry import Hit, Node, Remark, Row

from .given import Given
from .models import Answer, Need, Response, WorkPlanItem
from .states import AssessmentState, PlanKind, QuestionKind, ResponseState
from .words import say


def results_url(edition: Edition, need: Need) -> str:
    return f"{reverse('needs:results', args=[edition.slug, need.assessment_id])}#topic-{need.topic_id}"


def rank_words(rank: int | None, n: int) -> str:
    """`need ranked 2nd of the survey` in words that every language can form."""
    if rank is None:
        return _("too few answers to rank it")
    words = ngettext("number %(rank)d by need, %(n)d answer", "number %(rank)d by need, %(n)d answers", n)
    return words % {"rank": rank, "n": n}


def _last_need(topic: Topic) -> Need | None:
    found = Need.objects.filter(topic=topic, assessment__state=AssessmentState.CLOSED)
    return found.select_related("assessment__edition").order_by("-assessment_id").first()


def _reads_results(reader: Any, edition: Edition) -> bool:
    return bool(reader and reader.is_authenticated and may(reader, Permission.READ_RESULTS, edition))


def topic_comes_from(topic: Topic, reader: Any) -> Iterator[Node]:
    """The need that a survey found for the topic."""
    need = _last_need(topic)
    if need and _reads_results(reader, topic.edition):
        words = rank_words(need.rank, need.n)
        yield Node(
            words[:1].upper() + words[1:], results_url(need.assessment.edition, need), str(need.assessment)
        )


def gather_items_of_topic(person: Any) -> Gathered:
    return Gathered(WorkPlanItem.objects.filter(topics=OuterRef("pk")).in_order(), "pk", "title", "kind")


def topic_led_to(topic: Topic, rows: list[Row], reader: Any) -> Iterator[Node]:
    """The items of the plan. That no session treats a topic is said by the sessions."""
    for row in rows:
        item = WorkPlanItem(**row, edition=topic.edition)
        kind = _("Work plan, %(kind)s") % {"kind": str(PlanKind(item.kind).label).lower()}
        yield Node(item.title, item.get_absolute_url(), kind)


def need_comes_from(need: Need, reader: Any) -> Iterator[Node]:
    """The survey."""
    edition = need.assessment.edition
    if _reads_results(reader, edition):
        words = ngettext("%(n)d complete answer", "%(n)d complete answers", need.n) % {"n": need.n}
        yield Node(str(need.assessment), results_url(edition, need), words)


def need_led_to(need: Need, reader: Any) -> Iterator[Node]:
    """What the topic led to."""
    yield Node(need.topic.title, need.topic.get_absolute_url(), _("Topic"))
    yield from registry.led_to(need.topic, reader=reader)


def item_comes_from(item: WorkPlanItem, reader: Any) -> Iterator[Node]:
    """Its topics, each with the rank of its need."""
    topics = list(item.topics.all())
    found = Need.objects.filter(topic__in=topics, assessment__state=AssessmentState.CLOSED)
    needs = {need.topic_id: need for need in found.order_by("assessment_id")}
    shows = _reads_results(reader, item.edition)
    for topic in topics:
        need = needs.get(topic.pk)
        detail = rank_words(need.rank, need.n) if need and shows else ""
        yield Node(topic.title, reverse("editions:topic", args=[item.edition.slug, topic.pk]), detail)


def remarks(editions: list[Edition], person: Any) -> Iterator[Remark]:
    """The texts that my organisation, or I, allowed to be quoted, and what became of their topic.

    However many there are, each kind of thing is asked for once.
    """
    shown = {edition.pk for edition in editions}
    texts = [text for text in _quotable(person) if text.response.assessment.edition_id in shown]
    topics = {text.topic_id: text.topic for text in texts if text.topic}
    knots = registry.led_to.of_many(topics.values(), reader=person)
    for text in texts:
        assessment, became = text.response.assessment, []
        if text.topic:
            became = [*_rank_of(text, text.topic), *knots[text.topic_id]]
        url = reverse("needs:assessment", args=[assessment.edition.slug, assessment.pk])
        yield Remark(text.text, assessment.title, url, tuple(became))


@prepared
def _quotable(person: Any) -> QuerySet[Answer]:
    """Each with the need that its survey found for its topic."""
    spoken_for = Membership.objects.current().filter(person=person)
    here = spoken_for.filter(
        edition=OuterRef("response__assessment__edition"), organisation=OuterRef("response__organisation")
    )
    found = Answer.objects.filter(
        Exists(here),
        Q(response__person=None) | Q(response__person=person),
        response__organisation__in=spoken_for.values("organisation"),
        response__state=ResponseState.SUBMITTED,
        question__kind=QuestionKind.TEXT,
        is_given=True,
        may_quote=True,
    )
    needs = Need.objects.filter(assessment=OuterRef("response__assessment"), topic=OuterRef("topic"))
    found = found.annotate(needs=Gathered(needs, "pk", "assessment", "rank", "n"))
    return found.select_related("response__assessment__edition", "topic__edition").order_by(
        "-response__assessment__edition__year", "pk"
    )


def _rank_of(text: Any, topic: Topic) -> Iterator[Node]:
    for row in text.needs:
        need = Need(pk=row["pk"], rank=row["rank"], n=row["n"], topic=topic)
        need.assessment_id = row["assessment"]
        words = _("%(topic)s: %(rank)s") % {"topic": topic, "rank": rank_words(need.rank, need.n)}
        yield Node(words, results_url(topic.edition, need))


def hits(edition: Edition, person: Any, query: str) -> Iterator[Hit]:
    """Items of the plan by title and description, surveys by title."""
    if not may(person, Permission.READ_EDITION, edition):
        return
    items = edition.plan_items.filter(title__icontains=query) | edition.plan_items.filter(
        description__icontains=query
    )
    for item in items.order_by("position")[:20]:
        url = reverse("needs:plan_item", args=[edition.slug, item.pk])
        yield Hit(_("Work plan"), item.title, url, str(PlanKind(item.kind).label))
    if not may(person, Permission.READ_RESULTS, edition):
        return
    surveys = edition.assessments.filter(title__icontains=query)
    if not may(person, Permission.MANAGE_NEEDS, edition):
        surveys = surveys.exclude(state=AssessmentState.DRAFT)
    for survey in surveys[:20]:
        yield Hit(_("Survey"), survey.title, reverse("needs:assessment", args=[edition.slug, survey.pk]), "")


def personal_data(person: Any) -> Iterator[tuple[str, list[dict[str, Any]]]]:
    """What I answered, and what of my organisation's answers I wrote; items of the plan that I own."""
    written = Answer.objects.filter(by=person) | Answer.objects.filter(response__person=person)
    rows = (
        written.distinct()
        .select_related("response__assessment", "question", "choice")
        .prefetch_related("picks", "question__choices")
    )
    yield (
        _("Answers to surveys"),
        [
            {
                _("survey"): str(answer.response.assessment),
                _("question"): str(answer.question),
                _("about"): str(answer.choice or ""),
                _("answer"): say(answer.question, Given.of(answer)),
                _("may be quoted"): answer.may_quote,
                _("written"): answer.at.isoformat() if answer.at else "",
            }
            for answer in rows.order_by("pk")
        ],
    )
    handed_in = Response.objects.filter(submitted_by=person).select_related("assessment")
    yield (
        _("Surveys handed in"),
        [{_("survey"): str(r.assessment), _("handed in"): r.submitted_at.isoformat()} for r in handed_in],
    )
    items = WorkPlanItem.objects.filter(owner=person)
    yield _("Work plan items owned"), [{_("title"): item.title} for item in items]
