"""The thread through survey and plan: what a topic, a need and a planned session come from and led to."""

from collections.abc import Iterator
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from members.people.models import Membership
from workinggroup.editions import registry
from workinggroup.editions.models import Edition, Topic
from workinggroup.editions.permissions import Permission, may
from workinggroup.editions.registry import Hit, Node, Remark

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
    return _("number %(rank)d by need, n = %(n)d") % {"rank": rank, "n": n}


def _last_need(topic: Topic) -> Need | None:
    found = Need.objects.filter(topic=topic, assessment__state=AssessmentState.CLOSED)
    return found.select_related("assessment__edition").order_by("-assessment_id").first()


def _reads_results(reader: Any, edition: Edition) -> bool:
    return bool(reader and reader.is_authenticated and may(reader, Permission.READ_RESULTS, edition))


def topic_comes_from(topic: Topic, reader: Any) -> Iterator[Node]:
    """The need that a survey found for the topic."""
    need = _last_need(topic)
    if need and _reads_results(reader, topic.edition):
        words = _("Need: %(rank)s") % {"rank": rank_words(need.rank, need.n)}
        yield Node(words, results_url(need.assessment.edition, need), str(need.assessment))


def topic_led_to(topic: Topic, reader: Any) -> Iterator[Node]:
    """The items of the plan; a torn knot where no session treats a topic that was asked about."""
    items = list(topic.plan_items.in_order().select_related("edition"))
    for item in items:
        yield Node(item.title, item.get_absolute_url(), str(PlanKind(item.kind).label))
    if not any(item.is_session for item in items):
        yield Node(_("No session yet"), reverse("needs:plan", args=[topic.edition.slug]), torn=True)


def need_comes_from(need: Need, reader: Any) -> Iterator[Node]:
    """The survey."""
    edition = need.assessment.edition
    if _reads_results(reader, edition):
        words = ngettext("%(n)d complete answer", "%(n)d complete answers", need.n) % {"n": need.n}
        yield Node(str(need.assessment), results_url(edition, need), words)


def need_led_to(need: Need, reader: Any) -> Iterator[Node]:
    """What the topic led to."""
    yield Node(need.topic.title, need.topic.get_absolute_url(), _("Topic"))
    yield from topic_led_to(need.topic, reader)


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


def remarks(edition: Edition, person: Any) -> Iterator[Remark]:
    """The texts that my organisation, or I, allowed to be quoted, and what became of their topic."""
    mine = Membership.objects.current().filter(edition=edition, person=person).first()
    if mine is None:
        return
    texts = Answer.objects.filter(
        response__assessment__edition=edition,
        response__state=ResponseState.SUBMITTED,
        response__organisation=mine.organisation_id,
        question__kind=QuestionKind.TEXT,
        is_given=True,
        may_quote=True,
    ).select_related("response__assessment", "question__section")
    for answer in texts:
        if answer.response.person_id in (None, person.pk):
            assessment = answer.response.assessment
            yield Remark(
                answer.text,
                assessment.title,
                reverse("needs:assessment", args=[edition.slug, assessment.pk]),
                tuple(_became(edition, answer, person)),
            )


def _became(edition: Edition, answer: Answer, person: Any) -> Iterator[Node]:
    """The topics that our answer set furthest apart or chose, in their rank, and on along the thread."""
    needs = {
        need.topic_id: need
        for need in Need.objects.filter(assessment=answer.response.assessment).select_related("topic")
    }
    for topic in _topics_of(answer, needs):
        need = needs.get(topic.pk)
        topic.edition = edition
        if need:
            need.assessment = answer.response.assessment
            words = _("%(topic)s: %(rank)s") % {"topic": topic, "rank": rank_words(need.rank, need.n)}
            yield Node(words, results_url(edition, need))
        yield from registry.led_to(topic, reader=person)


def _topics_of(answer: Answer, needs: dict[int, Need]) -> list[Topic]:
    """The topic named in the question or in its section, else the one that the same response sets lowest."""
    words = f"{answer.question} {answer.question.section}".casefold()
    named = [need.topic for need in needs.values() if need.topic.title.casefold() in words]
    if named:
        return named[:1]
    pairs = Answer.objects.filter(response=answer.response, importance__isnull=False, level__isnull=False)
    gaps = [
        (pair.importance - pair.level, pair.choice.topic)
        for pair in pairs.select_related("choice__topic")
        if pair.choice.topic
    ]
    gaps.sort(key=lambda gap: -gap[0])
    return [topic for gap, topic in gaps[:1] if gap > 0]


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
