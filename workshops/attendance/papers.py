"""Certificates as PDF (PDF/UA-1 and PDF/A-3a), and all of a session in one ZIP."""

import io
import zipfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from django.conf import settings
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, override

from workinggroup.base.clock import in_zone, say_day, say_period
from workinggroup.base.documents import printable
from workinggroup.base.models import Progress
from workinggroup.base.pdf import compile_pdf, day_of

from .models import Certificate

TEMPLATE = Path(__file__).with_name("certificate.typ")


def pdf_of(certificate: Certificate) -> bytes:
    """The certificate in the language of its person; equal rows always give equal bytes."""
    with override(certificate.language):
        return compile_pdf(TEMPLATE, printable(_facts(certificate)), at=certificate.issued_at)


def _facts(one: Certificate) -> dict[str, Any]:
    zone = one.zone
    issued = in_zone(one.issued_at, zone)
    return {
        "title": _("Certificate of attendance"),
        "language": one.language,
        "group": one.group_name,
        "day": day_of(issued),
        "lead": _("We confirm that"),
        "name": one.name,
        "organisation": one.organisation_name,
        "took_part": _("has taken part in the session"),
        "session": one.title,
        "rows": [
            (_("Kind"), one.kind),
            (_("Date"), say_period(one.starts_at, one.ends_at, zone)),
            (_("Duration"), say_duration(one.minutes)),
            (_("Part of"), one.edition_title),
        ],
        "signed_by": one.signed_by,
        "issued": _("Issued on %(day)s") % {"day": say_day(issued.date())},
        "number_words": _("Number of this certificate:"),
        "number": one.spaced,
        "check_words": _("Whoever wants to check it finds the same facts at"),
        "address": settings.SITE_URL.rstrip("/") + one.get_absolute_url(),
    }


def say_duration(minutes: int) -> str:
    """`2 hours 30 minutes`."""
    hours, rest = divmod(minutes, 60)
    parts = []
    if hours:
        parts.append(ngettext("%(n)d hour", "%(n)d hours", hours) % {"n": hours})
    if rest or not hours:
        parts.append(ngettext("%(n)d minute", "%(n)d minutes", rest) % {"n": rest})
    return " ".join(parts)


def file_name(certificate: Certificate) -> str:
    name = slugify(certificate.name) or "person"
    return f"{_('certificate')}-{name[:60]}-{certificate.number[:4].lower()}.pdf"


def zip_of(certificates: Sequence[Certificate], progress: Progress) -> bytes:
    """Every certificate as a file of its own; PDFs are packed already, so they are only put together."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_STORED) as package:
        for done, one in enumerate(certificates):
            progress(done, len(certificates))
            package.writestr(file_name(one), pdf_of(one))
    progress(len(certificates), len(certificates))
    return stream.getvalue()
