"""What recruitment tells the ground: its stage, what waits for whom, the thread, one's own data."""

import datetime as dt
from collections.abc import Iterator
from typing import Any

from django.db.models import Count, Q
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from members.people.models import Membership, Person
from workinggroup.base.clock import days_until
from workinggroup.editions import registry, tally
from workinggroup.editions.models import Edition
from workinggroup.editions.permissions import Permission, permissions_of
from workinggroup.editions.registry import Figure, Gap, Hit, Node, Stage, StageNow, Todo
from workinggroup.outbox import rules as outbox_rules
from workinggroup.outbox.states import EmailState

from ..models import Application, Call, Decision, Review
from ..queries.reviewing.reviews import behind
from ..queries.selections.ranking import files_of
from ..queries.standing import calls_of, current_call, decided_in, rows_to_tell
from ..rules.letters import refuse_outdated
from ..states import ApplicationState, CallState, OfferState, ReviewState
from . import calls as call_stage
from . import withheld


def register() -> None:
    if refuse_outdated not in outbox_rules.guards:
        outbox_rules.guards.append(refuse_outdated)
    registry.stages.register(Stage("recruitment", gettext_lazy("Recruitment"), 10, stage_now))
    registry.todos.register(secretariat_todos)
    registry.todos.register(reviewer_todos)
    registry.personal_todos.register(applicant_todos)
    registry.gaps.register(free_seats)
    tally.register_rows(rows_to_tell)
    registry.hits.register(application_hits)
    registry.personal_data.register(my_data)
    registry.personal_data.register(call_stage.my_interests)
    registry.hits.register(call_stage.interest_hits)
    registry.open_to_public.register(call_stage.open_calls)
    registry.open_to_public.register(call_stage.open_interest)
    registry.carry_over.register(
        call_stage.criteria,
        label=gettext_lazy("Criteria, questions and quotas of the call"),
        count=lambda old: old.calls.published().count(),
    )
    registry.shown_mails.register(withheld.mails_shown_to)
    registry.shown_events.register(withheld.events_shown_to)
    registry.comes_from.register(Membership, application_of_member)
    registry.led_to.register(Application, membership_of_application)


def stage_now(edition: Edition, person: Any, at: dt.datetime) -> StageNow | None:
    """For the secretariat the call, for reviewers their files; nobody else needs it on the track."""
    granted = permissions_of(person, edition)
    if Permission.MANAGE_CALLS in granted:
        return _for_secretariat(edition, person, at)
    if Permission.REVIEW_APPLICATIONS in granted:
        return _for_reviewer(edition, person)
    return None


def _for_secretariat(edition: Edition, person: Any, at: dt.datetime) -> StageNow:
    home = reverse("recruitment:home", args=[edition.slug])
    call = current_call(edition, person, at)
    if call is None:
        return StageNow(_("no call yet"), "later", url=home, text=_("Write the call for members first."))
    words, mood = _call_words(call, at)
    sent = Figure(str(call.sent), reverse("recruitment:applications", args=[edition.slug, call.pk]))
    if call.state != CallState.DECIDED:
        text = ngettext("application", "applications", call.sent)
        return StageNow(words, mood, url=home, figures=(sent,), text=f"{text}; {words}")
    members = reverse("people:directory", args=[edition.slug]) + "?kind=member"
    figures = (sent, Figure(str(call.members), members))
    return StageNow(words, mood, url=home, figures=figures, joined_by=" → ", text=_members_words(call))


def _members_words(call: Call) -> str:
    organisations = ngettext("%(n)d organisation", "%(n)d organisations", call.organisations)
    countries = ngettext("%(n)d country", "%(n)d countries", call.countries)
    return _("applications, then members of %(organisations)s in %(countries)s") % {
        "organisations": organisations % {"n": call.organisations},
        "countries": countries % {"n": call.countries},
    }


def _call_words(call: Call, at: dt.datetime) -> tuple[str, str]:
    phase = call.phase(at)
    if phase == CallState.DRAFT:
        return _("call in draft"), "now"
    if phase == CallState.DECIDED:
        members = ngettext("%(n)d member", "%(n)d members", call.members) % {"n": call.members}
        bodies = ngettext("%(n)d organisation", "%(n)d organisations", call.organisations)
        return f"{members}, {bodies % {'n': call.organisations}}", "done"
    if phase == CallState.CLOSED:
        return _("to be decided"), "now"
    if not call.is_open(at):
        return _("opens soon"), "now"
    days = days_until(call.closes_at, at=at, zone=call.timezone)
    if days <= 0:
        return _("closes today"), "now"
    return ngettext("closes in %(n)d day", "closes in %(n)d days", days) % {"n": days}, "now"


def _for_reviewer(edition: Edition, person: Person) -> StageNow | None:
    mine = Review.objects.mine(person).filter(application__call__edition=edition)
    mine = mine.counted().exclude(application__state=ApplicationState.WITHDRAWN)
    counts = mine.aggregate(all=Count("pk"), done=Count("pk", filter=Q(state=ReviewState.DONE)))
    if not counts["all"]:
        return None
    words = _("%(done)d of %(all)d reviewed") % counts
    mood = "done" if counts["done"] == counts["all"] else "now"
    return StageNow(words, mood, url=reverse("recruitment:home", args=[edition.slug]))


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


def application_hits(edition: Edition, person: Any, words: str) -> Iterator[Hit]:
    """Applications by number, organisation or name; never those with a conflict."""
    if Permission.MANAGE_CALLS not in permissions_of(person, edition):
        return
    found = Application.objects.submitted().visible_to(person).filter(call__edition=edition)
    found = found.filter(
        Q(number__iexact=words) | Q(organisation_name__icontains=words) | Q(name__icontains=words)
    )
    for one in found.order_by("number")[:20]:
        url = reverse("recruitment:application", args=[edition.slug, one.pk])
        yield Hit(_("Application"), f"{one.number}, {one.place_name}", url, one.name)


def my_data(person: Person) -> Iterator[tuple[str, list[dict[str, Any]]]]:
    """What we store about an applicant, and about a reviewer's own words."""
    files = [
        {
            "number": one.number, "call": str(one.call), "state": one.state, "name": one.name,
            "email": one.email, "function": one.function, "organisation": one.organisation_name,
            "submitted_at": one.submitted_at, "privacy_version": one.privacy_version,
            "answers": {str(answer.question): answer.words for answer in one.answers.all()},
            "questions to you": {asked.text: asked.answer for asked in one.enquiries.all()},
        }
        for one in files_of(person).prefetch_related("answers__question", "enquiries")
    ]  # fmt: skip
    yield _("Applications"), files
    reviews = Review.objects.mine(person).select_related("application__call")
    told = [
        {"application": str(one.application), "state": one.state, "total": one.total, "comment": one.comment}
        for one in reviews
    ]
    yield _("Reviews"), told


def application_of_member(membership: Membership, reader: Any) -> Iterator[Node]:
    """The application that a membership comes from; its link only for those who may read it."""
    found = Application.objects.filter(
        applicant=membership.person, call__edition=membership.edition, decision__offer=OfferState.ACCEPTED
    )
    if getattr(reader, "pk", None):
        found = found.visible_to(reader)
    for one in found.select_related("call"):
        may_read = Permission.MANAGE_CALLS in permissions_of(reader, membership.edition)
        url = reverse("recruitment:application", args=[membership.edition.slug, one.pk]) if may_read else ""
        yield Node(_("Application %(number)s") % {"number": one}, url, str(one.call))


def membership_of_application(application: Application, reader: Any) -> Iterator[Node]:
    membership = Membership.objects.filter(
        person=application.applicant_id, edition=application.call.edition_id
    ).select_related("person", "organisation")
    for one in membership:
        url = reverse("people:directory", args=[application.call.edition.slug])
        yield Node(_("Member: %(name)s") % {"name": one.person}, url, str(one.organisation))
