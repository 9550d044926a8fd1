"""The agreement round: send round, remind, answer, agree, freeze, open a new version."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from workinggroup.base.refusals import attempt, told
from workinggroup.editions.access import needs
from workinggroup.editions.models import Edition
from workinggroup.editions.permissions import Permission
from workinggroup.editions.sure import Confirmation, ask, asks
from workshops.scheduling.states import AttendanceState

from .. import actions, mails, rules
from ..forms import AnswerForm, CorrectionForm, ObjectionForm, RoundForm
from ..models import Minutes, Objection
from ..queries.round import round_of
from .found import line_of, minutes_of

LINK = mails.PURPOSE


@needs(Permission.MANAGE_MINUTES)
def circulate(request: HttpRequest, edition: Edition, pk: int) -> HttpResponse:
    """Who gets the minutes, what the mail says, until when; then one button."""
    minutes, at = minutes_of(edition, pk), timezone.now()
    form = RoundForm(request.POST or None, minutes=minutes, at=at)
    if request.method == "POST" and form.is_valid():
        until = form.cleaned_data["comments_close_at"]
        if (
            attempt(form, actions.circulate, minutes, comments_close_at=until, by=request.actor, at=at)
            is not None
        ):
            messages.success(request, _sent_words(minutes))
            return redirect("minutes:page", edition.slug, pk)
    came = minutes.workshop.attendance.filter(state=AttendanceState.PRESENT)
    people = list(came.select_related("person", "organisation").order_by("person__name", "pk"))
    words = ngettext("Circulate to %(number)d person", "Circulate to %(number)d people", len(people))
    form.submit_label = words % {"number": len(people)}
    context = {
        "edition": edition, "minutes": minutes, "workshop": minutes.workshop, "form": form,
        "people": people,
        "reason": rules.refuse_circulating(minutes, at=at),
        "blank": minutes.lines.current().filter(text="").count(),
        "preview": mails.preview(minutes, request.actor, until=form.initial["comments_close_at"]),
    }  # fmt: skip
    return render(request, "workshops/minutes/circulate.html", context)


def _sent_words(minutes: Minutes) -> str:
    number = minutes.workshop.attendance.filter(state=AttendanceState.PRESENT).count()
    words = ngettext(
        "The minutes are on their way to %(number)d person. You see here who agrees.",
        "The minutes are on their way to %(number)d people. You see here who agrees.",
        number,
    )
    return words % {"number": number}


@needs(Permission.MANAGE_MINUTES)
@require_POST
def extend(request: HttpRequest, edition: Edition, pk: int) -> HttpResponse:
    """Give people more time."""
    minutes, at = minutes_of(edition, pk), timezone.now()
    form = RoundForm(request.POST, minutes=minutes, at=at)
    if not form.is_valid():
        return render(request, "workshops/minutes/extend.html", _one(edition, minutes, form))
    until = form.cleaned_data["comments_close_at"]
    with told(request, _("The round is longer now.")):
        actions.extend_round(minutes, comments_close_at=until, by=request.actor, at=at)
    return redirect("minutes:page", edition.slug, pk)


@needs(Permission.MANAGE_MINUTES)
@require_POST
def remind(request: HttpRequest, edition: Edition, pk: int) -> HttpResponse:
    """Remind those who have said nothing."""
    minutes = minutes_of(edition, pk)
    number = len(round_of(minutes).missing)
    done = ngettext("%(number)d person is reminded.", "%(number)d people are reminded.", number)
    with told(request, done % {"number": number}):
        actions.remind(minutes, by=request.actor, at=timezone.now())
    return redirect("minutes:page", edition.slug, pk)


@needs(Permission.MANAGE_MINUTES)
def freeze(request: HttpRequest, edition: Edition, pk: int) -> HttpResponse:
    """Who is told that the minutes are agreed; then the button after which they do not change."""
    minutes = minutes_of(edition, pk)
    if request.method != "POST":
        return ask(request, edition, _before_agreeing(minutes, request.actor))
    with told(request, _("The minutes are agreed. Their text can no longer change.")):
        actions.agree_minutes(minutes, by=request.actor, at=timezone.now())
    return redirect("minutes:page", edition.slug, pk)


def _before_agreeing(minutes: Minutes, reader: Any) -> Confirmation:
    at, asked = timezone.now(), round_of(minutes).asked
    label = ngettext("Agree and tell %(number)d person", "Agree and tell %(number)d people", len(asked))
    return Confirmation(
        _("Agree the minutes: %(title)s") % {"title": minutes.workshop.title},
        label % {"number": len(asked)},
        minutes.get_absolute_url(),
        words=[
            _("After this the text can no longer change. A mistake is mended by a new version that all see."),
            _("Everybody who attended gets one mail that says so, with the checksum of the text."),
        ],
        refused=rules.refuse_freezing(minutes, at=at),
        kind="primary",
        people=asked,
        mail=mails.preview_agreed(minutes, reader, at=at),
    )


@needs(Permission.MANAGE_MINUTES)
def correct(request: HttpRequest, edition: Edition, pk: int) -> HttpResponse:
    """Open a new version of agreed minutes, and say why."""
    minutes, at = minutes_of(edition, pk), timezone.now()
    form = CorrectionForm(request.POST or None)
    form.submit_label = form.submit_label % {"number": minutes.number + 1}
    form.cancel_url = minutes.get_absolute_url()
    if request.method == "POST" and form.is_valid():
        reason = form.cleaned_data["reason"]
        if attempt(form, actions.open_correction, minutes, reason=reason, by=request.actor, at=at):
            return redirect("minutes:write", edition.slug, pk)
    context = _one(edition, minutes, form) | {"reason": rules.refuse_correction(minutes, at=at)}
    return render(request, "workshops/minutes/correct.html", context)


@needs(Permission.AGREE_MINUTES, link=LINK)
@require_POST
def agree(request: HttpRequest, edition: Edition, pk: int) -> HttpResponse:
    """I agree to these minutes."""
    minutes = minutes_of(edition, pk)
    with told(request, _("Thank you. Your agreement is stored.")):
        actions.agree(minutes, by=request.actor, at=timezone.now())
    return redirect("minutes:page", edition.slug, pk)


@needs(Permission.AGREE_MINUTES, link=LINK)
def object_to(request: HttpRequest, edition: Edition, pk: int, line: int) -> HttpResponse:
    """Ask for other words in a line."""
    found, at = line_of(edition, pk, line), timezone.now()
    form = ObjectionForm(request.POST or None, initial={"proposal": found.text})
    form.cancel_url = found.get_absolute_url()
    if request.method == "POST" and form.is_valid():
        words = {name: form.cleaned_data[name] for name in ("proposal", "text")}
        key = form.cleaned_data["token"]
        if attempt(form, actions.object_to, found, by=request.actor, at=at, key=key, **words):
            return redirect(found.get_absolute_url())
    reason = rules.refuse_reply(found.minutes, request.actor, at=at)
    context = _one(edition, found.minutes, form) | {"line": found, "reason": reason}
    return render(request, "workshops/minutes/object.html", context)


def _before_withdrawing(request: HttpRequest, edition: Edition, pk: int, objection: int) -> Confirmation:
    found = _objection(edition, pk, objection)
    return Confirmation(
        _("Take back what you asked for?"),
        _("Take it back"),
        found.line.minutes.get_absolute_url(),
        words=[
            f"“{found.proposal}”",
            _("The line stays as it is, and the secretariat need not answer any more."),
        ],
    )


@needs(Permission.AGREE_MINUTES, link=LINK)
@asks(_before_withdrawing)
def withdraw(request: HttpRequest, edition: Edition, pk: int, objection: int) -> HttpResponse:
    """Take my asked change back."""
    found = _objection(edition, pk, objection)
    with told(request, _("Your change is withdrawn.")):
        actions.withdraw_objection(found, by=request.actor, at=timezone.now())
    return redirect("minutes:page", edition.slug, pk)


@needs(Permission.MANAGE_MINUTES)
def answer(request: HttpRequest, edition: Edition, pk: int, objection: int) -> HttpResponse:
    """Take an asked change in, or keep the text and say why."""
    found, at = _objection(edition, pk, objection), timezone.now()
    form = AnswerForm(request.POST or None, objection=found)
    form.cancel_url = found.line.minutes.get_absolute_url()
    if request.method == "POST" and form.is_valid() and _answer(form, found, by=request.actor, at=at):
        return redirect("minutes:page", edition.slug, pk)
    context = _one(edition, found.line.minutes, form) | {"objection": found, "line": found.line}
    return render(request, "workshops/minutes/answer.html", context)


def _answer(form: AnswerForm, objection: Objection, *, by: Any, at: Any) -> Objection | None:
    words = form.cleaned_data
    if words["outcome"] == "keep":
        return attempt(form, actions.keep_text, objection, by=by, at=at, answer=words["answer"])
    facts = {name: words[name] for name in ("text", "version", "answer")}
    return attempt(form, actions.take_in, objection, by=by, at=at, **facts)


def _objection(edition: Edition, pk: int, objection: int) -> Objection:
    minutes = minutes_of(edition, pk)
    found = Objection.objects.select_related("line", "person", "organisation")
    one = get_object_or_404(found, pk=objection, line__minutes=minutes)
    one.line.minutes = minutes
    return one


def _one(edition: Edition, minutes: Minutes, form: Any) -> dict[str, Any]:
    return {"edition": edition, "minutes": minutes, "workshop": minutes.workshop, "form": form}
