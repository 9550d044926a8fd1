"""Pages of the house itself."""

from django.conf import settings
from django.db import DatabaseError
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone

from . import health
from .models import Job
from .ui import samples


def healthz(request: HttpRequest) -> JsonResponse:
    """Database, job queue and outbox; 503 when one of them is broken."""
    at = timezone.now()
    parts = {"database": health.database()}
    if parts["database"]["ok"]:
        try:
            parts |= {
                "job_queue": health.job_queue(at=at),
                **{name: check(at=at) for name, check in health.checks()},
            }
        except DatabaseError as error:
            parts["database"] = {"ok": False, "error": str(error)}
    ok = all(part["ok"] for part in parts.values())
    return JsonResponse({"ok": ok, **parts}, status=200 if ok else 503)


def job(request: HttpRequest, key: str) -> HttpResponse:
    """How far long work of mine has come; the page asks again by itself and can be left."""
    found = get_object_or_404(Job, pk=key, by=request.user) if request.user.is_authenticated else None
    if found is None:
        return HttpResponse(status=404)
    part = "_job" if "HX-Request" in request.headers else "job"
    return render(request, f"workinggroup/base/{part}.html", {"job": found})


def styleguide(request: HttpRequest) -> HttpResponse:
    """Every component in every state; only where the sample is."""
    if not settings.SAMPLE_MODE:
        raise Http404
    return render(request, "workinggroup/base/styleguide.html", samples.guide(timezone.now()))


healthz.permission = "public"
job.permission = "signed in"
styleguide.permission = "public"
