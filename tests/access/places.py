"""What the addresses of the sample's pages are made of: `python -m tests.access.places` prints them as JSON.

It runs in the environment of the site that is asked, because its numbers are those of its own database.
"""

import json
import os
import sys
from typing import Any


def places() -> dict[str, Any]:
    """Word in an address → the object of the sample that has something to show there."""
    return _of_members() | _of_workshops()


def _of_members() -> dict[str, Any]:
    from members.needs.models import Assessment, WorkPlanItem
    from members.recruitment.models import Application, Call, Interest, Review, Selection
    from workinggroup.editions.models import Edition
    from workinggroup.outbox.models import Email
    from workshops.sample.personas import Persona, person_of

    running = Edition.objects.running().newest_first().first()
    coming, here = Call.objects.get(state="open"), {"edition": running}
    call = Call.objects.get(**here)
    mine = Review.objects.filter(reviewer=person_of(Persona.REVIEWER), application__call=coming)
    return {
        "running": running.slug,
        "coming": coming.edition.slug,
        "group": running.group.slug,
        "open_call": coming.pk,
        "call": call.pk,
        "application": Application.objects.filter(call=call).order_by("number").first().pk,
        "selection": Selection.objects.get(call=call, state="decided").pk,
        "secretary": person_of(Persona.SECRETARIAT).pk,
        "review": mine.order_by("pk").first().pk,
        "interest": Interest.objects.filter(**here).first().pk,
        "survey": Assessment.objects.get(**here).pk,
        "plan_item": WorkPlanItem.objects.filter(**here).order_by("pk").first().pk,
        "mail": Email.objects.filter(**here).order_by("pk").last().pk,
    }


def _of_workshops() -> dict[str, Any]:
    from workinggroup.editions.models import Edition
    from workshops.report.models import Chapter, ReportVersion
    from workshops.scheduling.models import Workshop

    running = Edition.objects.running().newest_first().first()
    sessions = Workshop.objects.filter(edition=running).order_by("pk")
    return {
        "agreed": sessions.filter(minutes__state="agreed").first().pk,
        "in_round": sessions.get(minutes__state="circulated").pk,
        "desk": sessions.get(minutes__state="open").pk,
        "polled": sessions.get(state="polling").pk,
        "public_session": Workshop.objects.filter(is_public=True).order_by("pk").first().pk,
        "chapter": Chapter.objects.filter(report__edition=running, paragraphs__isnull=False).first().pk,
        "published": ReportVersion.objects.order_by("pk").first().report.edition.slug,
    }


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "workinggroup.settings")
    import django

    django.setup()
    json.dump(places(), sys.stdout)
