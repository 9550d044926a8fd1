"""Certificates: issued by the secretariat, fetched by their person, checked by anybody with the number."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from workinggroup.base import jobs
from workinggroup.base.refusals import attempt, told
from workinggroup.editions.access import needs, public, signed_in
from workinggroup.editions.models import Edition
from workinggroup.editions.permissions import Permission
from workinggroup.editions.sure import Confirmation, asks
from workshops.scheduling.models import Workshop
from workshops.scheduling.queries import find_workshop
from workshops.scheduling.views.reading import on_own_clock

from .. import actions, codes, papers, queries, rules, tasks
from ..forms import CertificatesForm
from ..models import Certificate

# Whoever came by one of these links to a session may fetch their own certificate of it.
LINKS = ("certificate", "feedback", "registration", "rsvp")


@needs(Permission.MANAGE_WORKSHOPS)
def certificates(request: HttpRequest, edition: Edition, pk: int) -> HttpResponse:
    """Who has one, who was there and has none yet, and one button for these."""
    workshop, at = find_workshop(edition, pk, request.user), timezone.now()
    missing = list(queries.without_certificate(workshop))
    start = {"signed_by": _("Secretariat of %(group)s") % {"group": edition.group}}
    form = CertificatesForm(request.POST or None, count=len(missing), initial=start)
    if request.method == "POST" and form.is_valid() and _issue(request, workshop, form):
        return redirect("attendance:certificates", edition.slug, pk)
    page = {
        "edition": edition, "workshop": workshop, "form": form, "missing": missing,
        "certificates": queries.valid(workshop),
        "refused": rules.refuse_certificates(workshop, len(missing), at=at),
    }  # fmt: skip
    return render(request, "workshops/attendance/certificates.html", page)


def _issue(request: HttpRequest, workshop: Workshop, form: CertificatesForm) -> bool:
    made = attempt(
        form, actions.issue_certificates, workshop, by=request.user, at=timezone.now(), **form.cleaned_data
    )
    if made:
        words = ngettext("%(n)d certificate is issued.", "%(n)d certificates are issued.", len(made))
        messages.success(request, words % {"n": len(made)})
    return bool(made)


@needs(Permission.MANAGE_WORKSHOPS)
@require_POST
def make_package(request: HttpRequest, edition: Edition, pk: int) -> HttpResponse:
    """Let a job print every certificate that stands into one ZIP; its page leads to the file."""
    workshop, at = find_workshop(edition, pk, request.user), timezone.now()
    made = actions.order_package(workshop, by=request.user, at=at)
    url = reverse("attendance:package", args=[edition.slug, pk, made.pk])
    what = _("Certificates of “%(title)s”") % {"title": workshop}
    job = jobs.start(
        tasks.make_package, package=made.pk, what=what[:200], by=request.user, at=at, leads_to=url
    )
    return redirect("base:job", job.pk)


@needs(Permission.MANAGE_WORKSHOPS)
@require_safe
def package(request: HttpRequest, edition: Edition, pk: int, package: int) -> HttpResponse:
    """The ZIP that a job made for this reader; one that is not up to date any more is made again."""
    workshop = find_workshop(edition, pk, request.user)
    found = queries.package_for(workshop, request.user, package)
    if found is None:
        messages.error(request, _("The certificates have changed, or a day is over. Make the ZIP again."))
        return redirect("attendance:certificates", edition.slug, pk)
    with found.file.open() as stored:
        response = HttpResponse(stored.read(), content_type="application/zip")
    response["Content-Disposition"] = f'attachment; filename="certificates-{pk}.zip"'
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = "private, no-store"
    return response


@needs(Permission.MANAGE_WORKSHOPS)
@require_safe
def one_file(request: HttpRequest, edition: Edition, pk: int, certificate: int) -> HttpResponse:
    return _file(_found(request, edition, pk, certificate))


def _found(request: HttpRequest, edition: Edition, pk: int, certificate: int) -> Certificate:
    workshop = find_workshop(edition, pk, request.user)
    return get_object_or_404(Certificate, pk=certificate, workshop=workshop)


def _file(certificate: Certificate) -> HttpResponse:
    response = HttpResponse(papers.pdf_of(certificate), content_type="application/pdf")
    response["Content-Disposition"] = f'attachment; filename="{papers.file_name(certificate)}"'
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = "private, no-store"
    return response


def _before_withdrawing(request: HttpRequest, edition: Edition, pk: int, certificate: int) -> Confirmation:
    one = _found(request, edition, pk, certificate)
    return Confirmation(
        _("Withdraw the certificate of %(name)s?") % {"name": one.name},
        _("Withdraw it"),
        reverse("attendance:certificates", args=[edition.slug, pk]),
        words=[
            _("Whoever checks its number reads that it was withdrawn. Nobody gets a mail."),
            _("Somebody who is still recorded as present can get another one, with another number."),
        ],
        refused=rules.refuse_withdrawing(one, at=timezone.now()),
    )


@needs(Permission.MANAGE_WORKSHOPS)
@asks(_before_withdrawing)
def withdraw(request: HttpRequest, edition: Edition, pk: int, certificate: int) -> HttpResponse:
    with told(request, _("The certificate is withdrawn.")):
        one = _found(request, edition, pk, certificate)
        actions.withdraw_certificate(one, by=request.user, at=timezone.now())
    return redirect("attendance:certificates", edition.slug, pk)


def _mine(request: HttpRequest, edition: Edition, pk: int) -> Certificate:
    workshop = get_object_or_404(Workshop, pk=pk, edition=edition)
    return queries.certificate_of(workshop, request.actor) or get_object_or_404(Certificate, pk=0)


@needs(Permission.ANSWER_POLLS, link=LINKS)
@require_safe
@on_own_clock
def mine(request: HttpRequest, edition: Edition, pk: int) -> HttpResponse:
    """My certificate, and the button to get it."""
    page = {"edition": edition, "certificate": _mine(request, edition, pk), "is_guest": request.is_guest}
    return render(request, "workshops/attendance/mine.html", page)


@needs(Permission.ANSWER_POLLS, link=LINKS)
@require_safe
def my_file(request: HttpRequest, edition: Edition, pk: int) -> HttpResponse:
    return _file(_mine(request, edition, pk))


@signed_in
@require_safe
def my_certificates(request: HttpRequest) -> HttpResponse:
    """All my certificates, the newest first."""
    page = {"certificates": queries.certificates_of(request.actor)}
    return render(request, "workshops/attendance/my_certificates.html", page)


@public
@require_safe
def look_up(request: HttpRequest) -> HttpResponse:
    """A number to check."""
    if number := codes.plain(request.GET.get("number", "")):
        return redirect("attendance:verify", number)
    return render(request, "workshops/attendance/look_up.html", {})


@public
@require_safe
def verify(request: HttpRequest, number: str) -> HttpResponse:
    """What the certificate says and nothing more, for whoever has its number."""
    found = Certificate.objects.filter(number=codes.plain(number)).select_related("workshop").first()
    page = {"certificate": found, "number": codes.plain(number)[:20]}
    if found:
        page |= {"stands": queries.is_valid(found), "duration": papers.say_duration(found.minutes)}
    response = render(request, "workshops/attendance/verify.html", page, status=200 if found else 404)
    response["X-Robots-Tag"] = "noindex"
    return response
