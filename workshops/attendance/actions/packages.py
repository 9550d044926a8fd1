"""All certificates of a session in one file: made by a job for one officer, and gone after a day."""

import datetime as dt
from typing import Any

from django.core.files.base import ContentFile

from workinggroup.base.models import Progress
from workshops.scheduling.models import Workshop

from .. import papers, queries
from ..models import Package

A_DAY = dt.timedelta(days=1)


def order_package(workshop: Workshop, *, by: Any, at: dt.datetime) -> Package:
    """The place of a file that a job is going to fill."""
    return Package.objects.create(workshop=workshop, person=by, made_at=at)


def fill_package(package: Package, *, progress: Progress) -> None:
    """Print each certificate that stands now, and remember which these were."""
    found = queries.valid(package.workshop)
    package.numbers = sorted(one.number for one in found)
    package.file.save(f"{package.pk}.zip", ContentFile(papers.zip_of(found, progress)))


def remove_old_packages(*, at: dt.datetime) -> int:
    """Delete what lay for a day; the file goes first, so that none is left that nobody knows."""
    old = list(Package.objects.filter(made_at__lte=at - A_DAY))
    for one in old:
        one.file.delete(save=False)
        one.delete()
    return len(old)
