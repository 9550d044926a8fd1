"""What feedback tells the ground, and what it puts on the page of attendance."""

import datetime as dt
from collections.abc import Iterator
from typing import Any

from django.db.models import Count
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from members.people import personal_links
from workinggroup.editions import registry
from workinggroup.editions.permissions import Permission, may
from workinggroup.editions.registry import Node, Todo
from workshops.scheduling.models import Workshop
from workshops.scheduling.views.attendance import add_attendance_part

from .models import Asked, Form


def register() -> None:
    registry.personal_todos.register(personal_todos)
    registry.personal_data.register(personal_data)
    registry.led_to.register(Workshop, workshop_led_to)
    personal_links.register(
        "feedback", lambda edition, pk: reverse("feedback:answer", args=[edition.slug, pk])
    )
    add_attendance_part(on_attendance_page)


def on_attendance_page(request: HttpRequest, workshop: Workshop, at: dt.datetime) -> dict[str, Any]:
    url = reverse("feedback:desk", args=[workshop.edition.slug, workshop.pk])
    return {"feedback_url": url if workshop.has_time else ""}


def personal_todos(person: Any, at: dt.datetime) -> Iterator[Todo]:
    """The sessions I was at and have not said how they were."""
    waiting = Asked.objects.filter(person=person, has_answered=False, form__closes_at__gt=at)
    for asked in waiting.select_related("form__workshop__edition").order_by("form__closes_at"):
        form = asked.form
        edition, workshop = form.workshop.edition, form.workshop
        if not may(person, Permission.ANSWER_POLLS, edition):
            continue
        url = reverse("feedback:answer", args=[edition.slug, workshop.pk])
        title = _("How was “%(title)s”?") % {"title": workshop}
        yield Todo(title, url, _("Say how it was"), form.closes_at, edition=edition)


def workshop_led_to(workshop: Workshop, reader: Any) -> Iterator[Node]:
    """For those who plan sessions: how many have said how it was."""
    if not may(reader, Permission.MANAGE_WORKSHOPS, workshop.edition):
        return
    asked = Form.objects.filter(workshop=workshop, asked_at__isnull=False)
    count = asked.annotate(said=Count("responses")).values_list("said", flat=True).first()
    if count is None:
        return
    words = ngettext("%(n)d answer about the session", "%(n)d answers about the session", count)
    yield Node(words % {"n": count}, reverse("feedback:results", args=[workshop.edition.slug, workshop.pk]))


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
