"""Where the recruitment stands, for the track of stages."""

import datetime as dt
from typing import Any

from django.db.models import Count, Q
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from members.people.models import Person
from workinggroup.base.clock import days_until
from workinggroup.editions.models import Edition
from workinggroup.editions.permissions import Permission, permissions_of
from workinggroup.editions.registry import Figure, StageNow

from ..models import Call, Review
from ..queries.standing import current_call
from ..states import ApplicationState, CallState, ReviewState


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
