"""The date poll: answering, and what the secretariat does with it."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from workinggroup.base.exports import table_response
from workinggroup.base.refusals import attempt, told
from workinggroup.editions.access import needs
from workinggroup.editions.models import Edition
from workinggroup.editions.permissions import Permission
from workinggroup.editions.sure import Confirmation, asks

from .. import actions, exports, mails, queries, rules
from ..forms import ExtendPollForm, OpenPollForm
from ..models import Participant, Workshop
from ..states import Heard
from .reading import manages, on_own_clock, own_workshop


@needs(Permission.ANSWER_POLLS, link="poll")
@on_own_clock
def poll(request: HttpRequest, edition: Edition, pk: int) -> HttpResponse:
    """Who can when. A participant answers here, with or without an account; the secretariat chooses."""
    workshop, at = own_workshop(request, edition, pk), timezone.now()
    if request.method == "POST":
        with told(request, _("Your answers are saved. You can change them until the poll closes.")):
            actions.answer_poll(
                workshop, person=request.actor, answers=_answers(request.POST),
                comment=request.POST.get("comment", "").replace("\0", ""), at=at,
            )  # fmt: skip
        return redirect("scheduling:poll", edition.slug, pk)
    secretariat = manages(request, edition)
    board = queries.poll_page(
        workshop, request.actor, shows_everybody=secretariat or workshop.poll_shows_names
    )
    if (kind := request.GET.get("format")) and secretariat:
        return table_response(kind, f"{workshop.called} poll", *exports.poll(board))
    page = {
        "edition": edition, "workshop": workshop, "poll": board, "manages": secretariat,
        "refused": rules.refuse_answer(workshop, request.actor, at=at, is_asked=board.mine is not None),
        "refused_extending": rules.refuse_extending(workshop, at=at) if secretariat else "",
        "refused_reminding": rules.refuse_reminding(workshop, board.missing, at=at),
        "is_open": workshop.poll_is_open(at),
    }  # fmt: skip
    return render(request, "workshops/scheduling/poll.html", page)


def _answers(posted: QueryDict) -> dict[int, str]:
    """`slot-12=yes` as {12: "yes"}."""
    named = (
        (name.removeprefix("slot-"), value) for name, value in posted.items() if name.startswith("slot-")
    )
    return {int(pk): value for pk, value in named if pk.isdecimal() and len(pk) < 18}


@needs(Permission.MANAGE_WORKSHOPS)
def open_poll(request: HttpRequest, edition: Edition, pk: int) -> HttpResponse:
    """The mail as each who is asked gets it, until when, and then the button that sends it."""
    workshop, at = queries.find_workshop(edition, pk, request.user), timezone.now()
    people = list(workshop.participants.for_list())
    form = OpenPollForm(request.POST or None, workshop=workshop, at=at)
    is_valid = request.method == "POST" and form.is_valid()
    facts = form.cleaned_data if is_valid else form.initial
    mails_now = _mails_now(request, workshop, people, facts)
    if is_valid and request.POST.get("seen") != mails_now.get("seen"):
        form.add_error(None, _("The mail has changed since you read it. Read it once more, then send it."))
    elif is_valid and attempt(form, actions.open_poll, workshop, **facts, by=request.user, at=at):
        return redirect("scheduling:poll", edition.slug, pk)
    page = {
        "edition": edition, "workshop": workshop, "form": form, "participants": people,
        "refused": rules.refuse_opening(workshop, at=at),
    }  # fmt: skip
    return render(request, "workshops/scheduling/poll_open.html", page | mails_now)


def _mails_now(
    request: HttpRequest, workshop: Workshop, people: list[Participant], facts: dict[str, Any]
) -> dict[str, Any]:
    """The mail of the one whom the secretariat chose to look at, and a mark of all that would go."""
    if not people:
        return {}
    wanted = request.GET.get("reader", "")
    reader = next((one for one in people if str(one.pk) == wanted), people[0])
    said = {"closes_at": facts["closes_at"], "shows_names": facts["shows_names"]}
    first, mark = mails.preview_poll(workshop, people[0].person, **said)
    mail = first if reader is people[0] else mails.preview_poll(workshop, reader.person, **said)[0]
    return {"mail": mail, "reader": reader, "seen": f"{mark}-{'-'.join(str(one.pk) for one in people)}"}


def _before_reminding(request: HttpRequest, edition: Edition, pk: int) -> Confirmation:
    workshop = queries.find_workshop(edition, pk, request.user)
    missing = list(workshop.participants.for_list().who_have_not_answered())
    refused = rules.refuse_reminding(workshop, missing, at=timezone.now())
    label = ngettext("Remind %(count)d person", "Remind %(count)d people", len(missing))
    return Confirmation(
        _("Remind those who have not answered?"),
        label % {"count": len(missing)},
        reverse("scheduling:poll", args=[edition.slug, pk]),
        [_("Each gets one mail in their language and on their clock, at most one a day.")],
        refused=refused,
        kind="primary",
        people=[] if refused else missing,
        mail=None if refused else mails.preview_poll_reminder(workshop, missing[0].person),
    )


@needs(Permission.MANAGE_WORKSHOPS)
@asks(_before_reminding)
def remind(request: HttpRequest, edition: Edition, pk: int) -> HttpResponse:
    """Remind those who have not answered."""
    workshop = queries.find_workshop(edition, pk, request.user)
    count = workshop.participants.who_have_not_answered().count()
    words = ngettext("%(count)d person is reminded.", "%(count)d people are reminded.", count)
    with told(request, words % {"count": count}):
        actions.remind_missing(workshop, by=request.user, at=timezone.now())
    return redirect("scheduling:poll", edition.slug, pk)


def _who_hears(workshop: Workshop) -> str:
    if workshop.poll_holds_dates:
        return _("Each date that is held in somebody’s calendar is taken out, with one mail for each.")
    return _("Nobody is told. Open the poll again to ask for other dates.")


def _before_withdrawing(request: HttpRequest, edition: Edition, pk: int) -> Confirmation:
    workshop = queries.find_workshop(edition, pk, request.user)
    answered = sum(one.poll_answered_at is not None for one in queries.asked_to(workshop))
    words = ngettext(
        "%(count)d person has answered. Their answer and comment are forgotten; the dates stay.",
        "%(count)d people have answered. Their answers and comments are forgotten; the dates stay.",
        answered,
    )
    return Confirmation(
        _("Withdraw the poll for “%(title)s”?") % {"title": workshop.title},
        _("Withdraw the poll"),
        reverse("scheduling:poll", args=[edition.slug, pk]),
        words=[words % {"count": answered}, _who_hears(workshop)],
        refused=rules.refuse_withdrawing(workshop, at=timezone.now()),
    )


@needs(Permission.MANAGE_WORKSHOPS)
@asks(_before_withdrawing)
def withdraw_poll(request: HttpRequest, edition: Edition, pk: int) -> HttpResponse:
    workshop = queries.find_workshop(edition, pk, request.user)
    with told(request, _("The poll is withdrawn. Change the dates, and open it again.")):
        actions.withdraw_poll(workshop, by=request.user, at=timezone.now())
    return redirect("scheduling:slots", edition.slug, pk)


@needs(Permission.MANAGE_WORKSHOPS)
def answer_for(request: HttpRequest, edition: Edition, pk: int, participant: int) -> HttpResponse:
    """What somebody said by phone or mail, written down for them; also once the poll has closed."""
    workshop, at = queries.find_workshop(edition, pk, request.user), timezone.now()
    found = get_object_or_404(workshop.participants.for_list(), pk=participant)
    board = queries.poll_page(workshop, found.person, shows_everybody=True)
    refused = rules.refuse_entering(workshop, found.person, request.user)
    heard = request.POST.get("heard", "")
    if request.method == "POST" and heard in Heard.values:
        with told(request, _("The answers of %(name)s are written down.") % {"name": found.person}):
            actions.enter_answers(
                workshop, person=found.person, answers=_answers(request.POST), heard=heard,
                comment=request.POST.get("comment", "").replace("\0", ""), by=request.user, at=at,
            )  # fmt: skip
        return redirect("scheduling:poll", edition.slug, pk)
    page = {
        "edition": edition, "workshop": workshop, "participant": found, "poll": board, "refused": refused,
        "ways": Heard.choices, "missing_way": request.method == "POST",
    }  # fmt: skip
    return render(request, "workshops/scheduling/poll_for.html", page)


@needs(Permission.MANAGE_WORKSHOPS)
def extend_poll(request: HttpRequest, edition: Edition, pk: int) -> HttpResponse:
    """Until when the poll stays open now, and who hears of it, before it is done."""
    workshop, at = queries.find_workshop(edition, pk, request.user), timezone.now()
    page: dict[str, Any] = {"edition": edition, "workshop": workshop}
    page["refused"] = rules.refuse_extending(workshop, at=at)
    if not page["refused"]:
        form = ExtendPollForm(request.POST or None, workshop=workshop, at=at)
        is_valid = request.method == "POST" and form.is_valid()
        facts = form.cleaned_data if is_valid else form.initial
        if is_valid and _extended(request, workshop, form):
            return redirect("scheduling:poll", edition.slug, pk)
        missing = list(workshop.participants.for_list().who_have_not_answered())
        page |= {"form": form, "participants": missing}
        if missing and facts.get("closes_at"):
            first = missing[0].person
            page["mail"] = mails.preview_poll_extended(workshop, first, closes_at=facts["closes_at"])
    return render(request, "workshops/scheduling/poll_extend.html", page)


def _extended(request: HttpRequest, workshop: Workshop, form: ExtendPollForm) -> bool:
    count = attempt(
        form, actions.extend_poll, workshop, **form.cleaned_data, by=request.user, at=timezone.now()
    )
    if count is None:
        return False
    words = ngettext("%(count)d person is told.", "%(count)d people are told.", count)
    done = _("The poll stays open longer.")
    messages.success(request, f"{done} {words % {'count': count}}" if count else done)
    return True
