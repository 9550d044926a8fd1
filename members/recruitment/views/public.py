"""The call as the public reads it, with its versions."""

from typing import Any, NamedTuple

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from workinggroup.base.clock import days_until, say_when
from workinggroup.editions.access import public

from ..models import Call, CallVersion
from ..models.translated import speaking
from ..queries.calls import published as queries
from ..queries.calls.changes import Changed, changes_between
from ..queries.calls.versions import canonical, versions_of
from ..queries.selections.scoring import method_words
from .applicant import application_of, published_call
from .languages import facts_of_language, language_of


class Moment(NamedTuple):
    """A line of the timetable."""

    kind: str
    when: str
    words: str


class Told(NamedTuple):
    """A version with what it changed; the first changed nothing."""

    version: CallVersion
    changes: list[Changed]


@public
def public_call(request: HttpRequest, pk: int) -> HttpResponse:
    """The call with its criteria, quotas, timetable and privacy notice, as published."""
    call = published_call(request, pk)
    mine = application_of(request, call)
    language = language_of(request, call, mine)
    with speaking(language):
        page = {**page_of(call), **facts_of_language(call, language), "mine": mine}
        return render(request, "members/recruitment/call_public.html", page)


@public
def versions(request: HttpRequest, pk: int) -> HttpResponse:
    """Every version with its day, its reason and both texts of what changed."""
    call = published_call(request, pk)
    language = language_of(request, call)
    with speaking(language):
        page = {
            "call": call,
            "look": call.look_at(timezone.now()),
            "rows": told(call),
            **facts_of_language(call, language),
        }
        return render(request, "members/recruitment/versions.html", page)


@public
def version_file(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """The very bytes whose SHA-256 is the fingerprint of a version."""
    call = published_call(request, pk)
    version = get_object_or_404(call.versions, number=number)
    response = HttpResponse(canonical(version.content), content_type="application/json")
    response["Content-Disposition"] = f'attachment; filename="call-{call.pk}-version-{number}.json"'
    response["X-Content-Type-Options"] = "nosniff"
    return response


def told(call: Call) -> list[Told]:
    """The versions, the newest first, each with what differs from the one before."""
    found, before = [], None
    for version in versions_of(call):
        changes = changes_between(before, version.content) if before else []
        found.append(Told(version, changes))
        before = version.content
    return found[::-1]


def page_of(call: Call) -> dict[str, Any]:
    """What the page of a call shows; the preview shows the same."""
    at = timezone.now()
    left = days_until(call.closes_at, at=at, zone=call.timezone) if call.closes_at else 0
    questions = list(queries.with_parts(call).questions.all())
    known = [] if call.is_draft else versions_of(call)
    return {
        "call": call,
        "at": at,
        "look": call.look_at(at),
        "is_open": call.is_open(at),
        "left": days_left(left),
        "criteria": queries.weighed(call),
        "method": method_words(call),
        "quotas": (quotas := queries.quota_lines(call, questions)),
        "quota_sentences": queries.quota_sentences(quotas),
        "questions": len(questions),
        "moments": moments(call, at=at),
        "versions": known,
        "newest": known[-1] if len(known) > 1 else None,
        "extensions": [] if call.is_draft else list(call.extensions.all()),
    }


def days_left(days: int) -> str:
    if days <= 0:
        return _("Closes today")
    return ngettext("%(n)d day left", "%(n)d days left", days) % {"n": days}


def moments(call: Call, *, at: Any) -> list[Moment]:
    """The timetable as far as it is fixed; the next thing to come is marked."""
    days = ngettext(
        "You have %(n)d day to answer an offered seat, then it goes to the reserve list.",
        "You have %(n)d days to answer an offered seat, then it goes to the reserve list.",
        call.offer_days,
    )
    known = [
        (call.opens_at, _("Call opens")),
        (call.closes_at, _("Call closes. You can change or withdraw your application until then.")),
        (
            call.reviews_due_at,
            _("Reviewers have scored each application, without those who declare a conflict."),
        ),
        (call.decides_at, _("The committee decides. Everyone gets a letter with scores and reasons.")),
    ]
    found = []
    for instant, words in known:
        if instant:
            past = instant <= at
            kind = "done" if past else "later" if any(one.kind != "done" for one in found) else "now"
            found.append(Moment(kind, say_when(instant, call.timezone), words))
    return [*found, Moment("later", _("after the letter"), days % {"n": call.offer_days})]
