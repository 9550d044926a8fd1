"""What the minutes tell the ground: their stage, what waits for whom, and where the thread is torn."""

import datetime as dt
from collections.abc import Iterator
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from members.people import personal_links
from workinggroup.base.clock import instant
from workinggroup.base.refusals import Refused
from workinggroup.editions import registry, tally
from workinggroup.editions.models import Edition, Topic
from workinggroup.editions.permissions import Permission, may
from workinggroup.editions.registry import Figure, Gap, Numbers, Stage, StageNow, Todo
from workshops.scheduling.models import AgendaItem, Workshop
from workshops.scheduling.waiting import backlog

from . import actions, mails, thread
from .backlog import ACTIONS
from .models import Line, Minutes
from .queries import lists
from .states import MinutesState

PAGES = r"^/editions/[^/]+/(workshops/\d+/minutes|actions|questions)/"
END_OF_DAY = dt.time(23, 59)


def register() -> None:
    registry.stages.register(Stage("minutes", gettext_lazy("Minutes"), 50, minutes_now, PAGES))
    registry.todos.register(todos)
    tally.register(lists.tallied)
    tally.register_rows(lists.rows_to_tell)
    registry.gaps.register(gaps)
    registry.numbers.register(numbers)
    registry.remarks.register(thread.remarks)
    registry.hits.register(thread.hits)
    registry.my_actions.register(thread.my_actions)
    registry.personal_data.register(thread.personal_data)
    registry.carry_over.register(
        unfinished_actions, label=gettext_lazy("Unfinished actions"), count=count_unfinished
    )
    registry.comes_from.register(Line, thread.line_comes_from)
    registry.comes_from.register(Minutes, thread.minutes_come_from)
    registry.led_to.register_rows(Line, thread.gather_answers, thread.line_led_to)
    registry.led_to.register_rows(Line, thread.gather_points, thread.action_led_to)
    registry.led_to.register(Minutes, thread.minutes_led_to)
    registry.led_to.register(AgendaItem, thread.item_led_to)
    registry.led_to.register(Workshop, thread.workshop_led_to)
    registry.led_to.register_rows(Topic, thread.gather_insights_into_topic, thread.topic_led_to)
    backlog.register(ACTIONS)
    personal_links.register(
        mails.PURPOSE, lambda edition, pk: reverse("minutes:page", args=[edition.slug, pk])
    )


def minutes_now(edition: Edition, person: Any, at: dt.datetime) -> StageNow | None:
    """How many sessions have agreed minutes; for a member first whether a round waits for them."""
    if not may(person, Permission.READ_MINUTES, edition):
        return None
    counts = lists.counts_of(edition, person, at=at)
    url = reverse("minutes:list", args=[edition.slug])
    if not counts.sessions:
        return StageNow(_("after the first session"), "later", url=url)
    all_agreed = counts.agreed == counts.sessions
    words = _("%(agreed)d of %(sessions)d agreed") % {"agreed": counts.agreed, "sessions": counts.sessions}
    if counts.opened and not counts.agreed and not counts.circulated:
        words = _("being written")
    torn = tuple(_torn(counts, url)) if may(person, Permission.MANAGE_MINUTES, edition) else ()
    text = ngettext("line to build on; %(words)s", "lines to build on; %(words)s", counts.lines)
    return StageNow(
        words,
        "done" if all_agreed else "now",
        url=url,
        figures=(Figure(str(counts.lines), url),),
        text=text % {"words": words},
        gaps=torn,
    )


def _torn(counts: lists.Counts, url: str) -> Iterator[Gap]:
    """Where the thread is torn, in numbers; `gaps` tells each of them."""
    if n := counts.unowned:
        words = ngettext("%(n)d question unanswered", "%(n)d questions unanswered", n) % {"n": n}
        yield Gap(words, "", _("Give it an owner"))
    if n := counts.without_insight:
        words = ngettext("%(n)d session without a lesson", "%(n)d sessions without a lesson", n) % {"n": n}
        yield Gap(words, "", _("Open its minutes"))


def todos(edition: Edition, person: Any, at: dt.datetime) -> Iterator[Todo]:
    """Read and agree; do one's actions; for the secretariat circulate, answer, freeze, overdue actions."""
    if may(person, Permission.AGREE_MINUTES, edition):
        yield from _to_read(edition, person, at)
    if may(person, Permission.DO_ACTIONS, edition):
        yield from _to_do(edition, person, at)
    if may(person, Permission.MANAGE_MINUTES, edition):
        yield from _to_manage(edition, person, at)


def _to_read(edition: Edition, person: Any, at: dt.datetime) -> Iterator[Todo]:
    waiting = [one for one in lists.sessions_not_agreed(edition, person, at=at) if one.to_read]
    for workshop in sorted(waiting, key=lambda one: one.minutes.comments_close_at):
        title = _("Read and agree the minutes: %(title)s") % {"title": workshop.title}
        url = reverse("minutes:page", args=[edition.slug, workshop.pk])
        yield Todo(title, url, _("Read them"), workshop.minutes.comments_close_at, edition=edition)


def _to_do(edition: Edition, person: Any, at: dt.datetime) -> Iterator[Todo]:
    waits = lists.action_counts(edition, person, at=at).mine
    for line in thread.open_lines_of(person, edition) if waits else []:
        url = reverse("minutes:done", args=[edition.slug, line.pk])
        session = line.minutes.workshop
        due_at, detail = _end_of(line, edition), _action_from(session)
        yield Todo(line.text, url, _("Mark as done"), due_at, detail, edition=edition, is_day=True)


def _action_from(session: Workshop) -> str:
    return _("An action from “%(title)s”") % {"title": session.title}


def _end_of(line: Line, edition: Edition) -> dt.datetime | None:
    if not line.due_on:
        return None
    try:
        return instant(line.due_on, END_OF_DAY, str(edition.timezone), fold=0)
    except Refused:
        return None


def _to_manage(edition: Edition, person: Any, at: dt.datetime) -> Iterator[Todo]:
    waiting = [one for one in lists.sessions_not_agreed(edition, person, at=at) if one.is_managed]
    for workshop in waiting:
        title, url, verb, due_at = _next_step(workshop, at)
        yield Todo(title % {"title": workshop.title}, url, verb, due_at, edition=edition)
    if overdue := lists.action_counts(edition, person, at=at).overdue:
        title = ngettext("%(number)d action is overdue", "%(number)d actions are overdue", overdue)
        url = reverse("minutes:actions", args=[edition.slug]) + "?state=overdue"
        yield Todo(title % {"number": overdue}, url, _("See who owns them"), edition=edition)


def _next_step(workshop: Workshop, at: dt.datetime) -> tuple[str, str, str, dt.datetime | None]:
    """(title, url, verb, due) of the one thing that the minutes of a session wait for."""
    args = [workshop.edition.slug, workshop.pk]
    page = reverse("minutes:page", args=args)
    minutes = getattr(workshop, "minutes", None)
    if minutes is None:
        return _("Open the minutes: %(title)s"), reverse("minutes:list", args=args[:1]), _("Open them"), None
    if minutes.state == MinutesState.OPEN:
        return (
            _("Finish and circulate the minutes: %(title)s"),
            reverse("minutes:write", args=args),
            _("Go there"),
            None,
        )
    if workshop.open_objections:
        return (
            _("Answer asked changes of the minutes: %(title)s"),
            page,
            _("Answer"),
            minutes.comments_close_at,
        )
    return (
        _("Agree the minutes, the round is over: %(title)s"),
        page,
        _("Read and agree"),
        minutes.comments_close_at,
    )


def gaps(edition: Edition, person: Any, at: dt.datetime) -> Iterator[Gap]:
    """Questions that nobody took on, and sessions whose minutes hold no insight."""
    for question in lists.unowned_questions(edition, person, at=at):
        url = reverse("minutes:owner", args=[edition.slug, question["pk"]])
        title = _("Question without an answer: “%(text)s”") % {"text": question["text"][:140]}
        yield Gap(title, url, _("Give it an owner"), question["session"], _("a question without an answer"))
    for workshop in lists.sessions_without_insight(edition, person):
        url = reverse("minutes:page", args=[edition.slug, workshop.pk])
        title = _("Session without a lesson: %(title)s") % {"title": workshop.title}
        yield Gap(title, url, _("Open its minutes"), workshop.called, _("a session without a lesson"))


def numbers(edition: Edition, person: Any, at: dt.datetime) -> Iterator[Numbers]:
    """Actions of the edition: open and done."""
    if not may(person, Permission.READ_MINUTES, edition):
        return
    counts = lists.action_counts(edition, person, at=at)
    if not counts.all:
        return
    url = reverse("minutes:actions", args=[edition.slug])
    still_open = ngettext("%(n)d open", "%(n)d open", counts.open) % {"n": counts.open}
    n = counts.all - counts.open
    done = ngettext("%(n)d done", "%(n)d done", n) % {"n": n}
    figures = (Figure(still_open, f"{url}?state=open"), Figure(done, f"{url}?state=done"))
    yield Numbers(_("Actions"), figures=figures)


def count_unfinished(old: Edition) -> int:
    return Line.objects.of_edition(old).current().undone().count()


def unfinished_actions(old: Edition, new: Edition, by: Any, at: dt.datetime) -> Iterator[str]:
    """Go on with the unfinished actions of the edition before."""
    taken = actions.carry_over_actions(old, new, by=by, at=at)
    said = ngettext(
        "%(n)d unfinished action was taken over.", "%(n)d unfinished actions were taken over.", taken
    )
    yield said % {"n": taken}
