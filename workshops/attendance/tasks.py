"""What happens by itself once a day, and what takes longer than a page."""

from celery import shared_task
from django.utils import timezone

from workinggroup.base.models import Job

from . import actions
from .models import Package


@shared_task(ignore_result=True)
def forget_tries() -> None:
    """Delete the count of wrong codes of the days before, and the files that a job made yesterday."""
    actions.forget_tries(at=timezone.now())
    actions.remove_old_packages(at=timezone.now())


@shared_task
def make_package(job_id: str, package: int) -> None:
    """Print all certificates of a session into one file, with the progress in the job."""
    job = Job.objects.get(pk=job_id)
    found = Package.objects.select_related("workshop__edition__group").get(pk=package)
    with job.running() as progress:
        actions.fill_package(found, progress=progress)
