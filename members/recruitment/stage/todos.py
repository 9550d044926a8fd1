"""What waits for whom, and seats that nobody holds."""

import datetime as dt
from collections.abc import Iterator
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from workinggroup.editions.models import Edition
from workinggroup.editions.permissions import Permission, permissions_of
from workinggroup.editions.registry import Gap, Todo
from workinggroup.outbox.states import EmailState

from ..models import Call, Decision
from ..queries.reviewing.reviews import behind
from ..queries.selections.ranking import files_of
from ..queries.standing import calls_of, decided_in
from ..states import CallState, OfferState


def secretariat_todos(edition: Edition, person: Any, at: dt.datetime) -> Iterator[Todo]:
    """What keeps the recruitment from going on. Drafts of letters are told by the mail itself."""
    granted = permissions_of(person, edition)
    if Permission.MANAGE_CALLS not in granted:
        return
    for call in calls_of(edition, person):
        url = reverse("recruitment:call", args=[edition.slug, call.pk])
        phase = call.phase(at)
        if phase == CallState.DRAFT:
            title = _("Finish and open the call “%(call)s”") % {"call": call}
            yield Todo(title, url, _("Open the call"), edition=edition)
        elif phase == CallState.OPEN:
            yield from _without_reader(edition, call)
        elif phase == CallState.CLOSED:
            yield from _while_closed(edition, call, at)
        elif phase == CallState.DECIDED:
            yield from _after_decision(edition, call, person, at)


def _while_closed(edition: Edition, call: Call, at: dt.datetime) -> Iterator[Todo]:
    late = behind(call)
    if late and call.reviews_due_at and at >= call.reviews_due_at:
        left = sum(one.left for one in late)
        title = ngettext("%(n)d review is behind", "%(n)d reviews are behind", left) % {"n": left}
        url = reverse("recruitment:reviewers", args=[edition.slug, call.pk])
        names = ", ".join(str(one.reviewer) for one in late)
        yield Todo(title, url, _("Remind"), due_at=call.reviews_due_at, detail=names, edition=edition)
    yield from _without_reader(edition, call)
    if not call.sent:
        return
    title = ngettext("Decide on %(n)d application", "Decide on %(n)d applications", call.sent)
    title %= {"n": call.sent}
    url = reverse("recruitment:call", args=[edition.slug, call.pk])
    if call.newest_selection:
        url = reverse("recruitment:selection", args=[edition.slug, call.newest_selection])
    yield Todo(title, url, _("Open the workbench"), due_at=call.decides_at, edition=edition)


def _without_reader(edition: Edition, call: Call) -> Iterator[Todo]:
    """A role that ended in mid-review leaves files behind."""
    if n := call.unread:
        title = ngettext("%(n)d file without reader", "%(n)d files without reader", n) % {"n": n}
        url = reverse("recruitment:reviewers", args=[edition.slug, call.pk])
        yield Todo(title, url, _("Assign again"), due_at=call.reviews_due_at, edition=edition)


def _after_decision(edition: Edition, call: Call, person: Any, at: dt.datetime) -> Iterator[Todo]:
    decided = decided_in(edition, person, at=at)
    counts = next((one for one in decided if one["call"] == call.pk), None)
    if counts is None:
        return
    url = reverse("recruitment:decisions", args=[edition.slug, counts["pk"]])
    if n := counts["unwritten"]:
        title = ngettext("Write %(n)d decision letter", "Write %(n)d decision letters", n) % {"n": n}
        yield Todo(title, url, _("Write the letters"), edition=edition)
    free = min(counts["seats"] - counts["held"], counts["left"])
    if free > 0 and counts["reserve"]:
        title = ngettext("%(n)d seat became free", "%(n)d seats became free", free) % {"n": free}
        detail = _gone_words(counts)
        yield Todo(title, url, _("Choose from the reserve list"), detail=detail, edition=edition)


def _gone_words(counts: dict[str, Any]) -> str:
    """Why seats are free: `1 declined, 2 not answered in time`."""
    said = {
        "declined": ngettext("%(n)d declined", "%(n)d declined", counts["declined"]),
        "ended": ngettext("%(n)d not answered in time", "%(n)d not answered in time", counts["ended"]),
    }
    return ", ".join(words % {"n": counts[name]} for name, words in said.items() if counts[name])


def reviewer_todos(edition: Edition, person: Any, at: dt.datetime) -> Iterator[Todo]:
    """Files that I still have to read, one line for each call."""
    if Permission.REVIEW_APPLICATIONS not in permissions_of(person, edition):
        return
    waiting = [call for call in calls_of(edition, person) if call.left]
    for call in sorted(waiting, key=lambda call: call.title):
        title = ngettext("Review %(n)d application", "Review %(n)d applications", call.left)
        url = reverse("recruitment:my_reviews", args=[edition.slug])
        due = call.reviews_due_at
        yield Todo(title % {"n": call.left}, url, _("Go on reviewing"), due, call.title, edition)


def free_seats(edition: Edition, person: Any, at: dt.datetime) -> Iterator[Gap]:
    """Seats that were decided and that nobody holds any more."""
    if Permission.SELECT_MEMBERS not in permissions_of(person, edition):
        return
    for one in decided_in(edition, person, at=at):
        free = one["seats"] - one["held"]
        if free > 0:
            url = reverse("recruitment:decisions", args=[edition.slug, one["pk"]])
            words = ngettext("%(n)d seat is free", "%(n)d seats are free", free) % {"n": free}
            yield Gap(words, url, _("Look at the reserve list"))


def applicant_todos(person: Any, at: dt.datetime) -> Iterator[Todo]:
    """A draft that was not sent, an offer to answer."""
    for application in files_of(person):
        call = application.call
        if application.is_draft and call.is_open(at):
            url = reverse("recruitment:step", args=[call.pk, 1])
            title = _("Finish your application to “%(call)s”") % {"call": call}
            yield Todo(title, url, _("Go on"), due_at=call.closes_at, edition=call.edition)
        decision = getattr(application, "decision", None)
        if decision and decision.offer == OfferState.OFFERED and _has_left(decision):
            url = reverse("recruitment:mine", args=[call.pk])
            title = _("A seat is offered to you: “%(call)s”") % {"call": call}
            yield Todo(title, url, _("Answer the offer"), due_at=decision.offer_until, edition=call.edition)


def _has_left(decision: Decision) -> bool:
    return bool(decision.letter) and decision.letter.state not in (EmailState.DRAFT, EmailState.DISCARDED)
