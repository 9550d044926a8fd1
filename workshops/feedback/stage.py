"""What feedback tells the ground, and what it puts on the page of attendance."""

import datetime as dt
from collections.abc import Iterator
from typing import Any

from django.db.models import CharField, Count, OuterRef, Q, Value
from django.db.models.functions import Cast, Concat
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from members.people import personal_links
from workinggroup.base.gathered import Gathered, instant_of
from workinggroup.editions import registry, tally
from workinggroup.editions.models import Edition
from workinggroup.editions.permissions import Permission, may
from workinggroup.editions.registry import Node, Row, Todo
from workshops.scheduling.models import Workshop
from workshops.scheduling.views.attendance import add_attendance_part

from .models import Asked, Form


def register() -> None:
    registry.todos.register(todos)
    tally.register_rows(rows_to_tell)
    registry.personal_data.register(personal_data)
    registry.shown_mails.register(mails_shown_to)
    registry.led_to.register_rows(Workshop, gather_answers, workshop_led_to)
    personal_links.register(
        "feedback", lambda edition, pk: reverse("feedback:answer", args=[edition.slug, pk])
    )
    add_attendance_part(on_attendance_page)


def mails_shown_to(person: Any) -> list[Q]:
    """All mails but the reminders of anonymous feedback: whoever reads them knows who had not answered."""
    anonymous = Form.objects.filter(is_anonymous=True)
    reminders = Concat(Value("feedback-reminder-"), Cast("pk", CharField()))
    return [~Q(occasion__in=anonymous.values_list(reminders))]


def on_attendance_page(request: HttpRequest, workshop: Workshop, at: dt.datetime) -> dict[str, Any]:
    url = reverse("feedback:desk", args=[workshop.edition.slug, workshop.pk])
    return {"feedback_url": url if workshop.has_time else ""}


def todos(edition: Edition, person: Any, at: dt.datetime) -> Iterator[Todo]:
    """The sessions I was at and have not said how they were."""
    if not may(person, Permission.ANSWER_POLLS, edition):
        return
    for row in tally.rows_of(edition, person, at=at)["feedback_asked"]:
        url = reverse("feedback:answer", args=[edition.slug, row["workshop"]])
        title = _("How was “%(title)s”?") % {"title": row["title"]}
        yield Todo(title, url, _("Say how it was"), instant_of(row["closes_at"]), edition=edition)


def rows_to_tell(asked: tally.Asked) -> dict[str, Gathered]:
    waiting = Asked.objects.filter(
        form__workshop__edition=OuterRef("pk"), form__closes_at__gt=asked.at, person=asked.person,
        has_answered=False,
    ).order_by("form__closes_at", "pk")  # fmt: skip
    session = {"workshop": "form__workshop", "title": "form__workshop__title"}
    return {"feedback_asked": Gathered(waiting, closes_at="form__closes_at", **session)}


def gather_answers(person: Any) -> Gathered:
    asked = Form.objects.filter(workshop=OuterRef("pk"), asked_at__isnull=False)
    return Gathered(asked.annotate(said=Count("responses")).order_by("pk"), "said")


def workshop_led_to(workshop: Workshop, rows: list[Row], reader: Any) -> Iterator[Node]:
    """For those who plan sessions: how many have said how it was."""
    if not may(reader, Permission.MANAGE_WORKSHOPS, workshop.edition):
        return
    url = reverse("feedback:results", args=[workshop.edition.slug, workshop.pk])
    for row in rows:
        words = ngettext("%(n)d answer about the session", "%(n)d answers about the session", row["said"])
        yield Node(words % {"n": row["said"]}, url)


def personal_data(person: Any) -> Iterator[tuple[str, list[dict]]]:
    """That somebody was asked; and what they said, where answers carry names."""
    said = {one.form_id: one for one in person.feedback_responses.prefetch_related("form__questions")}
    rows = []
    for asked in person.feedback_asked.select_related("form__workshop").order_by("pk"):
        response = said.get(asked.form_id)
        questions = response.form.questions.all() if response else []
        rows.append(
            {
                _("session"): str(asked.form),
                _("answered"): _("Yes") if asked.has_answered else _("No"),
                _("answers"): {one.label: response.said(one) for one in questions},
            }
        )
    yield _("Feedback on sessions"), rows
