"""Work after publication: the files of a version, made once."""

from functools import partial

import structlog
from celery import shared_task
from django.db import transaction
from django.utils import timezone

from . import actions
from .exports import FORMATS
from .models import ReportVersion

log = structlog.get_logger()


@shared_task(ignore_result=True)
def make_files(version_pk: int) -> None:
    """Make and keep every format of a version."""
    version = ReportVersion.objects.select_related("report").get(pk=version_pk)
    for kind in FORMATS:
        actions.make_file(version, kind, at=timezone.now())


def make_files_after_commit(version: ReportVersion) -> None:
    """Ask a worker. Without one the files are made for each download, so nobody waits in vain."""
    transaction.on_commit(partial(_ask, version.pk))


def _ask(version_pk: int) -> None:
    try:
        make_files.apply_async([version_pk], retry=False)
    except Exception as error:
        log.warning("report.no_worker", reason=str(error))
