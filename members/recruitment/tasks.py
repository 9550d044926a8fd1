"""What happens by itself."""

import structlog
from celery import shared_task
from django.utils import timezone

from workinggroup.base.models import Job

from .actions import decisions, files, interests, retention, selections, uploads
from .models import CommitteeFile, Selection

log = structlog.get_logger()


@shared_task
def erase_due() -> int:
    """Once a day: delete what the calls said would be deleted by now."""
    number = len(retention.erase_due(at=timezone.now()))
    noted = interests.erase_due_interests(at=timezone.now())
    log.info("recruitment.erased", applications=number, interests=noted)
    return number


@shared_task
def watch_offers() -> int:
    """Every few minutes: remind those whose offer ends soon, and end those whose time is over."""
    at = timezone.now()
    reminded, ended = decisions.remind_offers(at=at), decisions.expire_offers(at=at)
    if reminded or ended:
        log.info("recruitment.offers", reminded=reminded, ended=ended)
    return ended


@shared_task
def make_committee_file(job_id: str, file: int) -> None:
    """Make a long PDF or workbook for one reader, with its progress in the job."""
    job = Job.objects.get(pk=job_id)
    made = CommitteeFile.objects.select_related("selection__call__edition__group", "person").get(pk=file)
    with job.running() as progress:
        files.fill_file(made, at=timezone.now(), progress=progress)


@shared_task
def remove_orphans() -> int:
    """Once a day: delete files that no application knows of, and the committee's of yesterday."""
    files.remove_old_files(at=timezone.now())
    number = uploads.remove_orphans(at=timezone.now())
    log.info("recruitment.orphans_removed", files=number)
    return number


@shared_task
def propose(job_id: str, selection: int, version: int) -> None:
    """Look for the best set where that may take longer than somebody waits in front of a page."""
    job = Job.objects.select_related("by").get(pk=job_id)
    found = Selection.objects.select_related("call__edition").get(pk=selection)
    with job.running():
        selections.propose(found, version=version, by=job.by, at=timezone.now())
