"""What the survey and the plan tell the ground: two stages, what waits for whom, and the thread."""

import datetime as dt
from collections.abc import Iterator
from typing import Any

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from members.people import personal_links
from workinggroup.base.clock import days_until, in_zone
from workinggroup.editions import registry, tally
from workinggroup.editions.models import Edition, Topic
from workinggroup.editions.permissions import Permission, may
from workinggroup.editions.registry import Figure, Gap, Stage, StageNow, Todo

from . import actions, thread
from .mails import PURPOSE
from .models import Assessment, Need, WorkPlanItem
from .queries import plan as plan_queries
from .queries import standing
from .states import AssessmentState, PlanState
from .words import answered_counts, answered_words

SOON = dt.timedelta(days=5)


def register() -> None:
    registry.stages.register(Stage("needs", gettext_lazy("Needs"), 20, needs_now, pages=r"/needs/"))
    registry.stages.register(Stage("plan", gettext_lazy("Work plan"), 30, plan_now, pages=r"/plan/"))
    registry.todos.register(todos)
    registry.gaps.register(gaps)
    tally.register(standing.tallied)
    tally.register_rows(plan_queries.rows_to_tell)
    registry.remarks.register(thread.remarks)
    registry.hits.register(thread.hits)
    registry.personal_data.register(thread.personal_data)
    registry.carry_over.register(survey, label=gettext_lazy("The survey, as a draft"), count=count_surveys)
    registry.comes_from.register(Need, thread.need_comes_from)
    registry.comes_from.register(WorkPlanItem, thread.item_comes_from)
    registry.comes_from.register(Topic, thread.topic_comes_from)
    registry.led_to.register(Need, thread.need_led_to)
    registry.led_to.register_rows(Topic, thread.gather_items_of_topic, thread.topic_led_to)
    personal_links.register(PURPOSE, lambda edition, pk: reverse("needs:answer", args=[edition.slug, pk]))


def needs_now(edition: Edition, person: Any, at: dt.datetime) -> StageNow | None:
    """How the newest survey stands; for a member first whether they have answered."""
    if not may(person, Permission.READ_RESULTS, edition):
        return None
    may_manage = may(person, Permission.MANAGE_NEEDS, edition)
    found = standing.latest(edition, person)
    url = reverse("needs:list", args=[edition.slug])
    if found is None or (found.state == AssessmentState.DRAFT and not may_manage):
        return StageNow(_("in preparation") if found else _("not started"), "later", url=url)
    args = [edition.slug, found.pk]
    if found.state == AssessmentState.CLOSED:
        words = _("closed, %(answered)s") % {"answered": answered_words(found)}
        url = reverse("needs:results", args=args)
        return StageNow(words, "done", url=url, figures=_figures(found), text=_ranked_words(found))
    if found.state == AssessmentState.DRAFT:
        return StageNow(_("draft, not open yet"), "now", url=reverse("needs:assessment", args=args))
    is_mine = found.asks_me and not found.answered_by_me and found.is_open(at)
    words = _deadline(found, at) if is_mine else answered_words(found)
    page = "needs:assessment" if may_manage else "needs:answer" if found.asks_me else "needs:list"
    url = url if page == "needs:list" else reverse(page, args=args)
    text = _("answered so far")
    return StageNow(words, "now", attention=is_mine, url=url, figures=_figures(found), text=text)


def _ranked_words(found: Assessment) -> str:
    ranked = ngettext("%(n)d topic ranked", "%(n)d topics ranked", found.ranked) % {"n": found.ranked}
    return _("answered; %(ranked)s") % {"ranked": ranked}


def _figures(found: Assessment) -> tuple[Figure, ...]:
    done, asked = answered_counts(found)
    words = _("%(done)d of %(asked)d") % {"done": done, "asked": asked}
    page = "needs:results" if found.state == AssessmentState.CLOSED else "needs:assessment"
    return (Figure(words, reverse(page, args=[found.edition.slug, found.pk])),)


def _deadline(found: Assessment, at: dt.datetime) -> str:
    days = days_until(found.closes_at, at=at, zone=found.timezone)
    if days < 1:
        return _("answer by today")
    return ngettext("answer within %(days)d day", "answer within %(days)d days", days) % {"days": days}


def plan_now(edition: Edition, person: Any, at: dt.datetime) -> StageNow | None:
    """Whether there is a plan, and whether it is agreed; the secretariat sees the topics it leaves out."""
    if not may(person, Permission.READ_EDITION, edition):
        return None
    url = reverse("needs:plan", args=[edition.slug])
    plan = standing.plan_standing(edition, person, at=at)
    if not plan.items:
        return StageNow(_("not started"), "later", url=url)
    count = {"n": plan.items}
    figures = (Figure(str(plan.items), url),)
    torn = _torn(plan.torn, url) if may(person, Permission.MANAGE_NEEDS, edition) else ()
    if plan.state == PlanState.AGREED:
        words = ngettext("agreed, %(n)d item", "agreed, %(n)d items", plan.items) % count
        day = date_format(in_zone(plan.agreed_at, edition.timezone), "j F")
        text = ngettext("item planned, agreed on %(day)s", "items planned, agreed on %(day)s", plan.items)
        return StageNow(words, "done", url=url, figures=figures, text=text % {"day": day}, gaps=torn)
    words = ngettext("draft, %(n)d item", "draft, %(n)d items", plan.items) % count
    text = ngettext("item planned, not agreed yet", "items planned, not agreed yet", plan.items)
    return StageNow(words, "now", url=url, figures=figures, text=text, gaps=torn)


def _torn(topics: int, url: str) -> tuple[Gap, ...]:
    words = ngettext("%(n)d topic without a session", "%(n)d topics without a session", topics)
    return (Gap(words % {"n": topics}, url, _("Plan a session")),) if topics else ()


def todos(edition: Edition, person: Any, at: dt.datetime) -> Iterator[Todo]:
    """Answer the survey; for the secretariat open, remind, close it, and make and agree the plan."""
    may_manage = may(person, Permission.MANAGE_NEEDS, edition)
    if not may_manage and not may(person, Permission.ANSWER_NEEDS, edition):
        return
    found = standing.latest(edition, person)
    if found and found.is_open(at) and found.asks_me and not found.answered_by_me:
        url = reverse("needs:answer", args=[edition.slug, found.pk])
        title = _("Answer the survey “%(title)s”") % {"title": found.title}
        yield Todo(title, url, _("Answer the survey"), found.closes_at, edition=edition)
    if found and may_manage:
        yield from _survey_todos(found, at)
        if found.state == AssessmentState.CLOSED:
            yield from _plan_todos(edition, person, at)


def _survey_todos(found: Assessment, at: dt.datetime) -> Iterator[Todo]:
    edition = found.edition
    args = [edition.slug, found.pk]
    if found.state == AssessmentState.DRAFT:
        title = _("Open the survey “%(title)s”") % {"title": found.title}
        yield Todo(title, reverse("needs:assessment", args=args), _("Read and open it"), edition=edition)
    elif found.state == AssessmentState.OPEN and not found.is_open(at):
        title = _("Close the survey “%(title)s” and fix its results") % {"title": found.title}
        yield Todo(
            title, reverse("needs:close", args=args), _("Close the survey"), found.closes_at, edition=edition
        )
    elif found.is_open(at) and found.closes_at - at <= SOON:
        answered, asked = answered_counts(found)
        missing = asked - answered
        if missing > 0:
            title = ngettext(
                "Remind the one that has not answered the survey",
                "Remind the %(count)d that have not answered the survey",
                missing,
            ) % {"count": missing}
            yield Todo(
                title,
                reverse("needs:remind", args=args),
                _("See who"),
                found.closes_at,
                answered_words(found),
                edition,
            )


def _plan_todos(edition: Edition, person: Any, at: dt.datetime) -> Iterator[Todo]:
    plan = standing.plan_standing(edition, person, at=at)
    url = reverse("needs:plan", args=[edition.slug])
    if not plan.items:
        yield Todo(
            _("Make the work plan from the ranked topics"), url, _("Plan the sessions"), edition=edition
        )
    elif plan.state == PlanState.DRAFT:
        yield Todo(_("Agree the work plan"), url, _("Read the plan"), edition=edition)


def gaps(edition: Edition, person: Any, at: dt.datetime) -> Iterator[Gap]:
    """Texts without a topic; topics without a session, once there is a plan or a ranking to compare with."""
    if not may(person, Permission.MANAGE_NEEDS, edition):
        return
    yield from _untied_texts(edition, person, at)
    plan = standing.plan_standing(edition, person, at=at)
    if plan.items and not plan.torn:
        return
    for topic in plan_queries.topics_without_session(edition, person, at=at):
        url = f"{reverse('needs:plan_add', args=[edition.slug])}?topic={topic.pk}"
        title = _("Topic without a session: %(topic)s") % {"topic": topic}
        yield Gap(title, url, _("Plan a session"), topic.rank_words, _("a topic without a session"))


def _untied_texts(edition: Edition, person: Any, at: dt.datetime) -> Iterator[Gap]:
    n, survey = tally.of(edition, person, at=at)["texts_untied"], standing.latest(edition, person)
    if n and survey:
        words = ngettext(
            "%(n)d text of the survey has no topic", "%(n)d texts of the survey have no topic", n
        )
        url = reverse("needs:texts", args=[edition.slug, survey.pk])
        detail = _("so nobody sees what became of what was said")
        yield Gap(words % {"n": n}, url, _("Say what each is about"), detail, _("a text without a topic"))


def count_surveys(old: Edition) -> int:
    return min(1, old.assessments.count())


def survey(old: Edition, new: Edition, by: Any, at: dt.datetime) -> Iterator[str]:
    """Copy the last survey into the new edition, as a draft without a closing time."""
    last = old.assessments.newest_first().first()
    if last and not new.assessments.filter(carried_from=last).exists():
        actions.copy_assessment(last, new, by=by, at=at)
        yield _("The survey “%(title)s” was copied as a draft.") % {"title": last.title}
